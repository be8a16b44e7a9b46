"""The full check of the sealed log: every leaf from what it stands for, every file, every checkpoint.

It reads in blocks and keeps no more than ranges of leaf numbers, so that a million leaves cost no more memory
than a hundred.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

from nocontact_desktop.diary import listed, store
from nocontact_desktop.diary.merkle import Frontier
from nocontact_desktop.diary.messages import store as message_store
from nocontact_desktop.diary.messages.kept import Kept, fields_of
from nocontact_desktop.diary.messages.sealing import SALT_LENGTH as MESSAGE_SALT_LENGTH
from nocontact_desktop.diary.messages.sealing import message_id, message_leaf
from nocontact_desktop.diary.messages.writing import moment_of
from nocontact_desktop.diary.salvaging.accounted import Accounted
from nocontact_desktop.diary.sealed_log import SALT_LENGTH, Checkpoint, field_hashes, read_checkpoint, record_leaf
from nocontact_desktop.diary.witness.stamps import changed_replies
from nocontact_desktop.errors import Cancelled, Finding
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.signing import verify

BLOCK = 2_000
UNREADABLE = b""
"""Stands for the leaf of what cannot be read; no leaf is this short."""
Progress = Callable[[int, int], None]


def check_log(notebook: Notebook, progress: Progress, cancelled: Callable[[], bool]) -> list[Finding]:
    """Check everything the log vouches for. An empty list means that all of it is in order.

    Raises:
        Cancelled: the user stopped it.
    """
    check = _Check(notebook)
    total = store.highest_leaf_used(notebook.db) + 1
    files = store.files(notebook.db)
    for first in range(0, total, BLOCK):
        _stop_if(cancelled)
        check.block(first, min(first + BLOCK, total) - 1)
        progress(min(first + BLOCK, total), total + len(files))
    check.erased_are_accounted_for()
    check.head(total)
    check.lists()
    check.rest_of_checkpoints()
    for done, digest in enumerate(files, 1):
        _stop_if(cancelled)
        check.file(digest)
        progress(total + done, total + len(files))
    check.needed_files_are_there({digest.hex() for digest in files})
    check.time_replies(cancelled)
    return check.findings


class _Check:
    """What has been seen so far. ``findings`` collects what is wrong."""

    def __init__(self, notebook: Notebook) -> None:
        self.findings: list[Finding] = []
        self._notebook = notebook
        self._db = notebook.db
        self._names = message_store.all_names(notebook.db)
        self._frontier = Frontier()
        self._checkpoints = list(self._readable_checkpoints())
        self._previous: Checkpoint | None = None
        self._accounted = Accounted(notebook.db)
        self._erased: set[tuple[str, str, int]] = set()
        self._deleted: set[tuple[str, str]] = set()
        self._absent: list[list[int]] = []
        self._withdrawn: list[tuple[int, int]] = []
        self._needed: set[str] = set()
        self._moved = 0

    def block(self, first: int, last: int) -> None:
        """Check the leaves of a range, both ends included, and what stands behind them."""
        behind = dict(self._behind(first, last))
        due = first
        for number, digest, kind, record_id, revision in store.leaves_between(self._db, first, last):
            for missing in range(due, number):
                self._find("check.leaf-missing", number=missing)
            due = number + 1
            self._grow(number, bytes(digest))
            self._leaf(number, bytes(digest), (kind, record_id, revision), behind.pop(number, None))
        for number in sorted({*range(due, last + 1), *behind}):
            self._find("check.leaf-missing", number=number)

    def erased_are_accounted_for(self) -> None:
        """Whatever was erased, a later leaf has to say so."""
        unsaid = {
            (kind, record_id)
            for kind, record_id, leaf in self._erased
            if (kind, record_id) not in self._deleted and not self._accounted.is_lost(leaf)
        }
        for kind, record_id in sorted(unsaid):
            self._find("check.erased-unsaid", kind=kind, id=record_id)
        for first, last in self._absent:
            if not all(self._was_taken_away(number) for number in range(first, last + 1)):
                self._find("check.messages-missing", first=first, last=last)

    def lists(self) -> None:
        """What pages and reports read from has to say what the sealed records say."""
        if count := listed.entries_out_of_step(self._db):
            self._find("check.entries-listed", count=count)
        if count := listed.exhibits_out_of_step(self._db):
            self._find("check.exhibits-listed", count=count)
        if count := listed.sources_out_of_step(self._db, self._accounted.sources):
            self._find("check.sources-listed", count=count)
        if count := listed.orders_out_of_step(self._db):
            self._find("check.orders-listed", count=count)
        if count := listed.names_out_of_step(self._db):
            self._find("check.names-listed", count=count)
        if self._moved:
            self._find("check.messages-moved", count=self._moved)

    def head(self, total: int) -> None:
        """The kept head has to be that of the leaves."""
        size, peaks = store.tree(self._db)
        if size != self._frontier.size or peaks != self._frontier.to_bytes() or size != total:
            self._find("check.head", size=size, leaves=self._frontier.size)

    def rest_of_checkpoints(self) -> None:
        """A checkpoint over more leaves than there are speaks of leaves that were cut off."""
        for checkpoint in self._checkpoints:
            self._find("check.checkpoint-cut", size=checkpoint.size)

    def file(self, digest: bytes) -> None:
        """Hash a kept file again."""
        again = hashlib.sha256()
        for piece in store.chunks(self._db, digest):
            again.update(piece)
        if again.digest() != digest:
            self._find("check.file-changed", sha256=digest.hex())

    def needed_files_are_there(self, kept: set[str]) -> None:
        """Every file an exhibit, a covered copy, a source or a message was sealed with has to be there."""
        for digest in sorted(self._needed - kept - self._accounted.files):
            self._find("check.file-missing", sha256=digest)

    def time_replies(self, cancelled: Callable[[], bool]) -> None:
        """What outside witnesses have sent has to say what it said when it came."""
        for size in changed_replies(self._notebook, cancelled):
            self._find("check.reply-changed", size=size)

    def _behind(self, first: int, last: int) -> Iterator[tuple[int, tuple[tuple[str, str, int], bytes | None]]]:
        """For each leaf number of a range: what the record behind it says it is, and its leaf hash."""
        for leaf, kind, record_id, revision, salt, fields in store.records_between(self._db, first, last):
            if fields is None and salt is None:
                self._erased.add((kind, record_id, leaf))
                yield leaf, ((kind, record_id, revision), None)
                continue
            yield leaf, ((kind, record_id, revision), self._record((kind, record_id, revision), salt, fields))
        for kept in message_store.messages_between(self._db, first, last):
            yield kept.number, (("message", message_id(kept.number), 1), self._message(kept))

    def _record(self, named: tuple[str, str, int], salt: bytes | None, fields: str | None) -> bytes:
        """The leaf of a record as it stands now; that of nothing when it cannot be read as one."""
        try:
            opened = _with_salt(salt or b"", SALT_LENGTH, json.loads(fields or ""))
            again = record_leaf(*named, field_hashes(salt or b"", opened))
            self._note(named[0], opened)
        except (ValueError, TypeError, KeyError, AttributeError):
            return UNREADABLE
        return again

    def _message(self, kept: Kept) -> bytes:
        """The same for a message, whose place in time is compared as well."""
        try:
            opened = _with_salt(kept.salt, MESSAGE_SALT_LENGTH, fields_of(kept, self._names))
            again = message_leaf(kept.number, kept.salt, opened)
            self._needed.update(one["sha256"] for one in opened.get("attachments", ()) if one["kept"])
            moment = moment_of(kept.time_utc or kept.time_local)
        except (ValueError, TypeError, KeyError, AttributeError):
            return UNREADABLE
        self._moved += moment is not None and moment != kept.sort
        return again

    def _note(self, kind: str, fields: dict[str, object]) -> None:
        """Remember what a record says about others: deletions, withdrawals, files."""
        if kind == "deletion":
            self._deleted.add((str(fields["deleted_kind"]), str(fields["deleted_id"])))
        elif kind == "withdrawal" and isinstance(fields["leaves"], list):
            self._withdrawn += [(first, last) for first, last in fields["leaves"]]
        elif kind in {"exhibit", "redaction", "source"}:
            self._needed.add(str(fields["sha256"]))
            others: Any = fields.get("beside", ())
            self._needed.update(str(one["sha256"]) for one in others)

    def _leaf(
        self,
        number: int,
        digest: bytes,
        named: tuple[str, str, int],
        behind: tuple[tuple[str, str, int], bytes | None] | None,
    ) -> None:
        if behind is None and named[0] == "message":
            if self._absent and self._absent[-1][1] == number - 1:
                self._absent[-1][1] = number
            else:
                self._absent.append([number, number])
        elif behind is None:
            self._find("check.record-missing", number=number, kind=named[0])
        elif (behind[0] != named or behind[1] not in {None, digest}) and not self._accounted.is_unproven(number):
            self._find("check.leaf-changed", number=number, kind=behind[0][0], id=behind[0][1])

    def _grow(self, number: int, digest: bytes) -> None:
        """Add a leaf to the tree, and check the checkpoint that was made at that size."""
        self._frontier = self._frontier.append(digest)
        if self._checkpoints and self._checkpoints[0].size == self._frontier.size:
            checkpoint = self._checkpoints.pop(0)
            self._checkpoint(checkpoint)
            self._previous = checkpoint

    def _readable_checkpoints(self) -> Iterator[Checkpoint]:
        for row in store.checkpoints(self._db):
            try:
                yield read_checkpoint(*row)
            except (ValueError, TypeError, KeyError):  # not what a notebook signs
                self._find("check.checkpoint-signature", size=row[0])

    def _checkpoint(self, made: Checkpoint) -> None:
        if not verify(self._notebook.signer.public_key, made.signature, made.body):
            self._find("check.checkpoint-signature", size=made.size)
        if made.root != self._frontier.root() or json.loads(made.body).get("size") != made.size:
            self._find("check.checkpoint-root", size=made.size)
        before = None if self._previous is None else hashlib.sha256(self._previous.body).hexdigest()
        follows = made.previous == before or self._accounted.is_missing_checkpoint(made.previous)
        if not follows or json.loads(made.body).get("notebook") != self._notebook.notebook_id:
            self._find("check.checkpoint-chain", size=made.size)

    def _was_taken_away(self, number: int) -> bool:
        return self._accounted.is_lost(number) or any(first <= number <= last for first, last in self._withdrawn)

    def _find(self, code: str, **params: str | int) -> None:
        self.findings.append(Finding(code, params))


def _with_salt(salt: bytes, length: int, fields: Any) -> Any:
    """The fields, when their salt is as long as it was made: HMAC takes a longer one for the same (RFC 2104)."""
    if len(salt) != length:
        raise ValueError("a salt of another length")
    return fields


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled
