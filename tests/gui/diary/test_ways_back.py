"""From an entry that was opened elsewhere, the way back leads there; a kept file is named from the entry's side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from nocontact_desktop.diary import exhibits
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.handovers import Handover, save_handover
from nocontact_desktop.gui.diary.calendar_grid import MonthGrid
from nocontact_desktop.gui.diary.found_rows import FoundRows
from nocontact_desktop.gui.widgets import CardList
from tests.gui.diary.conftest import Looking
from tests.gui.diary.test_looking_at_files import add, look_at
from tests.intake_pictures import picture, saved

EVENING = EntryDraft(kind="note", occurred_from="2026-03-02T21:15", title="Evening")


def shown(diary: Looking) -> str:
    return str(diary.named("diaryStack", QStackedWidget).currentWidget().objectName())


def open_first_of_the_day(diary: Looking) -> None:
    cards = diary.named("calendarEntries", CardList)
    diary.settle()
    cards.choose(0)
    diary.settle()
    diary.qtbot.keyClick(cards, Qt.Key.Key_Return)
    diary.settle()


@pytest.mark.parametrize("wide", [1300, 700])
def test_an_entry_opened_in_the_calendar_leads_back_to_its_day(diary: Looking, wide: int) -> None:
    diary.page.resize(wide, 724)
    diary.saved(EVENING)
    diary.saved(EntryDraft(kind="note", occurred_from="2026-02-02", title="Before"))
    diary.page.entered("calendar")
    diary.settle()
    diary.click("calendarBefore")
    open_first_of_the_day(diary)
    assert shown(diary) == "timeline"
    assert diary.named("entryBack").accessibleName() == "Calendar"
    diary.click("entryBack")
    assert shown(diary) == "calendarView"
    assert diary.named("calendarTitle").text() == "February 2026"  # type: ignore[attr-defined]
    assert diary.named("calendarGrid", MonthGrid).current_day().day == 2  # type: ignore[union-attr]


def test_escape_goes_the_same_way_and_another_entry_forgets_it(diary: Looking) -> None:
    diary.page.resize(1300, 724)
    diary.saved(EVENING)
    diary.saved(EntryDraft(kind="note", occurred_from="2026-02-02", title="Before"))
    diary.page.entered("calendar")
    diary.settle()
    open_first_of_the_day(diary)
    diary.named("entryBack").setFocus()
    diary.qtbot.keyClick(diary.named("entryBack"), Qt.Key.Key_Escape)
    diary.settle()
    assert shown(diary) == "calendarView"
    open_first_of_the_day(diary)
    diary.named("diaryList", CardList).choose(1)
    diary.settle()
    assert not diary.has("entryBack")


def test_a_search_forgets_it_too(diary: Looking) -> None:
    diary.page.resize(1300, 724)
    diary.saved(EVENING)
    diary.page.entered("calendar")
    diary.settle()
    open_first_of_the_day(diary)
    assert diary.has("entryBack")
    diary.page.search_for("evening")
    diary.settle()
    assert not diary.has("entryBack")


def test_an_entry_opened_from_a_file_leads_back_to_it(diary: Looking) -> None:
    exhibit_id = add(diary, "chat.png", saved(picture(), "PNG"))
    diary.saved(EntryDraft(kind="note", occurred_from="2026-03-02", title="x", exhibits=(exhibit_id,)))
    look_at(diary, exhibit_id)
    diary.click("exhibitEntry0")
    assert diary.named("entryBack").accessibleName() == "File"
    diary.click("entryBack")
    assert shown(diary) == "exhibitScroll"
    diary.click("exhibitBack")
    assert shown(diary) == "filesView"


@pytest.fixture
def handover(diary: Looking) -> str:
    """The id of a hand-over on the day of the evening."""
    late = Handover(outcome="late", occurred_from="2026-03-02T17:00", way="to_me", said="Traffic was bad")
    changes = diary.in_notebook(save_handover, None, late)
    diary.desk.changed.emit(changes)
    diary.settle()
    (handover_id,) = changes.touched("handover")
    return str(handover_id)


def test_a_hand_over_stands_on_its_day_and_leads_to_where_it_is_kept(diary: Looking, handover: str) -> None:
    diary.saved(EVENING)
    diary.page.entered("calendar")
    diary.settle()
    grid = diary.named("calendarGrid", MonthGrid)
    day = grid.current_day()
    assert day is not None
    assert grid.spoken(day) == "Monday 2 March 2026, 1 entry, 1 hand-over, today"
    assert diary.named(f"calendarTime_{handover}").accessibleName() == "17:00 · To me · Late"
    diary.click(f"calendarTime_{handover}")
    assert diary.has("exchangeView")


def test_a_hand_over_is_found_by_the_search(diary: Looking, handover: str) -> None:
    diary.page.search_for("traff")
    diary.settle()
    rows = diary.named("foundRows", FoundRows)
    assert [rows.row(at).heading for at in (0,)] == ["1 hand-over"]  # type: ignore[union-attr]
    rows.setCurrentIndex(rows.model().index(1, 0))
    diary.qtbot.keyClick(rows, Qt.Key.Key_Return)
    diary.settle()
    assert diary.has("exchangeView")


@pytest.fixture
def form(diary: Looking) -> Looking:
    diary.in_notebook(
        lambda notebook: [
            exhibits.add(notebook, ExhibitDraft(name=name, data=saved(picture(colour=(shade, 9, 9)), "PNG")))
            for name, shade in (("door.png", 90), ("wall.png", 190))
        ]
    )
    diary.page.entered("new")
    diary.settle()
    diary.click("entryMore")
    diary.click("heading_exhibitsButton")
    diary.type_into("entry_title", "At the door")
    diary.click("entry_occurredNow")
    return diary


def ids(form: Looking) -> dict[str, str]:
    return {one.name: one.id for one in form.in_notebook(exhibits.all_exhibits)}


def pick(form: Looking, words: str) -> None:
    form.type_into("entry_exhibitsKeptSearch", words)
    form.qtbot.keyClick(form.named("entry_exhibitsKeptSearch"), Qt.Key.Key_Return)
    form.settle()
    cards = form.named("entry_exhibitsKeptList", CardList)
    cards.choose(0)
    form.settle()
    form.qtbot.keyClick(cards, Qt.Key.Key_Return)
    form.settle()


def test_a_file_kept_before_is_named_by_a_new_entry(form: Looking) -> None:
    form.click("entry_exhibitsKeptButton")
    pick(form, "door")
    pick(form, "door")  # again: once is enough
    form.click("entrySave")
    (row,) = form.entries()
    assert row.entry.draft.exhibits == (ids(form)["door.png"],)


def test_taken_out_again_it_stays_in_the_notebook(form: Looking) -> None:
    form.click("entry_exhibitsKeptButton")
    pick(form, "wall")
    form.click(f"exhibit_{ids(form)['wall.png']}Out")
    form.click("entrySave")
    (row,) = form.entries()
    assert row.entry.draft.exhibits is None
    assert set(ids(form)) == {"door.png", "wall.png"}
