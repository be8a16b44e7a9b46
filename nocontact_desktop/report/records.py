"""The sealed records a report stands on, with what is needed to prove them to somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nocontact_desktop.diary.merkle import Tree


@dataclass(frozen=True)
class Record:
    """One sealed record with all of its fields.

    ``leaf`` is its place in the log and ``hash`` its leaf's hash; ``field_hashes`` are in hex, as the
    leaf holds them; ``salts`` are the salts of its fields.
    """

    kind: str
    id: str
    revision: int
    leaf: int
    hash: bytes
    fields: Mapping[str, Any]
    field_hashes: Mapping[str, str]
    salts: Mapping[str, bytes]


@dataclass(frozen=True)
class SignedHead:
    """A checkpoint as it was signed; ``size`` is how many leaves the log had."""

    size: int
    body: bytes
    signature: bytes


@dataclass(frozen=True)
class LogState:
    """The log as far as the last checkpoint: its tree, and the checkpoints in their order."""

    tree: Tree
    checkpoints: tuple[SignedHead, ...]
    public_key: bytes
