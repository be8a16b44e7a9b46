"""The privacy check in the window: found by place, covered, left out or kept, and asked before anything is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.case import Case, CaseChild, save_case
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.cover_view import CoverView
from nocontact_desktop.gui.report.findings_jobs import FoundPage
from nocontact_desktop.gui.report.findings_page import BoxedPage
from nocontact_desktop.gui.report.new_view import NewReportView
from nocontact_desktop.gui.report.request_card import RequestCard
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create
from tests.conftest import PASSPHRASE
from tests.gui.conftest import Answers, in_vault

STORY = "They waited 😀 outside Birch Hill School. Ada was with me. Later they came to Birch Hill School again."


@pytest.fixture(scope="module")
def daybook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook in which private things are told, written once for all tests here."""
    notebook, _ = create(tmp_path_factory.mktemp("filled") / "Daybook", PASSPHRASE, kdf=FLOOR)
    with notebook:
        save_case(notebook, Case(private_terms=("Birch Hill School",), children=(CaseChild(name="Ada Example"),)))
        letter, _ = exhibits.add(notebook, ExhibitDraft(name="a.txt", data=b"x", caption="A letter for Ada"))
        draft = EntryDraft(
            kind="incident", occurred_from="2026-03-02", title="School", what_happened=STORY, exhibits=(letter,)
        )
        entries.save(notebook, draft)
        return notebook.folder


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> NewReportView:
    """The view of a new report, with the pages and what was found in them."""
    made = NewReportView(desk)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    made.read()
    press(made, "makePreview")
    until(made, qtbot, lambda: "thing" in said(made, "findingsSays"))
    return made


def until(view: NewReportView, qtbot: QtBot, true: Callable[[], bool]) -> None:
    qtbot.waitUntil(lambda: not view.desk.tasks.is_busy() and true(), timeout=20_000)


def press(view: NewReportView, name: str) -> None:
    button = view.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def said(view: NewReportView, name: str) -> str:
    label = view.findChild(QLabel, name)
    assert label is not None, name
    return label.text()


def places(view: NewReportView) -> list[str]:
    labels = (view.findChild(QLabel, f"finding{number}Place") for number in range(1, 20))
    return [label.text() for label in labels if label is not None]


def saved(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_findings_are_covered_left_out_or_kept_and_the_pages_made_again(
    view: NewReportView, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    assert said(view, "findingsSays").startswith("4 things you keep private")
    assert places(view) == [*["Entry 1, what happened"] * 3, "Exhibit A-1, the caption"]
    marked = view.findChild(QTextEdit, "finding1Words")
    assert marked is not None
    (selection,) = marked.extraSelections()
    assert selection.cursor.selectedText() == "Birch Hill School"

    press(view, "finding1CoverAll")
    press(view, "finding2Keep")
    press(view, "finding4LeaveOut")
    until(view, qtbot, lambda: said(view, "finding3Says") == "Covered in the next pages.")
    answers.path = tmp_path / "report.pdf"
    press(view, "savePdf")
    assert answers.asked[-1][0] == "tell"  # the pages are from before
    assert not answers.path.exists()

    press(view, "remakePages")
    until(view, qtbot, lambda: said(view, "findingsSays").startswith("Nothing you keep private was found"))
    press(view, "savePdf")
    until(view, qtbot, answers.path.exists)
    assert ("confirm", "Some things you keep private are in it") not in answers.asked
    text = saved(answers.path)
    assert "outside [covered]. Ada was with me. Later they came to [covered] again." in text
    assert "A letter for Ada" not in text
    assert "1 file of this entry was left out by the writer of this report." in text


def test_with_open_findings_saving_asks_first_and_what_was_kept_is_remembered(
    view: NewReportView, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    answers.yes, answers.path = False, tmp_path / "report.pdf"
    press(view, "savePdf")
    press(view, "saveBundle")
    assert [kind for kind, _ in answers.asked] == ["confirm", "confirm"]
    press(view, "finding1KeepAll")
    press(view, "finding2KeepAll")
    press(view, "savePdf")
    assert answers.asked[-1][0] == "save"

    press(view, "makePreview")
    until(view, qtbot, lambda: said(view, "findingsSays").startswith("Nothing"))
    press(view, "kept1Again")
    assert said(view, "findingsSays").startswith("1 thing")


def test_what_was_decided_is_taken_back_by_undo(view: NewReportView, qtbot: QtBot) -> None:
    for decision in ("Cover", "Keep"):
        press(view, f"finding1{decision}")
        assert said(view, "findingsSays").startswith("3 things")
        press(view, "finding1Undo")
        assert said(view, "findingsSays").startswith("4 things")
    press(view, "finding4LeaveOut")
    press(view, "putFilesBack")
    assert said(view, "findingsSays").startswith("4 things")
    press(view, "makePreview")
    until(view, qtbot, lambda: said(view, "findingsSays").startswith("4 things"))


def test_the_page_shows_where_a_finding_stands(
    view: NewReportView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[FoundPage] = []
    monkeypatch.setattr(BoxedPage, "show_boxes", lambda _self, boxes: shown.append(boxes))
    press(view, "finding1Page")
    until(view, qtbot, lambda: bool(shown))
    assert said(view, "findingPageNumber").startswith("Page ")
    (boxes,) = shown
    assert len(boxes) == 2
    for left, top, width, height in boxes:
        assert 0 < left < left + width < 1
        assert 0 < top < top + height < 0.6
    press(view, "finding1Page")
    assert (
        view.findChild(QLabel, "findingPageNumber") is None
        or "Show" in view.findChild(QAbstractButton, "finding1Page").text()
    )


@pytest.fixture
def covers(view: NewReportView, qtbot: QtBot) -> CoverView:
    """The view in which passages are covered, with the entry chosen."""
    entry_id = in_vault(view.desk.tasks, lambda: entries.page(view.desk.notebook, EntryFilter(), 0, 1))[0].id
    made = CoverView(view.desk, entry_id)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    made.read()
    qtbot.waitUntil(lambda: made.findChild(QTextEdit, "cover2Text") is not None, timeout=20_000)
    return made


def test_words_are_selected_with_the_keyboard_covered_and_shown_again(covers: CoverView, qtbot: QtBot) -> None:
    def text() -> QTextEdit:
        found = covers.findChild(QTextEdit, "cover2Text")
        assert found is not None
        return found

    def press_here(name: str) -> None:
        button = covers.findChild(QAbstractButton, name)
        assert button is not None
        button.click()

    press_here("cover2Cover")
    says = covers.findChild(QLabel, "cover2Says")
    assert says is not None
    assert says.text() == "Select the words in the text above first."

    text().setFocus()
    qtbot.keyClick(text(), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(len("They waited ")):
        qtbot.keyClick(text(), Qt.Key.Key_Right)
    for _ in range(len("😀 outside")):
        qtbot.keyClick(text(), Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press_here("cover2Cover")
    qtbot.waitUntil(lambda: bool(text().extraSelections()), timeout=20_000)
    assert text().extraSelections()[0].cursor.selectedText() == "😀 outside"
    covered = covers.findChild(QLabel, "cover2Covered1")
    assert covered is not None
    assert covered.text() == "Covered: “😀 outside”"

    press_here("cover2Again1")
    qtbot.waitUntil(lambda: not text().extraSelections(), timeout=20_000)
    assert covers.findChild(QLabel, "cover2Covered1") is None


def test_the_police_copy_shows_own_places_only_when_that_is_asked(view: NewReportView, qtbot: QtBot) -> None:
    asked: list[ReportRequest] = []
    card = view.findChild(RequestCard, "requestCard")
    assert card is not None
    card.preview_requested.disconnect()
    card.preview_requested.connect(asked.append)
    box = view.findChild(QAbstractButton, "ownPlaces")
    assert box is not None
    assert not box.isVisible()
    press(view, "profile_police")
    assert "your own places" in said(view, "leftOut")
    box.click()
    assert "your own places" not in said(view, "leftOut")
    press(view, "makePreview")
    press(view, "profile_court")
    press(view, "makePreview")
    assert [(one.privacy, one.own_places) for one in asked] == [("police", True), ("court", False)]
