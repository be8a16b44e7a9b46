"""Words not sent: kept as they are written, erased without a mark."""

from __future__ import annotations

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.steady import unsent
from nocontact_desktop.vault.notebook import Notebook
from tests.conftest import Clock
from tests.unit.diary.test_deleted_is_gone import decrypted_pages

WORD = "Zinnoberhafen"


def test_words_are_kept_under_one_id_newest_first(notebook: Notebook, clock: Clock) -> None:
    first, second = unsent.new_id(notebook), unsent.new_id(notebook)
    unsent.keep_unsent(notebook, first, "Dear")
    clock.advance(hours=1)
    unsent.keep_unsent(notebook, second, "You")
    unsent.keep_unsent(notebook, first, "Dear nobody")
    assert [(one.id, one.text) for one in unsent.all_unsent(notebook)] == [(second, "You"), (first, "Dear nobody")]


def test_nothing_written_leaves_nothing(notebook: Notebook) -> None:
    unsent.keep_unsent(notebook, "w1", "Dear")
    unsent.keep_unsent(notebook, "w1", " \n")
    assert unsent.all_unsent(notebook) == []
    with pytest.raises(Problem, match=r"unsent\.gone"):
        unsent.get_unsent(notebook, "w1")


def test_what_is_erased_is_on_no_page_of_the_file(notebook: Notebook) -> None:
    unsent.keep_unsent(notebook, "w1", WORD * 1000)
    unsent.erase_unsent(notebook, "w1")
    assert WORD.encode() not in decrypted_pages(notebook)
    assert notebook.db.one("SELECT count(*) FROM leaf") == (0,)
