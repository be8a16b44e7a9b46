"""A finding: something private that would leave, where it stands, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, Literal

from nocontact_desktop.report.privacy_check.matching import Sort
from nocontact_desktop.report.privacy_check.terms import spelled
from nocontact_desktop.report.request import Privacy

Way = Literal["cover", "redact", "leave_out", "keep"]
"""``redact`` is to cover parts of the file itself."""
_AROUND: Final = 60
_LAST: Final = 4


@dataclass(frozen=True)
class Place:
    """Where a finding stands.

    ``kind`` is the kind of record, or ``file`` for what a file holds itself, or ``page`` for what is printed and comes
    from no record. ``field`` is a path in the record; ``label`` is the entry's or message's number, the exhibit's
    letter or the section's name, as printed; ``anchor`` is where to look for it on the pages.
    """

    kind: str
    record: str = ""
    field: str = ""
    label: str = ""
    anchor: str = ""
    revision: int = 1


@dataclass(frozen=True)
class Finding:
    """``passage`` with the words around it. ``start`` and ``stop`` are what covering it covers, in the sealed text."""

    sort: Sort
    place: Place
    passage: str = field(repr=False)
    before: str = field(repr=False)
    after: str = field(repr=False)
    start: int
    stop: int
    ways: tuple[Way, ...]
    key: bytes = field(repr=False)
    kept: bool = False


def found(
    privacy: Privacy, sort: Sort, place: Place, text: str, span: tuple[int, int], ways: tuple[Way, ...]
) -> Finding:
    """Make the finding of ``span`` in ``text``; it can be kept in any case, and done with in these ``ways``."""
    start, stop = span
    passage = text[start:stop]
    cover_start, cover_stop = _to_cover(sort, passage, start)
    return Finding(
        sort=sort,
        place=place,
        passage=passage,
        before=_around(text[max(0, start - _AROUND) : start], start > _AROUND, end=False),
        after=_around(text[stop : stop + _AROUND], len(text) > stop + _AROUND, end=True),
        start=cover_start,
        stop=cover_stop,
        ways=(*ways, "keep"),
        key=_key(privacy, sort, passage, place),
    )


def _around(words: str, is_cut: bool, *, end: bool) -> str:
    """The words beside a passage, whole ones only."""
    if is_cut and " " in words:
        words = f"{words.rsplit(' ', 1)[0]} …" if end else f"… {words.split(' ', 1)[1]}"
    return " ".join(words.split("\n"))


def _to_cover(sort: Sort, passage: str, start: int) -> tuple[int, int]:
    """Of a number the last four signs stay, of a date of birth the year."""
    if sort == "number":
        signs = [place for place, sign in enumerate(passage) if sign.isalnum()]
        return start, start + signs[-_LAST - 1] + 1
    if sort == "birth":
        if passage[:_LAST].isdecimal():
            return start + _LAST, start + len(passage)
        return start, start + len(passage[:-_LAST].rstrip())
    return start, start + len(passage)


def _key(privacy: Privacy, sort: Sort, passage: str, place: Place) -> bytes:
    """Names words and place, however they are spelled, for one profile: what the police may see, a court may not."""
    where = place.anchor if place.kind == "page" else place.field
    parts = (privacy, sort, spelled(passage), place.kind, place.record, where)
    return sha256("\0".join(parts).encode()).digest()
