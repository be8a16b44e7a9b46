"""A form for one record that is sealed with each save: rows on cards, a draft that is kept, and one button."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimer

from nocontact_desktop.errors import Problem
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
)
from nocontact_desktop.gui.diary.form_row import FieldRow
from nocontact_desktop.gui.diary.form_view import KEPT_EVERY_MS
from nocontact_desktop.gui.diary.groups import GroupControl, GroupsControl, LinesControl
from nocontact_desktop.gui.diary.keeping import Known, known
from nocontact_desktop.gui.diary.when_control import WhenControl
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Columns,
    FlowRow,
    Heading,
    Notice,
    PrimaryButton,
    QuietButton,
    SecondaryText,
    announce,
)
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.drafts import drop_draft, load_draft, save_draft
from nocontact_desktop.vault.notebook import Notebook

_CONTROLS: Mapping[str, Callable[[FieldRow], Control]] = {
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
}


@dataclass(frozen=True)
class RecordCard:
    """A card of the form: its name, its heading, what is said under it, its rows, and the column it stands in."""

    name: str
    title: str
    says: str
    rows: tuple[FieldRow, ...]
    column: int = 0


@dataclass(frozen=True)
class _Begun:
    answers: Answers
    draft: dict[str, Any] | None
    known: Known


class RecordView(View):
    """Subclasses say which cards there are, those of the first column first, read the record and write it.

    What is typed is kept encrypted as a draft until it is saved or put away.
    """

    draft_name: str
    save_words: str
    shares: tuple[int, int] = (1, 1)
    """How the room is shared between the two columns."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._controls: dict[str, Control] = {}
        self._begun: Answers = {}
        self._kept: Answers = {}
        self._open = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_EVERY_MS)
        self._timer.timeout.connect(self.keep_now)

    def cards(self) -> Sequence[RecordCard]:
        """The cards of the form."""
        raise NotImplementedError

    def answers_kept(self, notebook: Notebook) -> Answers:
        """The answers the record has, by the names of the rows."""
        raise NotImplementedError

    def write(self, notebook: Notebook, answers: Answers) -> Changes:
        """Save the record. Raises Problem with the row's name as ``field``."""
        raise NotImplementedError

    def on_saved(self) -> None:
        """The record is on the disk."""
        raise NotImplementedError

    def read(self) -> None:
        def ask(notebook: Notebook) -> _Begun:
            draft = load_draft(notebook, self.draft_name)
            return _Begun(self.answers_kept(notebook), draft, known(notebook))

        self.desk.ask(ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        self._timer.stop()
        answers = self.answers()
        if not self._open or answers == self._kept:
            return
        self._kept = answers
        if answers == self._begun:
            self.desk.ask(drop_draft, self.draft_name, owner=self)
        else:
            self.desk.ask(save_draft, self.draft_name, {"answers": answers}, owner=self)

    def answers(self) -> Answers:
        """What is answered, by the names of the rows."""
        given = {name: control.answer() for name, control in self._controls.items()}
        return {name: answer for name, answer in given.items() if answer is not None}

    def now(self) -> datetime:
        """Now, in the zone the record's times are said in."""
        now = self.desk.notebook.surroundings.now()
        zone = self._begun.get("time_zone")
        try:
            return now.astimezone(ZoneInfo(zone) if zone else None)
        except (ZoneInfoNotFoundError, ValueError, OSError):  # the case names no zone that this computer knows
            return now.astimezone()

    def _show(self, begun: _Begun) -> None:
        self._begun = begun.answers
        if begun.draft is not None:
            self._draft_notice()
        columns = Columns(shares=self.shares, narrow=800)
        for card in self.cards():
            columns.add(card.column, self._card(card))
        self.body.addWidget(columns)
        self._problem = Notice("", tone="careful", name=f"{self.objectName()}Problem")
        self._problem.hide()
        self.body.addWidget(self._problem)
        self.body.addWidget(self._foot())
        self.body.addStretch(1)
        for control in self._controls.values():
            control.take_known(begun.known)
        self._fill(begun.answers if begun.draft is None else begun.draft["answers"])
        self._open = True

    def _fill(self, answers: Answers) -> None:
        for name, control in self._controls.items():
            control.show_answer(answers.get(name))
        self._kept = self.answers()
        self._follow()

    def _draft_notice(self) -> None:
        notice = Notice(
            self.tr("You had begun to write here. It is kept, and not saved yet."),
            name="recordDraft",
            icon_name="pencil",
        )
        away = QuietButton(self.tr("Put away what I had begun"), name="recordDraftAway", small=True)
        away.clicked.connect(lambda: self._on_put_away(notice))
        notice.add(FlowRow(away))
        self.body.addWidget(notice)

    def _on_put_away(self, notice: Notice) -> None:
        notice.hide()
        self._fill(self._begun)
        self.desk.ask(drop_draft, self.draft_name, owner=self)

    def _card(self, shown: RecordCard) -> Card:
        card = Card(name=f"card_{shown.name}", gap=16)
        if shown.title:
            card.add(Heading(shown.title, level=3, name=f"cardTitle_{shown.name}"))
        if shown.says:
            card.add(BodyText(shown.says, quiet=True, name=f"cardSays_{shown.name}"))
        for field in shown.rows:
            control = WhenControl(field, self.now) if field.control == "when" else _CONTROLS[field.control](field)
            control.answered.connect(partial(self._on_answered, control))
            self._controls[field.name] = control
            card.add(control)
        return card

    def _foot(self) -> Card:
        foot = Card(name=f"{self.objectName()}Foot")
        self._save = PrimaryButton(self.save_words, name="recordSave", icon_name="check")
        self._save.clicked.connect(self._on_save)
        foot.add(FlowRow(self._save))
        foot.add(
            SecondaryText(
                self.tr("With each save the earlier wording is kept too, and a line is added to the log."),
                name="recordSaveSays",
            )
        )
        return foot

    def _on_answered(self, control: Control) -> None:
        control.set_error(None)
        self._problem.hide()
        self._follow()
        if not self._timer.isActive():
            self._timer.start()

    def _follow(self) -> None:
        answers = self.answers()
        for name, control in self._controls.items():
            only_if = control.row.only_if
            wanted = only_if is None or name in answers or answers.get(only_if[0]) in only_if[1]
            control.setVisible(wanted)

    def _on_save(self) -> None:
        self._timer.stop()
        self._save.setEnabled(False)
        answers = self.answers()

        def write(notebook: Notebook) -> Changes:
            changes = self.write(notebook, answers)
            drop_draft(notebook, self.draft_name)
            return changes

        self.desk.save(write, owner=self, on_done=lambda _changes: self._on_written(), on_problem=self._on_problem)

    def _on_written(self) -> None:
        self._save.setEnabled(True)
        self._begun = self._kept = self.answers()
        announce(self, self.tr("Saved"))
        self.on_saved()

    def _on_problem(self, problem: Problem) -> None:
        self._save.setEnabled(True)
        self.keep_now()
        words = one_line(problem)
        name = str(problem.params.get("field", ""))
        name = "occurred" if name in ("occurred_from", "occurred_to") else name
        control = next((one for row, one in self._controls.items() if row.endswith(name) and name), None)
        if control is None:
            self._problem.set_text(words)
            self._problem.show()
            announce(self._problem, words)
            return
        control.show()
        control.set_error(words)
        control.setFocus()
