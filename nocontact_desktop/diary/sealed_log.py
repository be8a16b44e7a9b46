"""The sealed log: one leaf a save, in an append-only tree, with signed checkpoints.

A leaf is ``SHA-256(0x00 || JCS({id, revision, kind, fields}))`` where ``fields`` maps each name to
``SHA-256(salt_f || JCS(value))`` and ``salt_f = HMAC-SHA256(the record's salt, name)``. So single fields can be
opened and proved while the others stay closed, and short texts can't be guessed from their hashes.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from nocontact_desktop.diary import store
from nocontact_desktop.diary.canonical import canonical
from nocontact_desktop.diary.merkle import Frontier, Tree, leaf_hash
from nocontact_desktop.diary.messages import store as message_store
from nocontact_desktop.diary.messages.kept import fields_of
from nocontact_desktop.diary.messages.sealing import REVISION, message_number
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.notebook import Notebook

SALT_LENGTH = 32
CLOCK = "this computer"


@dataclass(frozen=True)
class Sealed:
    """Where a record stands in the log, and the salt its fields were hashed with."""

    leaf: int
    salt: bytes


@dataclass(frozen=True)
class TreeHead:
    """The tree's size and root."""

    size: int
    root: bytes


@dataclass(frozen=True)
class Checkpoint:
    """A signed tree head. ``body`` is the canonical JSON the signature is over."""

    size: int
    root: bytes
    time: str
    clock: str
    previous: str | None
    body: bytes
    signature: bytes


@dataclass(frozen=True)
class OpenedRecord:
    """A record with what is needed to prove it: its leaf, and its fields with their hashes and salts."""

    kind: str
    id: str
    revision: int
    leaf: int
    hash: bytes
    salt: bytes
    fields: Mapping[str, Any]
    field_hashes: Mapping[str, bytes]


class Appender:
    """Adds leaves inside one transaction; the tree's new head is written when it ends."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._frontier = _frontier(notebook)
        self._rows: list[tuple[int, bytes, str, str, int]] = []

    @property
    def next(self) -> int:
        """The number the next leaf will have."""
        return self._frontier.size

    def add(self, kind: str, record_id: str, revision: int, fields: Mapping[str, Any]) -> Sealed:
        """Seal one revision of a record."""
        salt = self._notebook.surroundings.random_bytes(SALT_LENGTH)
        leaf = record_leaf(kind, record_id, revision, field_hashes(salt, fields))
        return Sealed(self.add_leaf(kind, record_id, revision, leaf), salt)

    def add_leaf(self, kind: str, record_id: str, revision: int, leaf: bytes) -> int:
        """Append a leaf whose hash is worked out already, and return its number."""
        number = self._frontier.size
        self._rows.append((number, leaf, kind, record_id, revision))
        self._frontier = self._frontier.append(leaf)
        return number

    def write(self) -> None:
        """Write the leaves and the head."""
        store.add_leaves(self._notebook.db, self._rows, self._frontier.size, self._frontier.to_bytes())


@contextmanager
def appending(notebook: Notebook) -> Iterator[Appender]:
    """Many leaves inside the caller's transaction."""
    appender = Appender(notebook)
    yield appender
    appender.write()


def append(notebook: Notebook, kind: str, record_id: str, revision: int, fields: Mapping[str, Any]) -> Sealed:
    """One leaf inside the caller's transaction."""
    with appending(notebook) as log:
        return log.add(kind, record_id, revision, fields)


def field_salt(salt: bytes, name: str) -> bytes:
    """The salt of one field. It can be handed out without giving away the others'."""
    return hmac.digest(salt, name.encode(), "sha256")


def field_hashes(salt: bytes, fields: Mapping[str, Any]) -> dict[str, bytes]:
    """The hash of each field."""
    return {name: hashlib.sha256(field_salt(salt, name) + canonical(value)).digest() for name, value in fields.items()}


def record_leaf(kind: str, record_id: str, revision: int, hashes: Mapping[str, bytes]) -> bytes:
    """The leaf hash of a record from its fields' hashes."""
    written = {name: digest.hex() for name, digest in hashes.items()}
    return leaf_hash(canonical({"id": record_id, "revision": revision, "kind": kind, "fields": written}))


def tree_head(notebook: Notebook) -> TreeHead:
    """The tree as it stands."""
    frontier = _frontier(notebook)
    return TreeHead(frontier.size, frontier.root())


def tree(notebook: Notebook, size: int) -> Tree:
    """The tree of the first ``size`` leaves, to take proofs from."""
    return Tree(store.leaf_hashes(notebook.db, size))


def checkpoint(notebook: Notebook) -> Checkpoint:
    """Sign the tree as it stands, or return the last checkpoint when it has not grown since."""
    head = tree_head(notebook)
    last = store.last_checkpoint(notebook.db)
    if last is not None and last[0] == head.size:
        return read_checkpoint(*last)
    content = {
        "clock": CLOCK,
        "notebook": notebook.notebook_id,
        "previous": None if last is None else hashlib.sha256(bytes(last[1])).hexdigest(),
        "root": head.root.hex(),
        "size": head.size,
        "time": notebook.surroundings.now().isoformat(timespec="seconds"),
    }
    body = canonical(content)
    signature = notebook.signer.sign(body)
    with notebook.db.transaction():
        store.add_checkpoint(notebook.db, head.size, body, signature)
    return read_checkpoint(head.size, body, signature)


def last_checkpoint(notebook: Notebook) -> Checkpoint | None:
    """The newest checkpoint there is; None while none was made."""
    last = store.last_checkpoint(notebook.db)
    return None if last is None else read_checkpoint(*last)


def checkpoints(notebook: Notebook) -> list[Checkpoint]:
    """All checkpoints, oldest first."""
    return [read_checkpoint(*row) for row in store.checkpoints(notebook.db)]


def read_checkpoint(size: int, body: bytes, signature: bytes) -> Checkpoint:
    """A checkpoint from its signed body."""
    content = json.loads(body)
    return Checkpoint(
        size=size,
        root=bytes.fromhex(content["root"]),
        time=content["time"],
        clock=content["clock"],
        previous=content["previous"],
        body=bytes(body),
        signature=bytes(signature),
    )


def time_of(body: bytes) -> str:
    """The time that stands in a checkpoint's body, ISO 8601 in UTC."""
    return str(json.loads(body)["time"])


def check_code(checkpoint: Checkpoint) -> str:
    """The checkpoint in short, for paper: the first 64 bits of its body's SHA-256, in groups of four."""
    digits = hashlib.sha256(checkpoint.body).hexdigest()[:16].upper()
    return " ".join(digits[at : at + 4] for at in range(0, 16, 4))


def opened(notebook: Notebook, kind: str, record_id: str, revision: int) -> OpenedRecord:
    """A record with its proof material.

    Raises:
        Problem: ``diary.gone`` when it is not there, or was deleted.
    """
    if kind == "message":
        return _opened_message(notebook, record_id)
    row = store.sealed_record(notebook.db, kind, record_id, revision)
    if row is None:
        raise Problem("diary.gone")
    leaf, digest, salt, fields = row
    return OpenedRecord(kind, record_id, revision, leaf, digest, salt, fields, field_hashes(salt, fields))


def _opened_message(notebook: Notebook, record_id: str) -> OpenedRecord:
    number = message_number(record_id)
    found = None if number is None else message_store.message_with_names(notebook.db, number)
    if found is None:
        raise Problem("diary.gone")
    kept, names, digest = found
    fields = fields_of(kept, names)
    hashes = field_hashes(kept.salt, fields)
    return OpenedRecord("message", record_id, REVISION, kept.number, digest, kept.salt, fields, hashes)


def _frontier(notebook: Notebook) -> Frontier:
    size, peaks = store.tree(notebook.db)
    return Frontier.from_bytes(size, peaks)
