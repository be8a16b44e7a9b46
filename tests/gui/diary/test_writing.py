from __future__ import annotations

from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.case import Case, save_case
from nocontact_desktop.diary.entry import (
    Agency,
    Care,
    Child,
    EntryDraft,
    Injury,
    OrderTerm,
    Person,
    PoliceDetail,
    Response,
    ThirdParty,
    ToldFirst,
    Witness,
)
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.answers import answers_of, draft_of
from nocontact_desktop.gui.diary.form_fields import FormFields
from nocontact_desktop.gui.diary.form_rows import all_rows, headings
from nocontact_desktop.gui.diary.page import DiaryPage
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.shell import Shell
from tests.conftest import Clock
from tests.gui.conftest import Answers
from tests.gui.diary.conftest import Looking

WHOLE = EntryDraft(
    kind="contact",
    occurred_from="2026-02-28T23:02",
    occurred_to="2026-02-28T23:41",
    precision="exact",
    time_zone="Europe/London",
    occurred_text="after the late news",
    basis="told",
    told_by="My sister",
    told_when="the next morning",
    remembered_when="in spring, at work",
    ranks=("most_recent", "worst"),
    place_public="At home",
    place_private="1 Example Road",
    place_district="Example County",
    types=("threat", "technology"),
    title="14 calls",
    what_happened="It rang and rang.\n\nThen it stopped. ",
    exact_words="Pick up.",
    attribution="The number is the one I know.",
    people=(Person(name="Robin", role="called"), Person(name="Sam")),
    witnesses="yes",
    witness_list=(
        Witness(name="A neighbour", saw_heard_after="heard", can_say="how often it rang", contact_private="next door"),
    ),
    told_first=ToldFirst(who="My sister", when="that night"),
    weapon="yes",
    weapon_detail="A key",
    strangulation="no",
    injuries=(Injury(body_part="Left wrist", marks="red"),),
    medical=(Care(provider="Dr. Sample", date="3 March"),),
    effect="I did not sleep.",
    costs="40",
    children=(Child(what="heard", initials="M.E."), Child(what="unknown")),
    pets="The cat hid",
    property="A lock, 60",
    police="yes",
    police_detail=PoliceDetail(number="26-118", officer="Example", badge="77", outcome="they called back"),
    agencies=(Agency(name="School", reference="7", date="4 March"),),
    order_terms=(OrderTerm(order="Order of 3 January", term="1"),),
    reported="unknown",
    frequency="weekly",
    frequency_dates=("Mondays", "about 12 January"),
    channel="phone",
    direction="in",
    device="my phone",
    identifier="+44 7700 900123",
    third_party=ThirdParty(name="A cousin", asked_for="no"),
    response=Response(kind="told_to_stop", text="Please stop."),
    sealed=True,
    adverse="I shouted.",
    private_note="For me.",
)
LINKS = {"exhibits", "messages"}
"""Answered by files and messages that have to be there first: test_exhibits and test_reading."""


def test_every_field_of_an_entry_has_its_row_in_the_form() -> None:
    asked = {row.name for row in all_rows()} - {"occurred"} | {"occurred_from", "occurred_to", "precision"}
    assert asked == set(EntryDraft.__struct_fields__)
    assert {row.heading for row in all_rows()} == {"first", *(name for name, _title in headings())}
    unset = {name for name in EntryDraft.__struct_fields__ if getattr(WHOLE, name) is None}
    assert unset == LINKS


def test_an_entry_is_written_with_the_keyboard_in_six_actions(diary: Looking) -> None:
    diary.page.entered("new")  # 1: "Something happened"
    diary.settle()
    keys = diary.qtbot
    focused = diary.page.focusWidget()
    assert focused is not None
    assert focused.objectName() == "entry_occurred"
    keys.keyClicks(focused, "yesterday 9 pm")  # 2
    diary.named("entry_kind_incident").setFocus()
    keys.keyClick(diary.named("entry_kind_incident"), Qt.Key.Key_Right)  # 3: contact
    keys.keyClicks(diary.named("entry_channel"), "whats")  # 4
    keys.keyClicks(diary.named("entry_title"), "Three messages")  # 5
    keys.keyClick(diary.named("entry_title"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)  # 6
    diary.settle()
    (row,) = diary.entries()
    draft = row.entry.draft
    assert (draft.kind, draft.channel, draft.title) == ("contact", "whatsapp", "Three messages")
    assert (draft.occurred_from, draft.precision) == ("2026-03-01T21:00", "exact")
    assert diary.named("entryTitle").text() == "Three messages"  # type: ignore[attr-defined]


def test_the_short_form_asks_four_things_and_unfolds_with_what_was_typed(diary: Looking) -> None:
    diary.page.entered("new")
    diary.settle()
    assert not diary.has("moreCard")
    diary.type_into("entry_title", "At the door")
    diary.click("entryMore")
    assert diary.has("entry_what_happened")
    assert diary.named("entry_title").text() == "At the door"  # type: ignore[attr-defined]


def test_a_blank_time_is_asked_for_and_never_taken_as_now(diary: Looking) -> None:
    diary.page.entered("new")
    diary.settle()
    diary.type_into("entry_title", "At the door")
    diary.click("entrySave")
    assert diary.entries() == []
    assert "date" in diary.named("entry_occurredError").text()  # type: ignore[attr-defined]
    assert diary.page.focusWidget().objectName() == "entry_occurred"  # type: ignore[union-attr]
    diary.click("entry_occurredNow")
    diary.click("entrySave")
    assert [row.entry.draft.occurred_from for row in diary.entries()] == ["2026-03-02T21:04"]


def test_now_is_said_in_the_zone_of_the_case(diary: Looking) -> None:
    diary.in_notebook(save_case, Case(time_zone="Asia/Tokyo"))
    diary.page.entered("new")
    diary.settle()
    diary.click("entry_occurredNow")
    diary.type_into("entry_title", "At the door")
    diary.click("entrySave")
    draft = diary.entries()[0].entry.draft
    assert (draft.occurred_from, draft.time_zone) == ("2026-03-03T06:04", "Asia/Tokyo")


def test_an_estimate_is_read_back_before_it_is_saved(diary: Looking) -> None:
    diary.page.entered("new")
    diary.settle()
    diary.type_into("entry_occurred", "about 3 November 2025")
    assert diary.named("entry_occurredRead").text() == "Read as: about 3 November 2025"  # type: ignore[attr-defined]
    diary.type_into("entry_title", "The phone")
    diary.click("entrySave")
    (row,) = diary.entries()
    assert (row.entry.draft.occurred_from, row.entry.draft.precision) == ("2025-11-03", "about")


def test_a_day_that_can_be_read_two_ways_is_chosen(diary: Looking) -> None:
    diary.page.entered("new")
    diary.settle()
    diary.type_into("entry_occurred", "03/04/2025")
    diary.type_into("entry_title", "The phone")
    diary.click("entrySave")
    assert diary.entries() == []
    assert diary.named("entry_occurredError").text()  # type: ignore[attr-defined]
    diary.click("entry_occurredChoice2")
    diary.click("entrySave")
    assert [row.entry.draft.occurred_from for row in diary.entries()] == ["2025-03-04"]


def test_every_field_comes_back_as_it_was_answered(diary: Looking) -> None:
    diary.page.entered("new")
    diary.settle()
    diary.click("entryMore")
    fields = diary.named("formFields", FormFields)
    for name, _title in headings():
        fields.open_heading(name)
    for name, answer in answers_of(WHOLE).items():
        control = fields._controls[name]
        control.show_answer(answer)
        control.answered.emit()
    diary.click("entrySave")
    (row,) = diary.entries()
    assert row.entry.draft == msgspec.structs.replace(WHOLE, what_happened=WHOLE.what_happened)

    diary.click("entryCorrect")
    assert fields.answers() == answers_of(WHOLE)
    for name, _title in headings():
        fields.open_heading(name)
    shown = {name: control.answer() for name, control in fields._controls.items() if control.answer() is not None}
    assert draft_of(shown, diary.page._now().date()) == WHOLE
    diary.click("entrySave")
    assert [row.entry.draft for row in diary.entries()] == [WHOLE]


def test_what_was_saved_without_the_form_is_not_made_more_by_it(diary: Looking) -> None:
    draft = EntryDraft(kind="memory", precision="unknown", title="Keys", injuries=(), channel="a way of our own")
    entry_id = diary.saved(draft)
    diary.page.entered(entry_id)
    diary.settle()
    diary.click("entryCorrect")
    diary.named("formFields", FormFields).open_heading("messages")
    diary.click("entrySave")
    assert [row.entry.draft for row in diary.entries()] == [draft]


def test_yes_to_strangulation_shows_the_sentence_about_a_doctor(diary: Looking) -> None:
    diary.page.entered("new")
    diary.settle()
    diary.click("entryMore")
    diary.click("heading_harmButton")
    assert not diary.has("entry_strangulationSays")
    diary.click("entry_strangulation_yes")
    assert diary.has("entry_strangulationSays")
    assert "doctor" in diary.named("entry_strangulationSaysText").text()  # type: ignore[attr-defined]
    diary.click("entry_strangulationClear")
    assert not diary.has("entry_strangulationSays")


def test_people_are_added_and_taken_out_one_by_one(diary: Looking) -> None:
    diary.page.entered("new")
    diary.settle()
    diary.click("entryMore")
    diary.click("heading_whoButton")
    diary.click("entry_peopleAdd")
    diary.qtbot.keyClicks(diary.named("entry_people1_name"), "Robin")
    diary.click("entry_peopleAdd")
    diary.qtbot.keyClicks(diary.named("entry_people2_role"), "a neighbour")
    diary.type_into("entry_title", "At the door")
    diary.click("entry_occurredToday")
    diary.click("entrySave")
    assert "Name" in diary.named("entry_peopleError").text()  # type: ignore[attr-defined]
    diary.click("entry_people2_out")
    diary.click("entrySave")
    assert diary.entries()[0].entry.draft.people == (Person(name="Robin"),)


@pytest.mark.parametrize(("row", "says"), [("private_note", "no report"), ("adverse", "lawyer")])
def test_who_sees_it_stands_at_the_field(diary: Looking, row: str, says: str) -> None:
    diary.page.entered("new")
    diary.settle()
    diary.click("entryMore")
    diary.click("heading_meButton")
    assert says in diary.named(f"entry_{row}SeenBy").text()  # type: ignore[attr-defined]


def test_saving_is_said_aloud(diary: Looking, said: list[str]) -> None:
    diary.page.entered("new")
    diary.settle()
    diary.type_into("entry_title", "At the door")
    diary.click("entry_occurredNow")
    diary.click("entrySave")
    assert "Saved" in said


def begun(diary: Looking) -> None:
    diary.page.entered("new")
    diary.settle()
    diary.type_into("entry_title", "Half a line")
    diary.type_into("entry_occurred", "about 3 Nov")


def again(diary: Looking) -> Looking:
    """The page as it is after the program ended without a word and was opened again."""
    page = DiaryPage(diary.desk)
    diary.qtbot.addWidget(page)
    page.show()
    looking = Looking(diary.desk, page, diary.qtbot)
    page.entered("new")
    looking.settle()
    return looking


def test_a_draft_outlives_the_program(diary: Looking) -> None:
    diary.page._form._timer.setInterval(20)
    begun(diary)
    diary.qtbot.waitUntil(lambda: "kept" in diary.named("draftStatus").text(), timeout=8000)  # type: ignore[attr-defined]
    later = again(diary)
    assert later.has("draftOffer")
    assert not later.has("firstCard")
    later.click("draftGoOn")
    assert later.named("entry_title").text() == "Half a line"  # type: ignore[attr-defined]
    assert later.named("entry_occurred").text() == "about 3 Nov"  # type: ignore[attr-defined]
    later.click("entrySave")
    assert len(later.entries()) == 1
    assert not again(diary).has("draftOffer")


def test_a_draft_is_kept_when_the_notebook_is_locked(diary: Looking) -> None:
    begun(diary)
    diary.page.leaving()
    diary.settle()
    assert again(diary).has("draftOffer")


def test_a_draft_that_is_put_away_is_gone(diary: Looking, answers: Answers) -> None:
    begun(diary)
    diary.click("entryClose")
    diary.page.entered("new")
    diary.settle()
    answers.yes = False
    diary.click("draftAway")
    assert diary.has("draftOffer")
    answers.yes = True
    diary.click("draftAway")
    assert diary.named("entry_title").text() == ""  # type: ignore[attr-defined]
    diary.click("entryClose")
    assert not again(diary).has("draftOffer")


def test_nothing_typed_is_lost_when_saving_fails(diary: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    from nocontact_desktop.errors import Problem

    def full(*_args: Any) -> Any:
        raise Problem("disk.full")

    begun(diary)
    monkeypatch.setattr(entries, "save", full)
    diary.click("entrySave")
    assert "full" in diary.named("formProblemText").text()  # type: ignore[attr-defined]
    assert diary.named("entry_title").text() == "Half a line"  # type: ignore[attr-defined]
    monkeypatch.undo()
    assert again(diary).has("draftOffer")


def test_an_untouched_form_leaves_no_draft(diary: Looking) -> None:
    diary.page.entered("new")
    diary.settle()
    diary.page.leaving()
    diary.settle()
    assert not again(diary).has("draftOffer")


def test_what_was_typed_and_taken_back_leaves_no_draft(diary: Looking) -> None:
    begun(diary)
    diary.page.leaving()
    diary.settle()
    for name in ("entry_title", "entry_occurred"):
        edit = diary.named(name)
        edit.setFocus()
        diary.qtbot.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        diary.qtbot.keyClick(edit, Qt.Key.Key_Delete)
    diary.page.leaving()
    diary.settle()
    assert not again(diary).has("draftOffer")


def test_a_correction_keeps_the_earlier_wording(diary: Looking, clock: Clock) -> None:
    entry_id = diary.saved(EntryDraft(kind="incident", occurred_from="2026-03-01", title="At the dor"))
    clock.advance(days=1)
    diary.page.entered(entry_id)
    diary.settle()
    diary.click("entryCorrect")
    diary.type_into("entry_title", "At the door")
    diary.click("entrySave")
    assert diary.has("entryEarlier")
    assert diary.named("entryEarlierButton").text().strip().startswith("Corrected once")  # type: ignore[attr-defined]
    diary.click("entryEarlierButton")
    assert diary.named("earlier0_0").text() == "At the dor"  # type: ignore[attr-defined]


def test_the_form_has_no_doubled_names_when_all_is_open(diary: Looking) -> None:
    from tests.gui import walking

    entry_id = diary.saved(WHOLE)
    diary.page.entered(entry_id)
    diary.settle()
    diary.click("entryCorrect")
    for name, _title in headings():
        diary.named("formFields", FormFields).open_heading(name)
    diary.settle()
    window: QWidget = diary.page
    assert walking.unnamed(window) == []
    assert walking.doubly_named(window) == []
    assert walking.reads_markup(window) == []


class _WindowWatch(QObject):
    """Writes down every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_nothing_flashes_up_as_a_window_while_the_form_is_made(diary: Looking, qapp: QApplication) -> None:
    watch = _WindowWatch()
    qapp.installEventFilter(watch)
    try:
        diary.page.entered("new")
        diary.settle()
        diary.click("entryMore")
        for name, _title in headings():
            diary.named("formFields", FormFields).open_heading(name)
        diary.page.entered("import")
        diary.page.entered("conversations")
        diary.settle()
    finally:
        qapp.removeEventFilter(watch)
    assert watch.seen == []


def test_something_happened_is_one_click_away_on_every_page(desk: Desk, qtbot: QtBot) -> None:
    shell = Shell(desk, registered_pages())
    qtbot.addWidget(shell)
    shell.show()
    shell.show_page("settings")
    shell.findChild(QWidget, "act_diary").click()  # type: ignore[union-attr, attr-defined]
    assert shell.current_page == "diary"
    qtbot.waitUntil(lambda: any(one.isVisible() for one in shell.findChildren(QWidget, "entry_occurred")))


@pytest.mark.fact("idea:H-13", "idea:K-04")
def test_what_somebody_passed_on_is_written_down_and_an_answer_is_ready(diary: Looking) -> None:
    asked: list[tuple[str, object]] = []
    diary.desk.go_requested.connect(lambda page, where: asked.append((page, where)))
    diary.page.entered("passed-on")
    diary.settle()
    diary.type_into("entry_occurred", "1 March 2026")
    diary.type_into("entry_title", "Sam said Robin wants to talk")
    diary.click("readyReply")
    diary.page.leaving()
    diary.click("entrySave")

    (row,) = diary.entries()
    assert row.title == "Sam said Robin wants to talk"
    assert diary.in_notebook(entries.page, EntryFilter(through_others=True), 0, 10) == [row]
    assert asked == [("prepare", "script:passed-on-message")]


def test_the_ready_answer_is_not_offered_for_what_came_directly(diary: Looking) -> None:
    diary.page.entered("new")
    diary.settle()

    assert not diary.has("readyReply")
