"""The full check of the sealed log: every leaf from what it stands for, every file, every checkpoint.

It reads in blocks and keeps no more than ranges of leaf numbers, so that a million leaves cost no more memory
than a hundred.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator

from nocontact_desktop.diary import store
from nocontact_desktop.diary.merkle import Frontier
from nocontact_desktop.diary.messages import store as message_store
from nocontact_desktop.diary.messages.kept import fields_of
from nocontact_desktop.diary.messages.sealing import message_id, message_leaf
from nocontact_desktop.diary.sealed_log import Checkpoint, checkpoints, field_hashes, record_leaf
from nocontact_desktop.diary.witness.stamps import changed_replies
from nocontact_desktop.errors import Cancelled, Finding
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.signing import verify

BLOCK = 2_000
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
        self._checkpoints = checkpoints(notebook)
        self._previous: Checkpoint | None = None
        self._erased: set[tuple[str, str]] = set()
        self._deleted: set[tuple[str, str]] = set()
        self._absent: list[list[int]] = []
        self._withdrawn: list[tuple[int, int]] = []
        self._needed: set[str] = set()

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
        for kind, record_id in sorted(self._erased - self._deleted):
            self._find("check.erased-unsaid", kind=kind, id=record_id)
        for first, last in self._absent:
            if not all(self._was_withdrawn(number) for number in range(first, last + 1)):
                self._find("check.messages-missing", first=first, last=last)

    def head(self, total: int) -> None:
        """The kept head has to be that of the leaves, and the list of entries that of their records."""
        size, peaks = store.tree(self._db)
        if size != self._frontier.size or peaks != self._frontier.to_bytes() or size != total:
            self._find("check.head", size=size, leaves=self._frontier.size)
        if out_of_step := store.entries_out_of_step(self._db):
            self._find("check.entries-listed", count=out_of_step)

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
        """Every file an exhibit, a source or a message was sealed with has to be there."""
        for digest in sorted(self._needed - kept):
            self._find("check.file-missing", sha256=digest)

    def time_replies(self, cancelled: Callable[[], bool]) -> None:
        """What outside witnesses have sent has to say what it said when it came."""
        for size in changed_replies(self._notebook, cancelled):
            self._find("check.reply-changed", size=size)

    def _behind(self, first: int, last: int) -> Iterator[tuple[int, tuple[tuple[str, str, int], bytes | None]]]:
        """For each leaf number of a range: what the record behind it says it is, and its leaf hash."""
        for leaf, kind, record_id, revision, salt, fields in store.records_between(self._db, first, last):
            if fields is None or salt is None:
                self._erased.add((kind, record_id))
                yield leaf, ((kind, record_id, revision), None)
                continue
            opened = json.loads(fields)
            self._note(kind, opened)
            again = record_leaf(kind, record_id, revision, field_hashes(bytes(salt), opened))
            yield leaf, ((kind, record_id, revision), again)
        for kept in message_store.messages_between(self._db, first, last):
            opened = fields_of(kept, self._names)
            self._needed.update(one["sha256"] for one in opened.get("attachments", ()) if one["kept"])
            again = message_leaf(kept.number, kept.salt, opened)
            yield kept.number, (("message", message_id(kept.number), 1), again)

    def _note(self, kind: str, fields: dict[str, object]) -> None:
        """Remember what a record says about others: deletions, withdrawals, files."""
        if kind == "deletion":
            self._deleted.add((str(fields["deleted_kind"]), str(fields["deleted_id"])))
        elif kind == "withdrawal" and isinstance(fields["leaves"], list):
            self._withdrawn += [(first, last) for first, last in fields["leaves"]]
        elif kind in {"exhibit", "source"}:
            self._needed.add(str(fields["sha256"]))

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
        elif behind[0] != named or behind[1] not in {None, digest}:
            self._find("check.leaf-changed", number=number, kind=behind[0][0], id=behind[0][1])

    def _grow(self, number: int, digest: bytes) -> None:
        """Add a leaf to the tree, and check the checkpoint that was made at that size."""
        self._frontier = self._frontier.append(digest)
        if self._checkpoints and self._checkpoints[0].size == self._frontier.size:
            checkpoint = self._checkpoints.pop(0)
            self._checkpoint(checkpoint)
            self._previous = checkpoint

    def _checkpoint(self, made: Checkpoint) -> None:
        if not verify(self._notebook.signer.public_key, made.signature, made.body):
            self._find("check.checkpoint-signature", size=made.size)
        if made.root != self._frontier.root() or json.loads(made.body)["size"] != made.size:
            self._find("check.checkpoint-root", size=made.size)
        before = None if self._previous is None else hashlib.sha256(self._previous.body).hexdigest()
        if made.previous != before or json.loads(made.body)["notebook"] != self._notebook.notebook_id:
            self._find("check.checkpoint-chain", size=made.size)

    def _was_withdrawn(self, number: int) -> bool:
        return any(first <= number <= last for first, last in self._withdrawn)

    def _find(self, code: str, **params: str | int) -> None:
        self.findings.append(Finding(code, params))


def _stop_if(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled
