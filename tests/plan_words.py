"""One word in every place where Prepare keeps what the user writes."""

from __future__ import annotations

from typing import get_args

from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation import accounts, board, devices, people
from nocontact_desktop.preparation.answers import Answers, save_answers
from nocontact_desktop.preparation.letters import LetterText, keep_letter
from nocontact_desktop.preparation.numbers import OwnNumber, keep_number
from nocontact_desktop.preparation.plan import set_step_note
from nocontact_desktop.preparation.scripts import adapt
from nocontact_desktop.preparation.sheets import write
from nocontact_desktop.preparation.terms import add_terms_for_new_channel, all_terms, change_terms
from nocontact_desktop.vault.notebook import Notebook


def plant(notebook: Notebook, word: str) -> None:
    """Write ``word`` everywhere in Prepare."""
    content = load()
    save_answers(notebook, Answers(label=word))
    set_step_note(notebook, content.steps[0].id, word)
    adapt(notebook, content.scripts[0].id, word)
    keep_letter(notebook, content.letters[0].id, LetterText(to=word, subject=word, text=word))
    for sheet in content.sheets:
        for part in sheet.parts:
            if part.kind == "text":
                write(notebook, sheet.id, part.id, word)
            elif part.kind == "list":
                write(notebook, sheet.id, part.id, ({column.id: word for column in part.columns},))
    keep_number(notebook, OwnNumber(name=word, number=word, note=word))
    _plant_lists(notebook, word)


def _plant_lists(notebook: Notebook, word: str) -> None:
    account_id, _ = accounts.add_account(notebook, f"{word} mail", f"{word}.example", f"me@{word}.example")
    for field in ("access_note", "note"):
        accounts.write(notebook, account_id, field, word)
    device_id, _ = devices.add_device(notebook, "phone", f"{word} phone")
    for say in (devices.set_whose, devices.set_handled, devices.set_device_note):
        say(notebook, device_id, word)
    people.add_person(notebook, f"Wilma {word}", get_args(people.Circle)[0])
    texts = ("to_me", "to_them", "reach", "knows", "keeps", "note")
    people.change_person(notebook, people.people(notebook)[0].id, **dict.fromkeys(texts, word))
    channel_id, _ = board.add_channel(notebook, word)
    board.set_note(notebook, channel_id, word)
    board.set_identifiers(notebook, channel_id, [word])
    add_terms_for_new_channel(notebook, f"{word} channel")
    texts = ("why_words", "how_often", "beyond", "note")
    change_terms(notebook, all_terms(notebook)[0].id, **dict.fromkeys(texts, word))
