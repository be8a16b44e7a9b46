"""Writing: the short form that unfolds, its draft, and saving. Correcting uses the same form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.when import say_recorded
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import keeping
from nocontact_desktop.gui.diary.answers import Answers, answers_of, draft_of
from nocontact_desktop.gui.diary.draft_offer import DraftOffer
from nocontact_desktop.gui.diary.facts import title_shown
from nocontact_desktop.gui.diary.form_fields import EXHIBIT_WORDS, FormFields
from nocontact_desktop.gui.diary.form_help import FormHelp
from nocontact_desktop.gui.diary.keeping import Begun
from nocontact_desktop.gui.diary.time_zone import own_zone
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    Columns,
    FlowRow,
    Heading,
    Notice,
    PrimaryButton,
    QuietButton,
    ScrollPage,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
    row,
)
from nocontact_desktop.vault.changes import Changes

KEPT_EVERY_MS = 3000
_FIELD_OF = {
    "entry.time-backwards": "occurred",
    "entry.time-unreadable": "occurred",
    "entry.time-zone": "time_zone",
}


class FormView(QWidget):
    """``saved(entry id)`` when an entry is on the disk, ``closed()`` when the user goes back."""

    saved = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("formView")
        self._desk = desk
        self._now = now
        self._entry_id: str | None = None
        self._zone: str | None = None
        self._begun: Answers = {}
        self._given: Answers = {}
        self._draft: dict[str, Any] | None = None
        self._kept: dict[str, Any] = {}
        self._writing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_EVERY_MS)
        self._timer.timeout.connect(self.keep_draft)
        self._fields = FormFields(desk, self._local_now)
        self._fields.changed.connect(self._on_changed)
        self._fields.settled.connect(self._on_settled)
        self._save_when_settled = False
        self._lay_out()
        save = QShortcut(QKeySequence("Ctrl+S"), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self._on_save)

    @property
    def entry_id(self) -> str | None:
        """The entry that is corrected; None for a new one."""
        return self._entry_id

    def begin(self, entry_id: str | None = None, answers: Answers | None = None) -> None:
        """Begin a new entry, with some ``answers`` given already, or correct one.

        What was being written stays where it is when the same is asked for again.
        """
        if self._writing and self._entry_id == entry_id and answers is None:
            self._fields.go_to_first()
            return
        self.leave()
        self._entry_id = entry_id
        # Until the form is filled nobody can type into it: what was typed would be overwritten.
        self._set_offered(offered=True)
        self._offer.hide()
        self._desk.ask(keeping.begin, entry_id, owner=self, on_done=lambda begun: self._on_begun(begun, answers or {}))

    def keep_draft(self) -> None:
        """Keep what stands in the form, encrypted, when it has changed."""
        self._timer.stop()
        answers = self._fields.answers()
        if not self._writing or answers == self._kept:
            return
        self._kept = answers
        if answers == self._begun:
            self._desk.ask(keeping.forget_draft, self._entry_id, owner=self)
            return
        at = self._now().strftime("%H:%M")
        self._desk.ask(
            keeping.keep_draft,
            self._entry_id,
            answers,
            owner=self,
            on_done=lambda _none: self._status.setText(self.tr("Draft kept at {time}").format(time=at)),
        )

    def leave(self) -> None:
        """Keep the draft and let go of the form."""
        self.keep_draft()
        self._writing = False

    def _local_now(self) -> datetime:
        """Now, in the zone the entry's times are said in."""
        zone = self._fields.answers().get("time_zone") or self._zone
        try:
            return self._now().astimezone(ZoneInfo(zone) if zone else None)
        except (ZoneInfoNotFoundError, ValueError, OSError):  # half typed, or no zone at all: saving says so
            return self._now()

    def _lay_out(self) -> None:
        body = column(self, gap=0)
        self._scroll = ScrollPage(name="formScroll")
        self._offer = DraftOffer()
        self._offer.taken_up.connect(self._on_go_on)
        self._offer.put_away.connect(self._on_put_away)
        self._scroll.add(self._offer)
        self._columns = Columns(shares=(5, 3), narrow=800)
        self._title = Heading("", name="formTitle")
        self._columns.add(0, self._fields.first_card(self._title))
        self._more = self._fields.more_card()
        self._columns.add(0, self._more)
        self._help = FormHelp(self._desk)
        self._columns.add(1, self._help)
        self._scroll.add(self._columns)
        # Kept alive by the page, seen nowhere: the controls stand in its cards.
        self._fields.setParent(self)
        self._fields.hide()
        body.addWidget(self._scroll, 1)
        body.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("formFoot")
        body = column(foot, gap=8, margins=(32, 12, 32, 16))
        self._problem = Notice("", tone="careful", name="formProblem")
        self._problem.hide()
        body.addWidget(self._problem)
        self._save = PrimaryButton(self.tr("Save this entry"), name="entrySave", icon_name="check")
        self._save.clicked.connect(self._on_save)
        self._add_more = SecondaryButton(self.tr("Add more"), name="entryMore", icon_name="plus")
        self._add_more.clicked.connect(self._on_add_more)
        close = QuietButton(self.tr("Close"), name="entryClose")
        close.clicked.connect(self._on_close)
        self._status = SecondaryText("", name="draftStatus")
        line = row(gap=16)
        line.addWidget(FlowRow(self._save, self._add_more, close), 1)
        line.addWidget(self._status, 0, Qt.AlignmentFlag.AlignVCenter)
        body.addLayout(line)
        return foot

    def _on_begun(self, begun: Begun, given: Answers) -> None:
        self._zone = begun.time_zone or own_zone()
        self._begun = answers_of(begun.entry.draft) if begun.entry else self._empty()
        self._draft = begun.draft
        self._given = given
        self._fields.take_known(begun.known)
        self._title.setText(title_shown(begun.entry.draft) if begun.entry else self.tr("Something happened"))
        self._more.setVisible(begun.entry is not None)
        self._add_more.setVisible(begun.entry is None)
        self._status.setText("")
        self._problem.hide()
        if begun.draft is not None:
            self._show_offer(begun.draft)
            return
        self._write({**self._begun, **given})

    def _empty(self) -> Answers:
        return {"kind": "incident", **({"time_zone": self._zone} if self._zone else {})}

    def _show_offer(self, draft: dict[str, Any]) -> None:
        self._offer.say(say_recorded(draft["saved_at"], self._zone))
        self._set_offered(offered=True)
        self._offer.setFocus()

    def _set_offered(self, *, offered: bool) -> None:
        self._offer.setVisible(offered)
        self._columns.setVisible(not offered)
        self._save.setVisible(not offered)
        self._add_more.setVisible(not offered and self._more.isHidden())

    def _write(self, answers: Answers) -> None:
        self._set_offered(offered=False)
        self._fields.show_answers(answers)
        self._kept = answers
        self._writing = True
        self._help.show_for(self._fields.answers())
        if "basis" in self._given:
            self._show_more()
            self._fields.open_heading("when")
        self._scroll.verticalScrollBar().setValue(0)
        self._fields.go_to_first()

    def _on_go_on(self) -> None:
        assert self._draft is not None
        answers = dict(self._draft["answers"])
        messages = [*answers.get("messages", ()), *self._given.get("messages", ())]
        if messages:
            answers["messages"] = list(dict.fromkeys(messages))
        self._write(answers)
        if any(name not in self._begun and name not in ("occurred", "channel", "title") for name in answers):
            self._show_more()

    def _on_put_away(self) -> None:
        def put_away(_none: object) -> None:
            self._write({**self._begun, **self._given})

        self._desk.ask(keeping.put_draft_away, self._entry_id, owner=self, on_done=put_away)

    def _on_add_more(self) -> None:
        self._show_more()
        self._fields.open_heading("what")

    def _show_more(self) -> None:
        self._more.show()
        self._add_more.hide()

    def _on_changed(self) -> None:
        self._problem.hide()
        self._help.show_for(self._fields.answers())
        if not self._timer.isActive():
            self._timer.start()

    def _on_close(self) -> None:
        self.leave()
        self.closed.emit()

    def _on_save(self) -> None:
        if not self._writing or not self._save.isEnabled() or not self._offer.isHidden():
            return
        if self._fields.is_busy:
            self._save_when_settled = True
            self._save.setEnabled(False)
            self._status.setText(self.tr("It is saved as soon as the files are in."))
            return
        answers = self._fields.answers()
        try:
            draft = draft_of(answers, self._local_now().date())
        except Problem as problem:  # shown where it belongs; what was typed stays
            self._on_problem(problem)
            return
        self._timer.stop()
        self._save.setEnabled(False)
        self._desk.save(
            keeping.save,
            self._entry_id,
            draft,
            answers.get(EXHIBIT_WORDS, {}),
            owner=self,
            on_done=self._on_saved,
            on_problem=self._on_problem,
        )

    def _on_settled(self) -> None:
        if self._save_when_settled:
            self._save_when_settled = False
            self._save.setEnabled(True)
            self._status.setText("")
            self._on_save()

    def _on_saved(self, changes: Changes) -> None:
        self._save.setEnabled(True)
        self._writing = False
        announce(self, self.tr("Saved"))
        (entry_id,) = changes.touched("entry")
        self.saved.emit(entry_id)

    def _on_problem(self, problem: Problem) -> None:
        self._save.setEnabled(True)
        self.keep_draft()
        words = one_line(problem)
        name = str(problem.params.get("field", _FIELD_OF.get(problem.code, "")))
        name = "occurred" if name in ("occurred_from", "occurred_to") else name
        if name and not self._is_first(name):
            self._show_more()
        if not self._fields.show_error(name, words):
            self._problem.set_text(words)
            self._problem.show()
            announce(self._problem, words)

    def _is_first(self, name: str) -> bool:
        return name in ("occurred", "kind", "channel", "title")
