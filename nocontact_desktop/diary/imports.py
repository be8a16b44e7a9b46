"""Bringing in an export: the file itself is kept, each message becomes a leaf, and nothing is dropped in silence.

An import is written in short transactions and does not show until it is complete. One that was stopped is
withdrawn: its messages are erased, its leaves stay, and a new leaf says so.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from nocontact_desktop import __version__
from nocontact_desktop.diary import files
from nocontact_desktop.diary import store as diary_store
from nocontact_desktop.diary.listed.names import names_told, untold
from nocontact_desktop.diary.messages import store
from nocontact_desktop.diary.messages.identity import conversation_for
from nocontact_desktop.diary.messages.kept import Waypoint
from nocontact_desktop.diary.messages.writing import Lane, Writer
from nocontact_desktop.diary.sealed_log import append
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.intake.items import Assumption, Attachment, ReadOptions, Skip, Summary
from nocontact_desktop.intake.reading import Export, beside, open_export, survey
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

KIND = "source"
WITHDRAWAL = "withdrawal"
Progress = Callable[[int, int], None]


@dataclass
class _Placing:
    """The waypoints of a conversation that change: those after ``start``."""

    conversation: int
    start: Waypoint | None
    waypoints: list[Waypoint] = field(default_factory=list)


class ImportResult(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one file. ``seen`` is ``imported`` plus ``duplicates`` plus the number of ``skipped``.

    ``file`` is its name, ``conversations`` how many it has, ``first`` and ``last`` are ISO 8601, ``source_id`` is None
    after a dry run.
    """

    file: str
    format: str
    seen: int
    imported: int
    duplicates: int
    skipped: tuple[Skip, ...]
    conversations: int
    first: str | None
    last: str | None
    participants: tuple[str, ...]
    assumptions: tuple[Assumption, ...]
    source_id: str | None = None
    changes: Changes = Changes()


def try_out(path: Path, options: ReadOptions) -> ImportResult:
    """Say what ``path`` holds and what would be assumed, and keep nothing.

    Raises:
        Problem: the file can't be read, or its format is not known.
    """
    read = survey(path, options)
    return _result(path, read, counted=(read.read, 0), source_id=None, changes=Changes())


def bring_in(
    notebook: Notebook,
    path: Path,
    options: ReadOptions,
    allowed: str = "",
    *,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> ImportResult:
    """Bring in one export. ``allowed`` is the answer to whose device it is from and who allowed opening it.

    Bringing in the same or an overlapping export again adds only what is new.

    Raises:
        Problem: the file can't be read, its format is not known, or the disk does not take it.
        Cancelled: the user stopped it; what was brought in is withdrawn.
    """
    steps = bringing_in(notebook, path, options, allowed, cancelled)
    with closing(steps):
        while True:
            try:
                done, total = next(steps)
            except StopIteration as end:  # a generator hands its result over this way
                result: ImportResult = end.value
                return result
            progress(done, total)


def bringing_in(
    notebook: Notebook, path: Path, options: ReadOptions, allowed: str, cancelled: Callable[[], bool]
) -> Generator[tuple[int, int], None, ImportResult]:
    """As ``bring_in``, in steps of well under 100 ms, each of which says how far it is.

    Between two steps the notebook is free for other reads and saves. Closing it early withdraws the import.
    """
    summary = survey(path, options, cancelled)
    original, *others = (files.keep_path(notebook, one, cancelled) for one in (path, *beside(path)))
    source_id = notebook.surroundings.random_bytes(8).hex()
    with notebook.db.transaction():
        source = store.begin_source(notebook.db, source_id)
        for kept in (original, *others):
            files.need(notebook, kept, KIND, source_id)
        conversations = {one.key: conversation_for(notebook, summary.format, one) for one in summary.threads}
    try:
        with open_export(path, options, cancelled) as export:
            writer = Writer(notebook, source, source_id, conversations, _keeper(notebook, export, cancelled))
            for batch in export.items():
                _stop_if(cancelled)
                writer.write(batch)
                yield writer.seen, summary.seen
            read = export.summary
        fields = _source_fields(path, (original, *others), options, allowed, read, writer)
        placing = [_Placing(lane.conversation.number, _first_changed(notebook, lane)) for lane in writer.lanes.values()]
        for one in placing:
            for waypoint in store.waypoints_from(notebook.db, one.conversation, one.start, source):
                one.waypoints.append(waypoint)
                yield summary.seen, summary.seen
        with notebook.db.transaction():
            _seal(notebook, KIND, source_id, {**fields, "recorded_at": _now(notebook)})
            store.complete_source(notebook.db, source)
            for one in placing:
                store.set_waypoints(notebook.db, one.conversation, one.start, one.waypoints)
                store.renew_totals(notebook.db, one.conversation)
    except BaseException as reason:  # whatever it was, half an import does not stay; the reason itself goes on
        stopped = isinstance(reason, (Cancelled, GeneratorExit))
        with suppress(Problem):  # a full disk refuses this too: the next opening does it
            withdraw(notebook, source, source_id, "cancelled" if stopped else "failed")
        raise
    changes = Changes.of(KIND, source_id) | Changes.of("conversation", *_conversation_ids(writer))
    counted = (writer.imported, writer.duplicates)
    return _result(path, read, counted=counted, source_id=source_id, changes=changes)


def withdraw_unfinished(notebook: Notebook) -> Changes:
    """Withdraw imports that were cut short, and erase files that nothing came to need. For the opening."""
    unfinished = store.unfinished_sources(notebook.db)
    for source, source_id in unfinished:
        withdraw(notebook, source, source_id, "unfinished")
    files.remove_unneeded(notebook)
    return Changes.of(KIND, *(source_id for _, source_id in unfinished)) if unfinished else Changes()


def withdraw(notebook: Notebook, source: int, source_id: str, reason: str) -> None:
    """Take back an import that is not complete: ``reason`` is "cancelled", "failed" or "unfinished"."""
    ranges = store.batches_of(notebook.db, source)
    for first, last in ranges:
        with notebook.db.transaction():
            store.remove_messages(notebook.db, first, last)
    fields = {
        "source": source_id,
        "leaves": _joined(ranges),
        "reason": reason,
        "recorded_at": _now(notebook),
    }
    with notebook.db.transaction():
        released = files.let_go(notebook, KIND, source_id)
        store.remove_source(notebook.db, source)
        store.remove_empty_conversations(notebook.db)
        for conversation, raw in list(untold(notebook.db, names_told(notebook.db))):
            store.remove_silent_person(notebook.db, conversation, raw)
        _seal(notebook, WITHDRAWAL, source_id, fields)
    files.remove_unneeded(notebook, released)


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled


def _keeper(
    notebook: Notebook, export: Export, cancelled: Callable[[], bool]
) -> Callable[[Attachment], files.KeptFile]:
    def keep(attachment: Attachment) -> files.KeptFile:
        if attachment.data is not None:
            return files.keep(notebook, [attachment.data], cancelled)
        assert attachment.member is not None
        return files.keep(notebook, export.media(attachment.member), cancelled)

    return keep


def _first_changed(notebook: Notebook, lane: Lane) -> Waypoint | None:
    """The waypoint up to which nothing was added; None when that is before them all."""
    if lane.earliest is None:
        return store.last_waypoint(notebook.db, lane.conversation.number)
    return store.last_waypoint_before(notebook.db, lane.conversation.number, lane.earliest)


def _source_fields(
    path: Path, kept: tuple[files.KeptFile, ...], options: ReadOptions, allowed: str, read: Summary, writer: Writer
) -> dict[str, Any]:
    """What is sealed of a source. ``beside`` stands there only when something belonged to the file."""
    said: dict[str, Any] = msgspec.to_builtins(read)
    original, *others = kept
    belonging = [{"sha256": one.sha256, "size": one.size} for one in others]
    return {
        "name": path.name,
        "sha256": original.sha256,
        "size": original.size,
        "importer": f"nocontact-desktop {__version__}",
        "options": {name: value for name, value in msgspec.to_builtins(options).items() if value is not None},
        "allowed": allowed,
        "conversations": _conversation_ids(writer),
        "imported": writer.imported,
        "duplicates": writer.duplicates,
        **({"beside": belonging} if belonging else {}),
        **{name: value for name, value in said.items() if value is not None and name not in {"columns", "examples"}},
    }


def _conversation_ids(writer: Writer) -> list[str]:
    """The conversations the file has, in the order of its summary."""
    return [lane.conversation.id for lane in writer.lanes.values()]


def _seal(notebook: Notebook, kind: str, record_id: str, fields: dict[str, Any]) -> None:
    sealed = append(notebook, kind, record_id, 1, fields)
    diary_store.add_record(notebook.db, kind, record_id, 1, sealed.leaf, sealed.salt, fields)


def _joined(ranges: list[tuple[int, int]]) -> list[list[int]]:
    """Ranges of leaves, those that follow each other made into one."""
    joined: list[list[int]] = []
    for first, last in ranges:
        if joined and joined[-1][1] + 1 == first:
            joined[-1][1] = last
        else:
            joined.append([first, last])
    return joined


def _result(
    path: Path, read: Summary, *, counted: tuple[int, int], source_id: str | None, changes: Changes
) -> ImportResult:
    return ImportResult(
        file=path.name,
        format=read.format,
        seen=read.seen,
        imported=counted[0],
        duplicates=counted[1],
        skipped=read.skips,
        conversations=len(read.threads),
        first=read.first,
        last=read.last,
        participants=tuple(person.raw for person in read.participants),
        assumptions=read.assumptions,
        source_id=source_id,
        changes=changes,
    )


def _now(notebook: Notebook) -> str:
    return notebook.surroundings.now().isoformat(timespec="milliseconds")
