from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.entry import EntryDraft, OrderTerm, PoliceDetail, ThirdParty, Witness
from nocontact_desktop.diary.handovers import Handover, save_handover
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.diary.facts import facts_in_sight
from nocontact_desktop.gui.widgets import CardList, Fold, Heading, LinkButton, Value
from nocontact_desktop.vault.changes import Changes
from tests.gui.conftest import Answers
from tests.gui.diary.conftest import Looking

DOOR = EntryDraft(
    kind="incident",
    occurred_from="2026-03-02T21:15",
    title="At the door",
    what_happened="It was loud.",
    place_public="At home",
    witnesses="yes",
    witness_list=(Witness(name="A neighbour", saw_heard_after="heard"),),
    police="yes",
    police_detail=PoliceDetail(number="26-118"),
    order_terms=(OrderTerm(order="Order", term="term 1"),),
)
COUSIN = EntryDraft(
    kind="contact", occurred_from="2026-03-01", precision="about", third_party=ThirdParty(name="a cousin"), sealed=True
)
NOTE = EntryDraft(kind="note", occurred_from="2024-winter", title="Keys")


def cards(diary: Looking) -> CardList:
    return diary.named("diaryList", CardList)


def rows(diary: Looking) -> list[str]:
    diary.settle()
    model = cards(diary).model()
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def three(diary: Looking) -> str:
    for draft in (NOTE, COUSIN):
        diary.saved(draft)
    return diary.saved(DOOR)


def test_an_empty_diary_says_what_will_be_here(diary: Looking) -> None:
    assert diary.has("diaryEmpty")
    assert not diary.has("diaryList")
    assert not diary.has("diaryConversations")


def test_a_row_says_when_what_and_one_line_of_facts(diary: Looking) -> None:
    three(diary)
    rows(diary)
    assert rows(diary) == [
        "At the door, Mon 2 March 2026, 21:15, Incident, police told · may concern term 1",
        "Through a cousin, About 1 March 2026, Through others, kept closed",
        "Keys, Winter 2024, Note",
    ]


def test_chips_filter(diary: Looking) -> None:
    three(diary)
    for chip, count in (("incident", 1), ("contact", 1), ("others", 1), ("memory", 0), ("note", 1), ("all", 3)):
        diary.named(f"diaryKinds_{chip}").click()  # type: ignore[attr-defined]
        diary.settle()
        assert cards(diary).model().rowCount() == count
    diary.named("diaryKinds_memory").click()  # type: ignore[attr-defined]
    diary.settle()
    assert diary.has("diaryNothing")


def test_arrow_keys_go_from_entry_to_entry(diary: Looking) -> None:
    three(diary)
    rows(diary)
    cards(diary).setFocus()
    cards(diary).choose(0)
    diary.settle()
    assert diary.named("entryTitle").text() == "At the door"  # type: ignore[attr-defined]
    diary.qtbot.keyClick(cards(diary), Qt.Key.Key_Down)
    diary.settle()
    assert diary.named("entryTitle").text() == "Through a cousin"  # type: ignore[attr-defined]


def test_facts_stand_in_a_fixed_order_and_the_story_is_folded(diary: Looking) -> None:
    entry_id = three(diary)
    diary.page.entered(entry_id)
    diary.settle()
    assert [(fact.label, fact.value) for fact in facts_in_sight(DOOR)] == [
        ("When", "Monday 2 March 2026, 21:15"),
        ("Where (for the report)", "At home"),
        ("Witnesses", "A neighbour, heard it"),
        ("Police", "Report 26-118"),
        ("May concern", "Order, term 1"),
    ]
    fold = diary.named("entry_whatFold", Fold)
    assert not fold.is_open
    assert not diary.has("entry_what0")
    diary.click("entry_whatFoldButton")
    assert diary.named("entry_what0").text() == "It was loud."  # type: ignore[attr-defined]


def test_deleting_says_what_remains_and_asks_first(diary: Looking, answers: Answers, said: list[str]) -> None:
    entry_id = three(diary)
    diary.page.entered(entry_id)
    diary.settle()
    heard: list[str] = []
    real = answers.confirm

    def listening(parent, title, says, act, answer, *, danger=False):  # type: ignore[no-untyped-def]
        heard.append(says)
        real(parent, title, says, act, answer, danger=danger)

    answers.confirm = listening  # type: ignore[method-assign]
    answers.yes = False
    diary.click("entryDelete")
    assert len(diary.entries()) == 3
    for word in ("log", "files", "lawyer", "no copy"):
        assert word in heard[0]
    answers.yes = True
    diary.click("entryDelete")
    diary.settle()
    assert len(diary.entries()) == 2
    assert "At the door" not in " ".join(rows(diary))
    assert "The entry is deleted." in said


def test_only_rows_that_changed_are_fetched_again(diary: Looking) -> None:
    entry_id = three(diary)
    rows(diary)
    asked: list[tuple[int, int]] = []
    cards(diary).rows_wanted.connect(lambda start, count: asked.append((start, count)))
    resets: list[bool] = []
    cards(diary).model().modelReset.connect(lambda: resets.append(True))
    diary.desk.changed.emit(Changes.of("case", "case"))
    diary.in_notebook(entries.correct, entry_id, EntryDraft(kind="incident", occurred_from="2026-03-02", title="Door"))
    diary.desk.changed.emit(Changes.of("entry", entry_id))
    assert "Door, Mon 2 March 2026, Incident" in rows(diary)
    assert (asked, resets) == ([], [])


def test_ten_thousand_rows_ask_for_windows_only(diary: Looking) -> None:
    drafts = [EntryDraft(kind="note", occurred_from=f"{1000 + at // 10:04d}", title=str(at)) for at in range(1000)]
    diary.in_notebook(entries.save_many, drafts)
    diary.desk.changed.emit(Changes.of("entry", "somewhere else"))
    asked: list[tuple[int, int]] = []
    cards(diary).rows_wanted.connect(lambda start, count: asked.append((start, count)))
    diary.settle()
    cards(diary).repaint()
    QApplication.sendPostedEvents()
    diary.settle()
    assert cards(diary).model().rowCount() == 1000
    assert sum(count for _start, count in asked) <= 120


def test_with_large_text_the_entry_takes_the_place_of_the_list(diary: Looking) -> None:
    entry_id = three(diary)
    themes.theme().set_look(themes.Look("light", 200))
    diary.page.resize(1168, 600)
    diary.page.entered(entry_id)
    diary.settle()
    assert diary.has("entryCard")
    assert not diary.has("diaryList")
    diary.click("entryBack")
    assert diary.has("diaryList")
    assert not diary.has("entryCard")


def test_what_is_kept_closed_is_in_the_list_without_its_words(diary: Looking) -> None:
    diary.saved(
        EntryDraft(kind="contact", occurred_from="2026-03-02", channel="post", sealed=True, what_happened="I saw you")
    )
    assert rows(diary) == ["Letter or parcel, Mon 2 March 2026, Contact, kept closed"]


def test_from_entry_to_entry_nothing_of_the_first_stays(diary: Looking) -> None:
    first = diary.saved(DOOR)
    second = diary.saved(NOTE)
    for one in (first, second):
        diary.page._timeline.show_entry(one)
        diary.settle()
    assert diary.named("entryTitle", Heading).text() == "Keys"
    folds = [one.objectName() for one in diary.named("entryContent").findChildren(Fold) if one.isVisible()]
    assert folds == []


def test_a_long_fact_is_shown_to_its_last_word(diary: Looking) -> None:
    term = "No contact, but for messages about the children, in the app that was agreed, between 9 and 18, in writing"
    diary.page._timeline.show_entry(diary.saved(replace(DOOR, order_terms=(OrderTerm(order="Order", term=term),))))
    diary.settle()
    (shown,) = [one for one in diary.named("entryContent").findChildren(Value) if term in one.text()]
    assert shown.height() >= shown.heightForWidth(shown.width())


def test_hand_overs_are_one_step_away_once_there_are_any(diary: Looking) -> None:
    assert not diary.has("diaryHandovers")
    late = Handover(outcome="late", occurred_from="2026-03-01T18:00")
    diary.desk.changed.emit(diary.in_notebook(save_handover, None, late))
    diary.settle()
    assert diary.named("diaryHandovers", LinkButton).text() == "1 hand-over"
    diary.click("diaryHandovers")
    assert diary.has("exchangesView")


def test_a_day_that_is_still_to_come_is_said(diary: Looking) -> None:
    diary.click("diaryWrite")
    for written, to_come in (("5 March 2048", True), ("2048", True), ("2 March 2026", False), ("summer 2024", False)):
        diary.type_into("entry_occurred", written)
        assert ("still to come" in diary.named("entry_occurredRead", QLabel).text()) == to_come
