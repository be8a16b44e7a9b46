"""What an entry is linked with: people and orders from Prepare; and what is asked before it is kept closed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu, QWidget

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.entry import EntryDraft, OrderTerm, Person, ThirdParty
from nocontact_desktop.diary.orders import remove_order
from nocontact_desktop.preparation.orders import (
    add_order,
    add_order_term,
    change_order,
    change_order_term,
    orders,
)
from nocontact_desktop.preparation.people import add_person
from tests.gui.conftest import Answers
from tests.gui.diary.conftest import Looking

AWAY = "Stay 200 metres away"


def begin(diary: Looking, *headings: str) -> None:
    diary.page.entered("new")
    diary.settle()
    diary.click("entry_occurredToday")
    diary.type_into("entry_title", "At the gate")
    if headings:
        diary.click("entryMore")
    for heading in headings:
        if not diary.has("headingOpen"):
            diary.click(f"heading_{heading}Button")
    diary.settle()


def ordered(diary: Looking) -> tuple[str, str]:
    """An order with one term, as noted in Prepare: their ids."""
    diary.in_notebook(add_order, "Order of 3 January")
    (order,) = diary.in_notebook(orders)
    diary.in_notebook(add_order_term, order.id)
    (order,) = diary.in_notebook(orders)
    diary.in_notebook(lambda notebook: change_order_term(notebook, order.id, order.terms[0].id, text=AWAY))
    return order.id, order.terms[0].id


def test_the_term_of_an_order_is_chosen_and_kept_in_its_words(diary: Looking) -> None:
    order_id, term_id = ordered(diary)
    begin(diary, "what", "order")
    diary.click(f"entry_term_{term_id}")
    diary.click("entrySave")
    kept = OrderTerm(order="Order of 3 January", term=AWAY, order_id=order_id, term_id=term_id)
    (row,) = diary.entries()
    assert row.entry.draft.order_terms == (kept,)

    diary.in_notebook(lambda notebook: change_order_term(notebook, order_id, term_id, text="Stay 300 metres away"))
    diary.in_notebook(lambda notebook: change_order(notebook, order_id, name="The new name"))
    assert entries_terms(diary) == (kept,)
    went: list[object] = []
    diary.desk.go_requested.connect(lambda page, where: went.append((page, where)))
    diary.click(f"entryOrder_{order_id}")
    assert went == [("prepare", f"order:{order_id}")]
    diary.click("entryCorrect")
    diary.click("heading_orderButton")
    assert not diary.named(f"entry_term_{term_id}").isChecked()  # type: ignore[attr-defined]
    assert AWAY in [edit.text() for edit in diary.page.findChildren(QWidget) if hasattr(edit, "setMaxLength")]
    diary.in_notebook(remove_order, order_id)
    diary.type_into("entry_title", "At the gate, again")
    diary.click("entrySave")
    assert entries_terms(diary) == (kept,)
    assert not diary.has(f"entryOrder_{order_id}")


def test_the_order_as_a_whole_and_own_words_stand_beside_each_other(diary: Looking) -> None:
    order_id, term_id = ordered(diary)
    begin(diary, "order")
    diary.click(f"entry_term_{order_id}")
    diary.click("entry_order_termsAdd")
    diary.type_into("entry_order_terms1_order", "What the judge said")
    diary.click("entrySave")
    whole = OrderTerm(order="Order of 3 January", order_id=order_id)
    assert entries_terms(diary) == (whole, OrderTerm(order="What the judge said"))
    assert not diary.has(f"entry_term_{term_id}")


def test_without_orders_it_says_where_they_come_from(diary: Looking) -> None:
    begin(diary, "order")
    assert "Prepare" in diary.named("entry_order_termsNone").text()  # type: ignore[attr-defined]


def entries_terms(diary: Looking) -> tuple[OrderTerm, ...] | None:
    (row,) = diary.entries()
    terms: tuple[OrderTerm, ...] | None = row.entry.draft.order_terms
    return terms


def test_a_name_is_chosen_from_my_people_or_typed(diary: Looking) -> None:
    diary.in_notebook(add_person, "Sam Sample")
    begin(diary, "what", "who")
    diary.click("entry_peopleAdd")
    (menu,) = diary.named("entry_people1_nameField").findChildren(QMenu)
    menu.actions()[0].trigger()
    assert diary.named("entry_people1_name").text() == "Sam Sample"  # type: ignore[attr-defined]
    diary.click("entry_peopleAdd")
    diary.type_into("entry_people2_name", "The caretaker")
    diary.click("entrySave")
    assert diary.entries()[0].entry.draft.people == (Person(name="Sam Sample"), Person(name="The caretaker"))


def test_without_people_nothing_is_offered(diary: Looking) -> None:
    begin(diary, "who")
    diary.click("entry_peopleAdd")
    assert not diary.has("entry_people1_nameChoose")


@pytest.mark.fact("audit:EV-14")
def test_keeping_something_unread_asks_first(diary: Looking, answers: Answers) -> None:
    begin(diary)
    assert not diary.has("entry_sealed")
    diary.click("entry_kind_contact")
    answers.yes = False
    diary.click("entry_sealed")
    assert answers.asked[-1] == ("confirm", "Keep it without reading?")
    assert not diary.named("entry_sealed").isChecked()  # type: ignore[attr-defined]
    answers.yes = True
    diary.click("entry_sealed")
    diary.named("entry_channel").setCurrentIndex(2)  # type: ignore[attr-defined]
    diary.named("entry_channel").activated.emit(2)  # type: ignore[attr-defined]
    diary.click("entrySave")
    assert diary.entries()[0].entry.draft.sealed is True
    assert diary.has("entryClosed")
    asked = len(answers.asked)
    diary.click("entryCorrect")
    diary.click("entry_sealed")
    assert len(answers.asked) == asked


def test_what_somebody_passed_on_asks_who_and_whether_i_wanted_it(diary: Looking) -> None:
    diary.page.entered("passed-on")
    diary.settle()
    assert diary.has("entry_third_party_name")
    diary.type_into("entry_third_party_name", "A cousin")
    asked = diary.named("entry_third_party_asked_for")
    asked.setCurrentIndex(asked.findData("no"))  # type: ignore[attr-defined]
    asked.activated.emit(2)  # type: ignore[attr-defined]
    diary.click("entry_occurredToday")
    diary.click("entrySave")
    draft = diary.entries()[0].entry.draft
    assert (draft.kind, draft.channel) == ("contact", "others")
    assert draft.third_party == ThirdParty(name="A cousin", asked_for="no")


def test_a_field_goes_back_under_its_heading_when_nothing_wants_it_in_front(diary: Looking) -> None:
    diary.page.entered("passed-on")
    diary.settle()
    diary.click("entry_kind_note")
    channel = diary.named("entry_channel")
    channel.setCurrentIndex(0)  # type: ignore[attr-defined]
    channel.activated.emit(0)  # type: ignore[attr-defined]
    diary.settle()
    assert not diary.has("entry_third_party_name")
    diary.click("entryMore")
    diary.click("heading_messagesButton")
    assert diary.has("entry_third_party_name")
    assert diary.has("entry_sealed")


def test_a_memory_tells_when_it_happened_from_when_it_came_back(diary: Looking) -> None:
    begin(diary)
    assert not diary.has("entry_remembered_when")
    diary.click("entry_kind_memory")
    diary.type_into("entry_occurred", "summer 2024")
    diary.type_into("entry_remembered_when", "yesterday, on the bus")
    diary.click("entrySave")
    draft = diary.entries()[0].entry.draft
    assert (draft.occurred_from, draft.remembered_when) == ("2024-summer", "yesterday, on the bus")
    shown = {diary.named(f"fact{at}Label").text(): diary.named(f"fact{at}").text() for at in range(2)}  # type: ignore[attr-defined]
    assert shown["When it came back"] == "yesterday, on the bus"


def test_a_correction_shows_both_wordings_beside_each_other(diary: Looking) -> None:
    entry_id = diary.saved(EntryDraft(kind="incident", occurred_from="2026-03-01", title="At the dor"))
    diary.in_notebook(
        entries.correct, entry_id, EntryDraft(kind="incident", occurred_from="2026-02-28", title="At the door")
    )
    diary.page.entered(entry_id)
    diary.settle()
    assert not diary.has("earlier0_0")
    diary.click("entryEarlierButton")
    words = [diary.named(name).text() for name in ("earlier0_0", "earlier0_0After", "earlier0_1", "earlier0_1After")]  # type: ignore[attr-defined]
    assert words == ["Sunday 1 March 2026", "Saturday 28 February 2026", "At the dor", "At the door"]


def test_what_was_given_outlives_an_entry_that_is_put_away(diary: Looking) -> None:
    begin(diary)
    diary.click("entryClose")
    diary.page.entered("typed-mine")
    diary.settle()
    diary.click("draftAway")
    assert diary.named("entry_basis").currentData() == "at_the_time"  # type: ignore[attr-defined]
    assert diary.named("entry_title").text() == ""  # type: ignore[attr-defined]
