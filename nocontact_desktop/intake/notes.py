"""What a reader has to say besides its items: what it assumed, what it left out, who took part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from nocontact_desktop.intake.items import Assumption, Basis, Item, Participant, ReadOptions, Skip, Summary


class Notes:
    """Gathers what becomes the :class:`Summary` of a file, while its items pass by."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.tidy_name: Callable[[str], str] = str.strip
        self._read = 0
        self._skips: list[Skip] = []
        self._assumptions: list[Assumption] = []
        self._authors: dict[str, None] = {}
        self._asks_me = False
        self._said_me: str | None = None
        self._took_back: list[str] = []
        self._first: str | None = None
        self._last: str | None = None

    def count(self, items: Iterable[Item]) -> None:
        """Take note of items that are being handed over."""
        first, last, authors = self._first or "~", self._last or "", self._authors
        for item in items:
            self._read += 1
            if item.author is not None and item.kind != "system":
                authors[item.author] = None
            local = item.time.local
            if local is not None:
                first, last = min(first, local), max(last, local)
        self._first, self._last = (first, last) if last else (None, None)

    def skip(self, locator: str, reason: str) -> None:
        """Note something that was seen and gives no item."""
        self._skips.append(Skip(locator=locator, reason=reason))

    def assume(self, name: Literal["date_order", "time_zone", "me"], value: str, basis: Basis) -> None:
        """Note something the file does not say itself."""
        self._assumptions.append(Assumption(name=name, value=value, basis=basis))

    def assume_zone(self, options: ReadOptions) -> None:
        """Note the zone that was asked for, or that it is open."""
        self.assume("time_zone", options.time_zone or "", "asked" if options.time_zone else "ambiguous")

    def assume_me(self, options: ReadOptions, took_back: Iterable[str] = ()) -> None:
        """Note how to find out who is "me": what the user said, and the authors who took messages back as the owner."""
        self._said_me = options.me
        self._took_back = list(took_back)
        self._asks_me = True

    def summary(self, name: str) -> Summary:
        """Return what the file holds."""
        me = self._me()
        return Summary(
            format=name,
            seen=self._read + len(self._skips),
            read=self._read,
            skips=tuple(self._skips),
            assumptions=(*self._assumptions, *([me] if self._asks_me else [])),
            participants=tuple(self._participant(author, me.value or None) for author in self._authors),
            first=self._first,
            last=self._last,
            title=self.title,
        )

    def _me(self) -> Assumption:
        """Who is "me": as the user said; else the one who took messages back; else the one beside the title."""
        if self._said_me:
            return Assumption(name="me", value=self._said_me, basis="asked")
        likely = self._took_back or self._beside_title()
        if len(likely) != 1:
            return Assumption(name="me", value="", basis="ambiguous")
        return Assumption(name="me", value=likely[0], basis="inferred")

    def _beside_title(self) -> list[str]:
        names = {author: self.tidy_name(author) for author in self._authors}
        if len(names) != 2 or self.title not in names.values():
            return []
        return [author for author, name in names.items() if name != self.title]

    def _participant(self, author: str, me: str | None) -> Participant:
        name = self.tidy_name(author)
        return Participant(raw=author, name=name, is_me=None if me is None else name == self.tidy_name(me))
