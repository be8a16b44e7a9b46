"""Reads what a report is made of out of the notebook, and checks every piece of it on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from nocontact_desktop.diary.case import CASE_ID, case_revision
from nocontact_desktop.diary.orders import seal_orders
from nocontact_desktop.diary.sealed_log import Checkpoint, check_code, checkpoint, checkpoints, tree
from nocontact_desktop.diary.witness.slips import slips
from nocontact_desktop.diary.witness.stamps import replies
from nocontact_desktop.errors import Problem
from nocontact_desktop.report.gather.dates import day_of
from nocontact_desktop.report.gather.entries import chosen, entries_of
from nocontact_desktop.report.gather.exhibits import Exhibits
from nocontact_desktop.report.gather.handovers import handovers
from nocontact_desktop.report.gather.messages import Messages
from nocontact_desktop.report.gather.orders import orders_of
from nocontact_desktop.report.gather.sealed import Desk
from nocontact_desktop.report.material import Conversation, Entry, Material
from nocontact_desktop.report.privacy import shown
from nocontact_desktop.report.records import LogState, SignedHead
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.notebook import Notebook


def gather(
    notebook: Notebook,
    request: ReportRequest,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    *,
    may_be_empty: bool = False,
) -> Material:
    """Read, check and cut down to what may be shown everything one report is made of.

    Seals what was changed in orders, and signs a checkpoint when the log has grown since the last one.
    A paper that stands on the case alone ``may_be_empty`` of entries.

    Raises:
        Problem: ``report.nothing`` when nothing was chosen, ``report.no-such-entry``,
            ``report.wrong-date``, ``report.log-damaged``.
        Cancelled: the user stopped it.
    """
    _check_dates(request)
    desk = Desk(notebook, request, progress, cancelled)
    seal_orders(notebook)
    head = checkpoint(notebook)
    case = case_of(desk)
    exhibits, messages = Exhibits(desk), Messages(desk, case)
    found = chosen(desk)
    desk.expect(len(found) + messages.expected())
    entries = tuple(entries_of(desk, found, exhibits, messages))
    conversations = messages.conversations(exhibits)
    exchanged = handovers(desk, case)
    ordered = orders_of(desk)
    if not entries and not conversations and not may_be_empty:
        raise Problem("report.nothing")
    first, last = _period(request, entries, conversations)
    return Material(
        request=request,
        case=shown(request, "case", case),
        entries=entries,
        exhibits=tuple(exhibits.all),
        conversations=conversations,
        gaps=tuple(desk.gaps),
        records=tuple(desk.records),
        log=log_of(notebook, head),
        made_at=head.time,
        clock_source=head.clock,
        check_code=check_code(head),
        zone=_zone(case, entries),
        first_day=first,
        last_day=last,
        handovers=exchanged,
        orders=ordered,
    )


def _check_dates(request: ReportRequest) -> None:
    for written in (request.date_from, request.date_to):
        try:
            day = date.fromisoformat(written) if written else None
        except ValueError:
            # Not a date, or none that there is: the sentence says how to write one.
            raise Problem("report.wrong-date") from None
        if day is not None and written != day.isoformat():
            raise Problem("report.wrong-date")


def log_of(notebook: Notebook, head: Checkpoint) -> LogState:
    """Build the whole tree again, and compare it with the head that was signed.

    Raises Problem ``report.log-damaged``.
    """
    whole = tree(notebook, head.size)
    if whole.root() != head.root:
        raise Problem("report.log-damaged")
    heads = tuple(SignedHead(one.size, one.body, one.signature) for one in checkpoints(notebook))
    signed = tuple(slip for slip in slips(notebook) if slip.signed_by)
    return LogState(whole, heads, notebook.signer.public_key, replies(notebook), signed)


def case_of(desk: Desk) -> dict[str, Any]:
    """Return the facts of the case with all of their fields; none when they do not fit the log."""
    revision = case_revision(desk.notebook)
    record = desk.sealed("case", CASE_ID, revision) if revision else None
    return dict(record.fields) if record else {}


def _zone(case: dict[str, Any], entries: tuple[Entry, ...]) -> str:
    """Return the zone that times are said in: the case's, else the newest entry's, else none."""
    zones = (entry.fields.get("time_zone") for entry in entries)
    return str(case.get("time_zone") or next((zone for zone in zones if zone), "") or "UTC")


def _period(
    request: ReportRequest, entries: tuple[Entry, ...], conversations: tuple[Conversation, ...]
) -> tuple[date | None, date | None]:
    """Return the first and last day: as asked for, else as found in what is printed."""
    days = [day for entry in entries for day in (entry.first_day, entry.last_day) if day]
    days += [message.day for one in conversations for message in one.messages if message.day]
    first = day_of(request.date_from) or min(days, default=None)
    last = day_of(request.date_to) or max(days, default=None)
    return first, last
