"""A report from the first choice to the saved file, as somebody in a hurry makes it; and what goes wrong on the way."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.case import Case, save_case
from nocontact_desktop.diary.entry import EntryDraft, Rank
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.errors import Cancelled
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report import drawing, finished_card
from nocontact_desktop.gui.report.entry_choice import EntryChoice
from nocontact_desktop.gui.report.page import ReportPage
from nocontact_desktop.gui.widgets import ChoiceField, Notice
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create
from tests.conftest import PASSPHRASE
from tests.gui.conftest import Answers, in_vault
from tests.intake_pictures import picture, saved

Kind = TypeVar("Kind", bound=QWidget)
WAIT = 20_000


@pytest.fixture(scope="module")
def daybook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook with four entries and a picture, written once for all tests here."""
    notebook, _ = create(tmp_path_factory.mktemp("filled") / "Daybook", PASSPHRASE, kdf=FLOOR)
    with notebook:
        save_case(notebook, Case(my_name="M. Example"))
        photo, _ = exhibits.add(notebook, ExhibitDraft(name="a.png", data=saved(picture(), "PNG")))
        worst: tuple[Rank, ...] = ("worst",)
        for draft in (
            EntryDraft(kind="incident", occurred_from="2025-11-03", title="The first time"),
            EntryDraft(
                kind="incident", occurred_from="2026-01-05", title="Held my wrist", ranks=worst, exhibits=(photo,)
            ),
            EntryDraft(kind="incident", occurred_from="2026-02-01", title="Rang the bell"),
            EntryDraft(kind="note", occurred_from="2026-03-01", title="A note of mine"),
        ):
            entries.save(notebook, draft)
        return notebook.folder


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Iterator[ReportPage]:
    """The page of reports, at a new one."""
    made = ReportPage(desk)
    made.resize(1100, 900)
    made.show()
    made.entered("new")
    settle(made, qtbot)
    yield made
    if shiboken6.isValid(made):
        made.close()
        shiboken6.delete(made)


def settle(page: ReportPage, qtbot: QtBot) -> None:
    """Until nothing is under way and every answer has come."""
    for _ in range(2):
        qtbot.waitUntil(lambda: not page.desk.tasks.is_busy(), timeout=WAIT)
        _answer_of(page, qtbot)


def _answer_of(page: ReportPage, qtbot: QtBot) -> None:
    """What is asked now is answered after all that was asked before."""
    come: list[bool] = []
    page.desk.ask(lambda _notebook: True, owner=page, on_done=come.append)
    qtbot.waitUntil(lambda: bool(come), timeout=WAIT)


def find(page: ReportPage, kind: type[Kind], name: str) -> Kind:
    """The part of that name in the view in sight: the one before may still be on its way out."""
    found = page.findChildren(kind, name)
    assert found, name
    return found[-1]


def press(page: ReportPage, name: str) -> None:
    find(page, QAbstractButton, name).click()


def said(page: ReportPage, name: str) -> str:
    label = find(page, QLabel, name)
    return label.text() if label.isVisible() else ""


def notice(page: ReportPage, name: str) -> str:
    found = find(page, Notice, name)
    return found.text() if found.isVisible() else ""


def preview(page: ReportPage, qtbot: QtBot) -> None:
    press(page, "makePreview")
    holds = find(page, QLabel, "reportHolds")
    qtbot.waitUntil(lambda: not page.desk.tasks.is_busy() and holds.isVisible(), timeout=WAIT)
    settle(page, qtbot)
    qtbot.waitUntil(lambda: "compared" not in said(page, "findingsSays"), timeout=WAIT)
    settle(page, qtbot)


def ready(page: ReportPage, qtbot: QtBot) -> Callable[[], bool]:
    return lambda: find(page, QAbstractButton, "savePdf").isEnabled() and not page.desk.tasks.is_busy()


def words(path: Path) -> str:
    return " ".join(" ".join(one.extract_text() for one in PdfReader(path).pages).split())


def test_the_most_recent_the_worst_and_the_first_go_in_with_one_press(
    page: ReportPage, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    press(page, "whichEntries_chosen")
    press(page, "makePreview")
    assert notice(page, "reportProblem") == "No entry is chosen yet. Put at least one in."
    suggested = said(page, "entrySuggested").splitlines()
    assert [line.partition(" (")[0] for line in suggested] == [
        "Most recent: Rang the bell",
        "Worst: Held my wrist",
        "First: The first time",
    ]
    press(page, "entrySuggestedIn")
    assert said(page, "entryChoiceCount") == "3 in the report · 4 in the list"

    kinds = find(page, ChoiceField, "entryKindField")
    kinds.combo.setCurrentIndex(4)
    kinds.combo.activated.emit(4)
    settle(page, qtbot)
    assert said(page, "entryChoiceCount") == "3 in the report · 1 in the list"
    press(page, "entryChoiceAll")
    settle(page, qtbot)
    assert said(page, "entryChoiceCount") == "4 in the report · 1 in the list"
    press(page, "entryChoiceNone")
    press(page, "entrySuggestedIn")

    preview(page, qtbot)
    assert "3 entries · 1 file" in said(page, "reportHolds")
    assert said(page, "reportLength") == ""
    press(page, "openDoubtsHere")
    settle(page, qtbot)
    asked = find(page, QLabel, "doubtsCount").text()
    assert asked.endswith(" questions")
    page.entered("new")
    settle(page, qtbot)
    assert find(page, QAbstractButton, "openDoubtsHere").text() == f"What a reader could ask: {asked}"
    answers.path = tmp_path / "report.pdf"
    press(page, "savePdf")
    qtbot.waitUntil(lambda: notice(page, "savedNotice").startswith("Saved as report.pdf."), timeout=WAIT)
    assert "Held my wrist" in words(answers.path)
    assert "A note of mine" not in words(answers.path)


def test_pages_of_before_are_not_saved_by_mistake(
    page: ReportPage, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    press(page, "profile_lawyer")
    preview(page, qtbot)
    press(page, "profile_court")
    assert notice(page, "reportOutdated").startswith("You have chosen something else since.")
    answers.path = tmp_path / "report.pdf"
    for way in ("savePdf", "printReport", "saveBundle", "saveDoNotFile"):
        press(page, way)
        assert answers.asked[-1] == ("tell", "The pages show what was chosen before. Make a preview again first.")
    press(page, "profile_lawyer")
    assert notice(page, "reportOutdated") == ""
    press(page, "savePdf")
    qtbot.waitUntil(answers.path.exists, timeout=WAIT)


def test_leaving_and_coming_back_keeps_the_choices_and_the_pages(page: ReportPage, qtbot: QtBot) -> None:
    for name in ("profile_police", "ownPlaces", "whichEntries_chosen", "entrySuggestedIn", "paper_a4"):
        press(page, name)
    preview(page, qtbot)
    press(page, "pageNext")
    before = find(page, QLabel, "reportHolds").text()

    page.leaving()
    page.entered()
    assert find(page, QAbstractButton, "openNewReport").accessibleName() == "Go on with the report"
    page.entered("new")
    settle(page, qtbot)
    for name in ("profile_police", "ownPlaces", "whichEntries_chosen", "paper_a4"):
        assert find(page, QAbstractButton, name).isChecked(), name
    assert len(find(page, EntryChoice, "entryChoice").chosen()) == 3
    assert said(page, "reportHolds") == before
    assert said(page, "pageNumber").startswith("Page 2 of")
    assert notice(page, "reportOutdated") == ""

    page.desk.save(entries.save, EntryDraft(kind="note", occurred_from="2026-03-02", title="New"), owner=page)
    settle(page, qtbot)
    page.entered("new")
    settle(page, qtbot)
    assert notice(page, "reportOutdated").startswith("Your notebook has changed since.")
    press(page, "chooseAnew")
    settle(page, qtbot)
    assert find(page, QAbstractButton, "profile_court").isChecked()
    assert not find(page, QLabel, "reportHolds").isVisible()


def test_a_locked_notebook_leaves_no_report_in_memory(page: ReportPage, qtbot: QtBot) -> None:
    preview(page, qtbot)
    page.leaving()
    last = page._last

    def kept() -> list[object]:
        return [one for one in (last.drawn, last.request, last.asked) if one is not None]

    assert len(kept()) == 3
    shiboken6.delete(page)
    assert kept() == []


def test_a_page_leads_to_what_stands_on_it(page: ReportPage, qtbot: QtBot) -> None:
    went: list[tuple[str, str]] = []
    page.desk.go_requested.connect(lambda where, what: went.append((where, str(what))))
    preview(page, qtbot)
    type_page = find(page, QLineEdit, "findInPages")
    QTest.keyClicks(type_page, "SHA-256")
    type_page.returnPressed.emit()
    ways: dict[str, str] = {}
    for _ in range(int(said(page, "pageNumber").split()[-1])):
        qtbot.wait(0)
        for way in page.findChildren(QAbstractButton):
            if way.objectName().startswith("pageLead"):
                way.click()
                ways[way.accessibleName()] = went[-1][1]
        press(page, "pageNext")
    settle(page, qtbot)
    assert {place for place, _what in went} == {"diary"}
    assert "file:" in ways["Open the file A-1"]
    assert len({ways[f"Open entry {n}"] for n in (1, 2, 3, 4)}) == 4


def test_a_full_or_locked_disk_is_said_and_nothing_stays(
    page: ReportPage, qtbot: QtBot, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview(page, qtbot)
    answers.path = tmp_path / "out" / "report.pdf"
    answers.path.parent.mkdir()
    for number, says in ((errno.ENOSPC, "The disk is full."), (errno.EROFS, "This place cannot be written to.")):

        def refused(_file: int, number: int = number) -> None:
            raise OSError(number, "no")

        monkeypatch.setattr("os.fsync", refused)
        press(page, "savePdf")
        qtbot.waitUntil(lambda says=says: notice(page, "saveTrouble").startswith(says), timeout=WAIT)  # type: ignore[misc]
        assert list(answers.path.parent.iterdir()) == []
    monkeypatch.undo()
    press(page, "savePdf")
    qtbot.waitUntil(answers.path.exists, timeout=WAIT)
    assert notice(page, "saveTrouble") == ""


def test_a_bundle_is_refused_stopped_and_written(
    page: ReportPage, qtbot: QtBot, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview(page, qtbot)
    answers.path = tmp_path / "out"
    (answers.path / "report-bundle").mkdir(parents=True)
    press(page, "saveBundle")
    qtbot.waitUntil(lambda: bool(notice(page, "saveTrouble")), timeout=WAIT)
    assert notice(page, "saveTrouble").startswith("There is something in the place where the bundle would go.")
    (answers.path / "report-bundle").rmdir()

    real = drawing.save_bundle

    def stopped(*args: object, progress: object, cancelled: Callable[[], bool]) -> Path:
        asked: list[bool] = []

        def after_a_while() -> bool:
            asked.append(True)
            return len(asked) > 3 or cancelled()

        return real(*args, progress=progress, cancelled=after_a_while)  # type: ignore[arg-type]

    monkeypatch.setattr(finished_card, "save_bundle", stopped)
    press(page, "saveBundle")
    qtbot.waitUntil(lambda: "Nothing was left behind" in said(page, "bundleProgressText"), timeout=WAIT)
    assert list(answers.path.iterdir()) == []
    monkeypatch.undo()
    press(page, "saveBundle")
    qtbot.waitUntil(lambda: notice(page, "savedNotice").startswith("Saved as report-bundle."), timeout=WAIT)
    assert (answers.path / "report-bundle" / "CHECK.html").exists()


def test_a_preview_that_was_stopped_can_be_made_again(
    page: ReportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(*_args: object, **_more: object) -> None:
        raise Cancelled

    monkeypatch.setattr("nocontact_desktop.gui.report.new_view.draw", stops)
    press(page, "makePreview")
    qtbot.waitUntil(lambda: said(page, "reportProgressText") == "Stopped.", timeout=WAIT)
    assert not find(page, QLabel, "reportHolds").isVisible()
    monkeypatch.undo()
    preview(page, qtbot)
    assert "4 entries" in said(page, "reportHolds")


def test_a_file_that_is_missing_is_named_and_the_rest_is_made(page: ReportPage, qtbot: QtBot) -> None:
    def lose() -> None:
        with page.desk.notebook.db.transaction():
            page.desk.notebook.db.execute("DELETE FROM file_chunk")

    in_vault(page.desk.tasks, lose)
    preview(page, qtbot)
    assert notice(page, "reportGaps").startswith("1 thing did not fit what was saved and is not printed.")
    assert "4 entries" in said(page, "reportHolds")


def test_printing_can_be_stopped(page: ReportPage, qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    preview(page, qtbot)
    answers.printer = QPrinter()
    answers.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    answers.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    press(page, "printReport")
    assert said(page, "bundleProgressText") == "Printing"
    press(page, "bundleProgressCancel")
    qtbot.waitUntil(lambda: said(page, "bundleProgressText").startswith("Stopped. Look beside"), timeout=WAIT)
    assert notice(page, "savedNotice") == ""
