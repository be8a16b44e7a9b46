from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.widgets import BodyText, Heading, IconButton, SecondaryText

MARKUP = "<b>bold</b> <img src='/etc/hostname'> &amp;"


def test_markup_is_shown_as_it_is_written(qapp_themed: QApplication, qtbot: QtBot) -> None:
    text = BodyText(MARKUP)
    qtbot.addWidget(text)
    assert text.text() == MARKUP
    for label in (Heading(MARKUP), SecondaryText(MARKUP)):
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == MARKUP


def test_a_tool_tip_shows_markup_as_it_is_written(qapp_themed: QApplication, qtbot: QtBot) -> None:
    button = IconButton(MARKUP, name="odd", icon_name="x")
    qtbot.addWidget(button)
    shown = QTextDocument()
    shown.setHtml(button.toolTip())
    assert shown.toPlainText().strip() == MARKUP
    button.set_words("Ana")
    assert button.toolTip() == "Ana"


def test_reading_text_is_as_high_as_its_lines(qapp_themed: QApplication, qtbot: QtBot) -> None:
    text = BodyText("word " * 100)
    qtbot.addWidget(text)
    text.show()
    one = BodyText("word")
    qtbot.addWidget(one)
    one.show()
    two = BodyText("word\nword")
    qtbot.addWidget(two)
    two.show()
    assert two.heightForWidth(400) == pytest.approx(one.heightForWidth(400) * 2, abs=1)
    assert two.heightForWidth(400) - one.heightForWidth(400) == pytest.approx(16 * 1.4, abs=1)
    assert text.heightForWidth(200) > text.heightForWidth(400)


def test_lines_stay_near_seventy_characters(qapp_themed: QApplication, qtbot: QtBot) -> None:
    text = BodyText("Most lines of most texts are about as wide as this one here, which has words of every kind. " * 4)
    qtbot.addWidget(text)
    text.resize(2000, 400)
    text.show()
    assert text.width() <= text.fontMetrics().horizontalAdvance("n" * 70)


def test_copying_gives_plain_text_only(qapp_themed: QApplication, qtbot: QtBot) -> None:
    text = BodyText("What she said")
    qtbot.addWidget(text)
    text.selectAll()
    assert text.createMimeDataFromSelection().formats() == ["text/plain"]
