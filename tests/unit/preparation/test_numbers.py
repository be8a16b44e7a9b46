"""Own numbers: added, changed, removed; kept as typed, and not in the log."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from nocontact_desktop.diary.sealed_log import checkpoint
from nocontact_desktop.preparation.numbers import OwnNumber, keep_number, own_numbers, remove_number
from nocontact_desktop.vault.notebook import Notebook


def test_numbers_are_kept_as_typed_in_their_order_and_without_a_mark_in_the_log(notebook: Notebook) -> None:
    before = checkpoint(notebook).size
    keep_number(notebook, OwnNumber(name="The shelter", number=" 555 0199 "))
    keep_number(notebook, OwnNumber(name="", number="555 0111"))
    first, second = own_numbers(notebook)
    keep_number(notebook, replace(first, note="after six"))
    assert [(one.name, one.number, one.note) for one in own_numbers(notebook)] == [
        ("The shelter", " 555 0199 ", "after six"),
        ("", "555 0111", ""),
    ]
    remove_number(notebook, first.id)
    assert own_numbers(notebook) == (second,)
    assert checkpoint(notebook).size == before


def test_without_a_number_there_is_nothing_to_keep(notebook: Notebook) -> None:
    with pytest.raises(ValueError, match="missing"):
        keep_number(notebook, OwnNumber(name="Vera", number=" "))
