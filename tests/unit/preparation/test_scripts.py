"""Words to use: in the user's voice as given, as typed when made one's own, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import Answers, save_answers
from nocontact_desktop.preparation.paper import PaperHeading, PaperText
from nocontact_desktop.preparation.papers.scripts import script_paper, scripts_paper
from nocontact_desktop.preparation.scripts import adapt, back_to_given, by_group, script, scripts
from nocontact_desktop.report.papers import save_paper

if TYPE_CHECKING:
    from pathlib import Path

    from nocontact_desktop.vault.notebook import Notebook

WITH_NAME = next(one for one in load().scripts if "{person}" in one.text)
FOR_PARENTS = next(one for one in load().scripts if any(two.question == "ties" for two in one.when))


def test_given_words_call_the_person_as_the_user_does(notebook: Notebook) -> None:
    assert "the person" in script(notebook, WITH_NAME.id).text
    save_answers(notebook, Answers(label="Robin"))
    text = script(notebook, WITH_NAME.id).text
    assert "Robin" in text
    assert "{" not in text


@pytest.mark.fact("idea:E-12")
def test_own_words_are_kept_as_typed_and_given_up_for_those_given(notebook: Notebook) -> None:
    typed = "  My own words,\nwith {person} left as it is. "
    assert adapt(notebook, WITH_NAME.id, typed).touched("script") == {WITH_NAME.id}
    assert script(notebook, WITH_NAME.id).text == typed

    back_to_given(notebook, WITH_NAME.id)
    state = script(notebook, WITH_NAME.id)
    assert (state.own, state.text) == (None, state.given)
    assert notebook.db.query("SELECT * FROM own_script") == []


@pytest.mark.parametrize("typed", ["", "   ", None])
def test_nothing_written_or_the_same_words_is_not_adapted(notebook: Notebook, typed: str | None) -> None:
    adapt(notebook, WITH_NAME.id, "mine")
    adapt(notebook, WITH_NAME.id, script(notebook, WITH_NAME.id).given if typed is None else typed)
    assert script(notebook, WITH_NAME.id).own is None


def test_a_text_that_does_not_fit_the_answers_stays_once_it_is_ones_own(notebook: Notebook) -> None:
    assert FOR_PARENTS.id in {one.script.id for one in scripts(notebook)}
    save_answers(notebook, Answers(ties=()))
    assert FOR_PARENTS.id not in {one.script.id for one in scripts(notebook)}
    adapt(notebook, FOR_PARENTS.id, "mine")
    assert FOR_PARENTS.id in {one.script.id for one in scripts(notebook)}


def test_every_group_has_a_heading(notebook: Notebook) -> None:
    assert set(by_group(scripts(notebook))) <= set(load().words["script_groups"])


def test_a_text_that_is_not_there_is_said(notebook: Notebook) -> None:
    for ask in (lambda: script(notebook, "nothing"), lambda: adapt(notebook, "nothing", "x")):
        with pytest.raises(Problem, match=r"script\.no-such-script"):
            ask()


def test_the_paper_has_the_words_that_hold_under_a_neutral_title(notebook: Notebook, tmp_path: Path) -> None:
    adapt(notebook, WITH_NAME.id, "my very own words")
    paper = script_paper(notebook, WITH_NAME.id)
    assert paper.title == load().words["papers"]["script"]
    assert PaperText("my very own words") in paper.blocks

    every = scripts_paper(notebook)
    assert {one.text for one in every.blocks if isinstance(one, PaperHeading) and one.level == 2} == {
        one.title for one in scripts(notebook)
    }
    save_paper(every, tmp_path / "list.pdf", "a4")
    read = " ".join(page.extract_text() for page in PdfReader(tmp_path / "list.pdf").pages)
    assert "my very own words" in " ".join(read.split())
