"""One file that may be brought in: what it was recognised as and why, what it holds, and what is unclear."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, QTimeZone, Signal
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from nocontact_desktop.diary.when import say_written
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.diary.import_jobs import Looked
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    Card,
    Heading,
    IconButton,
    LineField,
    Notice,
    Radio,
    RadioList,
    SecondaryText,
    Value,
    announce,
    row,
)
from nocontact_desktop.gui.widgets.fields import FieldError, FieldLabel
from nocontact_desktop.intake.items import ReadOptions, Summary


def say_moment(written: str | None) -> str:
    """A moment of an export in words, without its seconds and zone."""
    if written is None:
        return ""
    return say_written(written[:16] if "T" in written else written[:10], weekday=False)


class FileCard(Card):
    """``options()`` is what the user said about the file. ``read_again()`` when an answer changes what it holds."""

    read_again = Signal()
    taken_out = Signal()

    def __init__(self, looked: Looked, number: int, zone: str | None) -> None:
        super().__init__(name=f"importFile{number}", gap=12)
        self.looked = looked
        self._name = f"importFile{number}"
        self._me: RadioList | None = None
        self._order: RadioList | None = None
        self._zone: LineField | None = None
        self._error = FieldError("", name=f"{self._name}Error")
        self._error.hide()
        self._add_head()
        if looked.summary is None:
            problem = one_line(looked.problem) if looked.problem else ""
            self.add(Notice(problem, tone="careful", name=f"{self._name}Problem"))
            return
        self._holds = Value("", name=f"{self._name}Holds")
        self._skips = SecondaryText("", name=f"{self._name}Skips")
        self.add(self._holds)
        self.add(self._skips)
        self._say(looked.summary)
        self._ask(looked.summary, zone)
        self.add(self._error)

    def options(self) -> ReadOptions:
        """What the file is to be read with."""
        chosen = self.looked.options
        order = self._order.value() if self._order else None
        return msgspec.structs.replace(
            chosen,
            format=self.looked.summary.format if self.looked.summary else None,
            me=(self._me.value() if self._me else None) or chosen.me,
            date_order=order or chosen.date_order,
            time_zone=(self._zone.value() if self._zone else None) or chosen.time_zone,
        )

    def is_answered(self) -> bool:
        """Whether all that is unclear has an answer; says what is open, and goes there."""
        if self._order is not None and self._order.value() is None:
            return self._say_open(self.tr("Please choose how the dates are written."), self._order)
        if self._me is not None and self._me.value() is None:
            return self._say_open(self.tr("Please choose who you are here."), self._me)
        return True

    def show_again(self, looked: Looked) -> None:
        """Show what the file holds when it is read with the answers given."""
        self.looked = looked
        if looked.summary is not None:
            self._say(looked.summary)
        elif (
            looked.problem is not None and self._zone is not None and looked.problem.code == "intake.unknown-time-zone"
        ):
            self._zone.set_error(one_line(looked.problem))
        elif looked.problem is not None:
            self._error.setText(one_line(looked.problem))
            self._error.show()

    def _add_head(self) -> None:
        holder = QWidget()
        line = row(holder, gap=8)
        line.addWidget(Heading(self.looked.path.name, level=3, name=f"{self._name}Title"), 1)
        away = IconButton(
            self.tr("Leave out {name}").format(name=self.looked.path.name), name=f"{self._name}Out", icon_name="x"
        )
        away.clicked.connect(self.taken_out)
        line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self.add(holder)
        found = self.looked.recognised
        if found is not None:
            why = {
                "content": self.tr("by how its lines begin"),
                "zip-member": self.tr("by a file inside the zip"),
            }.get(found.why, self.tr("by what is in it"))
            words = self.tr("Recognised as {format}, {why}.").format(format=found.name, why=why)
            self.add(SecondaryText(words, name=f"{self._name}Recognised"))

    def _say(self, summary: Summary) -> None:
        count = counted(summary.read, self.tr("{n} message"), self.tr("{n} messages"))
        first, last = say_moment(summary.first), say_moment(summary.last)
        if first and first != last:
            count = self.tr("{messages}, from {first} to {last}").format(messages=count, first=first, last=last)
        self._holds.setText(count)
        skipped = counted(
            len(summary.skips),
            self.tr("{n} place could not be read as a message. It will be listed at the end."),
            self.tr("{n} places could not be read as messages. They will be listed at the end."),
        )
        self._skips.setText(skipped)
        self._skips.setVisible(bool(summary.skips))

    def _ask(self, summary: Summary, zone: str | None) -> None:
        unclear = {one.name: one for one in summary.assumptions if one.basis == "ambiguous"}
        likely = {one.name: one.value for one in summary.assumptions}
        if "date_order" in unclear:
            self._order = self._radios(
                "Order",
                self.tr("How are dates written in this file?"),
                [
                    ("dmy", self.tr("Day first, like 31/12/2025")),
                    ("mdy", self.tr("Month first, like 12/31/2025")),
                ],
            )
            self._order.chosen.connect(lambda _value: self._on_answer())
        if len(summary.participants) > 0:
            people = [(one.raw, one.name or one.raw) for one in summary.participants]
            people.append(("", self.tr("None of them, or I don't know")))
            self._me = self._radios("Me", self.tr("Who are you in this conversation?"), people)
            if likely.get("me"):
                self._me.set_value(likely["me"])
            self._me.chosen.connect(lambda _value: self._error.hide())
        if "time_zone" in unclear:
            self._zone = LineField(
                self.tr("Time zone of these times"),
                name=f"{self._name}Zone",
                hint=self.tr("The file does not say it. Leave it empty when you don't know."),
                value=zone or "",
            )
            self._zone.edit.setCompleter(_zones(self._zone))
            self._zone.edit.editingFinished.connect(self._on_answer)
            self.add(self._zone)

    def _radios(self, part: str, label: str, options: list[tuple[str, str]]) -> RadioList:
        self.add(FieldLabel(label, name=f"{self._name}{part}Label"))
        made = RadioList(options, name=f"{self._name}{part}", spoken=label)
        self.add(made)
        return made

    def _on_answer(self) -> None:
        self._error.hide()
        if self.options() != self.looked.options:
            self.read_again.emit()

    def _say_open(self, words: str, question: RadioList) -> bool:
        self._error.setText(words)
        self._error.show()
        announce(self._error, words)
        question.findChildren(Radio)[0].setFocus()
        return False


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
