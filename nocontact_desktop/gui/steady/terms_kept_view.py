"""Messages that came in, beside the terms: counted, and each a way to where it stands. No message is shown here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines, way_line
from nocontact_desktop.gui.parts.links import way_button
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Heading,
    Notice,
    ProgressRow,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
)
from nocontact_desktop.gui.widgets.day_and_time import say_day
from nocontact_desktop.preparation.terms_kept import OUTSIDE, Outside
from nocontact_desktop.steady.terms_kept import OutsideMessage, TermsKept, look
from nocontact_desktop.vault.changes import Changes

_AT_ONCE = 20


class TermsKeptView(SteadyView):
    """Counts anew each time it is opened."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._task: Task | None = None
        self._found = TermsKept(())
        self._most = dict.fromkeys(OUTSIDE, _AT_ONCE)
        says = self.tr(
            "Messages that were brought in, beside the terms of their day. Way, time and words are compared. "
            "What a message means is not known here."
        )
        self.body.addWidget(BodyText(says, quiet=True))
        self._progress = ProgressRow(name="termsKeptProgress")
        self._progress.cancel_requested.connect(self._on_cancel)
        self.body.addWidget(self._progress)
        self._place = QWidget()
        column(self._place, gap=20)
        self.body.addWidget(self._place)
        self.body.addStretch(1)
        desk.changed.connect(self._on_changed)

    def title(self) -> str:
        return self.tr("Messages and my terms")

    def read(self) -> None:
        if self._task is not None:
            return
        self._progress.start(self.tr("Looking"))
        self._task = self.desk.work(
            partial(look, fetch=self.desk.tasks.fetch),  # the notebook stays free between its short steps
            self.desk.notebook,
            self.content,
            owner=self,
            executor="work",
            on_done=self._on_looked,
            on_progress=self._progress.set_progress,
            on_cancelled=self._on_cancelled,
        )

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_cancelled(self) -> None:
        self._task = None
        self._progress.finish(self.tr("Stopped."))

    def _on_changed(self, changes: object) -> None:
        if isinstance(changes, Changes) and any(changes.touched(kind) for kind in ("terms", "source", "conversation")):
            self.read()

    def _on_looked(self, found: TermsKept) -> None:
        self._task = None
        self._progress.hide()
        self._found = found
        self._show()
        announce(self, self._said())

    def _show(self) -> None:
        parts: list[QWidget] = [BodyText(self._said(), name="termsKeptSaid")]
        if not self._found.agreed:
            parts.append(FlowRow(way_button(self, "terms")))
        elif self._found.undated:
            parts += [Notice(self._undated(), name="termsUndated"), FlowRow(way_button(self, "terms"))]
        elif not self._found.looked_at:
            parts.append(FlowRow(way_button(self, "import"), way_button(self, "terms")))
        parts += [self._card(one) for one in OUTSIDE if self._found.with_reason(one)]
        if self._found.found:
            note = self.tr(
                "A report can count them too. That is a choice of its own there, and is off until you make it. "
                "Senders left out of the counts in the diary are left out here."
            )
            parts.append(SecondaryText(note, name="termsKeptNote"))
        fill(self._place, *parts)

    def _undated(self) -> str:
        names = ", ".join(self._found.undated)
        return self.tr(
            "Without a first day it is not known since when terms hold. Nothing is compared with these: {names}."
        ).format(names=names)

    def _said(self) -> str:
        if not self._found.agreed:
            return self.tr("There are no terms to compare with yet.")
        if not self._found.looked_at:
            return self.tr("No messages that came in on days with terms were brought in.")
        looked = counted(
            self._found.looked_at,
            self.tr("On days with terms, {n} message came in."),
            self.tr("On days with terms, {n} messages came in."),
        )
        outside = counted(
            len(self._found.found), self.tr("{n} of them lies outside."), self.tr("{n} of them lie outside.")
        )
        return f"{looked} {outside}"

    def _card(self, reason: Outside) -> Card:
        found = self._found.with_reason(reason)
        card = Card(name=f"outside_{reason}", gap=0)
        card.add(Heading(f"{self._title(reason)}: {len(found):,}", level=3, name=f"outside_{reason}_title"))
        card.add(SecondaryText(self._about(reason)))
        add_lines(card, self._lines(found[: self._most[reason]], reason))
        if len(found) > self._most[reason]:
            more = SecondaryButton(self.tr("Show earlier ones"), name=f"more_{reason}")
            more.clicked.connect(lambda: self._on_more(reason))
            card.add(FlowRow(more))
        return card

    def _lines(self, found: Sequence[OutsideMessage], reason: Outside) -> list[QWidget]:
        ways = self.content.words["ways"]
        return [
            way_line(
                self,
                f"message:{one.id}",
                "message-square",
                _when(one.at),
                " · ".join(part for part in (ways.get(one.way, one.way), one.conversation) if part),
                name=f"{reason}_{one.id}",
            )
            for one in found
        ]

    def _on_more(self, reason: Outside) -> None:
        self._most[reason] += _AT_ONCE
        self._show()

    def _title(self, reason: Outside) -> str:
        return {
            "way": self.tr("Came another way"),
            "time": self.tr("Outside my times for reading"),
            "subject": self.tr("Names another subject"),
        }[reason]

    def _about(self, reason: Outside) -> str:
        return {
            "way": self.tr("The terms of that day name no such way."),
            "time": self.tr("By the clock of the message. You can have read it later."),
            "subject": self.tr("A word in it belongs to a subject outside your terms. It can mean something else."),
        }[reason]


def _when(at: date | datetime) -> str:
    day = at.date() if isinstance(at, datetime) else at
    return f"{say_day(day)}, {at:%H:%M}" if isinstance(at, datetime) else say_day(day)
