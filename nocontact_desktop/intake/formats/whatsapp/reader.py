"""From the text of a chat to its items, in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from nocontact_desktop.intake.dates import read_clock
from nocontact_desktop.intake.formats.whatsapp.bodies import Body, FindFile, deleted_by_me, is_call, look_at
from nocontact_desktop.intake.formats.whatsapp.dates import may_be_swapped, read_date
from nocontact_desktop.intake.formats.whatsapp.overview import Overview, is_name
from nocontact_desktop.intake.formats.whatsapp.words import without_marks, words
from nocontact_desktop.intake.items import NO_TIME, Direction, Item, ItemTime, Precision
from nocontact_desktop.intake.local_time import LocalClock
from nocontact_desktop.intake.sides import LONGEST, unreadable

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_START = 5  # signs that tell most placeholders from what people write

Reading = tuple[str, Precision]
"""A time of day, and how exact it is."""
Piece = tuple[str, str, str, str | None, str]
"""All up to the body, date, time with its words, author, body."""


class ChatReader:
    """Reads one chat. ``took_back`` holds the authors of messages that the owner of the export deleted."""

    def __init__(
        self,
        overview: Overview,
        find_file: FindFile,
        *,
        title: str | None,
        mine: Collection[str],
        time_zone: str | None,
    ) -> None:
        self.took_back: set[str] = set()
        self._shape = overview.shape
        self._order = overview.order
        self._prefixes = overview.prefixes
        self._find_file = find_file
        self._title = title
        self._mine = frozenset(map(tidy_name, mine))
        self._clock = LocalClock(time_zone) if time_zone else None
        self._dates: dict[str, tuple[str | None, bool]] = {}
        self._clocks: dict[str, Reading | None] = {}
        self._returns, self._marks = overview.returns, overview.marks
        self._names: dict[str, Direction | None] = {}
        self._plain_names: dict[str | None, Direction] = {}
        known = words()
        whole = known.deleted | known.deleted_by_me | known.file_omitted | known.calls
        self._starts = frozenset(words[:_START] for words in whole) | {"."}

    def items(self, chunks: Iterable[str]) -> Iterator[Item]:
        """Yield every item of the text, in its order."""
        line = 1
        last_date, last_clock, time = "", "", NO_TIME
        day, doubtful, clocks, zoneless = None, False, self._clocks, self._clock is None
        plain_names, starts, returns, marks = self._plain_names, self._starts, self._returns, self._marks
        lone_returns = self._shape.lone_returns
        for header, date, clock, author, body in self._pieces(chunks):
            if not header:
                yield from _before_the_first(body)
                line += _line_ends(body)
                continue
            if date != last_date:
                (day, doubtful), last_date, last_clock = self._day(date), date, ""
            if clock != last_clock:
                reading, last_clock = clocks.get(clock) or self._reading(clock), clock
                if day and reading and zoneless:
                    time = ItemTime(
                        raw=date + clock, local=f"{day}T{reading[0]}", precision=reading[1], ambiguous=doubtful
                    )
                else:
                    time = self._time(date + clock, day, reading, doubtful=doubtful)
            if returns:
                body = body.removesuffix("\r")  # noqa: PLW2901  the other half of the line end
            more = _line_ends(body) if lone_returns else body.count("\n")
            direction = plain_names.get(author)
            # A quick way for nearly all bodies: nothing in them can be a placeholder, a file or a mark of the export.
            if (
                direction
                and body
                and body[0] != "<"
                and body[-1] not in ">)"
                and body[:_START].casefold() not in starts
                and (not more or (")\n" not in body and "\r" not in body))
                and not (marks and "\u200e" in body)
                and len(body) <= LONGEST
            ):
                yield Item(
                    kind="message",
                    locator=f"line {line}",
                    author=author,
                    direction=direction,
                    time=time,
                    raw=header + body,
                    text=body,
                )
            else:
                yield from self._unusual(header, author, body, line, time)
            line += 1 + more

    def _pieces(self, chunks: Iterable[str]) -> Iterator[Piece]:
        """Yield each message in its parts, after a piece without header for what stands before the first."""
        pieces = self._split(chunks)
        return self._without_false_starts(pieces) if self._shape.twelve_hours else pieces

    def _split(self, chunks: Iterable[str]) -> Iterator[Piece]:
        split = self._shape.pattern.split
        buffer, begun, searched = "\n", False, 0
        for chunk in chunks:
            buffer += chunk
            if len(buffer) < 2 * searched:
                continue  # a message of many chunks is not searched again for each of them
            parts = split(buffer)
            if len(parts) > 1:
                if not begun:
                    yield "", "", "", None, parts[0]
                    begun = True
                yield from zip(parts[1:-5:5], parts[2:-5:5], parts[3:-5:5], parts[4:-5:5], parts[5:-5:5], strict=True)
                buffer = f"\n{parts[-5]}{parts[-1]}"
            searched = len(buffer)
        parts = split(_without_last_end(buffer))
        if not begun:
            yield "", "", "", None, parts[0]
        yield from zip(parts[1::5], parts[2::5], parts[3::5], parts[4::5], parts[5::5], strict=True)

    def _without_false_starts(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """Give a line back to the message above where the words beside its time are no half of a day."""
        held = next(pieces, None)
        for piece in pieces:
            if held and held[0] and self._reading(piece[2]) is None and not self._shape.strange_words:
                held = (*held[:4], f"{held[4]}\n{piece[0]}{piece[4]}")
                continue
            if held:
                yield held
            held = piece
        if held:
            yield held

    def _reading(self, clock: str) -> Reading | None:
        if clock not in self._clocks:
            self._clocks[clock] = read_clock(clock)
        return self._clocks[clock]

    def _time(self, raw: str, day: str | None, reading: Reading | None, *, doubtful: bool) -> ItemTime:
        if day is None or reading is None:
            known: Precision = "day" if day else "unknown"
            return ItemTime(raw=raw, local=day, precision=known, ambiguous=day is not None)
        local = f"{day}T{reading[0]}"
        if self._clock is None:
            return ItemTime(raw=raw, local=local, precision=reading[1], ambiguous=doubtful)
        utc, twice = self._clock.utc(local)
        return ItemTime(
            raw=raw,
            local=local,
            utc=utc,
            zone=self._clock.name,
            zone_basis="assumed",
            precision=reading[1],
            ambiguous=doubtful or twice,
        )

    def _day(self, date: str) -> tuple[str | None, bool]:
        if date not in self._dates:
            doubtful = self._order.basis == "ambiguous" and may_be_swapped(date)
            self._dates[date] = read_date(date, self._order.order), doubtful
        return self._dates[date]

    def _direction(self, author: str, name: str) -> Direction | None:
        """In or out, or None for words that are no name."""
        if author not in self._names:
            known: Direction = "unknown" if not self._mine else "out" if tidy_name(name) in self._mine else "in"
            self._names[author] = known if is_name(author) else None
            if is_name(author) and author not in self._prefixes:
                self._plain_names[author] = known
        return self._names[author]

    def _unusual(self, header: str, author: str | None, body: str, line: int, time: ItemTime) -> Iterator[Item]:
        raw, rest = header + body, ""
        if len(body) > LONGEST:
            body, rest = body[:LONGEST], body[LONGEST:]
            raw = header + body
        name, body = self._whole_name(author, body)
        direction = self._direction(author, name) if author and name else None
        if direction:
            found = look_at("" if body == "." and header.endswith(":") else body, self._find_file)
            if found.kind == "message" and body.startswith("\u200e") and self._is_of_the_chat(name, body):
                found = Body("system", found.text)
            if "deleted" in found.flags and deleted_by_me(body):
                self.took_back.add(name or "")
        else:
            text = without_marks(header[header.rindex(author) :] + body if author else body)
            found = Body("call" if is_call(text, nobody_wrote=True) else "system", text)
            name = None
        yield Item(
            kind=found.kind,
            locator=f"line {line}",
            author=name,
            direction="none" if direction is None or found.kind == "system" else direction,
            time=time,
            raw=raw,
            text=_LINE_ENDS.sub("\n", found.text) if "\r" in found.text else found.text,
            flags=found.flags,
            attachments=found.attachments,
        )
        for start in range(0, len(rest), LONGEST):
            yield unreadable(rest[start : start + LONGEST], f"line {line}, continued")

    def _is_of_the_chat(self, name: str | None, body: str) -> bool:
        """Whether WhatsApp speaks under the name of the chat, as it does on iOS in whatever language."""
        one_line = "\n" not in body and "://" not in body and not deleted_by_me(body)
        return one_line and name is not None and tidy_name(name) == self._title

    def _whole_name(self, author: str | None, body: str) -> tuple[str | None, str]:
        """Give a name with a colon back the part that stands at the start of the body."""
        whole = self._prefixes.get(author or "")
        if author is None or whole is None:
            return author, body
        second = whole[len(author) + 2 :] + ":"
        return (whole, body[len(second) :].removeprefix(" ")) if body.startswith(second) else (author, body)


def tidy_name(raw: str) -> str:
    """Return a name for reading: without direction marks and the sign for people who are not in the contacts."""
    return without_marks(raw).replace("\u00a0", " ").replace("\u202f", " ").strip().removeprefix("~").strip()


def _before_the_first(text: str) -> Iterator[Item]:
    for number, line in enumerate(_LINE_ENDS.split(text)):
        if without_marks(line).strip():
            yield unreadable(line, f"line {number}")


def _line_ends(text: str) -> int:
    return sum(1 for _ in _LINE_ENDS.finditer(text))


def _without_last_end(text: str) -> str:
    return text[:-2] if text.endswith("\r\n") else text[:-1] if text.endswith(("\n", "\r")) and len(text) > 1 else text
