"""The tree against the vectors of the certificate-transparency reference implementation."""

from __future__ import annotations

import pytest

from nocontact_desktop.diary.merkle import (
    Frontier,
    Tree,
    empty_root,
    leaf_hash,
    verify_consistency,
    verify_inclusion,
)

INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
LEAVES = [leaf_hash(bytes.fromhex(written)) for written in INPUTS]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""The roots of the trees over the first 0 to 8 inputs."""

SECOND = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
THIRD_AND_FOURTH = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
LAST_FOUR = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
FIFTH = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
LAST_TWO = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
FIFTH_AND_SIXTH = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"

INCLUSIONS = [
    (0, 8, [SECOND, THIRD_AND_FOURTH, LAST_FOUR]),
    (5, 8, [FIFTH, LAST_TWO, ROOTS[4]]),
    (2, 3, [ROOTS[2]]),
    (1, 5, [ROOTS[1], THIRD_AND_FOURTH, FIFTH]),
    (0, 1, []),
]
CONSISTENCIES = [
    (1, 1, []),
    (1, 8, [SECOND, THIRD_AND_FOURTH, LAST_FOUR]),
    (6, 8, [FIFTH_AND_SIXTH, LAST_TWO, ROOTS[4]]),
    (2, 5, [THIRD_AND_FOURTH, FIFTH]),
]


def root(size: int) -> bytes:
    return bytes.fromhex(ROOTS[size])


def path(written: list[str]) -> list[bytes]:
    return [bytes.fromhex(step) for step in written]


@pytest.mark.parametrize("size", range(9))
def test_roots_are_the_published_ones(size: int) -> None:
    frontier = Frontier()
    for leaf in LEAVES[:size]:
        frontier = frontier.append(leaf)
    assert frontier.root() == root(size)
    assert Tree(LEAVES[:size]).root() == root(size)


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert empty_root() == root(0)


@pytest.mark.parametrize(("index", "size", "proof"), INCLUSIONS)
def test_inclusion_paths_are_the_published_ones(index: int, size: int, proof: list[str]) -> None:
    assert Tree(LEAVES[:size]).inclusion_proof(index) == path(proof)
    assert verify_inclusion(LEAVES[index], index, size, path(proof), root(size))


@pytest.mark.parametrize(("index", "size", "proof"), INCLUSIONS)
def test_an_inclusion_path_fits_nothing_else(index: int, size: int, proof: list[str]) -> None:
    good = path(proof)
    other = leaf_hash(b"foreign")
    assert not verify_inclusion(other, index, size, good, root(size))
    assert not verify_inclusion(LEAVES[index], size, size, good, root(size))
    assert not verify_inclusion(LEAVES[index], -1, size, good, root(size))
    assert not verify_inclusion(LEAVES[index], index, size, [*good, other], root(size))
    assert not verify_inclusion(LEAVES[index], index, size, good, root(0))
    assert not verify_inclusion(LEAVES[index], index, 0, good, root(0))
    for at in range(len(good)):
        assert not verify_inclusion(LEAVES[index], index, size, good[:at] + good[at + 1 :], root(size))
        assert not verify_inclusion(LEAVES[index], index, size, [*good[:at], other, *good[at + 1 :]], root(size))


@pytest.mark.parametrize(("first", "second", "proof"), CONSISTENCIES)
def test_consistency_proofs_are_the_published_ones(first: int, second: int, proof: list[str]) -> None:
    assert Tree(LEAVES[:second]).consistency_proof(first) == path(proof)
    assert verify_consistency(first, second, root(first), root(second), path(proof))


@pytest.mark.parametrize(("first", "second", "proof"), CONSISTENCIES)
def test_a_consistency_proof_fits_nothing_else(first: int, second: int, proof: list[str]) -> None:
    good = path(proof)
    assert not verify_consistency(first, second, LEAVES[7], root(second), good)
    assert not verify_consistency(first, second, root(first), LEAVES[7], good)
    assert not verify_consistency(second + 1, second, root(first), root(second), good)
    assert not verify_consistency(0, second, root(0), root(second), good)
    assert not verify_consistency(first, second, root(first), root(second), [*good, LEAVES[0]])
    for at in range(len(good)):
        assert not verify_consistency(first, second, root(first), root(second), good[:at] + good[at + 1 :])
        assert not verify_consistency(
            first, second, root(first), root(second), [*good[:at], LEAVES[7], *good[at + 1 :]]
        )


def test_a_leaf_out_of_the_tree_has_no_proof() -> None:
    tree = Tree(LEAVES)
    for index in (-1, 8):
        with pytest.raises(IndexError):
            tree.inclusion_proof(index)
    for first in (0, 9):
        with pytest.raises(IndexError):
            tree.consistency_proof(first)


def test_peaks_that_do_not_fit_the_size_are_refused() -> None:
    frontier = Frontier().append(LEAVES[0]).append(LEAVES[1]).append(LEAVES[2])
    assert Frontier.from_bytes(3, frontier.to_bytes()) == frontier
    for size, data in ((1, frontier.to_bytes()), (3, frontier.to_bytes()[:-1]), (0, b"x")):
        with pytest.raises(ValueError, match="do not fit"):
            Frontier.from_bytes(size, data)
