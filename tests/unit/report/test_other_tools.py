"""Other people's tools say the same of a bundle as its own check does."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hand_log import hand_log, write

from nocontact_desktop.report.check_page import check_page
from tests.time_authority import needs_openssl


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return write(hand_log(), tmp_path / "bundle")


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("changed", [None, "data/report.pdf", "CHECK.html"])
def test_the_validator_of_bags_agrees(bundle: Path, changed: str | None) -> None:
    if changed:
        (bundle / changed).write_bytes((bundle / changed).read_bytes()[:-1] + b"x")
    done = run(sys.executable, "-m", "bagit", "--validate", "--quiet", bundle, folder=bundle.parent)
    assert (done.returncode == 0) is (changed is None), done.stderr


@needs_openssl
@pytest.mark.parametrize("number", ["256", "512"])
def test_openssl_checks_both_signatures_as_the_page_says(bundle: Path, number: str) -> None:
    page = unescape((bundle / "CHECK.html").read_text("utf-8"))
    (command,) = [line[9:-11] for line in page.split("\n") if line.startswith("<p><code>openssl pkeyutl")]
    typed = command.replace("256", number).split()
    assert run(*typed, folder=bundle).returncode == 0
    listed = bundle / f"tagmanifest-sha{number}.txt"
    listed.write_bytes(listed.read_bytes() + b"\n")
    assert run(*typed, folder=bundle).returncode != 0


def test_the_page_names_what_lies_in_the_folder(bundle: Path) -> None:
    page = check_page("en", "code", "key").decode()
    named = {part.split("</code>")[0] for part in page.split("<dt><code>")[1:]}
    for path in bundle.iterdir():
        if path.is_file() and not path.name.startswith(("bag", "CHECK", "manifest-sha512", "tagmanifest-sha")):
            assert path.name in named


def _hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def climbs_to(root: bytes, leaf: bytes, index: int, size: int, path: list[bytes]) -> bool:
    """RFC 9162, section 2.1.3.2, step by step as it stands there; the program's own way is another."""
    if index >= size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = _hash(p, r)
            while not fn & 1 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = _hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


def goes_on(first: int, second: int, old: bytes, new: bytes, path: list[bytes]) -> bool:
    """RFC 9162, section 2.1.4.2, step by step as it stands there."""
    if first & (first - 1) == 0:
        path = [old, *path]
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = _hash(c, fr), _hash(c, sr)
            while not fn & 1 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = _hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return (fr, sr, sn) == (old, new, 0)


def _steps(path: list[str]) -> list[bytes]:
    return [bytes.fromhex(step) for step in path]


@pytest.mark.parametrize("more", range(9))
def test_the_proofs_hold_for_code_that_follows_the_standard_to_the_letter(tmp_path: Path, more: int) -> None:
    log = hand_log()
    for number in range(more):
        log.append("entry", f"more{number}", title=f"Number {number}")
    if more:
        log.checkpoint("2026-03-06T08:00:00Z")
    proofs = json.loads((write(log, tmp_path / "bundle") / "data/proofs.json").read_text("utf-8"))
    heads: list[dict[str, Any]] = [json.loads(one["body"]) for one in proofs["checkpoints"]]
    last = heads[-1]
    assert len(proofs["records"]) == last["size"] == 5 + more
    for one in proofs["records"]:
        given = one["leaf"], last["size"], _steps(one["path"])
        assert climbs_to(bytes.fromhex(last["root"]), bytes.fromhex(one["hash"]), *given)
        assert not climbs_to(bytes.fromhex(last["root"]), sha256(b"other").digest(), *given)
    for before, after, one in zip(heads, heads[1:], proofs["checkpoints"][1:], strict=False):
        roots = bytes.fromhex(before["root"]), bytes.fromhex(after["root"])
        assert goes_on(before["size"], after["size"], *roots, _steps(one["consistency"]))
        assert not goes_on(before["size"], after["size"], roots[0], roots[0], _steps(one["consistency"]))


def test_the_oldest_python_runs_the_check(bundle: Path) -> None:
    oldest = next((found for found in _old_pythons() if "3.8." in run(found, "--version", folder=bundle).stdout), None)
    if oldest is None:
        pytest.skip("Python 3.8, the oldest that the check is for, is not there")
    done = run(oldest, "-I", "verify.py", ".", "--earlier", ".", folder=bundle)
    assert (done.returncode, done.stderr) == (0, "")
    assert "begins with the whole log" in done.stdout


def _old_pythons() -> list[str]:
    found = shutil.which("python3.8")
    return [*([found] if found else []), *map(str, Path.home().glob(".pyenv/versions/3.8.*/bin/python3.8"))]
