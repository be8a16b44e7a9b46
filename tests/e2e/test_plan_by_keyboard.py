"""The plan with keys alone: from the locked notebook to the end of a sitting. Nothing is clicked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication

from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.sitting import QUESTIONS
from tests.conftest import PASSPHRASE
from tests.e2e import lives
from tests.e2e.keyboard import AtTheKeyboard

PAGE_OF_THE_PLAN = Qt.Key.Key_2


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader was asked to say, besides what has the focus."""
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return said


@pytest.fixture
def user(qapp_themed: QApplication, computer: Path) -> Iterator[AtTheKeyboard]:
    """Somebody who has just opened their notebook."""
    lives.make_notebook(computer, lives.PARENT)
    with lives.program_in_use(qapp_themed) as newcomer:
        made = AtTheKeyboard(newcomer.program)
        made.write(PASSPHRASE)
        made.key(Qt.Key.Key_Return)
        made.wait_until(lambda: isinstance(made.program.window, Shell), "the notebook's window")
        made.make_room()
        yield made


def go_to_plan(user: AtTheKeyboard) -> None:
    user.key(PAGE_OF_THE_PLAN, Qt.KeyboardModifier.ControlModifier)
    assert user.find("planView") is not None


def open_chapter(user: AtTheKeyboard, chapter: str) -> None:
    go_to_plan(user)
    user.choose(f"chapter_{chapter}")


def test_a_step_is_looked_at_and_put_down(user: AtTheKeyboard, heard: list[str]) -> None:
    go_to_plan(user)
    assert heard[-1] == "Prepare"
    user.key(Qt.Key.Key_Tab)
    assert user.stop() == "plan_ready"
    user.tab_to("chapter_stay-safe")
    assert user.says().startswith("Stay safe. Risk can grow when control ends.")
    user.key(Qt.Key.Key_Return)
    assert heard[-1] == "Stay safe"
    user.choose("step_numbers")
    user.tab_to("stepState_open")
    user.key(Qt.Key.Key_Right)
    assert user.stop() == "stepState_done"
    assert user.says().startswith("Where you are with it: Looked at")
    assert user.is_chosen("stepState_done")
    assert heard[-1] == "Kept"
    user.tab_to("stepNote")
    user.write("Ann has them")
    user.key(Qt.Key.Key_Escape)
    assert user.stop() == "step_numbers"
    assert user.says().endswith("Looked at")
    user.key(Qt.Key.Key_Return)
    assert user.typed_in("stepNote") == "Ann has them"


def test_a_sheet_is_filled_in(user: AtTheKeyboard) -> None:
    open_chapter(user, "stay-safe")
    user.choose("step_write-safety-plan")
    user.choose("stepOpens")
    user.tab_to("answer_code-word")
    user.write("blue umbrella")
    user.tick("answer_bag_papers", "answer_bag_keys")
    user.choose("add_safe-places", back=True)
    assert user.stop() == "cell_safe-places_0_place"
    user.write("My sister")
    user.choose("add_safe-places")
    assert user.stop() == "cell_safe-places_1_place"
    user.choose("remove_safe-places_1")
    assert user.stop() == "add_safe-places"
    user.key(Qt.Key.Key_Escape)
    user.choose("stepOpens")
    assert user.typed_in("answer_code-word") == "blue umbrella"
    assert user.is_chosen("answer_bag_keys")
    assert not user.is_chosen("answer_bag_money")
    assert user.typed_in("cell_safe-places_0_place") == "My sister"
    assert not user.has("cell_safe-places_1_place")


def test_channels_are_chosen_and_a_sitting_begins_and_ends(user: AtTheKeyboard, heard: list[str]) -> None:
    mark_what_both_use(user)
    choose_on_the_board(user, heard)
    choose_in_full(user)
    sit(user)


def mark_what_both_use(user: AtTheKeyboard) -> None:
    open_chapter(user, "channels")
    user.choose("way_board")
    user.tick("used_email", "used_whatsapp")
    user.choose("usedFinished")
    assert user.find("usedList") is None
    user.stop()


def choose_on_the_board(user: AtTheKeyboard, heard: list[str]) -> None:
    user.tab_to("choice_whatsapp_block")
    assert user.says().startswith("Your choice for WhatsApp: ")
    user.key(Qt.Key.Key_Space)
    assert user.stop() == "gate_whatsapp_saved"
    assert heard[-1] == user.words_in("gate_whatsappText")
    user.key(Qt.Key.Key_Space)
    assert user.stop() == "choice_whatsapp_block"
    assert user.is_chosen("choice_whatsapp_block")
    assert heard[-1] == "WhatsApp: kept"


def choose_in_full(user: AtTheKeyboard) -> None:
    user.choose("open_email", back=True)
    user.choose("channelEvidence_saved", key=Qt.Key.Key_Space)
    assert user.stop() == "channelEvidence_saved"
    user.tab_to("channelChoice_block")
    user.key(Qt.Key.Key_Right)
    user.key(Qt.Key.Key_Space)
    assert user.stop() == "channelChoice_filter"
    assert user.is_chosen("channelChoice_filter")
    user.tab_to("channelDone")
    user.tab_to("channelNewNumber")
    user.key(Qt.Key.Key_Escape)


def sit(user: AtTheKeyboard) -> None:
    user.choose("planSitting")
    user.choose("sittingBegin")
    for question, answer in (("place", "alone"), ("person", "away"), ("device", "mine")):
        answer_the_question(user, question, answer)
    assert user.says().startswith("Gmail")
    user.choose("sittingDone")
    assert user.says().startswith("WhatsApp")
    user.choose("sittingSkip")
    assert user.stop() == "sittingWhy"
    user.write("On Friday")
    user.choose("sittingSkipNow")
    assert user.says().startswith("That was the last card")
    assert user.words_in("sittingSum") == "Done: 1. Still open: 0. Skipped: 1."
    user.choose("sittingSkippedButton")
    assert "On Friday" in user.words_in("sittingLeft")
    user.choose("sittingEnd", back=True)
    assert user.says().startswith("One card at a time")


def answer_the_question(user: AtTheKeyboard, question: str, answer: str) -> None:
    """The question is heard first, then its answers: arrows lead from one to the next, and Space chooses."""
    assert load().words["sitting_questions"][question].replace("{person}", lives.PARENT.label) in user.says()
    user.stop()
    user.key(Qt.Key.Key_Tab)
    at = QUESTIONS[question].index(answer)  # type: ignore[index]
    user.key(Qt.Key.Key_Down, times=at)
    assert user.stop() == f"sitting_{question}_{answer}"
    user.key(Qt.Key.Key_Space)
