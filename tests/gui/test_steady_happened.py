"""Contact that happened, the wish to look, and what can come after a block: neutral words, and nothing is reset."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.prepare.page import PreparePage
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.preparation.board import decide, set_done, set_evidence
from nocontact_desktop.steady.contacts import Contact, contacts, keep_contact
from nocontact_desktop.steady.notes import Note
from tests.conftest import Clock
from tests.gui.conftest import Answers, in_vault
from tests.gui.prepare_records import SIZES, find, page_of, press, text_of, walked, write
from tests.gui.steady_records import in_front, key, opened_again, steady, tab_to
from tests.gui.test_steady_urge import FORBIDDEN

TODAY = date(2026, 3, 2)


def kept(desk: Desk) -> list[Note[Contact]]:
    found: list[Note[Contact]] = in_vault(desk.tasks, lambda: contacts(desk.notebook))
    return found


def note(desk: Desk, *days_ago: int) -> None:
    def fill() -> None:
        for at, days in enumerate(days_ago):
            keep_contact(desk.notebook, f"n{at}", Contact(day=TODAY - timedelta(days=days), kinds=("wrote",)))

    in_vault(desk.tasks, fill)


@pytest.mark.fact("tone:M-04", "idea:K-10", "idea:K-11", "idea:K-14")
def test_after_writing_it_can_be_noted_and_then_change_anything_or_nothing(desk: Desk, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "urge")
    press(qtbot, page, "answer_wrote")
    press(qtbot, page, "noteIt")
    assert find(qtbot, page, "contact_between_wrote").isChecked()  # type: ignore[attr-defined]
    press(qtbot, page, "needs_company")
    press(qtbot, page, "contactDone")
    card = find(qtbot, page, "changeCard")
    assert "Do you want to change anything, or nothing?" in text_of(card)
    assert [one for one in FORBIDDEN if one in text_of(card).lower()] == []
    assert {one.objectName() for one in card.findChildren(QWidget) if one.objectName().startswith("way_")} == {
        "way_board",
        "way_sheet_urge",
        "way_people",
    }
    assert [(one.says.kinds, one.says.needs) for one in kept(desk)] == [(("wrote",), ("company",))]
    press(qtbot, page, "changeNothing")
    find(qtbot, page, "afterCard" if page.findChild(QWidget, "afterCard") else "pauseCard")


@pytest.mark.fact("idea:A-10")
def test_everything_is_kept_as_it_is_written_and_can_be_changed_later(desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "contact")
    write(qtbot, page, "contactDayDay", "1 March 2026")
    press(qtbot, page, "contact_looking_went-by")
    press(qtbot, page, "contact_looking_asked")
    write(qtbot, page, "contactWords", "The song came on.")
    page.leaving()
    again = steady(opened_again(desk, clock), qtbot, "happened")
    card = find(qtbot, again, "contactsCard")
    assert "I asked others about them; I drove or walked past" in text_of(card)
    assert "The song came on." not in text_of(card)
    (only,) = kept(desk)
    assert find(qtbot, again, f"note_{only.id}").accessibleName() == "1 March 2026"
    press(qtbot, again, f"note_{only.id}")
    assert "The song came on." in text_of(find(qtbot, again, "contactNeeds"))
    press(qtbot, again, "contact_looking_asked")
    qtbot.waitUntil(lambda: kept(desk)[0].says.kinds == ("went-by",))


def test_a_day_that_cannot_be_read_stays_to_be_mended(desk: Desk, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "contact:wrote")
    write(qtbot, page, "contactDayDay", "the 40th")
    press(qtbot, page, "contactDone")
    assert "the 40th" in find(qtbot, page, "contactDayDay").text()  # type: ignore[attr-defined]
    assert page.findChild(QWidget, "changeCard") is None


def test_opening_and_leaving_keeps_nothing(desk: Desk, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "contact:wrote")
    find(qtbot, page, "contactWhat")
    page.leaving()
    assert kept(desk) == []


@pytest.mark.fact("idea:K-12")
def test_how_it_was_over_time_is_shown_only_when_asked_for_as_ranges(desk: Desk, qtbot: QtBot) -> None:
    note(desk, 160, 130, 129, 100, 70, 69, 40)
    page = steady(desk, qtbot, "happened")
    find(qtbot, page, "contactsCard")
    assert "between" not in text_of(page)
    press(qtbot, page, "showTrend")
    words = text_of(find(qtbot, page, "trendCard"))
    assert "Contact you noted: between 1 and 2 a month before, between 0 and 1 lately." in words
    assert "Urges that passed: 0 a month before, 0 lately." in words
    assert [one for one in (*FORBIDDEN, "better", "worse", "days since", "perfect") if one in words.lower()] == []


def test_with_little_noted_nothing_is_missing(desk: Desk, qtbot: QtBot) -> None:
    note(desk, 3)
    page = steady(desk, qtbot, "happened")
    press(qtbot, page, "showTrend")
    assert "too little" in text_of(find(qtbot, page, "trendCard"))


def test_one_and_all_of_it_can_be_erased(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    note(desk, 3, 4, 5)
    page = steady(desk, qtbot, "happened")
    answers.yes = False
    press(qtbot, page, "erase_n0")
    assert len(kept(desk)) == 3
    answers.yes = True
    press(qtbot, page, "erase_n0")
    qtbot.waitUntil(lambda: len(kept(desk)) == 2)
    press(qtbot, page, "eraseContacts")
    qtbot.waitUntil(lambda: kept(desk) == [])


@pytest.mark.fact("tone:M-05", "idea:J-14")
def test_the_wish_to_look_is_common_and_safety_has_another_way(desk: Desk, qtbot: QtBot) -> None:
    asked: list[tuple[str, object]] = []
    desk.go_requested.connect(lambda page, where: asked.append((page, where)))
    page = steady(desk, qtbot, "urge")
    press(qtbot, page, "openLooking")
    words = text_of(find(qtbot, page, "lookingCard"))
    assert "That is a common urge" in words
    assert "Is it to know if you are safe?" in words
    press(qtbot, page, "looking_yes")
    find(qtbot, page, "lookForSafety")
    press(qtbot, page, "way_step_someone-looks-for-me")
    assert asked == [("prepare", "step:someone-looks-for-me")]
    press(qtbot, page, "looking_no")
    passing = text_of(find(qtbot, page, "lookAndLet"))
    assert "rise, peak and fade" in passing
    assert "Yours may be shorter or longer" in passing
    press(qtbot, page, "noteLooked")
    assert find(qtbot, page, "contact_looking_looked").isChecked()  # type: ignore[attr-defined]


@pytest.mark.fact("tone:M-08")
def test_after_a_block_more_attempts_are_to_be_expected_and_a_threat_is_not_a_phase(desk: Desk, qtbot: QtBot) -> None:
    asked: list[tuple[str, object]] = []
    desk.go_requested.connect(lambda page, where: asked.append((page, where)))

    def block() -> None:
        set_evidence(desk.notebook, "whatsapp", "saved")
        decide(desk.notebook, "whatsapp", "block")

    in_vault(desk.tasks, block)
    page = page_of(qtbot, PreparePage(desk))
    page.entered("channel:whatsapp")
    find(qtbot, page, "channelDone")
    assert "A threat is not a phase" not in text_of(page)
    in_vault(desk.tasks, lambda: set_done(desk.notebook, "whatsapp", done=True))
    page.entered("channel:whatsapp")
    words = text_of(find(qtbot, page, "afterBlock"))
    assert "More attempts can come now" in words
    assert "A threat is not a phase" in words
    press(qtbot, page, "afterBlockNumbers")
    press(qtbot, page, "afterBlockMore")
    assert asked == [("danger", None), ("steady", "more")]


def test_it_can_be_gone_through_with_the_keyboard_alone(desk: Desk, qtbot: QtBot) -> None:
    shell = Shell(desk, registered_pages())
    qtbot.addWidget(shell)
    shell.show()
    shell.show_page("steady")
    in_front(qtbot, shell)
    find(qtbot, shell, "steadyWays")
    for name in ("open_happened", "noteContact", "contact_looking_looked", "contactDone"):
        find(qtbot, shell, name)
        tab_to(qtbot, shell, name)
        key(qtbot, Qt.Key.Key_Space)
    find(qtbot, shell, "changeCard")
    tab_to(qtbot, shell, "changeNothing")
    key(qtbot, Qt.Key.Key_Space)
    find(qtbot, shell, "contactsCard")


@SIZES
def test_every_view_fits_and_names_its_parts(desk: Desk, qtbot: QtBot, width: int, height: int, percent: int) -> None:
    note(desk, 3, 130)
    in_vault(
        desk.tasks, lambda: keep_contact(desk.notebook, "n1", Contact(kinds=("met", "looked"), words="Words " * 60))
    )
    themes.theme().set_look(themes.Look("light", percent))
    page = steady(desk, qtbot)
    page.resize(width - (68 if percent == 200 else 211), height - 75)
    seen = {"happened": "contactsCard", "contact:n1": "contactNeeds", "looking": "lookingCard"}
    assert walked(qtbot, page, desk, seen) == []
