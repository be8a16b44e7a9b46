"""Choosing the entries of a report and reading them, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nocontact_desktop.diary.entries import EntryRow, history, page, when_of
from nocontact_desktop.diary.entry import from_fields
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.when import local_day, say, sort_key
from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.report.forms.picking import asked_for
from nocontact_desktop.report.gather.dates import day_of, said_short
from nocontact_desktop.report.gather.exhibits import Exhibits
from nocontact_desktop.report.gather.messages import Messages
from nocontact_desktop.report.gather.sealed import Desk
from nocontact_desktop.report.material import Earlier, Entry
from nocontact_desktop.report.privacy import shown

KIND: Final = "entry"

_WINDOW = 500


def chosen(desk: Desk) -> list[EntryRow]:
    """Return the entries that were asked for, newest first."""
    rows = list(_rows(desk))
    asked = desk.request.entries
    if asked is None:
        form = load(desk.request.language).form(desk.request.purpose)
        return asked_for(rows, form) if form else rows
    if asked == "every":
        return rows
    wanted = set(asked)
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
            said_short=said_short(when),
            order=sort_key(when) if when.occurred_from else "",
            first_day=day,
            last_day=day_of(when.occurred_to) or day,
            about=when.precision == "about",
            recorded_at=str(record.fields["recorded_at"]),
            corrected_at=_corrected(desk, row),
            exhibits=exhibits.of_entry(record, number),
            left_out=sum(one in desk.request.without for one in record.fields.get("exhibits") or ()),
            message_ids=messages.of_entry(record, number),
            earlier=_earlier(desk, row, number),
        )


def _rows(desk: Desk) -> Iterator[EntryRow]:
    request = desk.request
    if isinstance(request.entries, tuple):
        wanted = EntryFilter()
    else:
        wanted = EntryFilter(date_from=request.date_from, date_to=request.date_to)
    start = 0
    while rows := page(desk.notebook, wanted, start, _WINDOW):
        desk.go_on()
        yield from rows
        start += len(rows)


def _corrected(desk: Desk, row: EntryRow) -> tuple[str, ...]:
    if row.revision == 1:
        return ()
    return tuple(one.recorded_at for one in history(desk.notebook, row.id)[1:])


def _earlier(desk: Desk, row: EntryRow, number: int) -> tuple[Earlier, ...]:
    """Return what a corrected entry said before, oldest first, when that was asked for."""
    if not desk.request.earlier_wording:
        return ()
    found = []
    for revision in range(1, row.revision):
        record = desk.sealed(KIND, row.id, revision, number, gap="earlier")
        if record is not None:
            when = when_of(from_fields(dict(record.fields)))
            fields = shown(desk.request, KIND, record.fields)
            found.append(Earlier(fields, say(when) if when.occurred_from else "", str(record.fields["recorded_at"])))
    return tuple(found)
