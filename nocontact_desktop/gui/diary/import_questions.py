"""What a file leaves open, asked of the user: how dates are written, who they are in it, the zone, the columns."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, QTimeZone, Signal
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from nocontact_desktop.gui.widgets import ChoiceField, LineField, Radio, RadioList, SecondaryText, announce, column
from nocontact_desktop.gui.widgets.fields import FieldError, FieldLabel
from nocontact_desktop.intake.items import Participant, ReadOptions, Summary

_AT_A_GLANCE = 8
"""So many people are offered under each other; more of them in a list that unfolds."""
_NOBODY = "-"
_BETWEEN = ", "


class ImportQuestions(QWidget):
    """``answered()`` when an answer changes what the file holds. Only what is unclear is asked."""

    answered = Signal()

    def __init__(self, summary: Summary, zone: str | None, *, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{name}Questions")
        self._name = name
        body = column(self, gap=12)
        self._body = column(gap=12)
        body.addLayout(self._body)
        self._order: RadioList | None = None
        self._me: RadioList | ChoiceField | None = None
        self._also_me: LineField | None = None
        self._zone: LineField | None = None
        self._columns: dict[str, ChoiceField] = {}
        self._error = FieldError("", name=f"{name}Error")
        self._error.hide()
        body.addWidget(self._error)
        self._zone_here = zone
        self.ask(summary)

    def options(self, chosen: ReadOptions) -> ReadOptions:
        """What the file is to be read with: ``chosen`` with the answers given here."""
        order = self._order.value() if self._order else None
        columns = {role: field.value() for role, field in self._columns.items() if field.value()}
        return msgspec.structs.replace(
            chosen,
            me=self._said_me() or chosen.me,
            also_me=self._also_said() or chosen.also_me,
            date_order=order or chosen.date_order,
            time_zone=(self._zone.value() if self._zone else None) or chosen.time_zone,
            columns=columns or chosen.columns,
        )

    def are_answered(self) -> bool:
        """Whether all that is unclear has an answer; says what is open, and goes there."""
        if self._columns and not (self._columns["time"].value() and self._columns["text"].value()):
            words = self.tr("Please say at least which column has the time and which one the words.")
            return self._say_open(words, self._columns["time"].combo)
        if self._order is not None and self._order.value() is None:
            return self._say_open(self.tr("Please choose how the dates are written."), _first_of(self._order))
        if isinstance(self._me, RadioList) and self._me.value() is None:
            return self._say_open(self.tr("Please choose who you are here."), _first_of(self._me))
        if isinstance(self._me, ChoiceField) and not self._me.value():
            return self._say_open(self.tr("Please choose who you are here."), self._me.combo)
        return True

    def say_wrong(self, words: str, *, zone: bool) -> None:
        """Say what is wrong with an answer; ``zone`` when it is the zone's."""
        if zone and self._zone is not None:
            self._zone.set_error(words)
        else:
            self._error.setText(words)
            self._error.show()

    def ask(self, summary: Summary) -> None:
        """Ask what is unclear and was not asked yet: an answer can lead to further questions."""
        unclear = {one.name for one in summary.assumptions if one.basis == "ambiguous"}
        likely = {one.name: one.value for one in summary.assumptions}
        if summary.columns and not self._columns:
            self._ask_columns(summary)
        if "date_order" in unclear and self._order is None:
            self._order = self._radios(
                "Order",
                self.tr("How are dates written in this file?"),
                [
                    ("dmy", self.tr("Day first, like 31/12/2025")),
                    ("mdy", self.tr("Month first, like 12/31/2025")),
                ],
            )
            self._order.chosen.connect(lambda _value: self._on_answer())
        if "me" in likely and summary.participants and self._me is None:
            is_one = likely["me"] in (one.raw for one in summary.participants)
            first, *others = [likely["me"]] if is_one else likely["me"].split(_BETWEEN)
            self._ask_me(summary, first)
            if len(summary.threads) > 1 and len(summary.participants) > 2:
                self._ask_also_me(others)
        if self._zone is None and "time_zone" in unclear:
            hint = self.tr("The file does not say it. Leave it empty when you don't know.")
            self._ask_zone(self.tr("Time zone of these times"), hint)
        elif self._zone is None and "shown_zone" in unclear:
            hint = self.tr("The file gives exact times. They are shown as the clocks went there.")
            self._ask_zone(self.tr("Time zone to show these times in"), hint)

    def _ask_zone(self, label: str, hint: str) -> None:
        self._zone = LineField(label, name=f"{self._name}Zone", hint=hint, value=self._zone_here or "")
        self._zone.edit.setCompleter(_zones(self._zone))
        self._zone.edit.editingFinished.connect(self._on_answer)
        self._body.addWidget(self._zone)

    def _ask_me(self, summary: Summary, likely: str) -> None:
        one_chat = self.tr("Who are you in this conversation?")
        label = one_chat if len(summary.threads) == 1 else self.tr("Who are you in these conversations?")
        people = summary.participants
        options = [(one.raw, _with_address(one)) for one in people]
        nobody = self.tr("None of them, or I don't know")
        if len(people) <= _AT_A_GLANCE:
            self._me = self._radios("Me", label, [*options, (_NOBODY, nobody)])
            self._me.set_value(likely or None)
            self._me.chosen.connect(lambda _value: self._error.hide())
            return
        everybody = [("", self.tr("Please choose")), (_NOBODY, nobody), *options]
        self._me = ChoiceField(label, everybody, name=f"{self._name}Me", value=likely)
        self._me.changed.connect(lambda _value: self._error.hide())
        self._body.addWidget(self._me)

    def _ask_also_me(self, likely: list[str]) -> None:
        self._also_me = LineField(
            self.tr("Further names, numbers or addresses of yours"),
            name=f"{self._name}AlsoMe",
            hint=self.tr("If there are any in this file. Put a comma between them."),
            value=_BETWEEN.join(likely),
        )
        self._body.addWidget(self._also_me)

    def _ask_columns(self, summary: Summary) -> None:
        roles = {
            "time": self.tr("When"),
            "author": self.tr("Who wrote it"),
            "text": self.tr("The words"),
            "direction": self.tr("In or out"),
            "conversation": self.tr("Which conversation"),
        }
        says = self.tr("This is a table. Please say what its columns are. The first rows:")
        self._body.addWidget(SecondaryText(says, name=f"{self._name}TableSays"))
        rows = "\n".join(" · ".join(row) for row in summary.examples)
        self._body.addWidget(SecondaryText(rows, name=f"{self._name}Examples"))
        heads = [("", self.tr("No column")), *((head, head) for head in summary.columns)]
        for role, label in roles.items():
            field = ChoiceField(label, heads, name=f"{self._name}Column_{role}")
            field.changed.connect(lambda _value: self._on_columns())
            self._columns[role] = field
            self._body.addWidget(field)

    def _radios(self, part: str, label: str, options: list[tuple[str, str]]) -> RadioList:
        self._body.addWidget(FieldLabel(label, name=f"{self._name}{part}Label"))
        made = RadioList(options, name=f"{self._name}{part}", spoken=label)
        self._body.addWidget(made)
        return made

    def _said_me(self) -> str | None:
        said = self._me.value() if self._me else None
        return None if said == _NOBODY else said

    def _also_said(self) -> tuple[str, ...] | None:
        said = self._also_me.value() if self._also_me and self._said_me() else None
        return tuple(one.strip() for one in said.split(",") if one.strip()) if said else None

    def _on_columns(self) -> None:
        if self._columns["time"].value() and self._columns["text"].value():
            self._on_answer()

    def _on_answer(self) -> None:
        self._error.hide()
        self.answered.emit()

    def _say_open(self, words: str, question: QWidget) -> bool:
        self._error.setText(words)
        self._error.show()
        announce(self._error, words)
        question.setFocus()
        return False


def _with_address(one: Participant) -> str:
    """A name alone can be that of two people: the number or address stands beside it."""
    return f"{one.name} · {one.raw}" if one.name and one.name != one.raw else one.raw


def _first_of(choices: RadioList) -> Radio:
    return choices.findChildren(Radio)[0]


def _zones(field: LineField) -> QCompleter:
    names = [bytes(one.data()).decode() for one in QTimeZone.availableTimeZoneIds()]
    made = QCompleter(names, field)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = QListView()
    made.setPopup(popup)
    popup.setObjectName(f"{field.objectName()}Offers")
    popup.setAccessibleName(field.edit.accessibleName())
    return made
