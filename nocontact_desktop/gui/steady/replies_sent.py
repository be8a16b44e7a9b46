"""A reply that was sent elsewhere, filed in the diary with the words as they were sent."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import Signal

from nocontact_desktop.diary.case import get_case
from nocontact_desktop.diary.entries import save
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.answers import draft_of
from nocontact_desktop.gui.diary.form_row import FieldRow
from nocontact_desktop.gui.diary.time_zone import own_zone
from nocontact_desktop.gui.diary.when_control import WhenControl
from nocontact_desktop.gui.diary.words import options
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    ChoiceField,
    FlowRow,
    Heading,
    PrimaryButton,
    QuietButton,
    announce,
)
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


class SentCard(Card):
    """Asks when and how it was sent. ``saved(entry id)``; ``closed()`` when the user leaves it."""

    saved = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="sentCard", gap=14)
        self._desk = desk
        self._words = ""
        self.add(Heading(self.tr("Write it into the diary"), level=3, name="sentTitle"))
        says = self.tr(
            "The diary keeps the words of the draft as the ones you sent, and calls it “My response”. "
            "An entry is sealed. It can be corrected, and the earlier wording stays beside it."
        )
        self.add(BodyText(says, name="sentSays", quiet=True))
        self._when = WhenControl(FieldRow("occurred", "first", "when", self.tr("When did you send it?")), self._now)
        self.add(self._when)
        unsaid = ("", self.tr("Not said"))
        self._way = ChoiceField(self.tr("How did you send it?"), [unsaid, *options("channel")], name="sentWay")
        self._way.changed.connect(lambda _way: self._way.set_error(None))
        self.add(self._way)
        self._save = PrimaryButton(self.tr("Save it in the diary"), name="sentSave", icon_name="check")
        self._save.clicked.connect(self._on_save)
        close = QuietButton(self.tr("Not now"), name="sentClose")
        close.clicked.connect(self.closed)
        self.add(FlowRow(self._save, close))

    def begin(self, words: str, way: str) -> None:
        """Ask about ``words``. ``way`` is how it was most likely sent, empty where that is not known."""
        self._words = words
        self._when.show_answer(None)
        self._when.set_error(None)
        self._way.set_value(way)
        self._way.set_error(None)
        self._save.setEnabled(True)
        self.show()
        self._when.setFocus()

    def _now(self) -> datetime:
        return self._desk.notebook.surroundings.now().astimezone()

    def _on_save(self) -> None:
        answers = {
            "kind": "contact",
            "direction": "out",
            "channel": self._way.value(),
            "title": self.tr("My response"),
            "exact_words": self._words,
            "occurred": self._when.answer(),
        }
        try:
            draft = draft_of(answers, self._now().date())
        except Problem as problem:  # a day that can be read in two ways: said where it was typed
            self._on_problem(problem)
            return
        self._save.setEnabled(False)
        self._desk.save(_save_sent, draft, own_zone(), owner=self, on_done=self._on_saved, on_problem=self._on_problem)

    def _on_saved(self, changes: Changes) -> None:
        (entry_id,) = changes.touched("entry")
        announce(self, self.tr("Saved"))
        self.saved.emit(entry_id)

    def _on_problem(self, problem: Problem) -> None:
        """Say what is wrong under the field it is about. Nothing is filled in for the user."""
        self._save.setEnabled(True)
        field = self._way if problem.params.get("field") == "channel" else self._when
        field.set_error(one_line(problem))


def _save_sent(notebook: Notebook, draft: EntryDraft, zone: str | None) -> Changes:
    """Save the entry in the zone of the case, else in that of the computer."""
    return save(notebook, replace(draft, time_zone=get_case(notebook).time_zone or zone))
