"""The law page and protective orders, used with a paper from a court at hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary.orders import sealed_orders
from nocontact_desktop.diary.sealed_log import tree_head
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.page import PreparePage
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.orders import (
    Order,
    add_order,
    add_order_term,
    change_order,
    order,
    orders,
    suggested_names,
)
from tests.gui.conftest import Answers, in_vault
from tests.gui.prepare_records import SIZES, choose, find, open_all, page_of, press, text_of, walked, write

COUNTRY = load().laws[0].country


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> PreparePage:
    desk.settings = replace(desk.settings, country=COUNTRY)
    return page_of(qtbot, PreparePage(desk))


def kept(desk: Desk) -> list[Order]:
    found: list[Order] = in_vault(desk.tasks, lambda: orders(desk.notebook))
    return found


def add(desk: Desk, **values: object) -> str:
    def fill() -> str:
        (order_id,) = add_order(desk.notebook).touched("order")
        change_order(desk.notebook, order_id, **values)
        return order_id

    made: str = in_vault(desk.tasks, fill)
    return made


def add_term(desk: Desk, order_id: str) -> str:
    def fill() -> str:
        add_order_term(desk.notebook, order_id)
        return order(desk.notebook, order_id).terms[-1].id

    made: str = in_vault(desk.tasks, fill)
    return made


def test_an_order_is_noted_under_the_name_it_has_there(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("orders")
    choose(qtbot, page, "orderNames", suggested_names(COUNTRY, load())[0])
    press(qtbot, page, "addOrder")
    assert find(qtbot, page, "order_name", QLineEdit).text() == suggested_names(COUNTRY, load())[0]


@pytest.mark.fact("idea:M-06")
def test_what_the_paper_says_is_kept(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered(f"order:{add(desk)}")
    write(qtbot, page, "order_court", "District Court")
    write(qtbot, page, "order_number", "26/118")
    press(qtbot, page, "order_state_in-force")
    write(qtbot, page, "order_endsDay", "2 May 2026")
    write(qtbot, page, "order_report_to", "the station")
    page.leaving()

    def all_kept() -> bool:
        one = kept(desk)[0]
        return (one.court, one.number, one.state, one.ends, one.report_to) == (
            "District Court",
            "26/118",
            "in-force",
            "2026-05-02",
            "the station",
        )

    qtbot.waitUntil(all_kept)


def test_a_day_is_kept_when_the_order_is_left_at_once(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered(f"order:{add(desk)}")
    write(qtbot, page, "order_servedDay", "3 March 2026")
    page.leaving()
    qtbot.waitUntil(lambda: kept(desk)[0].served == "2026-03-03")


def test_an_order_is_sealed_once_when_it_is_left(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    order_id = add(desk)
    page.entered(f"order:{order_id}")
    assert "part of your diary’s record" in text_of(find(qtbot, page, "orderSealed"))
    write(qtbot, page, "order_court", "District Court")
    write(qtbot, page, "order_number", "26/118")
    qtbot.waitUntil(lambda: kept(desk)[0].number == "26/118")
    assert in_vault(desk.tasks, lambda: tree_head(desk.notebook).size) == 0
    page.entered("orders")
    qtbot.waitUntil(lambda: in_vault(desk.tasks, lambda: sealed_orders(desk.notebook)) == [(order_id, 1)])
    page.entered(f"order:{order_id}")
    find(qtbot, page, "order_court")
    page.leaving()
    assert in_vault(desk.tasks, lambda: tree_head(desk.notebook).size) == 1


def test_each_thing_it_says_is_kept_by_itself(page: PreparePage, desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    order_id = add(desk)
    first = add_term(desk, order_id)
    page.entered(f"order:{order_id}")
    write(qtbot, page, f"term_text_{first}", "no messages")
    press(qtbot, page, "addOrderTerm")
    qtbot.waitUntil(lambda: len(kept(desk)[0].terms) == 2)
    second = kept(desk)[0].terms[1].id
    write(qtbot, page, f"term_text_{second}", "not near the home")
    choose(qtbot, page, f"term_concerns_{second}", "distance")
    page.leaving()
    wanted = [(first, "no messages", None), (second, "not near the home", "distance")]
    qtbot.waitUntil(lambda: [(one.id, one.text, one.concerns) for one in kept(desk)[0].terms] == wanted)

    press(qtbot, page, f"remove_term_{first}")
    qtbot.waitUntil(lambda: [one.id for one in kept(desk)[0].terms] == [second])
    qtbot.waitUntil(lambda: page.findChild(QWidget, f"term_text_{first}") is None)
    assert [kind for kind, _ in answers.asked] == ["confirm"]


def test_ones_own_side_is_said_plainly_when_it_binds_both(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered(f"order:{add(desk)}")
    press(qtbot, page, "order_binds_both")
    assert "binds you too" in text_of(find(qtbot, page, "bindsMe"))
    write(qtbot, page, "order_mine", "send no gifts")
    page.leaving()
    qtbot.waitUntil(lambda: (kept(desk)[0].binds, kept(desk)[0].mine) == ("both", ("send no gifts",)))
    press(qtbot, page, "order_binds_person")
    qtbot.waitUntil(lambda: not page.findChild(QWidget, "bindsMe").isVisible())  # type: ignore[union-attr]


@pytest.mark.fact("idea:X-13")
def test_reporting_a_breach_is_a_choice_with_what_can_come_of_it(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered(f"order:{add(desk)}")
    find(qtbot, page, "breach")
    open_all(qtbot, page, "orderView")
    said = text_of(find(qtbot, page, "breach"))
    for words in ("your choice", "Sources differ", "report even a small breach", "ask for advice first", "risk"):
        assert words in said
    assert "must" not in said


def test_the_list_names_an_end_that_comes_soon(page: PreparePage, desk: Desk, clock: object, qtbot: QtBot) -> None:
    soon = add(desk, ends=(date(2026, 3, 2) + timedelta(days=20)).isoformat(), state="in-force")
    later = add(desk, ends="2027-03-02")
    page.entered("orders")
    assert "22 March 2026" in text_of(find(qtbot, page, f"ends_{soon}"))
    assert page.findChild(QWidget, f"ends_{later}") is None


def test_removing_an_order_asks_first(page: PreparePage, desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    order_id = add(desk, name="Safety order")
    page.entered("orders")
    press(qtbot, page, f"order_{order_id}")
    answers.yes = False
    press(qtbot, page, "removeOrder")
    assert len(kept(desk)) == 1
    answers.yes = True
    press(qtbot, page, "removeOrder")
    qtbot.waitUntil(lambda: kept(desk) == [])
    find(qtbot, page, "addOrderCard")


def test_an_order_is_printed(page: PreparePage, desk: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot) -> None:
    answers.path = tmp_path / "order.pdf"
    page.entered(f"order:{add(desk, name='Safety order')}")
    press(qtbot, page, "printPaper")
    qtbot.waitUntil((tmp_path / "order.pdf").exists, timeout=20_000)


def test_the_law_page_names_the_orders_with_their_support_and_is_no_advice(page: PreparePage, qtbot: QtBot) -> None:
    page.entered("law")
    assert "not legal advice" in text_of(find(qtbot, page, "noAdvice"))
    for law in load().laws_in(COUNTRY):
        said = text_of(find(qtbot, page, f"law_{law.id}"))
        assert law.checked in said
        assert all(name in said for name in law.orders)
        assert load().words["marks"][law.mark] in said
    assert "advocate or legal aid" in text_of(page)
    assert "bind you too" in text_of(page)


def test_another_country_shows_its_names_and_its_lines_for_law(page: PreparePage, qtbot: QtBot) -> None:
    page.entered("law")
    find(qtbot, page, "lawCountry")
    for country in {one.country for one in load().laws}:
        choose(qtbot, page, "lawCountry", country)
        for law in load().laws_in(country):
            find(qtbot, page, f"law_{law.id}")
        for line in load().helplines_in(country):
            if line.subject == "legal" and line.mark not in ("U", "C"):
                find(qtbot, page, f"legal_{line.id}")
    choose(qtbot, page, "lawCountry", "")
    find(qtbot, page, "noLaws")
    assert not [one for one in page.findChildren(QWidget) if one.objectName().startswith("law_") and one.isVisible()]


@SIZES
def test_nothing_scrolls_sideways_and_everything_has_a_name(
    page: PreparePage, desk: Desk, qtbot: QtBot, width: int, height: int, percent: int
) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    page.resize(width - (220 if percent == 100 else 90), height)
    order_id = add(desk, name="An order with a long name " * 6, binds="both", ends="2026-03-20", state="in-force")
    add_term(desk, order_id)
    addresses = {"orders": "addOrder", f"order:{order_id}": "order_note", "law": "lawCountry"}
    assert walked(qtbot, page, desk, addresses) == []
