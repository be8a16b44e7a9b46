from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.widgets import DateTimeField, column
from nocontact_desktop.gui.widgets.day_and_time import read_day, read_time, say_day


@pytest.mark.parametrize(
    "typed",
    ["2026-03-02", "2 March 2026", "2. march 2026", "March 2, 2026", "2 mar 26", "02.03.2026 ".replace("03", "Mar")],
)
def test_days_as_people_write_them(typed: str) -> None:
    assert read_day(typed) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("25/12/2025", date(2025, 12, 25)), ("12-25-2025", date(2025, 12, 25)), ("7.7.2025", date(2025, 7, 7))],
)
def test_digits_are_read_when_they_mean_one_day_only(typed: str, meant: date) -> None:
    assert read_day(typed) == meant


@pytest.mark.parametrize("typed", ["03/04/2026", "yesterday", "31 February 2026", "March 2026", "2026-13-01"])
def test_what_could_be_two_days_or_none_is_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError):
        read_day(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("21:15", time(21, 15)),
        ("9.15 pm", time(21, 15)),
        ("9 pm", time(21)),
        ("12 am", time(0)),
        ("12:30pm", time(12, 30)),
        ("2115", time(21, 15)),
        ("21:15:09", time(21, 15, 9)),
    ],
)
def test_times_as_people_write_them(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "9", "soon", "13 pm", "21:75"])
def test_what_is_no_time_is_said_so(typed: str) -> None:
    with pytest.raises(ValueError):
        read_time(typed)


def test_a_day_reads_back_as_it_is_shown() -> None:
    assert read_day(say_day(date(2024, 2, 29))) == date(2024, 2, 29)


def test_a_blank_stays_a_blank(qapp_themed: QApplication, qtbot: QtBot) -> None:
    field = DateTimeField("When", name="when")
    qtbot.addWidget(field)
    assert field.day() is None
    assert field.at() is None
    assert field.check()


def test_the_field_says_what_it_cannot_read(qapp_themed: QApplication, qtbot: QtBot) -> None:
    field = DateTimeField("When", name="when")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.focusProxy(), "03/04/2026")
    assert not field.check()
    assert "month as a word" in field.findChild(object, "whenError").text()  # type: ignore[attr-defined]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_longest_day_and_time_can_be_read_whole(qapp_themed: QApplication, qtbot: QtBot, percent: int) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    window = QWidget()
    qtbot.addWidget(window)
    field = DateTimeField("When", name="when")
    column(window).addWidget(field)
    field.set_value(date(2026, 9, 30), time(12, 59, 58))
    window.resize(1100, 400)
    window.show()
    for edit in window.findChildren(QLineEdit):
        inside = edit.width() - 2 * themes.tokens().space(10) - 4
        assert edit.fontMetrics().horizontalAdvance(edit.text()) <= inside, edit.text()
