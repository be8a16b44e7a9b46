"""Exhibits: files kept as evidence, byte for byte, with what is known and what is claimed about them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import msgspec

from nocontact_desktop.diary import files, store
from nocontact_desktop.diary.erasing import erase
from nocontact_desktop.diary.file_list import store as list_store
from nocontact_desktop.diary.sealed_log import append
from nocontact_desktop.diary.taking_in import Looked, check_room, looking_at
from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.files import FileFacts
from nocontact_desktop.intake.regular import plain_name
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.drafts import drop_draft
from nocontact_desktop.vault.notebook import Notebook

KIND = "exhibit"
HANDLING = "handling"
REDACTION = "redaction"


class ExhibitDraft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file to keep: its bytes or its path, its name, and what the writer says about it."""

    name: str
    data: bytes | None = None
    path: Path | None = None
    caption: str | None = None
    captured_by: str | None = None
    captured_how: str | None = None
    captured_at: str | None = None
    device: str | None = None
    account: str | None = None
    sender_shown: str | None = None
    time_shown: str | None = None
    transcript: str | None = None
    transcript_by: str | None = None
    translation: str | None = None
    translation_by: str | None = None
    parent: str | None = None


SAID = (
    "caption",
    "captured_by",
    "captured_how",
    "captured_at",
    "device",
    "account",
    "sender_shown",
    "time_shown",
    "transcript",
    "transcript_by",
    "translation",
    "translation_by",
    "parent",
)
"""What the writer says about a file, as against what the file says about itself.

``captured_at`` is in the writer's words, ``account`` is whose account or conversation it was taken from, ``parent`` is
the id of the exhibit or message it is part of. ``transcript`` and ``translation`` are the words in it, typed out or in
the language of the report, with who did that.
"""


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """Something the file says about itself. It can be wrong."""

    name: str
    value: str


class Exhibit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A kept file. ``sha256`` is in hexadecimal; sizes are in bytes and pixels, durations in milliseconds."""

    id: str
    revision: int
    name: str
    size: int
    sha256: str
    kind: str
    media_type: str
    recorded_at: str
    width: int | None = None
    height: int | None = None
    duration_ms: int | None = None
    pages: int | None = None
    claims: tuple[Claim, ...] = ()
    caption: str | None = None
    captured_by: str | None = None
    captured_how: str | None = None
    captured_at: str | None = None
    device: str | None = None
    account: str | None = None
    sender_shown: str | None = None
    time_shown: str | None = None
    transcript: str | None = None
    transcript_by: str | None = None
    translation: str | None = None
    translation_by: str | None = None
    parent: str | None = None


def add(notebook: Notebook, draft: ExhibitDraft, cancelled: Callable[[], bool] = lambda: False) -> tuple[str, Changes]:
    """Keep a file and seal it. Returns its id and what changed.

    Raises:
        Problem: the file can't be read, or changed while it was read, or the disk has no room for it.
        Cancelled: the user stopped it; nothing of it is kept.
    """
    with looking_at(given_by(draft), plain_name(draft.name), cancelled) as looked:
        steps = adding(notebook, draft, looked, cancelled)
        while True:
            try:
                next(steps)
            except StopIteration as end:  # a generator hands its result over this way
                exhibit_id: str = end.value
                return exhibit_id, Changes.of(KIND, exhibit_id)


def given_by(draft: ExhibitDraft) -> bytes | Path:
    """The bytes or the path of a draft."""
    given = draft.path if draft.data is None else draft.data
    if given is None:
        raise ValueError("an exhibit needs bytes or a path")
    return given


def adding(
    notebook: Notebook, draft: ExhibitDraft, looked: Looked, cancelled: Callable[[], bool]
) -> Generator[int, None, str]:
    """As ``add``, in short steps, each of which says how many bytes are written. Returns the exhibit's id.

    Between two steps the notebook is free for other reads and saves. Closing it early keeps nothing.
    """
    check_room(notebook, looked.facts.size)
    kept = yield from files.keeping(notebook, looked.pieces(), cancelled)
    if looked.has_changed(kept.size):
        files.remove_unneeded(notebook, [kept.number])
        raise Problem("exhibit.changed-meanwhile")
    draft = msgspec.structs.replace(draft, name=plain_name(draft.name))
    facts = msgspec.structs.replace(looked.facts, size=kept.size, sha256=kept.sha256)
    exhibit_id = notebook.surroundings.random_bytes(8).hex()
    with notebook.db.transaction():
        files.need(notebook, kept, KIND, exhibit_id)
        if facts.thumbnail is not None:
            store.put_thumbnail(notebook.db, kept.number, facts.thumbnail)
        fields = {**_said(draft), **_measured(draft, facts)}
        leaf = _seal(notebook, exhibit_id, 1, fields)
        words = (draft.name, said_words(fields), facts.words)
        list_store.add(notebook.db, (exhibit_id, leaf, facts.kind, draft.parent), words)
    return exhibit_id


def describe(notebook: Notebook, exhibit_id: str, said: ExhibitDraft) -> Changes:
    """Save a new wording of what the writer says about an exhibit. The earlier one is kept.

    Raises:
        Problem: ``diary.gone`` when there is no such exhibit.
    """
    rows = store.revisions(notebook.db, KIND, exhibit_id)
    if not rows:
        raise Problem("diary.gone")
    revision, _, fields = rows[-1]
    kept = {name: value for name, value in fields.items() if name not in SAID}
    with notebook.db.transaction():
        fields = {**kept, **_said(said)}
        leaf = _seal(notebook, exhibit_id, revision + 1, fields)
        list_store.renew(notebook.db, exhibit_id, leaf, said.parent, said_words(fields))
    return Changes.of(KIND, exhibit_id)


def delete(notebook: Notebook, exhibit_id: str) -> Changes:
    """Erase an exhibit: what is said about it, its handling record, its covered copies, and its bytes.

    Bytes that something else needs stay. Entries that name it keep its id, and show that it was deleted.
    """
    get(notebook, exhibit_id)
    with notebook.db.transaction():
        released = [number for kind in (KIND, REDACTION) for number in files.let_go(notebook, kind, exhibit_id)]
        erase(notebook, KIND, exhibit_id)
        list_store.remove(notebook.db, exhibit_id)
        for kind in (HANDLING, REDACTION):
            if store.exists(notebook.db, kind, exhibit_id):
                erase(notebook, kind, exhibit_id)
    files.remove_unneeded(notebook, released)
    drop_draft(notebook, f"{REDACTION}:{exhibit_id}")
    return Changes.of(KIND, exhibit_id)


def exists(notebook: Notebook, exhibit_id: str) -> bool:
    """Whether an exhibit is there and was not deleted."""
    return store.exists(notebook.db, KIND, exhibit_id)


def get(notebook: Notebook, exhibit_id: str) -> Exhibit:
    """What is known of an exhibit. Raises :class:`Problem` ``diary.gone`` when there is none."""
    rows = store.revisions(notebook.db, KIND, exhibit_id)
    if not rows:
        raise Problem("diary.gone")
    revision, _, fields = rows[-1]
    return msgspec.convert({**fields, "id": exhibit_id, "revision": revision}, Exhibit)


def history(notebook: Notebook, exhibit_id: str) -> list[Exhibit]:
    """Every revision, oldest first. What differs between them is what the writer said."""
    return [
        msgspec.convert({**fields, "id": exhibit_id, "revision": revision}, Exhibit)
        for revision, _, fields in store.revisions(notebook.db, KIND, exhibit_id)
    ]


def all_exhibits(notebook: Notebook) -> list[Exhibit]:
    """Every exhibit, in the order they were added."""
    rows = store.records_of(notebook.db, KIND)
    return [msgspec.convert({**fields, "id": one, "revision": revision}, Exhibit) for one, revision, fields in rows]


def for_entry(notebook: Notebook, entry_id: str) -> list[Exhibit]:
    """An entry's exhibits that are still there, in its order."""
    ids = store.exhibits_of_entry(notebook.db, entry_id)
    return [get(notebook, exhibit_id) for exhibit_id in ids if exists(notebook, exhibit_id)]


def read(notebook: Notebook, exhibit_id: str) -> bytes:
    """The exhibit's original bytes."""
    return b"".join(chunks(notebook, exhibit_id))


def chunks(notebook: Notebook, exhibit_id: str) -> Iterator[bytes]:
    """The exhibit's original bytes, in pieces of 1 MiB."""
    return files.pieces_of(notebook, get(notebook, exhibit_id).sha256)


def thumbnail(notebook: Notebook, exhibit_id: str) -> bytes | None:
    """A small picture of it, or None."""
    return store.thumbnail(notebook.db, bytes.fromhex(get(notebook, exhibit_id).sha256))


def _seal(notebook: Notebook, exhibit_id: str, revision: int, fields: dict[str, Any]) -> int:
    """Seal and keep a revision inside the caller's transaction. Returns the number of its leaf."""
    fields = {**fields, "recorded_at": notebook.surroundings.now().isoformat(timespec="milliseconds")}
    sealed = append(notebook, KIND, exhibit_id, revision, fields)
    store.add_record(notebook.db, KIND, exhibit_id, revision, sealed.leaf, sealed.salt, fields)
    return sealed.leaf


def _said(draft: ExhibitDraft) -> dict[str, Any]:
    return {name: value for name in SAID if (value := getattr(draft, name)) is not None}


def said_words(fields: dict[str, Any]) -> str:
    """The words of the writer in an exhibit's fields, to search by."""
    return "\n".join(str(fields[name]) for name in SAID if name in fields and name != "parent")


def _measured(draft: ExhibitDraft, facts: FileFacts) -> dict[str, Any]:
    measures = ("width", "height", "duration_ms", "pages")
    return {
        **{name: value for name in measures if (value := getattr(facts, name)) is not None},
        "name": draft.name,
        "size": facts.size,
        "sha256": facts.sha256,
        "kind": facts.kind,
        "media_type": facts.media_type,
        "claims": [{"name": claim.name, "value": claim.value} for claim in facts.claims],
    }
