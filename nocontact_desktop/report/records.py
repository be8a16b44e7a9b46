"""The sealed records a report stands on, with what is needed to prove them to somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nocontact_desktop.diary.merkle import Tree
from nocontact_desktop.diary.sealed_log import field_hashes, field_salt
from nocontact_desktop.diary.witness.slips import Slip
from nocontact_desktop.diary.witness.stamps import TimeReply


@dataclass(frozen=True, slots=True)
class Record:
    """One sealed record with all of its fields, passages that the writer covers already covered.

    ``leaf`` is its place in the log and ``hash`` its leaf's hash. ``salt`` is the whole record's and stays
    in the notebook: with it all of its fields could be guessed. Only the salts of opened fields leave.
    ``rules`` names its table in ``privacy``: its kind, or "own message" for what the writer sent.
    ``before_covers`` has the sealed values of fields in which something is covered; none of them leaves.
    """

    kind: str
    id: str
    revision: int
    leaf: int
    hash: bytes
    fields: Mapping[str, Any]
    salt: bytes
    rules: str
    before_covers: Mapping[str, Any] = field(default_factory=dict)

    def closed(self, name: str) -> str:
        """Return the hash, in hex, that the leaf holds for a field."""
        value = self.before_covers.get(name, self.fields[name])
        return field_hashes(self.salt, {name: value})[name].hex()

    def salt_of(self, name: str) -> bytes:
        """Return the salt of one field, which opens no other."""
        return field_salt(self.salt, name)


@dataclass(frozen=True)
class SignedHead:
    """A checkpoint as it was signed; ``size`` is how many leaves the log had."""

    size: int
    body: bytes
    signature: bytes


@dataclass(frozen=True)
class LogState:
    """The log as far as the last checkpoint: its tree, the checkpoints in their order, and who outside has seen one."""

    tree: Tree
    checkpoints: tuple[SignedHead, ...]
    public_key: bytes
    replies: tuple[TimeReply, ...] = ()
    slips: tuple[Slip, ...] = ()
