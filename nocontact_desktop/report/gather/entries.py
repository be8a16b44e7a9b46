"""Choosing the entries of a report and reading them, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from nocontact_desktop.diary.entries import EntryRow, history, page, when_of
from nocontact_desktop.diary.entry import from_fields
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.when import local_day, say, say_written, sort_key
from nocontact_desktop.errors import Problem
from nocontact_desktop.report.gather.dates import day_of
from nocontact_desktop.report.gather.exhibits import Exhibits
from nocontact_desktop.report.gather.messages import Messages
from nocontact_desktop.report.gather.sealed import Desk
from nocontact_desktop.report.material import Entry
from nocontact_desktop.report.privacy import shown

KIND: Final = "entry"

_WINDOW = 500

# How much of a written time the less exact precisions let show.
_SHOWN = {"year": 4, "month": 7, "day": 10}


def chosen(desk: Desk) -> list[EntryRow]:
    """Return the entries that were asked for, newest first."""
    rows = list(_rows(desk))
    if desk.request.entries is None:
        return rows
    wanted = set(desk.request.entries)
    rows = [row for row in rows if row.id in wanted]
    if len(rows) < len(wanted):
        raise Problem("report.no-such-entry")
    return rows


def entries_of(desk: Desk, rows: list[EntryRow], exhibits: Exhibits, messages: Messages) -> Iterator[Entry]:
    """Read each entry with its exhibits; its messages are noted for the transcripts."""
    number = 0
    for row in rows:
        record = desk.sealed(KIND, row.id, row.revision, number + 1)
        desk.step()
        if record is None:
            continue
        number += 1
        fields = shown(desk.request, KIND, record.fields)
        when = when_of(from_fields(dict(record.fields)))
        day = local_day(when)
        yield Entry(
            id=row.id,
            number=number,
            kind=row.kind,
            fields=fields,
            said=say(when) if when.occurred_from else "",
            said_short=_short(when),
            order=sort_key(when) if when.occurred_from else "",
            first_day=day,
            last_day=day_of(when.occurred_to) or day,
            about=when.precision == "about",
            recorded_at=str(record.fields["recorded_at"]),
            corrected_at=_corrected(desk, row),
            exhibits=exhibits.of_entry(record, number),
            message_ids=messages.of_entry(record, number),
        )


def _rows(desk: Desk) -> Iterator[EntryRow]:
    request = desk.request
    if request.entries is not None:
        wanted = EntryFilter()
    else:
        wanted = EntryFilter(date_from=request.date_from, date_to=request.date_to)
    start = 0
    while rows := page(desk.notebook, wanted, start, _WINDOW):
        desk.go_on()
        yield from rows
        start += len(rows)


def _short(when: Any) -> str:
    """Say a time without its weekday, for tables; nothing when no date is known."""
    if when.occurred_from is None:
        return ""
    said = say_written(when.occurred_from[: _SHOWN.get(when.precision)], weekday=False)
    return f"about {said}" if when.precision == "about" else said


def _corrected(desk: Desk, row: EntryRow) -> tuple[str, ...]:
    if row.revision == 1:
        return ()
    return tuple(one.recorded_at for one in history(desk.notebook, row.id)[1:])
