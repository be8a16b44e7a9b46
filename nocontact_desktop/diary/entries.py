"""Writing entries, correcting and deleting them, and reading them back. Every save appends to the sealed log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from nocontact_desktop.diary import store
from nocontact_desktop.diary.conversations import message_exists
from nocontact_desktop.diary.entry import Entry, EntryDraft, EntryKind, from_fields, sealed_fields, to_fields
from nocontact_desktop.diary.erasing import erase
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.sealed_log import append
from nocontact_desktop.diary.when import When, check_written, last_key, read_when, say, sort_key
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

KIND = "entry"


@dataclass(frozen=True)
class EntryRow:
    """What a list shows of an entry."""

    id: str
    kind: EntryKind
    when: str
    title: str
    revision: int
    entry: Entry


def save(notebook: Notebook, draft: EntryDraft) -> Changes:
    """Save a new entry. When this returns, it is on the disk and in the log.

    Raises:
        Problem: something it needs is missing, or a date can't be read.
    """
    entry_id = notebook.surroundings.random_bytes(8).hex()
    checked = check(notebook, draft)
    with notebook.db.transaction():
        _write(notebook, entry_id, 1, checked)
    return Changes.of(KIND, entry_id)


def save_many(notebook: Notebook, drafts: list[EntryDraft]) -> list[str]:
    """Save several entries together: all of them or none. Returns their ids in order."""
    checked = [check(notebook, draft) for draft in drafts]
    ids = [notebook.surroundings.random_bytes(8).hex() for _ in drafts]
    with notebook.db.transaction():
        for entry_id, draft in zip(ids, checked, strict=True):
            _write(notebook, entry_id, 1, draft)
    return ids


def correct(notebook: Notebook, entry_id: str, draft: EntryDraft) -> Changes:
    """Save a new wording of an entry. The earlier one is kept.

    Raises:
        Problem: as ``save`` does; ``diary.gone`` when the entry was deleted.
    """
    present = get(notebook, entry_id)
    checked = check(notebook, draft, present.draft)
    with notebook.db.transaction():
        _write(notebook, entry_id, present.revision + 1, checked)
    return Changes.of(KIND, entry_id)


def delete(notebook: Notebook, entry_id: str) -> Changes:
    """Erase an entry's words in every revision. Its leaves stay, and a new one says that it was deleted.

    Its exhibits stay: they may belong to other entries.
    """
    revision = store.entry_revision(notebook.db, entry_id)
    if revision is None:
        raise Problem("diary.gone")
    with notebook.db.transaction():
        erase(notebook, KIND, entry_id)
        store.remove_entry(notebook.db, entry_id)
    return Changes.of(KIND, entry_id)


def get(notebook: Notebook, entry_id: str) -> Entry:
    """The present revision. Raises :class:`Problem` ``diary.gone`` when it was deleted."""
    history_ = history(notebook, entry_id)
    if not history_:
        raise Problem("diary.gone")
    return history_[-1]


def history(notebook: Notebook, entry_id: str) -> list[Entry]:
    """Every revision, oldest first."""
    rows = store.revisions(notebook.db, KIND, entry_id)
    last = len(rows) - 1
    return [_entry(entry_id, *row, latest=place == last) for place, row in enumerate(rows)]


def page(notebook: Notebook, wanted: EntryFilter, start: int, count: int) -> list[EntryRow]:
    """A window of the entries, newest first. Raises :class:`Problem` when a date can't be read."""
    _check_dates(wanted)
    rows = store.entry_rows(notebook.db, wanted, start, count)
    return [row_of(_entry(str(row[0]), row[1], row[2], msgspec.json.decode(row[3]))) for row in rows]


def count(notebook: Notebook, wanted: EntryFilter) -> int:
    """How many entries the filter lets through. Raises :class:`Problem` when a date can't be read."""
    _check_dates(wanted)
    return store.entry_count(notebook.db, wanted)


def place(notebook: Notebook, wanted: EntryFilter, entry_id: str) -> int | None:
    """The place of an entry in ``page``'s order (the first is 0); None when the filter does not let it through."""
    _check_dates(wanted)
    return store.entry_place(notebook.db, wanted, entry_id)


def when_of(draft: EntryDraft) -> When:
    """The entry's time. Raises :class:`Problem` when it can't be read."""
    return read_when(draft.occurred_from, draft.occurred_to, draft.precision, draft.time_zone, draft.occurred_text)


def title_of(draft: EntryDraft) -> str:
    """Its title, or the first line of what was written; of what is kept closed nothing but a title."""
    if draft.title or draft.sealed:
        return draft.title or ""
    first = (draft.what_happened or draft.exact_words or "").strip().partition("\n")[0]
    return first if len(first) <= 80 else first[:79].rstrip() + "…"


def check(notebook: Notebook, draft: EntryDraft, earlier: EntryDraft | None = None) -> EntryDraft:
    """The draft with its precision settled, when everything it needs is there.

    What the ``earlier`` wording of the entry names may be named again, even when it was deleted meanwhile.

    Raises:
        Problem: with the field's name among its parameters where there is one.
    """
    if draft.occurred_from is None and draft.precision is None and draft.occurred_text is None:
        raise Problem("entry.needs-when", field="occurred_from")
    when = when_of(draft)
    if draft.kind == "contact":
        if not (draft.channel or draft.third_party):
            raise Problem("entry.needs-channel", field="channel")
    elif not ((draft.title or "").strip() or (draft.what_happened or "").strip()):
        raise Problem("entry.needs-words", field="title")
    before: set[str] = set() if earlier is None else {*(earlier.exhibits or ()), *(earlier.messages or ())}
    for exhibit in draft.exhibits or ():
        if exhibit not in before and not store.exists(notebook.db, "exhibit", exhibit):
            raise Problem("entry.no-such-exhibit", field="exhibits")
    for message in draft.messages or ():
        if message not in before and not message_exists(notebook, message):
            raise Problem("entry.no-such-message", field="messages")
    return msgspec.structs.replace(draft, precision=when.precision)


def _write(notebook: Notebook, entry_id: str, revision: int, draft: EntryDraft) -> None:
    recorded_at = _now(notebook)
    fields = {**sealed_fields(draft), "recorded_at": recorded_at}
    sealed = append(notebook, KIND, entry_id, revision, fields)
    store.add_record(notebook.db, KIND, entry_id, revision, sealed.leaf, sealed.salt, fields)
    put_in_list(notebook, entry_id, revision, sealed.leaf, fields)


def put_in_list(notebook: Notebook, entry_id: str, revision: int, leaf: int, fields: dict[str, Any]) -> None:
    """Let a sealed revision stand in the list, in the search and in the links, inside the caller's transaction."""
    draft = from_fields(fields)
    number = store.put_entry(notebook.db, listed(entry_id, revision, leaf, fields))
    store.put_entry_words(notebook.db, number, draft.title or "", "\n".join(_texts(to_fields(draft))))
    store.put_entry_links(notebook.db, entry_id, draft.exhibits or (), draft.messages or ())


def listed(entry_id: str, revision: int, leaf: int, fields: dict[str, Any]) -> tuple[Any, ...]:
    """The row that stands in the list for a record with these fields."""
    draft = from_fields(fields)
    when = when_of(draft)
    others = int(_came_through_others(draft))
    place = (sort_key(when), last_key(when))
    return (entry_id, draft.kind, revision, leaf, *place, draft.channel, others, fields["recorded_at"])


NOT_SEARCHED = {
    *("kind", "precision", "time_zone", "basis", "ranks", "types", "exhibits", "messages", "title"),
    *("occurred_from", "occurred_to", "direction", "witnesses", "weapon", "strangulation", "police", "reported"),
    *("frequency", "asked_for", "what", "order_id", "term_id"),
}
"""What is no word of the writer's, wherever in an entry it stands."""


def _came_through_others(draft: EntryDraft) -> bool:
    by_way = draft.kind == "contact" and draft.channel == "others"
    return by_way or draft.third_party is not None or "through_others" in (draft.types or ())


def _texts(fields: dict[str, Any]) -> list[str]:
    return _texts_in(fields)


def _texts_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for name, part in value.items() if name not in NOT_SEARCHED for text in _texts_in(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in _texts_in(part)]
    return []


def _check_dates(wanted: EntryFilter) -> None:
    for name, written in (("date_from", wanted.date_from), ("date_to", wanted.date_to)):
        if written:
            check_written(written, name)


def _entry(entry_id: str, revision: int, leaf: int, fields: dict[str, Any], *, latest: bool = True) -> Entry:
    return Entry(
        id=entry_id,
        revision=revision,
        leaf=leaf,
        recorded_at=fields["recorded_at"],
        draft=from_fields(fields),
        latest=latest,
    )


def row_of(entry: Entry) -> EntryRow:
    """What a list shows of an entry."""
    return EntryRow(entry.id, entry.kind, say(when_of(entry.draft)), title_of(entry.draft), entry.revision, entry)


def _now(notebook: Notebook) -> str:
    return notebook.surroundings.now().isoformat(timespec="milliseconds")
