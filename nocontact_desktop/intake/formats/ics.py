"""Calendars (.ics). Each event is an item at its start, with its end, its place and who takes part in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.calls import length_in_words
from nocontact_desktop.intake.content_lines import Line, Part, parts_of
from nocontact_desktop.intake.instants import Instants
from nocontact_desktop.intake.items import NO_TIME, Attachment, Item, ItemTime, ReadOptions
from nocontact_desktop.intake.local_time import LocalClock
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.rest import leave_out_the_rest
from nocontact_desktop.intake.sides import unreadable
from nocontact_desktop.intake.signatures import media_type_of
from nocontact_desktop.intake.source import Source
from nocontact_desktop.intake.text import text_of_head

NAME = "ics"
TITLE = "Calendar (ics)"
SUFFIXES = (".ics", ".ical", ".ifb")

_SURE = 42  # such a file also lies beside the messages of other exports, which come first
_KINDS = {"VEVENT": "Event", "VTODO": "Task", "VJOURNAL": "Journal entry"}
_PARTS = frozenset({*_KINDS, "VFREEBUSY"})
_BEGIN = re.compile(r"\s*BEGIN\s*:\s*VCALENDAR\s*[\r\n]", re.IGNORECASE)
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?")
_LENGTH = re.compile(r"P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?")
_DAY = len("2026-03-02")
_MINUTE = len("2026-03-02T21:15")


def sniff(head: bytes, name: str) -> int:  # noqa: ARG001  any name will do
    """Return how sure it is, from 0 to 100, that a file that begins with ``head`` is a calendar."""
    return _SURE if _BEGIN.match(text_of_head(head).lstrip("\ufeff")) else 0


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield an item for each event. Raises :class:`Problem` when there is no calendar, or for an unknown zone."""
    source.best_member(SUFFIXES, sniff)
    members = [member for member in source.candidates(SUFFIXES) if sniff(source.head(member), member)]
    times = _Times(options)
    for member in members:
        alone = len(members) == 1
        conversation = "" if alone else member
        notes.entitle(source.name if alone else member.rpartition("/")[2], conversation)
        yield from _events(source, member, "" if alone else f"file {member}, ", conversation, times, notes)
    leave_out_the_rest(source, members, notes)
    if times.has_local:
        notes.assume_zone(options)
    elif times.has_instants:
        notes.assume_shown_zone(options)


def _events(source: Source, member: str, place: str, conversation: str, times: _Times, notes: Notes) -> Iterator[Item]:
    number = 0
    for part in parts_of(source, member, _PARTS):
        number += bool(part.kind)
        locator = f"{place}event {number}" if part.kind else f"{place}after event {number}"
        if part.too_large or part.kind == "VFREEBUSY":
            notes.skip(locator, "too-large" if part.too_large else "not-an-event")
        elif part.kind and part.is_whole:
            yield _event(part, locator, conversation, times)
        elif part.kind or part.strange:
            yield unreadable(part.raw if part.kind else part.strange, locator, conversation)
        name = next((line.text.strip() for line in part.lines if line.name == "X-WR-CALNAME"), "")
        if name and not part.kind:
            notes.entitle(name, conversation)


def _event(part: Part, locator: str, conversation: str, times: _Times) -> Item:
    lines: dict[str, Line] = {}
    for line in part.lines:
        lines.setdefault(line.name, line)
    start = lines.get("DTSTART") or lines.get("DUE")
    identity = [lines[name].value.strip() for name in ("UID", "RECURRENCE-ID") if name in lines]
    return Item(
        kind="system",
        locator=locator,
        author=None,
        direction="none",
        time=times.read(start) if start else NO_TIME,
        raw=part.raw,
        text="\n".join(_said(part, lines, times)),
        attachments=tuple(
            Attachment(size=len(data), media_type=media_type_of(data[:4096]), link="exact", data=data)
            for line in part.lines
            if line.name == "ATTACH" and (data := line.data)
        ),
        conversation=conversation,
        own_id="/".join(identity) if "UID" in lines else None,
    )


def _said(part: Part, lines: dict[str, Line], times: _Times) -> Iterator[str]:
    """An event as people read it, line by line."""
    yield _text(lines, "SUMMARY") or _KINDS[part.kind]
    if end := _end(lines, times):
        yield end
    for name, words in (("LOCATION", "Place"), ("STATUS", "Status"), ("RRULE", "Repeats")):
        if said := _text(lines, name):
            yield f"{words}: {said}"
    for name, words in (("ORGANIZER", "Organizer"), ("ATTENDEE", "With")):
        if people := [_person(line) for line in part.lines if line.name == name]:
            yield f"{words}: {', '.join(people)}"
    if description := _text(lines, "DESCRIPTION"):
        yield description


def _text(lines: dict[str, Line], name: str) -> str:
    return lines[name].text.strip() if name in lines else ""


def _end(lines: dict[str, Line], times: _Times) -> str:
    if "DTEND" in lines:
        return _until(lines, times)
    if "DUE" in lines and "DTSTART" in lines:
        return f"Due {_shown(times.read(lines['DUE']))}"
    return _length(_text(lines, "DURATION"))


def _until(lines: dict[str, Line], times: _Times) -> str:
    end = times.read(lines["DTEND"])
    if end.local is None or end.precision != "day":
        return f"Until {_shown(end)}"
    last = (date.fromisoformat(end.local) - timedelta(days=1)).isoformat()  # whole days are counted to the one after
    start = times.read(lines["DTSTART"]).local if "DTSTART" in lines else None
    return "" if start is not None and last <= start else f"Until {last}"


def _shown(time: ItemTime) -> str:
    return time.raw if time.local is None else time.local[:_MINUTE].replace("T", " ")


def _length(written: str) -> str:
    found = _LENGTH.fullmatch(written)
    if found is None or not any(found.groups()):
        return f"Length: {written}" if written else ""
    weeks, days, hours, minutes, seconds = (int(one or 0) for one in found.groups())
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return f"Length: {length_in_words(int(length.total_seconds()))}"


def _person(line: Line) -> str:
    address = line.text.strip()
    if address[:7].casefold() == "mailto:":
        address = address[7:]
    name = "".join(line.parameters.get("CN", ())).strip()
    return f"{name} ({address})" if name and name != address else address


class _Times:
    """Reads the times of events: in UTC, on the clock of a zone, on any clock, or whole days."""

    def __init__(self, options: ReadOptions) -> None:
        self.has_local = self.has_instants = False
        self._instants = Instants(options.time_zone)
        self._shown = options.time_zone
        self._clock = LocalClock(options.time_zone) if options.time_zone else None
        self._clocks: dict[str, LocalClock | None] = {}

    def read(self, line: Line) -> ItemTime:
        """Return the time of a line such as DTSTART; just its text when it gives none."""
        zone = "".join(line.parameters.get("TZID", ()))
        value = line.value.strip()
        raw = f"{zone}: {value}" if zone else value
        local = _local(value)
        if local is None:
            return ItemTime(raw=raw)
        if len(local) == _DAY:
            return ItemTime(raw=raw, local=local, precision="day")
        if value.endswith("Z"):
            self.has_instants = True
            return self._instants.at(datetime.fromisoformat(f"{local}+00:00").timestamp(), raw)
        clock = self._clock_of(zone) if zone else None
        if clock is None:
            self.has_local = True
            return self._on(self._clock, local, raw, given=False)
        self.has_instants = True
        found = self._on(clock, local, raw, given=True)
        if self._shown and found.utc:
            shown = self._instants.at(datetime.fromisoformat(found.utc).timestamp(), raw)
            return msgspec.structs.replace(shown, ambiguous=found.ambiguous)
        return found

    def _on(self, clock: LocalClock | None, local: str, raw: str, *, given: bool) -> ItemTime:
        if clock is None:
            return ItemTime(raw=raw, local=local, precision="second")
        utc, doubtful = clock.utc(local)
        return ItemTime(
            raw=raw,
            local=local,
            utc=utc,
            zone=clock.name,
            zone_basis="given" if given else "assumed",
            precision="second",
            ambiguous=doubtful,
        )

    def _clock_of(self, zone: str) -> LocalClock | None:
        """The clock of a zone by its name, which may have a maker's name in front; None for names of another kind."""
        if zone not in self._clocks:
            self._clocks[zone] = None
            for name in (zone, "/".join(zone.split("/")[-2:])):
                try:
                    self._clocks[zone] = LocalClock(name)
                except Problem:
                    continue  # a name of its own that the calendar explains
                break
        return self._clocks[zone]


def _local(value: str) -> str | None:
    found = _TIME.fullmatch(value)
    if found is None:
        return None
    year, month, day, hour, minute, second, _ = found.groups()
    written = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}" if hour else "")
    try:
        datetime.fromisoformat(written)
    except ValueError:  # no such day or time
        return None
    return written if int(year) > 1 else None
