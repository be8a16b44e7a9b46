"""One file that may be brought in: what it was recognised as and why, what it holds, and what is unclear."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.when import say_written
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.diary.import_jobs import Coming, Looked
from nocontact_desktop.gui.diary.import_questions import ImportQuestions
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import Card, Checkbox, Heading, IconButton, Notice, SecondaryText, Value, row
from nocontact_desktop.intake.items import ReadOptions, Summary


def say_moment(written: str | None) -> str:
    """A moment of an export in words, without its seconds and zone."""
    if written is None:
        return ""
    return say_written(written[:16] if "T" in written else written[:10], weekday=False)


class FileCard(Card):
    """``options()`` is what the user said about the file. ``read_again()`` when an answer changes what it holds.

    What no reader knows can be kept as a file: ``changed()`` when that is chosen or not.
    """

    read_again = Signal()
    taken_out = Signal()
    changed = Signal()

    def __init__(self, looked: Looked, number: int, zone: str | None) -> None:
        super().__init__(name=f"importFile{number}", gap=12)
        self.looked = looked
        self._name = f"importFile{number}"
        self._questions: ImportQuestions | None = None
        self._keep: Checkbox | None = None
        self._add_head()
        if looked.summary is None:
            self._offer_to_keep()
            return
        self._holds = Value("", name=f"{self._name}Holds")
        self._skips = SecondaryText("", name=f"{self._name}Skips")
        self.add(self._holds)
        self.add(self._skips)
        self._say(looked.summary)
        self._questions = ImportQuestions(looked.summary, zone, name=self._name)
        self._questions.answered.connect(self._on_answer)
        self.add(self._questions)

    def coming(self) -> Coming | None:
        """The file as it is to be brought in; None when it is not."""
        if self.looked.summary is not None:
            return Coming(self.looked.path, self.options())
        return Coming(self.looked.path, None) if self._keep is not None and self._keep.isChecked() else None

    def options(self) -> ReadOptions:
        """What the file is to be read with."""
        chosen = self.looked.options
        if self.looked.summary is not None:
            chosen = msgspec.structs.replace(chosen, format=self.looked.summary.format)
        return self._questions.options(chosen) if self._questions else chosen

    def is_answered(self) -> bool:
        """Whether all that is unclear has an answer; says what is open, and goes there."""
        return self._questions is None or self._questions.are_answered()

    def show_again(self, looked: Looked) -> None:
        """Show what the file holds when it is read with the answers given."""
        self.looked = looked
        if looked.summary is not None:
            self._say(looked.summary)
            if self._questions is not None:
                self._questions.ask(looked.summary)
        elif looked.problem is not None and self._questions is not None:
            zone = looked.problem.code == "intake.unknown-time-zone"
            self._questions.say_wrong(one_line(looked.problem), zone=zone)

    def _offer_to_keep(self) -> None:
        problem = self.looked.problem
        if problem is not None:
            self.add(Notice(one_line(problem), tone="careful", name=f"{self._name}Problem"))
        if self.looked.can_be_kept:
            self._keep = Checkbox(self.tr("Keep it as a file, unchanged"), name=f"{self._name}Keep")
            self._keep.setChecked(self.looked.is_unknown)
            self._keep.toggled.connect(lambda _on: self.changed.emit())
            self.add(self._keep)

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
                "zip-member": self.tr("by a file inside the zip"),
            }.get(found.why, self.tr("by what is in it"))
            words = self.tr("Recognised as {format}, {why}.").format(format=found.name, why=why)
            self.add(SecondaryText(words, name=f"{self._name}Recognised"))

    def _say(self, summary: Summary) -> None:
        count = counted(summary.read, self.tr("{n} message"), self.tr("{n} messages"))
        if len(summary.threads) > 1:
            chats = counted(len(summary.threads), "", self.tr("{n} conversations"))
            count = self.tr("{messages} in {conversations}").format(messages=count, conversations=chats)
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

    def _on_answer(self) -> None:
        if self.options() != self.looked.options:
            self.read_again.emit()
