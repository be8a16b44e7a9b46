"""Everything the program is made of has a licence that fits its own, and its full text is at hand."""

from __future__ import annotations

import sys

import pytest

from nocontact_desktop.guidance.licences import Component, is_compatible, load_licences, text_of, version_of
from tests.packaging_tools import ROOT, script

LICENCES = load_licences()
NO_CODE = {"OFL-1.1", "CC-BY-3.0-US"}
"""Letters and a word list travel beside the program; they are no part of its code."""
NAMED = {"regex": "the engine of Python itself, under the terms it had in Python 1.6"}
"""What the list of compatible licences does not hold, and why it is here."""


def test_every_package_that_is_installed_has_a_row_and_nothing_else() -> None:
    locked = script("lock").read_lock((ROOT / "requirements" / "run.lock").read_text("utf-8"))
    assert sorted(row.name for row in LICENCES.package) == sorted(one.name for one in locked)


def test_all_of_them_may_go_into_a_program_under_the_gpl() -> None:
    works = [(row.name, row.licence) for row in (*LICENCES.package, *LICENCES.part)]
    works += [(one.name, one.licence) for row in LICENCES.package for one in row.inside]
    unfit = {name for name, licence in works if not is_compatible(licence) and licence not in NO_CODE}
    assert unfit == set(NAMED)


@pytest.mark.parametrize(
    ("licence", "fits"),
    [
        ("MIT", True),
        ("FTL OR GPL-2.0-or-later", True),
        ("GPL-2.0-only", False),
        ("GPL-2.0-only OR GPL-3.0-only", True),
        ("MIT AND GPL-2.0-only", False),
        ("SSPL-1.0", False),
    ],
)
def test_what_fits(licence: str, fits: bool) -> None:
    assert is_compatible(licence) == fits


@pytest.mark.parametrize("row", [*LICENCES.package, *LICENCES.part], ids=lambda row: row.name)
def test_the_full_text_is_at_hand(row: Component) -> None:
    if row in LICENCES.package and not version_of(row):
        pytest.skip(f"{row.name} belongs to another system than {sys.platform}")
    assert len(text_of(row)) > 150


def test_our_own_licence_is_the_one_of_the_source() -> None:
    assert text_of(LICENCES.part[0]) == (ROOT / "LICENSE").read_text("utf-8").strip()
