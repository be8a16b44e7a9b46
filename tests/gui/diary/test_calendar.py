"""The calendar: quiet marks, every day in words, the keyboard, and what has no exact day apart."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.diary.calendar_grid import MonthGrid, day_later, month_later
from nocontact_desktop.gui.widgets import CardList
from tests.gui import walking
from tests.gui.diary.conftest import Looking
from tests.gui.diary.test_fits import SIZES, too_wide


def note(when: str | None, title: str, **more: str) -> EntryDraft:
    fields = {"precision": "unknown", **more} if when is None else more
    return EntryDraft(kind="note", occurred_from=when, title=title, **fields)  # type: ignore[arg-type]


@pytest.fixture
def calendar(diary: Looking) -> Looking:
    for draft in (
        note("2026-03-01", "Sunday"),
        note("2026-03-02T09:00", "Morning"),
        note("2026-03-02T21:15", "Evening"),
        note("2026-03", "Some time in March"),
        note("2026-02-14", "Before"),
        note(None, "Some day"),
    ):
        diary.saved(draft)
    diary.click("diaryCalendar")
    return diary


def grid(diary: Looking) -> MonthGrid:
    return diary.named("calendarGrid", MonthGrid)


def spoken(diary: Looking, day: date) -> str:
    model = grid(diary).model()
    return str(model.data(model.place(day), Qt.ItemDataRole.AccessibleTextRole))  # type: ignore[attr-defined]


def titles(diary: Looking) -> list[str]:
    diary.settle()
    diary.settle()
    model = diary.named("calendarEntries", CardList).model()
    return [str(model.index(at, 0).data()).partition(",")[0] for at in range(model.rowCount())]


def heading(diary: Looking) -> str:
    return str(diary.named("calendarDay").text())  # type: ignore[attr-defined]


def title(diary: Looking) -> str:
    diary.settle()
    return str(diary.named("calendarTitle").text())  # type: ignore[attr-defined]


def press(diary: Looking, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    diary.qtbot.keyClick(grid(diary), key, keys)
    diary.settle()


def test_every_day_says_what_it_has(calendar: Looking) -> None:
    assert title(calendar) == "March 2026"
    assert spoken(calendar, date(2026, 3, 1)) == "Sunday 1 March 2026, 1 entry"
    assert spoken(calendar, date(2026, 3, 2)) == "Monday 2 March 2026, 2 entries, today"
    assert spoken(calendar, date(2026, 3, 31)) == "Tuesday 31 March 2026, no entry"


def test_choosing_a_day_shows_its_entries(calendar: Looking) -> None:
    assert (heading(calendar), titles(calendar)) == ("Sunday 1 March 2026", ["Sunday"])
    cell = grid(calendar).visualRect(grid(calendar).model().place(date(2026, 3, 2)))  # type: ignore[attr-defined]
    calendar.qtbot.mouseClick(grid(calendar).viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert (heading(calendar), titles(calendar)) == ("Monday 2 March 2026", ["Morning", "Evening"])


def test_arrow_keys_lead_through_days_and_months(calendar: Looking, said: list[str]) -> None:
    press(calendar, Qt.Key.Key_Right)
    assert heading(calendar) == "Monday 2 March 2026"
    press(calendar, Qt.Key.Key_Up)
    assert (title(calendar), heading(calendar)) == ("February 2026", "Monday 23 February 2026")
    assert said[-1] == "February 2026. Monday 23 February 2026, no entry"
    press(calendar, Qt.Key.Key_PageDown)
    assert heading(calendar) == "Monday 23 March 2026"
    press(calendar, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert title(calendar) == "March 2025"
    assert calendar.has("calendarDayHint")


def test_enter_leads_to_the_entries_and_on_to_one(calendar: Looking) -> None:
    press(calendar, Qt.Key.Key_Right)
    press(calendar, Qt.Key.Key_Return)
    cards = calendar.named("calendarEntries", CardList)
    assert calendar.page.focusWidget() is cards
    calendar.qtbot.keyClick(cards, Qt.Key.Key_Down)
    calendar.settle()
    calendar.qtbot.keyClick(cards, Qt.Key.Key_Return)
    calendar.settle()
    assert calendar.named("entryTitle").text() == "Evening"  # type: ignore[attr-defined]
    calendar.click("diaryCalendar")
    assert heading(calendar) == "Monday 2 March 2026"


def test_what_has_no_exact_day_stands_apart(calendar: Looking) -> None:
    assert calendar.named("calendarAbout").accessibleName() == "About this month: 1 entry"
    calendar.click("calendarAbout")
    assert titles(calendar) == ["Some time in March"]
    assert calendar.named("calendarUndated").accessibleName() == "1 entry has no date"
    calendar.click("calendarUndated")
    calendar.settle()
    model = calendar.named("diaryList", CardList).model()
    assert [str(model.index(at, 0).data()).partition(",")[0] for at in range(model.rowCount())] == ["Some day"]


def test_a_date_that_is_typed_is_shown(calendar: Looking) -> None:
    calendar.type_into("calendarJump", "14 february 2026")
    calendar.click("calendarGo")
    assert titles(calendar) == ["Before"]
    calendar.type_into("calendarJump", "soon")
    calendar.click("calendarGo")
    assert calendar.has("calendarJumpError")
    calendar.click("calendarToday")
    assert heading(calendar) == "Monday 2 March 2026"


def test_what_is_saved_or_deleted_changes_the_marks(calendar: Looking) -> None:
    entry_id = calendar.saved(note("2026-03-10", "New"))
    assert spoken(calendar, date(2026, 3, 10)) == "Tuesday 10 March 2026, 1 entry"
    calendar.desk.changed.emit(calendar.in_notebook(entries.delete, entry_id))
    calendar.settle()
    assert spoken(calendar, date(2026, 3, 10)) == "Tuesday 10 March 2026, no entry"


def test_a_calendar_of_old_entries_opens_where_they_are(diary: Looking) -> None:
    diary.saved(note("2019-07-04", "Long ago"))
    diary.click("diaryCalendar")
    assert title(diary) == "July 2019"
    assert titles(diary) == ["Long ago"]


def test_an_empty_calendar_shows_this_month_and_today(diary: Looking) -> None:
    diary.click("diaryCalendar")
    assert title(diary) == "March 2026"
    assert grid(diary).current_day() == date(2026, 3, 2)


def test_days_end_where_dates_end() -> None:
    assert day_later(date.max, 7) == date.max
    assert day_later(date.min, -1) == date.min
    assert month_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert month_later(date.min, -1) == date.min
    assert month_later(date.max, 12) == date.max


@SIZES
def test_it_fits_and_is_named(calendar: Looking, width: int, height: int, percent: int) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    calendar.page.resize(width, height)
    calendar.settle()
    assert too_wide(calendar) == []
    assert calendar.page.minimumSizeHint().height() <= height
    assert walking.unnamed(calendar.page) == []
    assert walking.doubly_named(calendar.page) == []
    assert walking.reads_markup(calendar.page) == []
