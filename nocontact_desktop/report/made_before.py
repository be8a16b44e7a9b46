"""The reports that were saved before, and what has changed in the diary since one of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from nocontact_desktop.diary.entries import KIND as ENTRY
from nocontact_desktop.diary.entries import EntryRow, get, row_of
from nocontact_desktop.diary.exhibits import KIND as EXHIBIT
from nocontact_desktop.diary.exhibits import Exhibit
from nocontact_desktop.diary.exhibits import get as get_exhibit
from nocontact_desktop.errors import Problem
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.report.material import Material
from nocontact_desktop.report.request import Privacy
from nocontact_desktop.report.store import made_before as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

KIND = "report"


@dataclass(frozen=True)
class ReportBefore:
    """A report that was saved. ``made_at`` is ISO 8601 in UTC, ``size`` how many leaves the log had then."""

    id: int
    made_at: str
    privacy: Privacy
    check_code: str
    size: int
    entries: int


@dataclass(frozen=True)
class NewMessages:
    """A conversation with messages that were brought in since."""

    conversation: str
    title: str = field(repr=False)
    number: int


@dataclass(frozen=True)
class Since:
    """What has changed since a report.

    ``new`` are entries written since, ``corrected`` those of the report that have another wording now, ``deleted``
    how many of it are gone.
    """

    report: ReportBefore
    new: tuple[EntryRow, ...]
    corrected: tuple[EntryRow, ...]
    deleted: int
    files: tuple[Exhibit, ...]
    messages: tuple[NewMessages, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing has changed."""
        return not (self.new or self.corrected or self.deleted or self.files or self.messages)

    @property
    def entries(self) -> tuple[str, ...]:
        """The ids of what a report of the changes alone would print."""
        return tuple(row.id for row in (*self.new, *self.corrected))


def remember(notebook: Notebook, material: Material) -> Changes:
    """Note that a report of this was saved. It is a help for the next one, and is not sealed.

    The same report saved once more, as when the bundle follows the PDF, stays one.
    """
    size = material.log.checkpoints[-1].size
    held = {record.id: record.revision for record in material.records if record.kind == ENTRY}
    privacy, code = material.request.privacy, material.check_code
    same = next((one for one in reports_before(notebook) if (one.size, one.privacy) == (size, privacy)), None)
    with notebook.db.transaction():
        if same is not None and store.entries_of(notebook.db, same.id) == held:
            store.saved_again(notebook.db, same.id, moment(notebook))
            return Changes.of(KIND, str(same.id))
        report = store.add_report(notebook.db, (moment(notebook), privacy, code, size), held.items())
    return Changes.of(KIND, str(report))


def forget(notebook: Notebook, report: int) -> Changes:
    """Forget that a report was saved."""
    with notebook.db.transaction():
        store.forget_report(notebook.db, report)
    return Changes.of(KIND, str(report))


def reports_before(notebook: Notebook) -> tuple[ReportBefore, ...]:
    """The reports that were saved, the newest first."""
    return tuple(ReportBefore(*row) for row in store.reports(notebook.db))


def since(notebook: Notebook, report: int | None = None) -> Since | None:
    """What has changed since a report, or since the last one; None when there is none."""
    made = next((one for one in reports_before(notebook) if report in (None, one.id)), None)
    if made is None:
        return None
    db = notebook.db
    printed, present = store.entries_of(db, made.id), store.present_revisions(db)
    corrected = [one for one, revision in printed.items() if present.get(one, revision) != revision]
    return Since(
        report=made,
        new=_rows(notebook, store.sealed_since(db, ENTRY, made.size)),
        corrected=_rows(notebook, corrected),
        deleted=sum(one not in present for one in printed),
        files=tuple(_files(notebook, store.sealed_since(db, EXHIBIT, made.size))),
        messages=tuple(NewMessages(*row) for row in store.messages_since(db, made.size)),
    )


def _rows(notebook: Notebook, ids: list[str]) -> tuple[EntryRow, ...]:
    return tuple(row_of(get(notebook, one)) for one in ids)


def _files(notebook: Notebook, ids: list[str]) -> list[Exhibit]:
    found = []
    for one in ids:
        try:
            found.append(get_exhibit(notebook, one))
        except Problem:  # it was begun with an entry that was never saved
            continue
    return found
