"""Mending the sealed log: leaves keep their numbers, and what can't be read is said.

A leaf that is lost is worked out again from what it stands for. Where that is lost too, a leaf of its own kind takes
its place, and checkpoints from there on fit no more: they are kept in the record of the salvage.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from nocontact_desktop.diary import store
from nocontact_desktop.diary.merkle import Frontier
from nocontact_desktop.diary.messages import store as message_store
from nocontact_desktop.diary.messages.kept import Kept, Names, fields_of
from nocontact_desktop.diary.messages.sealing import REVISION, message_id, message_leaf
from nocontact_desktop.diary.salvaging import store as mending_store
from nocontact_desktop.diary.salvaging.accounted import LOST_LEAF
from nocontact_desktop.diary.sealed_log import SALT_LENGTH, field_hashes, read_checkpoint, record_leaf
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.progress import Progress, Stop, stop_if
from nocontact_desktop.vault.signing import verify

_BLOCK = 2_000
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)
Named = tuple[str, str, int]


@dataclass
class LogLosses:
    """What the log has lost, by leaf numbers in rising order.

    ``lost``: what a leaf stood for. ``unknown``: nobody can say any more what it stood for; these are among the lost.
    ``unproven``: it is there and can't be proven. ``checkpoints`` that fit no more, and ``missing`` ones by the
    SHA-256 of their bodies. ``old_size`` and ``old_peaks`` are the head as it was found.
    """

    old_size: int | None = None
    old_root: str | None = None
    lost: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    unproven: list[int] = field(default_factory=list)
    checkpoints: list[dict[str, Any]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def mend_log(notebook: Notebook, progress: Progress, cancelled: Stop) -> LogLosses:
    """Put every leaf into its place, inside the caller's transaction and without triggers."""
    return _Mending(notebook).run(progress, cancelled)


class _Mending:
    """One run through the log. ``_roots`` collects the root at the size of each checkpoint."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self._db = notebook.db
        self._names = message_store.all_names(notebook.db)
        self._losses = LogLosses()
        self._frontier = Frontier()
        self._roots: dict[int, bytes] = {}
        self._sizes = {size for size, _, _ in store.checkpoints(notebook.db)}
        withdrawn = mending_store.fields_of_kind(notebook.db, "withdrawal")
        self._withdrawn = [(first, last) for _, _, fields in withdrawn for first, last in fields.get("leaves") or ()]

    def run(self, progress: Progress, cancelled: Stop) -> LogLosses:
        size = self._read_head()
        total = max(size, store.highest_leaf_used(self._db) + 1)
        for first in range(0, total, _BLOCK):
            stop_if(cancelled)
            self._block(first, min(first + _BLOCK, total) - 1)
            progress(first, total)
        mending_store.set_head(self._db, self._frontier.size, self._frontier.to_bytes())
        self._account_for_erased()
        self._checkpoints()
        return self._losses

    def _read_head(self) -> int:
        size, peaks = store.tree(self._db)
        try:
            found = Frontier.from_bytes(size, peaks)
        except ValueError:
            return 0
        if size:
            self._losses.old_size, self._losses.old_root = size, found.root().hex()
        return size

    def _block(self, first: int, last: int) -> None:
        leaves = {int(row[0]): row for row in store.leaves_between(self._db, first, last)}
        records = {int(row[0]): row for row in store.records_between(self._db, first, last)}
        messages = {kept.number: kept for kept in message_store.messages_between(self._db, first, last)}
        for number in range(first, last + 1):
            behind = _behind(number, records.get(number), messages.get(number), self._names)
            digest = self._leaf(number, leaves.get(number), behind)
            self._frontier = self._frontier.append(digest)
            if self._frontier.size in self._sizes:
                self._roots[self._frontier.size] = self._frontier.root()

    def _leaf(self, number: int, leaf: tuple[Any, ...] | None, behind: tuple[Named, bytes | None] | None) -> bytes:
        """The hash of a leaf; what is missing of it or behind it is put there and noted."""
        if leaf is None:
            return self._new_leaf(number, behind)
        digest, named = bytes(leaf[1]), (str(leaf[2]), str(leaf[3]), int(leaf[4]))
        if behind is None or behind[0] != named or behind[1] not in {None, digest}:
            self._note(number, named, behind)
        return digest

    def _note(self, number: int, named: Named, behind: tuple[Named, bytes | None] | None) -> None:
        """What stands behind a leaf is missing or does not fit it.

        A message can have lost the names that belong to it; a record is a mixture then, with pages from before.
        """
        if behind is not None and behind[0][0] == "message":
            self._losses.unproven.append(number)
            return
        if named[0] == "message" and behind is None and self._was_withdrawn(number):
            return
        mending_store.remove_record(self._db, number)
        if named[0] != "message":
            mending_store.put_erased(self._db, number, *named)
        self._losses.lost.append(number)

    def _new_leaf(self, number: int, behind: tuple[Named, bytes | None] | None) -> bytes:
        if behind is None and self._was_withdrawn(number):
            behind = ("message", message_id(number), REVISION), None
        named, digest = behind or ((LOST_LEAF, str(number), 1), None)
        digest = digest or record_leaf(LOST_LEAF, str(number), 1, {})
        mending_store.put_leaf(self._db, (number, digest, *named))
        if behind is None:
            self._losses.unknown.append(number)
            self._losses.lost.append(number)
            store.add_record(self._db, *named, number, bytes(SALT_LENGTH), {})
        return digest

    def _was_withdrawn(self, number: int) -> bool:
        return any(first <= number <= last for first, last in self._withdrawn)

    def _account_for_erased(self) -> None:
        """What was erased, and the leaf that says so is lost."""
        deletions = mending_store.fields_of_kind(self._db, "deletion")
        said = {(fields["deleted_kind"], fields["deleted_id"]) for _, _, fields in deletions}
        unsaid = {leaf for leaf, kind, one in mending_store.erased(self._db) if (kind, one) not in said}
        self._losses.lost = sorted({*self._losses.lost, *unsaid})

    def _checkpoints(self) -> None:
        before: str | None = None
        for size, body, signature in store.checkpoints(self._db):
            if not self._stands(size, body, signature):
                replies = mending_store.witnesses_of(self._db, size)
                self._losses.checkpoints.append(_kept_checkpoint(size, body, signature, replies))
                mending_store.remove_checkpoint(self._db, size)
                continue
            previous = read_checkpoint(size, body, signature).previous
            if previous is not None and previous != before:
                self._losses.missing.append(previous)
            before = hashlib.sha256(body).hexdigest()

    def _stands(self, size: int, body: bytes, signature: bytes) -> bool:
        try:
            content = json.loads(body)
            mine = content["notebook"] == self._notebook.notebook_id and content["size"] == size
            fits = bytes.fromhex(content["root"]) == self._roots.get(size)
        except _UNREADABLE:
            return False
        return mine and fits and verify(self._notebook.signer.public_key, signature, body)


def _behind(
    number: int, record: tuple[Any, ...] | None, message: Kept | None, names: Names
) -> tuple[Named, bytes | None] | None:
    """What stands behind a leaf: its kind, id and revision, and its leaf hash.

    The hash is None when it was erased, and empty when it makes no sense.
    """
    if message is not None:
        named = ("message", message_id(number), REVISION)
        try:
            return named, message_leaf(number, message.salt, fields_of(message, names))
        except _UNREADABLE:
            return named, b""
    if record is None:
        return None
    _, kind, one, revision, salt, fields = record
    named = (str(kind), str(one), int(revision))
    if fields is None:
        return named, None
    return named, record_leaf(*named, field_hashes(bytes(salt), json.loads(fields)))


def _kept_checkpoint(size: int, body: bytes, signature: bytes, replies: list[tuple[Any, ...]]) -> dict[str, Any]:
    return {
        "size": size,
        "body": body.decode(errors="replace"),
        "signature": signature.hex(),
        "replies": [{"reply": bytes(reply).hex(), "authority": who, "time": when} for reply, who, when in replies],
    }
