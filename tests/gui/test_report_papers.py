"""Papers for one purpose in the window: chosen, looked at, saved, printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.page import ReportPage
from nocontact_desktop.gui.report.page_sheet import PageView
from nocontact_desktop.gui.report.paper_card import PaperCard
from nocontact_desktop.gui.report.view import VIEWS
from nocontact_desktop.gui.widgets import CardList, Notice
from nocontact_desktop.preparation.letters import letter_text
from nocontact_desktop.preparation.sheets import sheet
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create
from tests.conftest import PASSPHRASE
from tests.gui.conftest import Answers, in_vault
from tests.gui.prepare_records import find, page_of, press, text_of, walked, write
from tests.gui.test_walkers import settle
from tests.unit.report.beside_notebook import NOT_FOR_POLICE, Written, write_all

PAPERS = {
    "papers": "papersList",
    "paper-breach": "breachOrder",
    "paper-police": "policeMissing",
    "hearing": "answer_opening",
    "letters": "lettersList",
    "letter:camera": "letterText",
    "one-item": "messagePickList",
    "show": "entryChoiceList",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Written]:
    """A notebook with everything in it, written once for all tests here."""
    folder = tmp_path_factory.mktemp("filled")
    notebook, _ = create(folder / "Daybook", PASSPHRASE, kdf=FLOOR)
    with notebook:
        return notebook.folder, write_all(notebook, folder)


@pytest.fixture
def daybook(filled: tuple[Path, Written], empty_daybook: Path, request: pytest.FixtureRequest) -> Path:
    """An empty one, unless the test asks for what is written."""
    return filled[0] if "written" in request.fixturenames else empty_daybook


@pytest.fixture
def written(filled: tuple[Path, Written]) -> Written:
    return filled[1]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ReportPage:
    return page_of(qtbot, ReportPage(desk))


def made(qtbot: QtBot, page: ReportPage) -> PaperCard:
    """The card with the pages, once the first of them is drawn."""
    press(qtbot, page, "makePaper")
    qtbot.waitUntil(lambda: find(qtbot, page, "pageView", PageView).height() > 100, timeout=20_000)
    return find(qtbot, page, "paperCard", PaperCard)


def saved(qtbot: QtBot, page: ReportPage, answers: Answers, path: Path) -> str:
    """What stands on the paper that is made and saved."""
    card = made(qtbot, page)
    answers.path = path
    press(qtbot, card, "savePaper")
    qtbot.waitUntil(path.exists)
    return " ".join(" ".join(one.extract_text().split()) for one in PdfReader(path).pages)


def chosen(qtbot: QtBot, page: ReportPage, name: str, place: int) -> None:
    """Make the card at a place the current one, once it has come."""
    cards = find(qtbot, page, name, CardList)

    def has_come() -> bool:
        cards.choose(place)
        return bool(cards.current_key())

    qtbot.waitUntil(has_come)


def test_every_paper_fits_the_window_and_every_control_has_a_name(
    desk: Desk, qtbot: QtBot, page: ReportPage, written: Written
) -> None:
    page.resize(1024 - 211, 620)
    assert walked(qtbot, page, desk, PAPERS | {"paper-police": "policeToCase"}) == []


def test_every_paper_fits_a_small_window_with_large_text(
    desk: Desk, qtbot: QtBot, page: ReportPage, written: Written
) -> None:
    themes.theme().set_look(themes.Look("dark", 200))
    page.resize(1280 - 68, 620)
    assert walked(qtbot, page, desk, PAPERS | {"paper-police": "policeToCase"}) == []


def test_every_line_of_the_list_leads_somewhere(desk: Desk, qtbot: QtBot, page: ReportPage) -> None:
    page.entered("papers")
    card = find(qtbot, page, "papersList")
    names = [one.objectName().removeprefix("open_") for one in card.findChildren(QAbstractButton)]

    assert len(names) == 7
    assert {*names} <= {*VIEWS.places, *VIEWS.outside}
    page.entered()
    assert find(qtbot, page, "open_papers").isVisible()


def test_the_breach_packet_is_made_of_the_entry_that_is_chosen(
    qtbot: QtBot, page: ReportPage, written: Written, answers: Answers, tmp_path: Path
) -> None:
    page.entered(f"paper-breach:{written.today}")
    qtbot.waitUntil(lambda: find(qtbot, page, "entryPickList", CardList).current_key() == written.today)
    text = saved(qtbot, page, answers, tmp_path / "order.pdf")

    assert "At the door" in text
    assert "EX26F00118" in text
    for words in NOT_FOR_POLICE:
        assert words not in text


def test_another_choice_takes_the_pages_away(qtbot: QtBot, page: ReportPage, written: Written) -> None:
    page.entered(f"paper-breach:{written.today}")
    qtbot.waitUntil(lambda: find(qtbot, page, "entryPickList", CardList).current_key() == written.today)
    card = made(qtbot, page)
    chosen(qtbot, page, "entryPickList", 0)

    qtbot.waitUntil(lambda: not card.isVisible())


def test_without_an_order_the_view_leads_to_where_one_is_noted(desk: Desk, qtbot: QtBot, page: ReportPage) -> None:
    went: list[tuple[str, object]] = []
    desk.go_requested.connect(lambda where, address: went.append((where, address)))
    page.entered("paper-breach")
    assert find(qtbot, page, "breachNoOrder").isVisible()
    assert not find(qtbot, page, "makePaper", QAbstractButton).isEnabled()
    press(qtbot, page, "breachToOrders")
    assert went == [("prepare", "orders")]


def test_the_police_sheet_says_what_is_not_noted_yet(qtbot: QtBot, page: ReportPage) -> None:
    page.entered("paper-police")
    assert "workplace" in find(qtbot, page, "policeMissing", Notice).text()


def test_words_for_a_hearing_are_kept_and_printed(
    desk: Desk, qtbot: QtBot, page: ReportPage, written: Written, answers: Answers, tmp_path: Path
) -> None:
    page.entered("hearing")
    write(qtbot, page, "answer_opening", "I ask to be heard.")
    text = saved(qtbot, page, answers, tmp_path / "notes.pdf")

    assert "I ask to be heard." in text
    assert "A-1 The front door." in text
    kept = in_vault(desk.tasks, lambda: sheet(desk.notebook, "hearing"))
    assert kept.values["opening"] == "I ask to be heard."


def test_a_letter_is_filled_in_from_an_entry_changed_and_kept(
    desk: Desk, qtbot: QtBot, page: ReportPage, written: Written, answers: Answers, tmp_path: Path
) -> None:
    page.entered("letter:camera")
    press(qtbot, page, "letterFromButton")
    chosen(qtbot, page, "entryPickList", 1)
    press(qtbot, page, "letterFill")
    qtbot.waitUntil(lambda: "2 March 2026, 21:15" in text_of(page))
    text = saved(qtbot, page, answers, tmp_path / "letter.pdf")

    assert ("confirm", "Fill in again?") in answers.asked
    assert "2 March 2026, 21:15" in text
    kept = in_vault(desk.tasks, lambda: letter_text(desk.notebook, "camera"))
    assert kept is not None
    assert "2 March 2026" in kept.subject


def test_looking_at_a_letter_writes_nothing(desk: Desk, qtbot: QtBot, page: ReportPage) -> None:
    page.entered("letter:bank")
    qtbot.waitUntil(lambda: "Payments of" in text_of(page))
    page.entered("letters")

    assert in_vault(desk.tasks, lambda: letter_text(desk.notebook, "bank")) is None


def test_one_message_is_found_by_its_words(
    qtbot: QtBot, page: ReportPage, written: Written, answers: Answers, tmp_path: Path
) -> None:
    page.entered("one-item")
    write(qtbot, page, "messagePickWords", "outside")
    QTest.keyClick(find(qtbot, page, "messagePickWords"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "1 message" in text_of(page))
    chosen(qtbot, page, "messagePickList", 0)
    press(qtbot, page, "itemAround")
    text = saved(qtbot, page, answers, tmp_path / "item.pdf")

    assert "I am outside" in text
    assert "Open the door" not in text


def test_something_private_is_said_and_saving_it_is_a_choice(
    desk: Desk, qtbot: QtBot, page: ReportPage, written: Written, answers: Answers, tmp_path: Path
) -> None:
    page.entered("letter:camera")
    qtbot.waitUntil(lambda: "Something happened at your place" in text_of(page))
    write(qtbot, page, "letterText", "It was near Birch Hill School. ")
    card = made(qtbot, page)
    assert "private" in find(qtbot, card, "paperFindings", Notice).text()
    answers.yes, answers.path = False, tmp_path / "letter.pdf"
    press(qtbot, card, "savePaper")
    assert answers.asked[-1] == ("confirm", "Something private is on these pages")
    answers.yes = True
    press(qtbot, card, "savePaper")
    qtbot.waitUntil((tmp_path / "letter.pdf").exists)


def test_pages_go_to_the_printer_after_a_word_about_its_memory(
    qtbot: QtBot, page: ReportPage, written: Written, answers: Answers, tmp_path: Path
) -> None:
    page.entered("paper-police")
    card = made(qtbot, page)
    answers.printer = QPrinter()
    answers.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    answers.printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    press(qtbot, card, "printPages")
    qtbot.waitUntil(lambda: "Sent to the printer" in text_of(card), timeout=20_000)

    assert answers.asked[-2:] == [("confirm", "Before you print"), ("printer", "Document")]
    sheet_of_paper = PdfReader(tmp_path / "paper.pdf").pages
    assert len(sheet_of_paper) == 1
    assert len(sheet_of_paper[0].images) == 1


def test_a_report_is_printed_and_its_page_for_the_writer_saved(
    desk: Desk, qtbot: QtBot, page: ReportPage, written: Written, answers: Answers, tmp_path: Path
) -> None:
    page.entered(f"new:{written.earlier}")
    press(qtbot, page, "makePreview")
    card = find(qtbot, page, "finishedCard")
    settle(desk, qtbot)
    answers.printer = QPrinter()
    answers.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    answers.printer.setOutputFileName(str(tmp_path / "report.pdf"))
    press(qtbot, card, "printReport")
    qtbot.waitUntil(lambda: "Sent to the printer" in text_of(card), timeout=30_000)
    answers.path = tmp_path / "mine.pdf"
    press(qtbot, card, "saveDoNotFile")
    qtbot.waitUntil(answers.path.exists)

    assert len(PdfReader(tmp_path / "report.pdf").pages) > 3
    assert "Do not file" in PdfReader(answers.path).pages[0].extract_text()
