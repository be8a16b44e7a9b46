"""The fields of the form, made from its rows: a short part, and headings that unfold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.answers import Answers
from nocontact_desktop.gui.diary.controls import (
    Control,
    LineControl,
    ManyControl,
    NameControl,
    OneControl,
    PickControl,
    TextControl,
    TickControl,
)
from nocontact_desktop.gui.diary.exhibits_control import ExhibitsControl
from nocontact_desktop.gui.diary.form_row import FieldRow
from nocontact_desktop.gui.diary.form_rows import first_rows, form_rows, headings
from nocontact_desktop.gui.diary.groups import GroupControl, GroupsControl, LinesControl
from nocontact_desktop.gui.diary.keeping import Known
from nocontact_desktop.gui.diary.messages_control import MessagesControl
from nocontact_desktop.gui.diary.terms_control import TermsControl
from nocontact_desktop.gui.diary.when_control import WhenControl
from nocontact_desktop.gui.widgets import Card, Divider, Fold, Heading, SecondaryText

_PLAIN: dict[str, Callable[[FieldRow], Control]] = {
    "line": LineControl,
    "name": NameControl,
    "text": TextControl,
    "tri": PickControl,
    "pick": PickControl,
    "one": OneControl,
    "many": ManyControl,
    "group": GroupControl,
    "groups": GroupsControl,
    "lines": LinesControl,
    "tick": TickControl,
    "terms": TermsControl,
}
EXHIBIT_WORDS = "exhibit_words"
"""Where a draft keeps what is said about its files."""


class FormFields(QWidget):
    """Shows answers and gives them back. The controls of a heading are made when it is first opened."""

    changed = Signal()
    settled = Signal()

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("formFields")
        self._desk = desk
        self._now = now
        self._answers: Answers = {}
        self._controls: dict[str, Control] = {}
        self._rows = {row.name: row for row in (*first_rows(), *form_rows())}
        self._folds: dict[str, Fold] = {}
        self._known = Known()

    def first_card(self, title: Heading) -> Card:
        """The card of the short form."""
        card = Card(name="firstCard", gap=16)
        self._first = card
        card.add(title)
        self._linked = SecondaryText("", name="entryLinked")
        card.add(self._linked)
        for row in first_rows():
            card.add(self._made(row))
        return card

    def more_card(self) -> Card:
        """The card with everything else, folded under its headings."""
        card = Card(name="moreCard", gap=4)
        for place, (name, title) in enumerate(headings()):
            if place:
                card.add(Divider())
            fold = Fold(title, name=f"heading_{name}")
            fold.body.setSpacing(20)
            fold.body.setContentsMargins(4, 8, 0, 16)
            fold.toggled.connect(lambda is_open, name=name: self._on_folded(name, is_open))
            self._folds[name] = fold
            card.add(fold)
        return card

    def answers(self) -> Answers:
        """Everything answered, also under headings that were not opened."""
        return dict(self._answers)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still on its way, such as a file that is being taken in."""
        return any(control.is_busy for control in self._controls.values())

    def take_known(self, known: Known) -> None:
        """Offer what the notebook knows: names of people, orders."""
        self._known = known
        for control in self._controls.values():
            control.take_known(known)

    def show_answers(self, answers: Mapping[str, Any]) -> None:
        """Show these answers and no others; every heading is folded."""
        self._answers = dict(answers)
        for fold in self._folds.values():
            fold.set_open(False)
        for name, control in self._controls.items():
            self._show_in(control, self._answers.get(name))
            control.set_error(None)
        self._follow()

    def show_error(self, name: str, words: str) -> bool:
        """Say at a field what is wrong, open its heading and go there. False when there is no such field."""
        row = self._rows.get(name)
        if row is None:
            return False
        if row.heading in self._folds and not self._is_first(row):
            self._folds[row.heading].set_open(True)
        control = self._controls[name]
        control.show()
        control.set_error(words)
        control.setFocus()
        return True

    def open_heading(self, name: str) -> None:
        """Unfold one heading."""
        self._folds[name].set_open(True)

    def go_to_first(self) -> None:
        """Put the keyboard into the first field."""
        self._controls["occurred"].setFocus()

    def _made(self, row: FieldRow) -> Control:
        control = self._new_control(row)
        self._controls[row.name] = control
        control.take_known(self._known)
        self._show_in(control, self._answers.get(row.name))
        control.answered.connect(lambda: self._on_answered(control))
        control.settled.connect(self.settled)
        return control

    def _new_control(self, row: FieldRow) -> Control:
        if row.control == "when":
            return WhenControl(row, self._now)
        if row.control == "exhibits":
            return ExhibitsControl(row, self._desk, self._now)
        if row.control == "messages":
            return MessagesControl(row, self._desk)
        return _PLAIN[row.control](row)

    def _show_in(self, control: Control, answer: Any) -> None:
        if isinstance(control, ExhibitsControl):
            control.show_words(self._answers.get(EXHIBIT_WORDS, {}))
        control.show_answer(answer)

    def _on_folded(self, heading: str, is_open: bool) -> None:
        if not is_open:
            return
        fold = self._folds[heading]
        for row in self._rows.values():
            if row.heading == heading and row.name not in self._controls:
                fold.add(self._made(row))
        self._follow()

    def _on_answered(self, control: Control) -> None:
        name, answer = control.row.name, control.answer()
        if answer is None:
            self._answers.pop(name, None)
        else:
            self._answers[name] = answer
        if isinstance(control, ExhibitsControl):
            self._answers[EXHIBIT_WORDS] = control.words()
        control.set_error(None)
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Show the fields that other answers bring up, and say at each heading how much stands there."""
        linked = len(self._answers.get("messages", ()))
        words = counted(linked, self.tr("{n} message belongs to it."), self.tr("{n} messages belong to it."))
        self._linked.setText(words)
        self._linked.setVisible(linked > 0)
        self._move_into_place()
        for name, control in self._controls.items():
            control.setVisible(self._is_wanted(self._rows[name]))
        for heading, fold in self._folds.items():
            names = [row.name for row in self._rows.values() if row.heading == heading]
            count = sum(1 for name in names if name in self._answers)
            one, many = self.tr("{n} answer"), self.tr("{n} answers")
            fold.set_closed_words(counted(count, one, many) if count else self.tr("add"))

    def _move_into_place(self) -> None:
        """Some rows stand in the short form for as long as an answer wants them there, in the order they have."""
        for row in (row for row in self._rows.values() if row.first_if is not None):
            control = self._controls.get(row.name)
            fold = self._folds.get(row.heading)
            if self._is_first(row):
                control = control or self._made(row)
                if control.parentWidget() is not self._first:
                    self._first.body.insertWidget(self._place_in_first(row), control)
            elif control is not None and fold is not None and control.parentWidget() is self._first:
                fold.add(control)

    def _place_in_first(self, row: FieldRow) -> int:
        """Above the title, and above those that come after it under the headings."""
        movable = [one.name for one in self._rows.values() if one.first_if is not None]
        below = (*movable[movable.index(row.name) + 1 :], "title")
        places = [self._first.body.indexOf(self._controls[name]) for name in below if name in self._controls]
        return min(place for place in places if place >= 0)

    def _is_first(self, row: FieldRow) -> bool:
        return row.first_if is not None and self._answers.get(row.first_if[0]) in row.first_if[1]

    def _is_wanted(self, row: FieldRow) -> bool:
        if row.only_if is None or row.name in self._answers:
            return True
        other, wanted = row.only_if
        return self._answers.get(other) in wanted
