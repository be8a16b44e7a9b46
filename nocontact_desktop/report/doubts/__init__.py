"""The doubter's check: what a reader who does not believe could ask, before somebody does.

It finds where the notebook disagrees with itself. It says nothing about who is right, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.diary.conversations import kept_message, message_exists, message_rows
from nocontact_desktop.diary.entries import EntryRow, count, history, page
from nocontact_desktop.diary.exhibits import Exhibit, all_exhibits
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.report.doubts.counted import count_incoming
from nocontact_desktop.report.doubts.doubt import Doubt, DoubtKind
from nocontact_desktop.report.doubts.entry_doubts import Known, doubts_of, named
from nocontact_desktop.report.store.covers import drop_kept_finding, keep_finding, kept_findings
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.progress import Progress, Stop, part_of, stop_if

KIND = "doubt"

_EVERY = EntryFilter()
_WINDOW = 200

__all__ = ["KIND", "Doubt", "DoubtKind", "find_doubts", "put_aside", "take_up"]


def find_doubts(notebook: Notebook, *, progress: Progress, cancelled: Stop) -> tuple[Doubt, ...]:
    """Look through every entry and exhibit; the newest entries come first. Raises :class:`Cancelled`."""
    with notebook.db.stopping_if(cancelled):
        counted = count_incoming(notebook, part_of(progress, 0, 300))
    exhibits = {one.id: one for one in all_exhibits(notebook)}
    found: list[Doubt] = []
    total = count(notebook, _EVERY)
    said = part_of(progress, 300, 1000)
    for done, row in enumerate(_rows(notebook), 1):
        stop_if(cancelled)
        found += doubts_of(_known(notebook, row, exhibits), counted)
        said(done, total)
    found += _two_captions(exhibits)
    aside = kept_findings(notebook.db)
    return tuple(one.put(aside=one.key in aside) for one in found)


def put_aside(notebook: Notebook, one: Doubt) -> Changes:
    """Remember that the writer has looked at a finding. It is no evidence and is not sealed."""
    with notebook.db.transaction():
        keep_finding(notebook.db, one.key, moment(notebook))
    return Changes.of(KIND, one.entry or one.exhibit)


def take_up(notebook: Notebook, one: Doubt) -> Changes:
    """Show a finding again that was put aside."""
    with notebook.db.transaction():
        drop_kept_finding(notebook.db, one.key)
    return Changes.of(KIND, one.entry or one.exhibit)


def _rows(notebook: Notebook) -> Iterator[EntryRow]:
    start = 0
    while rows := page(notebook, _EVERY, start, _WINDOW):
        yield from rows
        start += len(rows)


def _known(notebook: Notebook, row: EntryRow, exhibits: dict[str, Exhibit]) -> Known:
    draft = row.entry.draft
    first = row.entry if row.revision == 1 else history(notebook, row.id)[0]
    kept = [kept_message(notebook, one) for one in draft.messages or () if message_exists(notebook, one)]
    return Known(
        row=row,
        recorded_at=first.recorded_at,
        exhibits=[exhibits[one] for one in draft.exhibits or () if one in exhibits],
        messages=message_rows(notebook, kept) if kept else [],
    )


def _two_captions(exhibits: dict[str, Exhibit]) -> Iterator[Doubt]:
    """The same file, taken in more than once, that is called differently."""
    by_file: dict[str, list[Exhibit]] = {}
    for one in exhibits.values():
        if one.caption:
            by_file.setdefault(one.sha256, []).append(one)
    for same in by_file.values():
        first = same[0]
        other = next((one for one in same if one.caption != first.caption), None)
        if other is not None:
            said = (("first", named(first)), ("second", named(other)))
            yield Doubt("two_captions", title=first.name, exhibit=other.id, said=said)
