"""Exhibits: files kept as evidence, byte for byte, with what is known and what is claimed about them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from nocontact_desktop.diary import store
from nocontact_desktop.diary.changes import Changes
from nocontact_desktop.diary.sealed_log import append
from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.files import FileFacts, examine
from nocontact_desktop.vault.notebook import Notebook

KIND = "exhibit"
CHUNK = 1024 * 1024


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
    sender_shown: str | None = None
    time_shown: str | None = None
    parent: str | None = None


SAID = (
    "caption",
    "captured_by",
    "captured_how",
    "captured_at",
    "device",
    "sender_shown",
    "time_shown",
    "parent",
)
"""What the writer says about a file, as against what the file says about itself."""


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
    sender_shown: str | None = None
    time_shown: str | None = None
    parent: str | None = None


def add(notebook: Notebook, draft: ExhibitDraft) -> tuple[str, Changes]:
    """Keep a file and seal it. Returns its id and what changed.

    Raises:
        Problem: the file can't be read.
    """
    data = _bytes_of(draft)
    facts = examine(data, draft.name)
    exhibit_id = notebook.surroundings.random_bytes(8).hex()
    recorded_at = notebook.surroundings.now().isoformat(timespec="milliseconds")
    fields = {**_fields(draft, facts), "recorded_at": recorded_at}
    with notebook.db.transaction():
        file = keep_file(notebook, data)
        if facts.thumbnail is not None:
            store.put_thumbnail(notebook.db, file, facts.thumbnail)
        sealed = append(notebook, KIND, exhibit_id, 1, fields)
        store.add_record(notebook.db, KIND, exhibit_id, 1, sealed.leaf, sealed.salt, fields)
    return exhibit_id, Changes.of(KIND, exhibit_id)


def get(notebook: Notebook, exhibit_id: str) -> Exhibit:
    """What is known of an exhibit. Raises :class:`Problem` ``diary.gone`` when there is none."""
    rows = store.revisions(notebook.db, KIND, exhibit_id)
    if not rows:
        raise Problem("diary.gone")
    revision, _, fields = rows[-1]
    return msgspec.convert({**fields, "id": exhibit_id, "revision": revision}, Exhibit)


def all_exhibits(notebook: Notebook) -> list[Exhibit]:
    """Every exhibit, in the order they were added."""
    rows = store.records_of(notebook.db, KIND)
    return [msgspec.convert({**fields, "id": one, "revision": revision}, Exhibit) for one, revision, fields in rows]


def for_entry(notebook: Notebook, entry_id: str) -> list[Exhibit]:
    """An entry's exhibits, in its order."""
    return [get(notebook, exhibit_id) for exhibit_id in store.exhibits_of_entry(notebook.db, entry_id)]


def read(notebook: Notebook, exhibit_id: str) -> bytes:
    """The exhibit's original bytes."""
    return b"".join(chunks(notebook, exhibit_id))


def chunks(notebook: Notebook, exhibit_id: str) -> Iterator[bytes]:
    """The exhibit's original bytes, in pieces of 1 MiB."""
    return store.chunks(notebook.db, bytes.fromhex(get(notebook, exhibit_id).sha256))


def thumbnail(notebook: Notebook, exhibit_id: str) -> bytes | None:
    """A small picture of it, or None."""
    return store.thumbnail(notebook.db, bytes.fromhex(get(notebook, exhibit_id).sha256))


def keep_file(notebook: Notebook, data: bytes) -> int:
    """Keep ``data`` once, inside the caller's transaction, and return the number it is kept under."""
    digest = hashlib.sha256(data).digest()
    found = store.file_id(notebook.db, digest)
    if found is not None:
        return found
    file = store.add_file(notebook.db, digest, len(data))
    for place, start in enumerate(range(0, len(data), CHUNK)):
        store.add_chunk(notebook.db, file, place, data[start : start + CHUNK])
    return file


def _bytes_of(draft: ExhibitDraft) -> bytes:
    if draft.data is not None:
        return draft.data
    if draft.path is None:
        raise ValueError("an exhibit needs bytes or a path")
    try:
        return draft.path.read_bytes()
    except OSError as error:  # not there, a folder, or not readable
        raise Problem("exhibit.not-readable") from error


def _fields(draft: ExhibitDraft, facts: FileFacts) -> dict[str, Any]:
    said = {name: value for name in SAID if (value := getattr(draft, name)) is not None}
    measured = {
        name: value
        for name in ("width", "height", "duration_ms", "pages")
        if (value := getattr(facts, name)) is not None
    }
    return {
        **said,
        **measured,
        "name": draft.name,
        "size": facts.size,
        "sha256": facts.sha256,
        "kind": facts.kind,
        "media_type": facts.media_type,
        "claims": [{"name": claim.name, "value": claim.value} for claim in facts.claims],
    }
