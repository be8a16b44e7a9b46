"""One note of contact that happened: when, what, and what it told. Every part may stay empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.day_field import DayField
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.links import way_button
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.court_notice import CourtNotice
from nocontact_desktop.gui.steady.note_keeper import NoteKeeper
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.steady.ways import back_button, button_to, link_to
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    CheckList,
    Columns,
    FlowRow,
    Heading,
    PrimaryButton,
    SecondaryText,
    announce,
    column,
)
from nocontact_desktop.steady.contacts import Contact, ContactKind, contacts, keep_contact
from nocontact_desktop.steady.notes import Note, new_id
from nocontact_desktop.vault.notebook import Notebook

_HELPS = {
    "company": "people",
    "calm": "breathing",
    "heard": "unsent",
    "news": "looking",
    "safe": "looking",
    "practical": "terms",
    "structure": "sheet:urge",
}
"""What in the program belongs to a need."""


class ContactView(SteadyView):
    """``row_id``: a note's id, or a kind that a new note begins with, or nothing."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._note: NoteKeeper[Contact] | None = None
        self._place = QWidget()
        column(self._place, gap=20)
        self.body.addWidget(self._place)
        self.body.addWidget(CourtNotice(desk))
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Contact happened")

    def read(self) -> None:
        def ask(notebook: Notebook) -> Note[Contact]:
            found = next((one for one in contacts(notebook) if one.id == self.row_id), None)
            kinds = tuple(kind for kind in get_args(ContactKind) if kind == self.row_id)
            return found or Note(new_id(notebook), notebook.surroundings.now(), Contact(kinds=kinds))

        if self._note is None:
            self.desk.ask(ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        for text in self.findChildren(KeptText):
            text.keep_now()

    def _show(self, found: Note[Contact]) -> None:
        note = self._note = NoteKeeper(self.desk, self, keep_contact, found.id, found.says)
        columns = Columns(shares=(1, 1))
        columns.add(0, self._what_card(note))
        columns.add(1, self._needs_card(note))
        done = PrimaryButton(self.tr("That is all"), name="contactDone")
        done.clicked.connect(self._on_done)
        fill(self._place, columns, FlowRow(done))

    def _what_card(self, note: NoteKeeper[Contact]) -> Card:
        card = Card(name="contactWhat", gap=14)
        card.add(Heading(self.tr("When, and what"), level=3))
        card.add(SecondaryText(self.tr("Only what you like. It is kept as you write it.")))
        day = DayField(self.tr("Day"), name="contactDay", value=note.says.day.isoformat() if note.says.day else "")
        day.kept.connect(lambda iso: note.say(day=date.fromisoformat(iso) if iso else None))
        card.add(day)
        groups = [
            self._checks("contact_between", self.tr("Words between you"), note.says.kinds),
            self._checks("contact_looking", self.tr("Looking and asking"), note.says.kinds),
        ]
        for group in groups:
            group.changed.connect(lambda: note.say(kinds=tuple(kind for one in groups for kind in one.values())))
            card.add(Heading(group.accessibleName(), level=4))
            card.add(group)
        return card

    def _needs_card(self, note: NoteKeeper[Contact]) -> Card:
        card = Card(name="contactNeeds", gap=14)
        card.add(Heading(self.tr("What did it tell you about what you need?"), level=3))
        needs = self._checks("needs", self.tr("What you needed"), note.says.needs)
        needs.changed.connect(lambda: note.say(needs=needs.values()))
        card.add(needs)
        words = KeptText(
            self.tr("In your own words"),
            name="contactWords",
            value=note.says.words,
            hint=self.tr("What you needed, or what you would like to have next time."),
            lines=3,
        )
        words.kept.connect(lambda text: note.say(words=text.strip()))
        card.add(words)
        card.add(SecondaryText(self.tr("If they know now where you are, or are angry, your safety comes first.")))
        card.add(FlowRow(link_to(self, "danger", self.tr("In danger now"), name="contactDanger", danger=True)))
        return card

    def _checks(self, group: str, title: str, chosen: tuple[str, ...]) -> CheckList:
        made = CheckList(list(self.content.words[group].items()), name=group, spoken=title)
        made.set_values(chosen)
        return made

    def _on_done(self) -> None:
        day = self.findChild(DayField)
        assert day is not None
        if not day.check():  # it says what can't be read, and stays
            day.setFocus()
            return
        self.keep_now()
        note = self._note
        assert note is not None
        note.say()  # also a kind that came with the address
        card = Card(name="changeCard")
        card.add(Heading(self.tr("Do you want to change anything, or nothing?"), level=3))
        card.add(BodyText(self.tr("It is noted, and nothing else has changed. Both answers are fine.")))
        card.add(FlowRow(*self._ways(note.says), back_button(self, self.tr("Nothing"), name="changeNothing")))
        fill(self._place, card)
        announce(self, self.tr("Do you want to change anything, or nothing?"))
        self.setFocus()

    def _ways(self, says: Contact) -> list[QWidget]:
        own: dict[str, Callable[[], str]] = {
            "breathing": lambda: self.tr("A calm page"),
            "looking": lambda: self.tr("To know if I am safe"),
        }
        addresses = dict.fromkeys(("board", "sheet:urge", *(_HELPS[need] for need in says.needs)))
        return [
            button_to(self, one, own[one](), name=f"way_{one}") if one in own else way_button(self, one)
            for one in addresses
        ]
