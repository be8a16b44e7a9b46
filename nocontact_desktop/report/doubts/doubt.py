"""Something a doubting reader could ask about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Literal

DoubtKind = Literal[
    "picture_day",
    "message_day",
    "weekday_of_date",
    "weekday",
    "count",
    "known_by_message",
    "known_by_picture",
    "written_later",
    "not_fresh",
    "two_captions",
]


@dataclass(frozen=True)
class Doubt:
    """One finding: where it is (an entry, an exhibit, or both), and what fills in its words.

    ``aside`` says that the writer has looked at it. It is remembered for just these facts: when they change, the
    finding comes back.
    """

    kind: DoubtKind
    title: str = field(repr=False)
    entry: str = ""
    exhibit: str = ""
    said: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    number: int = 0
    aside: bool = False

    def put(self, *, aside: bool) -> Doubt:
        """The same finding, put aside or not."""
        return replace(self, aside=aside)

    @property
    def key(self) -> bytes:
        """A hash of what was found and where."""
        facts = (
            "doubt",
            self.kind,
            self.entry,
            self.exhibit,
            str(self.number),
            *(part for one in self.said for part in one),
        )
        return sha256("\0".join(facts).encode()).digest()
