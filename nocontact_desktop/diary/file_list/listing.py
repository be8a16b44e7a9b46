"""The list of all files kept as evidence: windows of it, and what belongs to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary import store as diary_store
from nocontact_desktop.diary.conversations import message
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import Exhibit
from nocontact_desktop.diary.file_list import store
from nocontact_desktop.diary.file_list.wanted import FileFilter
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.when import say
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class FileRow:
    """What the list shows of an exhibit: itself, its small picture, how many entries name it, and whether parts of it
    are covered in a copy.
    """

    exhibit: Exhibit
    thumbnail: bytes | None
    entries: int
    covered: bool


@dataclass(frozen=True)
class Named:
    """Something by its id and what it is called."""

    id: str
    title: str


@dataclass(frozen=True)
class Belonging:
    """What belongs to an exhibit: the entries that name it, the exhibits that are part of it, what it is part of.

    ``whole`` is an exhibit, ``message`` the author of the message it came with; both None for one that stands alone.
    """

    entries: tuple[Named, ...]
    parts: tuple[Named, ...]
    whole: Named | None
    message: Named | None


def page(notebook: Notebook, wanted: FileFilter, start: int, count: int) -> list[FileRow]:
    """A window of the list."""
    return [
        FileRow(
            msgspec.convert({**fields, "id": exhibit_id}, Exhibit),
            diary_store.thumbnail(notebook.db, bytes.fromhex(fields["sha256"])),
            linked,
            covered,
        )
        for exhibit_id, fields, linked, covered in store.rows(notebook.db, wanted, start, count)
    ]


def counts(notebook: Notebook, wanted: FileFilter) -> tuple[int, int]:
    """How many exhibits the filter lets through, and how many there are."""
    return store.count(notebook.db, wanted), store.count(notebook.db, FileFilter())


def place(notebook: Notebook, wanted: FileFilter, exhibit_id: str) -> int | None:
    """The place of an exhibit in ``page``'s order (the first is 0); None when the filter does not let it through."""
    return store.place(notebook.db, wanted, exhibit_id)


def text_of(notebook: Notebook, exhibit_id: str) -> str:
    """The text that stands in an exhibit, as far as it could be read; empty when there is none."""
    return store.text_of(notebook.db, exhibit_id)


def belonging(notebook: Notebook, exhibit_id: str) -> Belonging:
    """What belongs to an exhibit. Raises :class:`Problem` ``diary.gone`` when there is none."""
    exhibit = exhibits.get(notebook, exhibit_id)
    whole = said = None
    if exhibit.parent and exhibits.exists(notebook, exhibit.parent):
        whole = _named(exhibits.get(notebook, exhibit.parent))
    elif exhibit.parent:
        said = _message(notebook, exhibit.parent)
    naming = [entries.get(notebook, one) for one in store.entries_with(notebook.db, exhibit_id)]
    return Belonging(
        entries=tuple(_entry(one.id, one.draft) for one in naming),
        parts=tuple(_named(exhibits.get(notebook, one)) for one in store.parts_of(notebook.db, exhibit_id)),
        whole=whole,
        message=said,
    )


def recent_entries(notebook: Notebook, count: int) -> list[Named]:
    """The entries an exhibit can be added to, newest first."""
    return [_entry(row.id, row.entry.draft) for row in entries.page(notebook, EntryFilter(), 0, count)]


def add_to_entry(notebook: Notebook, exhibit_id: str, entry_id: str) -> Changes:
    """Let an entry name an exhibit. The entry's earlier wording, without it, is kept."""
    draft = entries.get(notebook, entry_id).draft
    named = draft.exhibits or ()
    if exhibit_id in named:
        return Changes()
    changed = msgspec.structs.replace(draft, exhibits=(*named, exhibit_id))
    return entries.correct(notebook, entry_id, changed) | Changes.of(exhibits.KIND, exhibit_id)


def note_begun(notebook: Notebook, exhibit_ids: Sequence[str]) -> None:
    """Note that exhibits came with an entry that is not saved yet."""
    with notebook.db.transaction():
        store.set_begun(notebook.db, exhibit_ids, begun=True)


def note_saved(notebook: Notebook, exhibit_ids: Sequence[str]) -> None:
    """Note that the entry that exhibits came with is saved: they stay, whatever becomes of it."""
    with notebook.db.transaction():
        store.set_begun(notebook.db, exhibit_ids, begun=False)


def put_begun_away(notebook: Notebook, exhibit_ids: Sequence[str]) -> Changes:
    """Erase those exhibits that came with an entry that was put away, and belong to nothing else."""
    changes = Changes()
    for one in exhibit_ids:
        if store.only_begun(notebook.db, one):
            changes |= exhibits.delete(notebook, one)
    return changes


def _named(exhibit: Exhibit) -> Named:
    return Named(exhibit.id, exhibit.caption or exhibit.name)


def _entry(entry_id: str, draft: EntryDraft) -> Named:
    return Named(entry_id, f"{say(entries.when_of(draft))} · {entries.title_of(draft)}".strip(" ·"))


def _message(notebook: Notebook, message_id: str) -> Named | None:
    try:
        row = message(notebook, message_id)
    except Problem:  # withdrawn since
        return None
    return Named(message_id, row.name or "")
