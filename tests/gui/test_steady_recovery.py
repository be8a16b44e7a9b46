"""Room to recover: practices, a check-in, own pages, memories and days, each opened and left by the user alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.guidance.content import load
from nocontact_desktop.steady.check_ins import CheckIn, check_ins, keep_check_in
from nocontact_desktop.steady.hard_days import hard_days
from nocontact_desktop.steady.memories import Memory, keep_memory, memories
from nocontact_desktop.steady.own_words import keep_own_words, own_words
from tests.conftest import Clock
from tests.gui.conftest import Answers, in_vault
from tests.gui.prepare_records import SIZES, find, press, text_of, walked, write
from tests.gui.steady_records import in_front, key, opened_again, steady, tab_to
from tests.gui.test_steady_urge import FORBIDDEN
from tests.gui.test_walkers import settle
from tests.steady_words import plant

WORD = "Zinnoberhafen"


@pytest.mark.fact("idea:N-14")
def test_the_ways_to_help_name_no_product(desk: Desk, qtbot: QtBot) -> None:
    asked: list[tuple[str, object]] = []
    desk.go_requested.connect(lambda page, where: asked.append((page, where)))
    page = steady(desk, qtbot, "recovery")
    words = text_of(find(qtbot, page, "findHelpCard"))
    assert "We name no person, method or product." in words
    press(qtbot, page, "read_what-time-alone-may-not-ease")
    press(qtbot, page, "recoveryNumbers")
    assert asked == [("learn", "article:what-time-alone-may-not-ease"), ("danger", None)]
    article = next(one for one in load().articles if one.id == "what-time-alone-may-not-ease")
    said = " ".join(part.says for part in article.paragraphs).lower()
    assert [brand for brand in ("emdr", "cbt", "therapy app", "©", "®", "™", "www.", "coach") if brand in said] == []


@pytest.mark.parametrize("strand", [strand.id for strand in load().strands])
def test_each_practice_opens_says_who_may_not_like_it_and_can_be_put_aside(
    desk: Desk, qtbot: QtBot, strand: str
) -> None:
    page = steady(desk, qtbot, f"strand:{strand}")
    card = find(qtbot, page, "practicesCard")
    rows = [one for one in load().practices if one.strand == strand]
    assert len([fold for row in rows for fold in card.findChildren(QWidget, f"practice_{row.id}")]) == len(rows) >= 6
    first = rows[0]
    press(qtbot, page, f"practice_{first.id}Button")
    assert first.some in text_of(card)
    press(qtbot, page, f"aside_{first.id}")
    qtbot.waitUntil(lambda: first.title not in text_of(find(qtbot, page, "practicesCard")))
    press(qtbot, page, "asideFoldButton")
    press(qtbot, page, f"takeBack_{first.id}")
    find(qtbot, page, f"practice_{first.id}")


@pytest.mark.fact("idea:N-08")
def test_a_check_in_is_kept_as_one_goes_and_looked_back_at_only_when_asked(
    desk: Desk, clock: Clock, answers: Answers, qtbot: QtBot
) -> None:
    page = steady(desk, qtbot, "check-in")
    for name in ("sleep_woke", "mood_sad", "mood_calm"):
        press(qtbot, page, name)
    write(qtbot, page, "checkIn_safe", "The dog on my feet.")
    page.leaving()
    again = steady(opened_again(desk, clock), qtbot, "recovery")
    find(qtbot, again, "strandsCard")
    assert "The dog" not in text_of(again)
    press(qtbot, again, "open_noted")
    assert "The dog on my feet." in text_of(find(qtbot, again, "safeCard"))
    words = text_of(find(qtbot, again, "checkInsCard"))
    assert "I woke often · Sad · Calm" in words
    assert [one for one in FORBIDDEN if one in words.lower()] == []
    (only,) = in_vault(desk.tasks, lambda: check_ins(desk.notebook))
    press(qtbot, again, f"note_{only.id}")
    assert find(qtbot, again, "mood_sad").isChecked()  # type: ignore[attr-defined]
    again.entered("noted")
    press(qtbot, again, "eraseNoted")
    find(qtbot, again, "notedNothing")


def test_skipping_a_check_in_keeps_nothing(desk: Desk, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "recovery")
    press(qtbot, page, "open_check-in")
    press(qtbot, page, "checkInDone")
    find(qtbot, page, "strandsCard")
    assert in_vault(desk.tasks, lambda: check_ins(desk.notebook)) == []


@pytest.mark.fact("idea:N-21")
@pytest.mark.parametrize("page_id", ["again", "letter", "grief"])
def test_a_page_for_own_words_opens_only_by_a_hand(
    desk: Desk, answers: Answers, clock: Clock, qtbot: QtBot, page_id: str
) -> None:
    part = next(one for one in load().own_pages if one.id == page_id).parts[0].id
    in_vault(desk.tasks, lambda: keep_own_words(desk.notebook, page_id, part, WORD))
    page = steady(desk, qtbot, "recovery")
    press(qtbot, page, f"open_own-page_{page_id}")
    find(qtbot, page, "ownPageNote")
    settle(desk, qtbot)
    assert page.findChild(QWidget, f"own_{part}") is None
    assert WORD not in text_of(page)
    press(qtbot, page, "openOwnPage")
    assert WORD in text_of(find(qtbot, page, "ownPageCard"))
    write(qtbot, page, f"own_{part}", "And more. ")
    page.leaving()
    assert "And more." in in_vault(desk.tasks, lambda: own_words(desk.notebook, page_id))[part]
    press(qtbot, page, "eraseOwnPage")
    find(qtbot, page, "strandsCard")
    assert in_vault(desk.tasks, lambda: own_words(desk.notebook, page_id)) == {}


@pytest.mark.fact("idea:N-17")
def test_a_memory_goes_to_the_diary_only_when_wanted_with_both_its_times(desk: Desk, qtbot: QtBot) -> None:
    shell = Shell(desk, registered_pages())
    qtbot.addWidget(shell)
    shell.resize(1280, 800)
    shell.show()
    shell.show_page("steady", "memory")
    for name, words in (
        ("what", "The red door."),
        ("happened", "one summer"),
        ("came_back", "last night"),
        ("not_mine", "Kim said 2019."),
    ):
        write(qtbot, shell, f"memory_{name}", words)
    find(qtbot, shell, "memoryDiary")
    assert in_vault(desk.tasks, lambda: entries.count(desk.notebook, EntryFilter())) == 0
    press(qtbot, shell, "memoryToDiary")
    press(qtbot, shell, "entrySave")
    qtbot.waitUntil(lambda: in_vault(desk.tasks, lambda: entries.count(desk.notebook, EntryFilter())) == 1)
    (row,) = in_vault(desk.tasks, lambda: entries.page(desk.notebook, EntryFilter(), 0, 5))
    draft = row.entry.draft
    assert (draft.kind, draft.basis, draft.what_happened) == ("memory", "remembered", "The red door.")
    assert (draft.occurred_text, draft.remembered_when) == ("one summer", "last night")
    assert draft.private_note == "Kim said 2019."
    assert len(in_vault(desk.tasks, lambda: memories(desk.notebook))) == 1


def test_memories_stay_folded_in_their_list(desk: Desk, qtbot: QtBot) -> None:
    in_vault(desk.tasks, lambda: keep_memory(desk.notebook, "one", Memory(what=WORD)))
    page = steady(desk, qtbot, "memories")
    assert find(qtbot, page, "note_one").accessibleName().startswith("Noted 2 March 2026")
    assert WORD not in text_of(page)
    press(qtbot, page, "note_one")
    assert WORD in text_of(find(qtbot, page, "memoryCard"))


def test_a_hard_day_is_added_and_erased(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "days")
    find(qtbot, page, "daysCard")
    press(qtbot, page, "addHardDay")
    write(qtbot, page, "hardDayDay", "4 March 2019")
    write(qtbot, page, "hardDayWords", "An evening with Kim.")
    press(qtbot, page, "addHardDay")
    qtbot.waitUntil(lambda: "An evening with Kim." in text_of(find(qtbot, page, "daysCard")))
    assert "4 March" in text_of(find(qtbot, page, "daysCard"))
    assert "2019" not in text_of(find(qtbot, page, "daysCard"))
    (only,) = in_vault(desk.tasks, lambda: hard_days(desk.notebook))
    press(qtbot, page, f"erase_{only.id}")
    qtbot.waitUntil(lambda: in_vault(desk.tasks, lambda: hard_days(desk.notebook)) == [])


def test_nothing_of_it_is_found_or_shown_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    in_vault(desk.tasks, lambda: plant(desk.notebook, WORD))
    shell = Shell(desk, registered_pages())
    qtbot.addWidget(shell)
    shell.show()
    for spec in registered_pages():
        shell.show_page(spec.id)
        settle(desk, qtbot)
        assert WORD not in text_of(shell), spec.id


def test_the_practices_can_be_reached_with_the_keyboard_alone(desk: Desk, qtbot: QtBot) -> None:
    shell = Shell(desk, registered_pages())
    qtbot.addWidget(shell)
    shell.show()
    shell.show_page("steady", "recovery")
    in_front(qtbot, shell)
    for name in ("open_strand_body", "practice_feet-on-the-floorButton", "aside_feet-on-the-floor"):
        find(qtbot, shell, name)
        tab_to(qtbot, shell, name)
        key(qtbot, Qt.Key.Key_Space)
    find(qtbot, shell, "asideFold")
    tab_to(qtbot, shell, "asideFoldButton")
    assert QApplication.focusWidget() is not None


@SIZES
def test_every_view_fits_and_names_its_parts(desk: Desk, qtbot: QtBot, width: int, height: int, percent: int) -> None:
    in_vault(desk.tasks, lambda: plant(desk.notebook, "Nightshift " * 12))
    in_vault(desk.tasks, lambda: keep_check_in(desk.notebook, "check-in", CheckIn(mood=("sad",), safe="Safe " * 40)))
    themes.theme().set_look(themes.Look("light", percent))
    page = steady(desk, qtbot)
    page.resize(width - (68 if percent == 200 else 211), height - 75)
    seen = {
        "recovery": "findHelpCard",
        **{f"strand:{strand.id}": "practicesCard" for strand in load().strands},
        "own-page:grief": "ownPageGate",
        "check-in": "checkInWords",
        "noted": "checkInsCard",
        "memories": "memoriesCard",
        "memory:memory": "memoryCard",
        "days": "daysCard",
    }
    assert walked(qtbot, page, desk, seen) == []
