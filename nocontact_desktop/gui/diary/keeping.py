"""What the diary's page asks of the notebook, on the notebook's own thread. Nothing here knows of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from nocontact_desktop.diary import entries, exhibits, redactions
from nocontact_desktop.diary.case import get_case
from nocontact_desktop.diary.conversations import MessageRow, message
from nocontact_desktop.diary.entries import EntryRow
from nocontact_desktop.diary.entry import Entry, EntryDraft
from nocontact_desktop.diary.exhibits import Exhibit, ExhibitDraft
from nocontact_desktop.diary.file_list.listing import note_saved, put_begun_away
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.diary.draft_names import draft_name
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.orders import order_names, orders
from nocontact_desktop.preparation.people import people
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.drafts import drop_draft, load_draft, save_draft
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class RowShown:
    """An entry in the list, with the kinds of the files it has."""

    row: EntryRow
    exhibit_kinds: tuple[str, ...]


@dataclass(frozen=True)
class ExhibitShown:
    """A kept file as it is shown: what is known of it, its small picture, whether a copy covers parts of it."""

    exhibit: Exhibit
    thumbnail: bytes | None
    covered: bool = False


@dataclass(frozen=True)
class EntryShown:
    """An entry with all that is shown beside it.

    ``time_zone`` is the one of the case, for recorded times; ``orders`` are the ids of the orders noted in Prepare.
    """

    entry: Entry
    earlier: tuple[Entry, ...]
    exhibits: tuple[ExhibitShown, ...]
    messages: tuple[MessageRow, ...]
    time_zone: str | None
    orders: frozenset[str]


@dataclass(frozen=True)
class KnownOrder:
    """An order the user has noted, with the terms that can be chosen, in words, by their ids."""

    id: str
    name: str
    terms: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Known:
    """What the notebook knows and a form can offer: names of people, and orders."""

    people: tuple[str, ...] = ()
    orders: tuple[KnownOrder, ...] = ()


@dataclass(frozen=True)
class Begun:
    """What a form begins with: a draft that was kept, the entry that is corrected, the zone of the case."""

    draft: dict[str, Any] | None
    entry: Entry | None
    time_zone: str | None
    known: Known


def rows(notebook: Notebook, wanted: EntryFilter, start: int, count: int) -> list[RowShown]:
    """A window of the list."""
    return [RowShown(row, kinds_of(notebook, row.entry)) for row in entries.page(notebook, wanted, start, count)]


def row_and_place(notebook: Notebook, wanted: EntryFilter, entry_id: str) -> tuple[int, RowShown] | None:
    """The place of an entry in the list and its row; None when it is not in the list any more."""
    place = entries.place(notebook, wanted, entry_id)
    return None if place is None else (place, rows(notebook, wanted, place, 1)[0])


def entry_shown(notebook: Notebook, entry_id: str) -> EntryShown:
    """An entry with its files and messages. Raises :class:`Problem` ``diary.gone``."""
    history = entries.history(notebook, entry_id)
    if not history:
        raise Problem("diary.gone")
    entry = history[-1]
    return EntryShown(
        entry=entry,
        earlier=tuple(history[:-1]),
        exhibits=exhibits_shown(notebook, entry.draft.exhibits or ()),
        messages=messages_shown(notebook, entry.draft.messages or ()),
        time_zone=get_case(notebook).time_zone,
        orders=frozenset(one.id for one in orders(notebook)),
    )


def exhibits_shown(notebook: Notebook, ids: Sequence[str]) -> tuple[ExhibitShown, ...]:
    """Kept files by id, those that were deleted left out."""
    kept = [exhibits.get(notebook, one) for one in ids if exhibits.exists(notebook, one)]
    return tuple(
        ExhibitShown(one, exhibits.thumbnail(notebook, one.id), redactions.newest(notebook, one.id) is not None)
        for one in kept
    )


def messages_shown(notebook: Notebook, ids: Sequence[str]) -> tuple[MessageRow, ...]:
    """Messages by id, those that are not there any more left out."""
    found = []
    for one in ids:
        try:
            found.append(message(notebook, one))
        except Problem:  # withdrawn since it was linked: the entry still shows
            continue
    return tuple(found)


def begin(notebook: Notebook, entry_id: str | None) -> Begun:
    """What the form for a new entry, or for correcting one, begins with."""
    return Begun(
        draft=load_draft(notebook, draft_name(entry_id)),
        entry=None if entry_id is None else entries.get(notebook, entry_id),
        time_zone=get_case(notebook).time_zone,
        known=known(notebook),
    )


def known(notebook: Notebook) -> Known:
    """The people and orders the user has noted for the plan."""
    names = order_names(notebook, load())
    return Known(
        tuple(dict.fromkeys(one.name for one in people(notebook))),
        tuple(
            KnownOrder(one.id, names[one.id], tuple((term.id, term.text) for term in one.terms if term.text))
            for one in orders(notebook)
        ),
    )


def keep_draft(notebook: Notebook, entry_id: str | None, answers: dict[str, Any]) -> None:
    """Keep what stands in the form."""
    saved_at = notebook.surroundings.now().isoformat(timespec="seconds")
    save_draft(notebook, draft_name(entry_id), {"saved_at": saved_at, "answers": answers})


def forget_draft(notebook: Notebook, entry_id: str | None) -> None:
    """Erase a draft in which nothing stands any more."""
    drop_draft(notebook, draft_name(entry_id))


def put_draft_away(notebook: Notebook, entry_id: str | None) -> Changes:
    """Erase what was begun, and the files that were added to it and belong to nothing else."""
    draft = load_draft(notebook, draft_name(entry_id))
    changes = put_begun_away(notebook, (draft or {}).get("answers", {}).get("exhibits", ()))
    drop_draft(notebook, draft_name(entry_id))
    return changes


def save(notebook: Notebook, entry_id: str | None, draft: EntryDraft, described: dict[str, dict[str, str]]) -> Changes:
    """Save a new entry or a correction, what is said about its files, and erase the draft.

    Raises:
        Problem: something is missing, with the field's name among the parameters. The draft stays.
    """
    changes = entries.save(notebook, draft) if entry_id is None else entries.correct(notebook, entry_id, draft)
    changes |= _describe(notebook, draft.exhibits or (), described)
    note_saved(notebook, draft.exhibits or ())
    drop_draft(notebook, draft_name(entry_id))
    return changes


def kinds_of(notebook: Notebook, entry: Entry) -> tuple[str, ...]:
    """The kinds of an entry's files that are still there."""
    ids = entry.draft.exhibits or ()
    return tuple(exhibits.get(notebook, one).kind for one in ids if exhibits.exists(notebook, one))


def _describe(notebook: Notebook, ids: Sequence[str], described: dict[str, dict[str, str]]) -> Changes:
    changes = Changes()
    for exhibit_id in ids:
        if exhibit_id not in described or not exhibits.exists(notebook, exhibit_id):
            continue
        present = exhibits.get(notebook, exhibit_id)
        before = {name: getattr(present, name) or "" for name in exhibits.SAID}
        after = {**before, **{name: text.strip() for name, text in described[exhibit_id].items()}}
        if after != before:
            said = {name: text or None for name, text in after.items()}
            draft = msgspec.structs.replace(ExhibitDraft(name=present.name), **said)
            changes |= exhibits.describe(notebook, exhibit_id, draft)
    return changes
