"""The Merkle tree of RFC 9162 (Certificate Transparency 2.0), sections 2.1.1 to 2.1.5."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

HASH_LENGTH = 32


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf: SHA-256(0x00 || data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def empty_root() -> bytes:
    """The root of a tree without leaves."""
    return hashlib.sha256(b"").digest()


@dataclass(frozen=True)
class Frontier:
    """A tree's size and the roots of its complete subtrees, largest first: all that appending needs."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> Frontier:
        """The tree with one more leaf hash, in steps that grow with the logarithm of its size."""
        peaks, node, size = list(self.peaks), leaf, self.size
        while size & 1:
            node = node_hash(peaks.pop(), node)
            size >>= 1
        return Frontier(self.size + 1, (*peaks, node))

    def root(self) -> bytes:
        """The root of the whole tree."""
        if not self.peaks:
            return empty_root()
        node = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            node = node_hash(peak, node)
        return node

    def to_bytes(self) -> bytes:
        """The peaks, one after the other."""
        return b"".join(self.peaks)

    @staticmethod
    def from_bytes(size: int, data: bytes) -> Frontier:
        """Read what :meth:`to_bytes` wrote. Raises ValueError when it does not fit ``size``."""
        if len(data) != HASH_LENGTH * size.bit_count():
            raise ValueError("peaks do not fit the size")
        return Frontier(size, tuple(data[at : at + HASH_LENGTH] for at in range(0, len(data), HASH_LENGTH)))


class Tree:
    """A whole tree in memory, level by level, to take proofs from. Built once in line with its size."""

    def __init__(self, leaf_hashes: Sequence[bytes]) -> None:
        self.size = len(leaf_hashes)
        self._levels = [list(leaf_hashes)]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            self._levels.append([node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)])

    def root(self, start: int = 0, end: int | None = None) -> bytes:
        """The hash of leaves ``start`` up to ``end``; complete subtrees are looked up, not computed."""
        end = self.size if end is None else end
        count = end - start
        if count == 0:
            return empty_root()
        if count & (count - 1) == 0 and start % count == 0:
            return self._levels[count.bit_length() - 1][start // count]
        split = _split(count)
        return node_hash(self.root(start, start + split), self.root(start + split, end))

    def inclusion_proof(self, index: int) -> list[bytes]:
        """The audit path for the leaf at ``index`` (RFC 9162, 2.1.3.1)."""
        if not 0 <= index < self.size:
            raise IndexError(index)
        return self._path(index, 0, self.size)

    def consistency_proof(self, first: int) -> list[bytes]:
        """The proof that the tree of the ``first`` leaves is a prefix of this one (RFC 9162, 2.1.4.1)."""
        if not 0 < first <= self.size:
            raise IndexError(first)
        return self._subproof(first, 0, self.size, known=True)

    def _path(self, index: int, start: int, end: int) -> list[bytes]:
        if end - start == 1:
            return []
        middle = start + _split(end - start)
        if index < middle:
            return [*self._path(index, start, middle), self.root(middle, end)]
        return [*self._path(index, middle, end), self.root(start, middle)]

    def _subproof(self, first: int, start: int, end: int, *, known: bool) -> list[bytes]:
        if first == end:
            return [] if known else [self.root(start, end)]
        middle = start + _split(end - start)
        if first <= middle:
            return [*self._subproof(first, start, middle, known=known), self.root(middle, end)]
        return [*self._subproof(first, middle, end, known=False), self.root(start, middle)]


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether ``proof`` leads from the leaf hash at ``index`` to ``root`` (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, node = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            node = node_hash(step, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = node_hash(node, step)
        at, last = at >> 1, last >> 1
    return last == 0 and node == root


def verify_consistency(first: int, second: int, old: bytes, new: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the tree of size ``second`` and root ``new`` extends that of ``first`` and ``old`` (2.1.4.2)."""
    if not 0 < first <= second:
        return False
    if first == second:
        return not proof and old == new
    path = list(proof)
    if first & (first - 1) == 0:
        path.insert(0, old)
    if not path:
        return False
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    older = newer = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            older, newer = node_hash(step, older), node_hash(step, newer)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            newer = node_hash(newer, step)
        at, last = at >> 1, last >> 1
    return last == 0 and older == old and newer == new


def _split(count: int) -> int:
    """The largest power of two smaller than ``count``."""
    return 1 << (count - 1).bit_length() - 1
