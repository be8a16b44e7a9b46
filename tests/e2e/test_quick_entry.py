"""Something happened: written in the real program, with every action counted; a sheet printed and typed in later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nocontact_desktop.diary.entries import page
from nocontact_desktop.diary.entry import EntryDraft, ThirdParty
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.handovers import handovers
from nocontact_desktop.vault.notebook import open_notebook
from tests.conftest import PASSPHRASE
from tests.e2e.lives import PARTNER, Newcomer, make_notebook, program_in_use, unlock

MOST_ACTIONS = 6


class Counted:
    """The user's hands: each click, each choice and each field that is typed into is one action."""

    def __init__(self, user: Newcomer) -> None:
        self.user = user
        self.count = 0

    def click(self, name: str) -> None:
        self.count += 1
        self.user.click(name)

    def type_into(self, name: str, text: str) -> None:
        self.count += 1
        self.user.type_into(name, text)

    def pick(self, name: str, words: str) -> None:
        self.count += 1
        self.user.pick(name, words)


@pytest.fixture
def user(qapp_themed: QApplication, computer: Path) -> Iterator[Newcomer]:
    make_notebook(computer, PARTNER)
    with program_in_use(qapp_themed) as made:
        unlock(made)
        made.make_room()
        yield made


def kept(computer: Path) -> list[EntryDraft]:
    with open_notebook(computer / "data" / "Daybook", PASSPHRASE) as notebook:
        return [row.entry.draft for row in page(notebook, EntryFilter(), 0, 10)]


def saved(user: Newcomer, hands: Counted) -> None:
    user.see("entryTitle")
    assert hands.count <= MOST_ACTIONS, hands.count


def test_an_incident_takes_at_most_six_actions(user: Newcomer) -> None:
    hands = Counted(user)
    hands.click("act_diary")
    hands.type_into("entry_occurred", "last Tuesday evening")
    hands.type_into("entry_title", "Followed me home")
    hands.click("entrySave")
    saved(user, hands)
    assert user.words("entryTitle") == "Followed me home"


def test_a_contact_takes_at_most_six_actions(user: Newcomer) -> None:
    hands = Counted(user)
    hands.click("act_diary")
    hands.click("entry_occurredNow")
    hands.click("entry_kind_contact")
    hands.pick("entry_channel", "WhatsApp")
    hands.click("entrySave")
    saved(user, hands)
    assert user.words("entryTitle") == "WhatsApp"


def test_what_somebody_passed_on_takes_at_most_six_actions(user: Newcomer) -> None:
    hands = Counted(user)
    hands.click("act_diary")
    hands.click("entry_occurredToday")
    hands.click("entry_kind_contact")
    hands.pick("entry_channel", "Through someone else")
    hands.type_into("entry_third_party_name", "A cousin")
    hands.click("entrySave")
    saved(user, hands)
    assert user.words("entryTitle") == "Through A cousin"


def test_what_was_asked_before_keeping_it_unread_can_be_answered_with_no(user: Newcomer) -> None:
    user.go("act_diary", "entry_occurredNow", "entry_kind_contact")
    user.pick("entry_channel", "Letter")
    user.click("entry_sealed")
    assert "court papers" in user.page_words()
    user.click("messageCancel")
    assert not user.is_chosen("entry_sealed")
    user.go("entry_sealed", "messageAct")
    assert user.is_chosen("entry_sealed")
    user.click("entrySave")
    assert "You keep this one closed" in user.page_words()


def test_a_sheet_is_printed_filled_in_by_hand_and_typed_in(user: Newcomer, computer: Path) -> None:
    user.go("go_diary", "diaryMore", "open_sheets")
    user.print_to("printSheet_own", computer / "sheet.pdf")
    text = PdfReader(computer / "sheet.pdf").pages[0].extract_text()
    assert text.startswith("Notes")
    assert "Robin" not in text
    user.click("typeInOther")
    user.type_into("entry_told_by", "My sister")
    user.type_into("entry_occurred", "early 2024")
    user.type_into("entry_title", "What she saw")
    user.click("entrySave")
    user.see("entryTitle")


def test_all_of_it_is_in_the_notebook_afterwards(qapp_themed: QApplication, computer: Path) -> None:
    make_notebook(computer, PARTNER)
    with program_in_use(qapp_themed) as user:
        unlock(user)
        user.make_room()
        user.go("act_diary", "entry_occurredUnknown", "entry_kind_contact")
        user.pick("entry_channel", "Through someone else")
        user.type_into("entry_third_party_name", "A cousin")
        user.press("entry_third_party_name", Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        user.see("entryTitle")
        user.go("go_diary", "diaryMore", "open_exchanges", "exchangeNew")
        user.type_into("entry_exchange_occurred", "yesterday 5 pm")
        user.go("entry_exchange_outcome_late", "recordSave")
        user.see("exchangeCounts")
    (draft,) = kept(computer)
    assert (draft.precision, draft.third_party) == ("unknown", ThirdParty(name="A cousin"))
    with open_notebook(computer / "data" / "Daybook", PASSPHRASE) as notebook:
        assert [one.handover.outcome for one in handovers(notebook)] == ["late"]
