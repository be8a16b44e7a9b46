"""The stand-alone check says yes to a good bundle, and names the file for everything else."""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bagit
import pytest
from hand_log import PICTURE, HandLog, canonical, hand_log, write

from nocontact_desktop.diary.merkle import Tree
from nocontact_desktop.report.proofs import consistency
from nocontact_desktop.report.standalone import verify
from tests.bundle_files import all_files, edit_proofs, hash_again, put_rows, rows

LISTS = ("tagmanifest-sha256.txt", "tagmanifest-sha512.txt")
SOURCE = Path(verify.__file__)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(hand_log(), tmp_path_factory.mktemp("bundle") / "good")


@pytest.fixture
def bundle(good: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(good, tmp_path / "copy"))


def named(folder: Path) -> set[str]:
    return {finding.file for finding in verify.check(str(folder))}


def test_a_good_bundle_is_in_order(good: Path) -> None:
    assert verify.check(str(good)) == []
    assert bagit.Bag(str(good)).validate()


def test_it_runs_alone_and_ends_with_zero(good: Path) -> None:
    done = subprocess.run([sys.executable, "-I", "verify.py"], cwd=good, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing in this bundle was changed" in done.stdout
    assert "Check code" in done.stdout


def test_it_ends_with_one_and_names_the_file(bundle: Path) -> None:
    (bundle / "data/report.pdf").write_bytes(b"another")
    command = [sys.executable, "-I", str(SOURCE), str(bundle)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "WRONG  data/report.pdf: This file was changed" in done.stdout


@pytest.mark.parametrize("where", ["first", "middle", "last"])
def test_one_changed_byte_in_any_file_is_named_by_that_file_alone(bundle: Path, where: str) -> None:
    for name in all_files(bundle):
        path = bundle / name
        before = path.read_bytes()
        at = {"first": 0, "middle": len(before) // 2, "last": len(before) - 1}[where]
        path.write_bytes(before[:at] + bytes([before[at] ^ 1]) + before[at + 1 :])
        assert named(bundle) == {name}, name
        path.write_bytes(before)
    assert named(bundle) == set()


def test_a_missing_file_is_named(bundle: Path) -> None:
    for name in all_files(bundle):
        path = bundle / name
        before = path.read_bytes()
        path.unlink()
        assert name in named(bundle), name
        path.write_bytes(before)


@pytest.mark.parametrize("name", ["data/exhibits/B-1.jpg", "data/more.jsonl", "notes.txt", "data/.hidden"])
def test_an_added_file_is_named(bundle: Path, name: str) -> None:
    (bundle / name).write_text("added")
    assert named(bundle) == {name}


def test_a_link_is_named_and_not_followed(bundle: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes((bundle / "data/report.pdf").read_bytes())
    (bundle / "data/report.pdf").unlink()
    (bundle / "data/report.pdf").symlink_to(outside)
    assert "data/report.pdf" in named(bundle)


def test_an_exhibit_swapped_with_every_hash_replaced_is_named(bundle: Path) -> None:
    other = PICTURE.replace(b"door", b"wall")
    (bundle / "data/exhibits/A-1.jpg").write_bytes(other)
    hash_again(bundle)
    assert named(bundle) == {"data/exhibits/A-1.jpg", *LISTS}

    changed = rows(bundle, "data/exhibits.jsonl")
    changed[0]["fields"]["sha256"]["value"] = hashlib.sha256(other).hexdigest()
    put_rows(bundle, "data/exhibits.jsonl", changed)
    hash_again(bundle)
    assert named(bundle) == {"data/exhibits.jsonl", *LISTS}


@pytest.mark.parametrize(("field", "value"), [("occurred_from", "2026-03-01"), ("title", "At the gate")])
def test_a_changed_value_is_named_even_with_the_key_at_hand(bundle: Path, field: str, value: str) -> None:
    changed = rows(bundle, "data/entries.jsonl")
    changed[0]["fields"][field]["value"] = value
    put_rows(bundle, "data/entries.jsonl", changed)
    hash_again(bundle, hand_log().key.sign)
    assert named(bundle) == {"data/entries.jsonl"}


def test_an_entry_taken_out_is_named_even_with_the_key_at_hand(bundle: Path) -> None:
    put_rows(bundle, "data/entries.jsonl", rows(bundle, "data/entries.jsonl")[1:])
    hash_again(bundle, hand_log().key.sign)
    assert named(bundle) == {"data/entries.jsonl"}


def test_an_entry_put_in_twice_is_named(bundle: Path) -> None:
    twice = rows(bundle, "data/entries.jsonl")
    put_rows(bundle, "data/entries.jsonl", [*twice, twice[0]])
    hash_again(bundle, hand_log().key.sign)
    assert named(bundle) == {"data/entries.jsonl"}


def test_a_record_moved_to_another_place_in_the_log_is_named(bundle: Path) -> None:
    def swap(proofs: Any) -> None:
        first, second = proofs["records"][0], proofs["records"][1]
        first["leaf"], second["leaf"] = second["leaf"], first["leaf"]

    edit_proofs(bundle, swap)
    hash_again(bundle, hand_log().key.sign)
    assert named(bundle) == {"data/proofs.json"}


def test_the_last_leaf_cut_off_is_named(bundle: Path) -> None:
    """Everything after the second checkpoint is taken out: its records, their proofs, the last checkpoint."""

    def cut(proofs: Any) -> None:
        proofs["records"] = [one for one in proofs["records"] if one["leaf"] < 4]

    put_rows(bundle, "data/entries.jsonl", rows(bundle, "data/entries.jsonl")[:-1])
    edit_proofs(bundle, cut)
    hash_again(bundle)
    assert named(bundle) == set(LISTS)

    shorter = hand_log()
    shorter.records.pop()

    def head_over_less(proofs: Any) -> None:
        body = json.loads(proofs["checkpoints"][-1]["body"])
        body["size"] = 4
        proofs["checkpoints"][-1]["body"] = canonical(body).decode()

    edit_proofs(bundle, head_over_less)
    hash_again(bundle)
    assert named(bundle) == {"data/proofs.json", *LISTS}


def test_a_time_moved_back_under_the_old_signature_is_named(bundle: Path) -> None:
    def move(proofs: Any) -> None:
        one = proofs["checkpoints"][1]
        one["body"] = one["body"].replace("2026-03-03T", "2026-01-03T")

    edit_proofs(bundle, move)
    hash_again(bundle, hand_log().key.sign)
    assert named(bundle) == {"data/proofs.json"}


def test_a_clock_set_back_is_an_honest_log(good: Path) -> None:
    times = [
        json.loads(one["body"])["time"] for one in json.loads((good / "data/proofs.json").read_text())["checkpoints"]
    ]
    assert times != sorted(times)
    assert verify.check(str(good)) == []


def _with_heads_of(other: HandLog) -> Callable[[Any], None]:
    def change(proofs: Any) -> None:
        proofs["checkpoints"] = [
            proofs["checkpoints"][0] | {"body": head.body.decode(), "signature": head.signature.hex()}
            for head in other.heads[-1:]
        ]

    return change


def test_a_head_from_another_notebook_is_named(bundle: Path) -> None:
    other = hand_log(b"o" * 32)
    edit_proofs(bundle, _with_heads_of(other))
    hash_again(bundle, hand_log().key.sign)
    assert named(bundle) == {"data/proofs.json"}


def test_another_notebooks_key_does_not_help(bundle: Path, tmp_path: Path) -> None:
    other = hand_log(b"o" * 32)
    write(other, tmp_path / "other")
    shutil.copy(tmp_path / "other/public-key.pem", bundle / "public-key.pem")
    hash_again(bundle, other.key.sign)
    assert named(bundle) == {"data/proofs.json"}

    edit_proofs(bundle, _with_heads_of(other))
    hash_again(bundle, other.key.sign)
    assert named(bundle) == {"data/proofs.json"}


@pytest.mark.parametrize("drop", [0, 1, 2])
def test_a_checkpoint_taken_out_of_the_chain_is_named(bundle: Path, drop: int) -> None:
    edit_proofs(bundle, lambda proofs: proofs["checkpoints"].pop(drop))
    hash_again(bundle, hand_log().key.sign)
    assert named(bundle) == {"data/proofs.json"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        '{"checkpoints": 1, "records": []}',
        '{"checkpoints": [], "records": []}',
        '{"checkpoints": [{"body": "{}", "signature": "zz", "consistency": []}], "records": []}',
    ],
)
def test_nonsense_in_the_proofs_is_a_finding_and_not_a_crash(bundle: Path, text: str) -> None:
    (bundle / "data/proofs.json").write_text(text)
    hash_again(bundle, hand_log().key.sign)
    assert named(bundle) == {"data/proofs.json"}


@pytest.mark.parametrize(
    "line", ["null", "[]", '{"leaf": []}', '{"leaf": 0}', '{"leaf": 0, "leaf": 0}', '{"leaf": 1.5}', "\ud800"]
)
def test_nonsense_in_the_records_is_a_finding_and_not_a_crash(bundle: Path, line: str) -> None:
    (bundle / "data/entries.jsonl").write_bytes(line.encode("utf-8", "surrogatepass") + b"\n")
    hash_again(bundle, hand_log().key.sign)
    assert named(bundle) == {"data/entries.jsonl"}


def test_a_folder_that_is_no_bundle_is_not_in_order(tmp_path: Path) -> None:
    assert verify.check(str(tmp_path)) != []
    assert verify.check(str(tmp_path / "nowhere")) != []


# RFC 8032 section 7.1: secret key is not needed, only what has to verify.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]


@pytest.mark.parametrize(("key", "message", "signature"), VECTORS)
def test_signatures_of_the_standard_verify_and_changed_ones_do_not(key: str, message: str, signature: str) -> None:
    parts = bytes.fromhex(key), bytes.fromhex(signature), bytes.fromhex(message)
    assert verify.signed(*parts)
    assert not verify.signed(parts[0], parts[1], parts[2] + b"x")
    assert not verify.signed(parts[0], parts[1][:-1], parts[2])
    higher = int.from_bytes(parts[1][32:], "little") + verify.ORDER
    assert not verify.signed(parts[0], parts[1][:32] + higher.to_bytes(32, "little"), parts[2])


def test_a_key_of_small_order_is_refused() -> None:
    """Under such a key one signature would fit many texts."""
    neutral = (1).to_bytes(32, "little")
    assert not verify.signed(neutral, neutral + bytes(32), b"anything")


def test_proofs_of_every_size_hold_and_wrong_ones_do_not() -> None:
    leaves = [hashlib.sha256(bytes([number])).digest() for number in range(20)]
    tree = Tree(leaves)
    for size in range(1, 21):
        root = tree.root(0, size)
        for index in range(size):
            path = Tree(leaves[:size]).inclusion_proof(index)
            assert verify.included(index, size, leaves[index], path, root)
            assert not _fits(verify.included, (index + 1) % (size + 1), size, leaves[index], path, root)
            assert not _fits(verify.included, index, size, leaves[index], [*path, root], root)
        for first in range(1, size + 1):
            path = consistency(tree, first, size)
            assert verify.consistent(first, size, tree.root(0, first), root, path)
            assert first == size or not _fits(verify.consistent, first, size, root, root, path)
            assert not _fits(verify.consistent, first, size, tree.root(0, first), root, [*path, root])


def _fits(check: Callable[..., bool], *parts: Any) -> bool:
    try:
        return check(*parts)
    except verify.Wrong:
        return False


def test_it_is_short_stands_alone_and_is_python_3_8() -> None:
    source = SOURCE.read_text("utf-8")
    assert source.count("\n") < 400
    nodes = list(ast.walk(ast.parse(source, feature_version=(3, 8))))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert imported <= set(sys.stdlib_module_names)
    newer = {"removeprefix", "removesuffix", "bit_count", "file_digest", "cache", "pairwise", "strict"}
    used = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    used |= {node.arg for node in nodes if isinstance(node, ast.keyword) and node.arg}
    assert not used & newer
