"""Search, filters, saved views: found by words, narrowed, widened, kept; by keyboard too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from nocontact_desktop.diary import entries, exhibits, imports
from nocontact_desktop.diary.entry import EntryDraft, OrderTerm, Person, ThirdParty
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.views import views
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.diary.found_rows import FoundRows
from nocontact_desktop.gui.widgets import CardList
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.preparation import orders
from nocontact_desktop.vault.changes import Changes
from tests.gui import walking
from tests.gui.conftest import Answers
from tests.gui.diary.conftest import Looking
from tests.gui.diary.test_fits import SIZES, too_wide

CHAT = """[02/03/2026, 21:15:00] Robin: the wolves are at the <b>door</b>
[02/03/2026, 21:16:00] M. Example: leave me alone
"""


class Finding:
    """A diary with three entries, two messages and a file in it."""

    def __init__(self, diary: Looking, tmp_path: Path) -> None:
        self.diary = diary
        self.file, _ = diary.in_notebook(exhibits.add, ExhibitDraft(name="wolves.txt", data=b"nothing"))
        self.order = next(iter(diary.in_notebook(orders.add_order, "Order of March").touched("order")))
        chat = tmp_path / "chat.txt"
        chat.write_text(CHAT)
        how = ReadOptions(me="M. Example", date_order="dmy", time_zone="Europe/London")
        diary.desk.tasks.finish_with(
            lambda: imports.bring_in(
                diary.desk.notebook, chat, how, progress=lambda _a, _b: None, cancelled=lambda: False
            ),
            30,
        )
        self.door = diary.saved(
            EntryDraft(
                kind="incident",
                occurred_from="2026-03-02T21:15",
                title="At the door",
                what_happened="It was loud, & the <wolves> came.",
                people=(Person(name="Sam"),),
                exhibits=(self.file,),
                order_terms=(OrderTerm(order="Order of March", order_id=self.order),),
            )
        )
        self.cousin = diary.saved(
            EntryDraft(
                kind="contact",
                occurred_from="2026-02",
                channel="phone",
                third_party=ThirdParty(name="a cousin"),
                title="Passed on",
            )
        )
        self.note = diary.saved(
            EntryDraft(kind="note", occurred_from=None, precision="unknown", title="Keys", told_by="Sam")
        )
        diary.desk.changed.emit(Changes.of("conversation", "all"))
        diary.settle()

    def titles(self) -> list[str]:
        self.diary.settle()
        model = self.diary.named("diaryList", CardList).model()
        return [str(model.index(at, 0).data()).partition(",")[0] for at in range(model.rowCount())]

    def found(self, text: str) -> list[str]:
        self.diary.page.search_for(text)
        self.diary.settle()
        model = self.diary.named("foundRows", FoundRows).model()
        return [str(model.index(at, 0).data()) for at in range(model.rowCount())]

    def chips(self) -> list[str]:
        return [
            one.accessibleName().removeprefix("Take away: ")
            for one in self.diary.page.findChildren(QAbstractButton)
            if one.objectName().startswith("diaryParts_") and one.isVisible()
        ]

    def choose(self, field: str, value: str) -> None:
        combo = self.diary.named(field)
        combo.setCurrentIndex(combo.findData(value))  # type: ignore[attr-defined]
        combo.activated.emit(combo.currentIndex())  # type: ignore[attr-defined]
        self.diary.settle()

    def type_date(self, field: str, text: str) -> None:
        self.diary.type_into(field, text)
        self.diary.named(field).editingFinished.emit()  # type: ignore[attr-defined]
        self.diary.settle()


@pytest.fixture
def finding(diary: Looking, tmp_path: Path) -> Finding:
    return Finding(diary, tmp_path)


def test_one_search_finds_entries_messages_and_files(finding: Finding, said: list[str]) -> None:
    assert finding.found("wolv") == [
        "1 entry",
        "At the door, Monday 2 March 2026, 21:15, Incident, It was loud, & the <wolves> came. Sam Order of March",
        "1 message",
        "Robin, 2 March 2026, 21:15, the wolves are at the <b>door</b>",
        "1 file",
        "wolves.txt, 2 March 2026, 21:04 UTC, Document, wolves.txt",
    ]
    assert "1 entry, 1 message, 1 file" in said


def test_each_hit_opens_where_it_is(finding: Finding) -> None:
    diary = finding.diary
    finding.found("wolv")
    rows = diary.named("foundRows", FoundRows)
    for at, shown in ((1, "entryCard"), (3, "readerCard"), (5, "exhibitScroll")):
        diary.page.entered(None)
        finding.found("wolv")
        rows.setCurrentIndex(rows.model().index(at, 0))
        diary.qtbot.keyClick(rows, Qt.Key.Key_Return)
        diary.settle()
        assert diary.has(shown)
    assert diary.named("entryTitle").text() == "At the door"  # type: ignore[attr-defined]


def test_what_was_found_is_there_again_on_the_way_back(finding: Finding) -> None:
    diary = finding.diary
    finding.found("wolv")
    rows = diary.named("foundRows", FoundRows)
    rows.setCurrentIndex(rows.model().index(3, 0))
    diary.qtbot.keyClick(rows, Qt.Key.Key_Return)
    diary.settle()
    diary.click("conversationsBack")
    assert diary.has("foundRows")
    diary.click("foundBack")
    assert diary.has("diaryList")
    assert not diary.has("foundRows")


def test_arrow_keys_pass_over_headings_and_show_the_entry(finding: Finding) -> None:
    diary = finding.diary
    finding.found("wolv")
    rows = diary.named("foundRows", FoundRows)
    seen = []
    for _ in range(3):
        diary.qtbot.keyClick(rows, Qt.Key.Key_Down)
        seen.append(rows.currentIndex().row())
    assert seen == [1, 3, 5]
    diary.settle()
    assert diary.named("entryTitle").text() == "At the door"  # type: ignore[attr-defined]


@pytest.mark.parametrize("typed", ['"', "wolves AND (", "* OR", "'; DROP TABLE", "?!", "\0", "x" * 4000])
def test_nothing_typed_is_an_error(finding: Finding, answers: Answers, typed: str) -> None:
    finding.found(typed)
    assert [one for one in answers.asked if one[0] == "tell"] == []


def test_nothing_found_says_what_was_searched(finding: Finding, said: list[str]) -> None:
    assert finding.found("zebra") == []
    assert finding.diary.has("foundNothing")
    assert "Nothing found" in said


def test_more_than_two_hundred_is_said_and_not_counted(finding: Finding) -> None:
    many = [EntryDraft(kind="note", occurred_from="2026", title=f"lamp {at}") for at in range(230)]
    finding.diary.in_notebook(entries.save_many, many)
    assert finding.found("lamp")[0] == "More than 200 entries"


def test_words_that_were_found_become_a_filter(finding: Finding) -> None:
    finding.found("wolves")
    finding.diary.click("foundFilter")
    assert finding.titles() == ["At the door"]
    assert finding.chips() == ["Words: wolves"]


def test_what_is_found_keeps_up_with_the_diary(finding: Finding) -> None:
    finding.found("wolv")
    finding.diary.desk.changed.emit(finding.diary.in_notebook(entries.delete, finding.door))
    finding.diary.settle()
    model = finding.diary.named("foundRows", FoundRows).model()
    assert str(model.index(0, 0).data()) == "1 message"


@pytest.mark.parametrize(
    ("field", "value", "expected", "chip"),
    [
        ("filterPerson", "Sam", ["At the door", "Keys"], "Person: Sam"),
        ("filterChannel", "phone", ["Passed on"], "How: Phone call"),
        ("filterOrder", "order", ["At the door"], "Order: Order of March"),
    ],
)
def test_a_choice_narrows_the_list_and_its_chip_takes_it_back(
    finding: Finding, field: str, value: str, expected: list[str], chip: str
) -> None:
    finding.diary.click("diaryFilter")
    finding.choose(field, finding.order if value == "order" else value)
    finding.diary.click("filterShow")
    assert finding.titles() == expected
    assert finding.chips() == [chip]
    name = next(
        one for one in finding.diary.page.findChildren(QAbstractButton) if one.objectName().startswith("diaryParts_")
    )
    finding.diary.click(name.objectName())
    assert len(finding.titles()) == 3
    assert finding.chips() == []


def test_a_period_is_typed_as_people_say_it(finding: Finding, said: list[str]) -> None:
    diary = finding.diary
    diary.click("diaryFilter")
    finding.type_date("filterFrom", "february 2026")
    finding.type_date("filterTo", "1 march 2026")
    assert "Show 1 entry" in said
    diary.click("filterBack")
    assert finding.titles() == ["Passed on"]
    assert finding.chips() == ["February 2026 to 1 March 2026"]
    diary.click("diaryFilter")
    assert diary.named("filterFrom").text() == "February 2026"  # type: ignore[attr-defined]
    finding.type_date("filterTo", "gibberish")
    assert diary.has("filterToError")
    finding.type_date("filterTo", "2020")
    assert diary.named("filterToError").text() == "The end lies before the beginning."  # type: ignore[attr-defined]
    diary.click("filterShow")
    assert finding.titles() == ["Passed on"]


def test_without_a_date_and_with_a_file(finding: Finding) -> None:
    diary = finding.diary
    diary.click("diaryFilter")
    diary.click("filterUndated")
    diary.click("filterShow")
    assert finding.titles() == ["Keys"]
    diary.click("diaryFilter")
    finding.type_date("filterFrom", "2026")
    assert not diary.named("filterUndated").isChecked()  # type: ignore[attr-defined]
    diary.click("filterClear")
    diary.click("filterFile")
    diary.click("filterShow")
    assert finding.titles() == ["At the door"]


def test_chips_on_top_go_together_with_the_rest(finding: Finding) -> None:
    diary = finding.diary
    diary.click("diaryFilter")
    finding.choose("filterPerson", "Sam")
    diary.click("filterShow")
    diary.click("diaryKinds_incident")
    assert finding.titles() == ["At the door"]
    assert finding.chips() == ["Person: Sam"]
    assert diary.named("diaryCount").text() == "1 entry of 3"  # type: ignore[attr-defined]
    diary.click("diaryKinds_all")
    assert finding.titles() == ["At the door", "Keys"]


def test_nothing_fits_says_why_and_how_to_widen(finding: Finding) -> None:
    diary = finding.diary
    diary.click("diaryFilter")
    finding.choose("filterPerson", "Sam")
    finding.choose("filterChannel", "phone")
    assert diary.named("filterShow").accessibleName() == "Nothing fits"
    diary.click("filterShow")
    assert "Person: Sam · How: Phone call" in diary.named("diaryNothingSays").text()  # type: ignore[attr-defined]
    ways = {
        name: diary.named(f"diaryNothing_{name}").accessibleName()
        for name in ("person", "channel", "all")
        if diary.has(f"diaryNothing_{name}")
    }
    assert ways == {
        "person": "Without “Person: Sam”: 1 entry",
        "channel": "Without “How: Phone call”: 2 entries",
        "all": "Show all entries",
    }
    diary.click("diaryNothing_channel")
    assert finding.titles() == ["At the door", "Keys"]


def test_a_view_is_kept_opened_renamed_and_erased(finding: Finding, answers: Answers, said: list[str]) -> None:
    diary = finding.diary
    diary.click("diaryKinds_incident")
    diary.click("diaryFilter")
    finding.choose("filterPerson", "Sam")
    diary.click("viewKeep")
    assert diary.named("viewNameError").text().startswith("This view has no name yet.")  # type: ignore[attr-defined]
    diary.type_into("viewName", "For my lawyer")
    diary.click("viewKeep")
    (view,) = diary.in_notebook(views)
    assert view.wanted == EntryFilter(kinds=("incident",), person="Sam")
    diary.click("filterClear")
    diary.click(f"view_{view.id}")
    assert diary.has("diaryList")
    assert finding.titles() == ["At the door"]
    assert finding.chips() == ["Person: Sam"]
    assert diary.named("diaryKinds_incident").isChecked()  # type: ignore[attr-defined]
    diary.click("diaryFilter")
    diary.click(f"view_{view.id}Rename")
    diary.type_into("viewName", "Mine")
    diary.click("viewKeep")
    assert diary.named(f"view_{view.id}").accessibleName() == "Mine"
    answers.yes = False
    diary.click(f"view_{view.id}Erase")
    assert len(diary.in_notebook(views)) == 1
    answers.yes = True
    diary.click(f"view_{view.id}Erase")
    assert diary.in_notebook(views) == []
    assert "The view is erased." in said


def test_the_keyboard_alone_filters_and_takes_back(finding: Finding) -> None:
    """Tab to Filter, Enter, choose with the arrow keys, Escape, Tab to the chip, Delete."""
    diary = finding.diary
    tab_to(diary, "diaryFilter")
    diary.qtbot.keyClick(diary.page.focusWidget(), Qt.Key.Key_Space)
    diary.settle()
    assert diary.page.focusWidget().objectName() == "filterPerson"
    diary.qtbot.keyClick(diary.page.focusWidget(), Qt.Key.Key_Down)
    diary.settle()
    diary.qtbot.keyClick(diary.page.focusWidget(), Qt.Key.Key_Escape)
    diary.settle()
    assert finding.titles() == ["At the door", "Keys"]
    tab_to(diary, "diaryParts_person")
    diary.qtbot.keyClick(diary.page.focusWidget(), Qt.Key.Key_Delete)
    assert len(finding.titles()) == 3


def tab_to(diary: Looking, name: str) -> None:
    names: list[str] = []
    for _ in range(60):
        diary.qtbot.keyClick(diary.page.focusWidget() or diary.page, Qt.Key.Key_Tab)
        focus: Any = diary.page.focusWidget()
        names.append(focus.objectName() if focus else "")
        if names[-1] == name:
            return
    raise AssertionError(f"Tab does not lead to {name}: {names}")


@SIZES
def test_everything_fits_and_is_named(finding: Finding, width: int, height: int, percent: int) -> None:
    diary = finding.diary
    themes.theme().set_look(themes.Look("light", percent))
    diary.page.resize(width, height)
    diary.click("diaryFilter")
    finding.choose("filterPerson", "Sam")
    finding.choose("filterChannel", "phone")
    for go in (lambda: None, lambda: diary.click("filterShow"), lambda: finding.found("wolv")):
        go()
        diary.settle()
        assert too_wide(diary) == []
        assert diary.page.minimumSizeHint().height() <= height
        assert walking.unnamed(diary.page) == []
        assert walking.doubly_named(diary.page) == []
        assert walking.reads_markup(diary.page) == []
