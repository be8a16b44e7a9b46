"""Taking sealed records out of the notebook one by one, each compared with its leaf."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256

from nocontact_desktop.diary.sealed_log import opened, record_leaf
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.report.covers import Covers
from nocontact_desktop.report.material import Gap, GapKind, GapReason
from nocontact_desktop.report.records import Record
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.report.words import words
from nocontact_desktop.vault.notebook import Notebook


class Desk:
    """The notebook and the request while a report is gathered; collects records and gaps."""

    def __init__(
        self,
        notebook: Notebook,
        request: ReportRequest,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self.notebook = notebook
        self.request = request
        self._progress = progress
        self._steps = self._done = 0
        self.records: list[Record] = []
        self.gaps: list[Gap] = []
        self._cancelled = cancelled
        self._covers = Covers(notebook, words(request.language)("covers.mark"))
        self._known: dict[tuple[str, str, int], Record] = {}

    def expect(self, steps: int) -> None:
        """Say how many more steps there will be; :meth:`step` tells when they are done."""
        self._steps += steps

    def step(self, steps: int = 1) -> None:
        """Tell that steps are done."""
        self._done += steps
        self._progress(self._done, max(self._steps, self._done))

    def go_on(self) -> None:
        """Raise Cancelled when the user has stopped it."""
        if self._cancelled():
            raise Cancelled

    def sealed(
        self,
        kind: GapKind,
        record_id: str,
        revision: int,
        entry_number: int | None = None,
        *,
        rules: str = "",
        gap: GapKind | None = None,
    ) -> Record | None:
        """Return a record whose leaf was worked out again and fits; else note a gap and return None.

        ``gap`` is what is then said to be missing, when that is not the thing itself.
        """
        known = self._known.get((kind, record_id, revision))
        if known is not None:
            return known
        self.go_on()
        try:
            found = opened(self.notebook, kind, record_id, revision)
        except Problem:
            # It was deleted or its row is gone: what is left out is said in the report.
            self.gaps.append(Gap(gap or kind, "absent", entry_number))
            return None
        if record_leaf(kind, record_id, revision, found.field_hashes) != found.hash:
            self.gaps.append(Gap(gap or kind, "changed", entry_number))
            return None
        covered = self._covers.applied(kind, record_id, revision, found.fields)
        record = Record(
            kind=kind,
            id=record_id,
            revision=revision,
            leaf=found.leaf,
            hash=found.hash,
            fields={**found.fields, **covered},
            salt=found.salt,
            rules=rules or kind,
            before_covers={name: found.fields[name] for name in covered},
        )
        self._known[kind, record_id, revision] = record
        self.records.append(record)
        return record

    def drop(self, record: Record) -> None:
        """Take a record out again, because what it stands for did not pass."""
        self.records.remove(record)
        del self._known[record.kind, record.id, record.revision]


def misfit(desk: Desk, pieces: Iterable[bytes], digest: str) -> GapReason | None:
    """Hash a kept file again, piece by piece; return what is wrong with it, None when it fits. Raises Cancelled."""
    found, size = sha256(), 0
    for piece in pieces:
        desk.go_on()
        found.update(piece)
        size += len(piece)
    if found.hexdigest() == digest:
        return None
    return "changed" if size else "absent"
