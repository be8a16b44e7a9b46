"""The tree against the definitions of RFC 9162, written down once more as naively as they stand there."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.diary.merkle import Frontier, Tree, verify_consistency, verify_inclusion

LEAVES = [hashlib.sha256(number.to_bytes(2, "big")).digest() for number in range(70)]


def naive_split(count: int) -> int:
    k = 1
    while k * 2 < count:
        k *= 2
    return k


def naive_root(leaves: list[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = naive_split(len(leaves))
    return hashlib.sha256(b"\x01" + naive_root(leaves[:k]) + naive_root(leaves[k:])).digest()


def naive_path(index: int, leaves: list[bytes]) -> list[bytes]:
    if len(leaves) == 1:
        return []
    k = naive_split(len(leaves))
    if index < k:
        return [*naive_path(index, leaves[:k]), naive_root(leaves[k:])]
    return [*naive_path(index - k, leaves[k:]), naive_root(leaves[:k])]


def naive_subproof(first: int, leaves: list[bytes], *, whole: bool) -> list[bytes]:
    if first == len(leaves):
        return [] if whole else [naive_root(leaves)]
    k = naive_split(len(leaves))
    if first <= k:
        return [*naive_subproof(first, leaves[:k], whole=whole), naive_root(leaves[k:])]
    return [*naive_subproof(first - k, leaves[k:], whole=False), naive_root(leaves[:k])]


sizes = st.integers(1, len(LEAVES))


@given(sizes)
def test_roots_agree(size: int) -> None:
    frontier = Frontier()
    for leaf in LEAVES[:size]:
        frontier = Frontier.from_bytes(frontier.size, frontier.to_bytes()).append(leaf)
    assert frontier.root() == Tree(LEAVES[:size]).root() == naive_root(LEAVES[:size])


@given(sizes, st.data())
def test_inclusion_proofs_agree_and_verify(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaves = LEAVES[:size]
    proof = Tree(leaves).inclusion_proof(index)
    assert proof == naive_path(index, leaves)
    assert verify_inclusion(leaves[index], index, size, proof, naive_root(leaves))


@given(sizes, st.data())
def test_an_inclusion_proof_is_for_one_place_only(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    elsewhere = data.draw(st.integers(0, size - 1).filter(lambda place: place != index)) if size > 1 else 1
    leaves = LEAVES[:size]
    proof = Tree(leaves).inclusion_proof(index)
    assert not verify_inclusion(leaves[index], elsewhere, size, proof, naive_root(leaves))


@given(sizes, st.data())
def test_consistency_proofs_agree_and_verify(size: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, size))
    leaves = LEAVES[:size]
    proof = Tree(leaves).consistency_proof(first)
    assert proof == naive_subproof(first, leaves, whole=True)
    assert verify_consistency(first, size, naive_root(leaves[:first]), naive_root(leaves), proof)


@given(sizes, st.data())
def test_a_log_that_lost_or_changed_a_leaf_is_not_consistent(size: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, size))
    changed = data.draw(st.integers(0, first - 1))
    leaves = LEAVES[:size]
    rewritten = [*leaves[:changed], hashlib.sha256(b"rewritten").digest(), *leaves[changed + 1 :]]
    proof = Tree(rewritten).consistency_proof(first)
    assert not verify_consistency(first, size, naive_root(leaves[:first]), naive_root(rewritten), proof)
