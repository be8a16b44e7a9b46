"""Looking at the pages of a report: turned with keys, found by number, part and words, and seen small."""

from __future__ import annotations

import io
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report import page_list
from nocontact_desktop.gui.report.drawing import PagePicture
from nocontact_desktop.gui.report.looking_jobs import small_pages
from nocontact_desktop.gui.report.page_list import PageList
from nocontact_desktop.gui.report.page_sheet import MarkedPage, PageScroll
from nocontact_desktop.gui.report.paper_jobs import PaperDrawn
from nocontact_desktop.gui.report.preview import Preview
from nocontact_desktop.gui.tasks import TaskRunner
from nocontact_desktop.gui.widgets import ChoiceField
from nocontact_desktop.gui.widgets.clipboard import SecretClipboard
from nocontact_desktop.report.document import Document, Heading, Paragraph, Section, text
from nocontact_desktop.report.pdf import write_pdf
from nocontact_desktop.vault.settings import PlainSettings

PAGES = 60
Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture(scope="module")
def paper() -> PaperDrawn:
    """Sixty pages; on the third and the fifth stands what is looked for."""

    def section(number: int) -> Section:
        lamp = "The lamp was broken, and the lamp lay there." if number in (3, 5) else "Nothing of it."
        return Section(
            f"Part {number}", f"p{number}", (Heading(1, f"Part {number}"), Paragraph(text(f"Words {number}. {lamp}")))
        )

    document = Document("Pages", "en", "a4", "Pages", "AAAA", "2026-03-02T09:00:00Z", tuple(map(section, range(1, 61))))
    out = io.BytesIO()
    facts = write_pdf(document, lambda _reference: b"", out, lambda _done, _all: None, lambda: False)
    assert facts.pages == PAGES
    return PaperDrawn(facts, out.getvalue())


@pytest.fixture
def window(qapp_themed: QApplication, runner: TaskRunner, paper: PaperDrawn, qtbot: QtBot) -> Preview:
    """The preview in sight. It asks nothing of a notebook, so there is none."""
    clipboard = SecretClipboard(qapp_themed.clipboard())
    desk = Desk(None, runner, PlainSettings(theme="light"), clipboard)  # type: ignore[arg-type]  # none is needed
    made = Preview(desk)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    made.show_report(paper)
    settle(made, runner, qtbot)
    return made


def settle(preview: Preview, runner: TaskRunner, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not runner.is_busy(), timeout=20_000)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not runner.is_busy(), timeout=20_000)


def find(preview: Preview, kind: type[Kind], name: str) -> Kind:
    found = preview.findChild(kind, name)
    assert found is not None, name
    return found


def type_into(preview: Preview, name: str, words: str) -> None:
    field = find(preview, QLineEdit, name)
    field.clear()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def page_said(preview: Preview) -> str:
    return find(preview, QLabel, "pageNumber").text()


def test_keys_turn_the_pages_and_a_page_is_read_aloud(window: Preview, runner: TaskRunner, qtbot: QtBot) -> None:
    scroll = find(window, PageScroll, "pageScroll")
    scroll.setFocus()
    for keys, says in (
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageDown], f"Page 3 of {PAGES}"),
        ([Qt.Key.Key_PageUp], f"Page 2 of {PAGES}"),
        ([Qt.Key.Key_End], f"Page {PAGES} of {PAGES}"),
        ([Qt.Key.Key_PageDown], f"Page {PAGES} of {PAGES}"),
        ([Qt.Key.Key_Home], f"Page 1 of {PAGES}"),
    ):
        for key in keys:
            QTest.keyClick(scroll, key)
        assert page_said(window) == says
        settle(window, runner, qtbot)
        number = says.split()[1]
        assert scroll.accessibleName() == says
        assert f"Words {number}." in scroll.accessibleDescription()


def test_words_are_found_marked_and_gone_through(window: Preview, runner: TaskRunner, qtbot: QtBot) -> None:
    scroll, view = find(window, PageScroll, "pageScroll"), find(window, MarkedPage, "pageView")
    elsewhere: list[bool] = []
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), window)
    shortcut.activated.connect(lambda: elsewhere.append(True))
    scroll.setFocus()
    QTest.keyClick(scroll, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is find(window, QLineEdit, "findInPages")
    assert elsewhere == []

    type_into(window, "findInPages", "LAMP")
    settle(window, runner, qtbot)
    says = find(window, QLabel, "hitsSay")
    assert (says.text(), page_said(window)) == ("1 of 4, on page 3", f"Page 3 of {PAGES}")
    assert view.marks == 2
    for _ in range(2):
        find(window, QAbstractButton, "hitNext").click()
    settle(window, runner, qtbot)
    assert (says.text(), page_said(window)) == ("3 of 4, on page 5", f"Page 5 of {PAGES}")
    find(window, QAbstractButton, "hitBefore").click()
    assert says.text() == "2 of 4, on page 3"

    type_into(window, "findInPages", "nowhere")
    settle(window, runner, qtbot)
    assert says.text() == "These words are not on the pages."
    assert view.marks == 0


def test_a_page_is_reached_by_its_number_and_by_its_part(window: Preview, runner: TaskRunner, qtbot: QtBot) -> None:
    type_into(window, "goToPage", "42")
    assert page_said(window) == f"Page 42 of {PAGES}"
    part = find(window, ChoiceField, "pagePartField")
    assert part.combo.currentText() == "Part 42"
    part.combo.setCurrentIndex(6)
    part.combo.activated.emit(6)
    assert page_said(window) == f"Page 7 of {PAGES}"
    type_into(window, "goToPage", "61")
    assert find(window, QLabel, "goToPageError").text() == "Pages 1 to 60"
    assert page_said(window) == f"Page 7 of {PAGES}"


def test_small_pages_are_drawn_as_they_come_into_sight(
    window: Preview, runner: TaskRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []

    def counted(pdf: bytes, start: int, count: int, width: int) -> list[PagePicture]:
        drawn.extend(range(start, start + count))
        return small_pages(pdf, start, count, width)

    monkeypatch.setattr(page_list, "small_pages", counted)
    find(window, QAbstractButton, "allPages").click()
    qtbot.waitUntil(lambda: 0 in drawn)
    settle(window, runner, qtbot)
    pages = find(window, PageList, "pageList")
    assert pages.isVisible()
    assert len(drawn) == len(set(drawn)) < PAGES

    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, 40))
    assert not pages.isVisible()
    assert page_said(window) == f"Page 2 of {PAGES}"
    find(window, QAbstractButton, "allPages").click()
    QTest.keyClick(pages, Qt.Key.Key_Right)
    QTest.keyClick(pages, Qt.Key.Key_Return)
    assert page_said(window) == f"Page 3 of {PAGES}"


def test_a_page_is_seen_whole_or_larger_than_the_paper(window: Preview, runner: TaskRunner, qtbot: QtBot) -> None:
    view, zoom = find(window, MarkedPage, "pageView"), find(window, ChoiceField, "pageZoomField")
    heights = {}
    for at, size in enumerate(("width", "whole", "1.5", "2")):
        zoom.combo.setCurrentIndex(at)
        zoom.combo.activated.emit(at)
        settle(window, runner, qtbot)
        heights[size] = view.height()
    assert heights["whole"] < window.height()
    assert heights["whole"] < heights["width"] < heights["1.5"] < heights["2"]
    assert heights["2"] == pytest.approx(2 * 842 * 96 / 72, rel=0.01)
