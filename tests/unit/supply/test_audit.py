"""An audit that did not look is not a good one. What the tool says is written here by hand, in its form."""

from __future__ import annotations

from typing import Any

import pytest

from tests.packaging_tools import ROOT, script

audit = script("audit")
LOCKED = [audit.Locked("tomli-w", "1.2.0", ("0" * 64,)), audit.Locked("pywin32-ctypes", "0.2.3", ("1" * 64,))]


def said(**other: dict[str, Any]) -> dict[str, Any]:
    rows = {
        "tomli": {"name": "tomli_w", "version": "1.2.0", "vulns": []},
        "pywin32": {"name": "pywin32-ctypes", "version": "0.2.3", "vulns": []},
    }
    return {"dependencies": [row for row in (rows | other).values() if row], "fixes": []}


def test_all_looked_up_and_nothing_found_is_good() -> None:
    assert audit.compare(said(), LOCKED).is_good


def test_a_known_hole_is_named() -> None:
    found = audit.compare(said(tomli={"name": "tomli-w", "version": "1.2.0", "vulns": [{"id": "PYSEC-1"}]}), LOCKED)
    assert (found.is_good, found.holes, found.unaudited) == (False, ["tomli-w 1.2.0: PYSEC-1"], [])


@pytest.mark.parametrize(
    "row",
    [
        {"name": "tomli-w", "skip_reason": "Dependency not found on PyPI and could not be audited: tomli-w (1.2.0)"},
        {},  # it is not in the answer at all
        {"name": "tomli-w", "version": "1.1.0", "vulns": []},
    ],
)
def test_what_was_not_looked_up_is_not_taken_for_good(row: dict[str, Any]) -> None:
    found = audit.compare(said(tomli=row), LOCKED)
    assert (found.is_good, found.holes, found.unaudited) == (False, [], ["tomli-w 1.2.0"])


def test_without_an_answer_nothing_was_looked_up() -> None:
    assert len(audit.compare({"dependencies": []}, LOCKED).unaudited) == len(LOCKED)


@pytest.mark.parametrize("name", audit.LOCKS)
def test_every_package_of_every_lock_file_has_its_hashes(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.lock").read_text("utf-8")
    found = audit.read_lock(text)
    assert len(found) == len(set(found)) > 20
    assert text.count("--hash=sha256:") == sum(len(one.hashes) for one in found)


def test_a_package_without_a_hash_is_refused() -> None:
    with pytest.raises(ValueError, match="tomli has no hash"):
        audit.read_lock("cffi==2.1.1 \\\n    --hash=sha256:" + "0" * 64 + "\ntomli==2.5.0\n    # via x\n")
