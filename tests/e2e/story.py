"""The first path through the window, step by step: make a notebook, plan, write, bring in, print."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt

from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.widgets.card_list import CardList
from nocontact_desktop.vault.notebook import Notebook
from tests.e2e.user import User


@dataclass(frozen=True)
class Told:
    """What the user types and chooses. ``out`` is a folder for the report and its bundle."""

    passphrase: str
    person: str
    title: str
    chat: Path
    out: Path


def make_the_notebook(user: User, told: Told) -> None:
    """The cards, the passphrase, the recovery code, and one of the questions."""
    reach_the_questions(user, told.passphrase)
    user.type_into("answer_label", told.person)
    user.click("goOn")
    user.click("stepSkipAll")
    user.wait_until(lambda: isinstance(user.program.window, Shell), "the notebook's window")
    user.make_room()


def reach_the_questions(user: User, passphrase: str) -> None:
    """The cards, the passphrase and the recovery code."""
    while user.find("neutralNameField") is None:
        user.click("goOn")
    user.click("goOn")
    user.type_into("firstNewFirstField", passphrase)
    user.type_into("firstNewSecondField", passphrase)
    user.click("goOn")
    user.see("codeGroup1")
    groups = [user.words(f"codeGroup{number}") for number in range(1, 8)]
    user.click("goOn")
    for number in range(1, 8):
        if user.find(f"codeBack{number}Field") is not None:
            user.type_into(f"codeBack{number}Field", groups[number - 1])
    user.click("goOn")
    user.see("stepSkipAll")


def decide_three_channels(user: User) -> None:
    """Mark what both use. A block waits for the evidence; filtering and leaving open do not."""
    user.click("go_prepare")
    user.click("chapter_channels")
    user.click("way_board")
    for channel in ("whatsapp", "email", "location"):
        user.click(f"used_{channel}")
    user.click("usedFinishedTop")
    for choice in ("choice_whatsapp_block", "gate_whatsapp_saved", "choice_email_filter", "choice_location_open"):
        user.wait_until_done()
        user.click(choice)


def write_an_entry_with_a_screenshot(user: User, told: Told) -> None:
    """The short form, then a picture from the clipboard."""
    user.click("act_diary")
    user.type_into("entry_occurred", "2 March 2026, 21:15")
    user.type_into("entry_title", told.title)
    user.click("entryMore")
    user.click("heading_exhibitsButton")
    user.paste_screenshot("entry_exhibits")
    user.wait_until(lambda: _has_exhibit(user), "the picture")
    user.click("entrySave")
    user.see("entryTitle")


def bring_in_a_chat(user: User, told: Told) -> None:
    """Choose the file, say whose it is and who is me, and read the result."""
    user.click("go_diary")
    user.click("diaryImport")
    user.press("importDrop", Qt.Key.Key_Return)
    user.choose_file(told.chat)
    user.click("importFile1Me_M. Example")
    user.click("importWhose_mine")
    user.click("importAllowed_yes")
    user.click("importBring")
    user.see("importOpen")


def print_the_report(user: User, told: Told) -> None:
    """Look at it, save it, and save the bundle."""
    user.click("go_report")
    user.click("openNewReport")
    user.see("makePreview")
    user.unfold("messagesButton", "whichMessages_all")
    user.click("whichMessages_all")
    user.click("makePreview")
    user.see("pageNumber")
    user.wait_until(lambda: "Nothing" in user.words("findingsSays"), "the end of the privacy check")
    user.wait_until_done()
    user.click("savePdf")
    user.choose_file(told.out / "report.pdf")
    user.wait_until((told.out / "report.pdf").exists, "the report")
    user.click("saveBundle")
    user.choose_file(told.out)
    user.wait_until((told.out / "report-bundle" / "bag-info.txt").exists, "the bundle")


def cover_a_part_of_the_picture(user: User, told: Told) -> None:
    """A box by keyboard, and the copy saved outside."""
    user.go_to("diary", f"file:{user.in_notebook(_first_file)}")
    user.wait_until_done()
    user.click("redactBegin")
    user.press("exhibitPicture", Qt.Key.Key_B)
    user.click("redactSave")
    user.click("exhibitSaveCovered")
    user.choose_file(told.out / "covered.png")
    user.wait_until((told.out / "covered.png").exists, "the covered copy")


def save_a_paper(user: User, told: Told) -> None:
    """The summary for the police."""
    user.go_to("report", "paper-police")
    user.click("makePaper")
    user.click("savePaper")
    user.choose_file(told.out / "summary.pdf")
    user.wait_until((told.out / "summary.pdf").exists, "the paper")


def show_the_entry(user: User) -> None:
    """In the window that shows chosen entries and nothing else."""
    user.go_to("report", "show")
    entries = user.see("entryChoiceList", CardList)

    def has_come() -> bool:
        entries.choose(0)
        return bool(entries.current_key())

    user.wait_until(has_come, "the entry")
    user.wait_until_done()
    user.press("entryChoiceList", Qt.Key.Key_Return)
    user.click("showBegin")
    user.see("shownTitle")


def _first_file(notebook: Notebook) -> str:
    ((one,),) = notebook.db.query("SELECT id FROM exhibit WHERE parent IS NULL AND kind = 'image'")
    return str(one)


def _has_exhibit(user: User) -> bool:
    window = user.program.window
    return window is not None and any(
        one.objectName().startswith("exhibit") and one.objectName().endswith("Name")
        for one in window.findChildren(object)
    )
