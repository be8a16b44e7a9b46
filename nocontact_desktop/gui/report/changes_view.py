"""What has changed in the diary since a report was saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.entries import EntryRow
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.day_words import moment_words
from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.report.profiles import profile_rows
from nocontact_desktop.gui.report.view import ReportView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    EmptyState,
    FlowRow,
    Fold,
    Heading,
    LinkButton,
    PrimaryButton,
    SecondaryText,
    clear_layout_of,
    column,
)
from nocontact_desktop.report.made_before import ReportBefore, Since, reports_before, since
from nocontact_desktop.vault.notebook import Notebook

_AT_ONCE = 12
"""How many entries or files are named; of more, the number is said."""

_Told = tuple[Since | None, tuple[ReportBefore, ...]]
_Line = tuple[str, str, Callable[[], None]]


class ChangesView(ReportView):
    """``row_id`` is a report that was saved before; without one, the last."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._parts = QWidget()
        self._parts.setObjectName("changesParts")
        column(self._parts, gap=20)
        self.body.addWidget(self._parts)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Since my last report")

    def read(self) -> None:
        wanted = int(self.row_id) if self.row_id else None

        def ask(notebook: Notebook) -> _Told:
            return since(notebook, wanted), reports_before(notebook)

        self.desk.ask(ask, owner=self, on_done=lambda told: self._show(*told))

    def _show(self, told: Since | None, reports: tuple[ReportBefore, ...]) -> None:
        clear_layout_of(self._parts)
        body = self._parts.layout()
        assert body is not None
        if told is None:
            body.addWidget(self._none())
            return
        body.addWidget(self._card(told))
        others = [one for one in reports if one.id != told.report.id]
        if others:
            body.addWidget(self._others(others))

    def _none(self) -> EmptyState:
        empty = EmptyState(
            "history",
            self.tr("No report was saved yet"),
            self.tr("Once one is saved, what is new since then stands here."),
            action=self.tr("Make a report"),
            name="changesEmpty",
        )
        empty.acted.connect(lambda: self.opened.emit("new"))
        return empty

    def _card(self, told: Since) -> Card:
        card = Card(name="changesCard")
        card.add(Heading(_report_words(told.report), level=3))
        card.add(SecondaryText(self._about(told.report), name="changesReport"))
        if told.nothing:
            card.add(BodyText(self.tr("Nothing has changed since then."), name="changesNothing"))
            return card
        self._add(card, "new", self.tr("New entries"), [self._entry(row) for row in told.new])
        self._add(card, "corrected", self.tr("Corrected entries"), [self._entry(row) for row in told.corrected])
        self._add(card, "files", self.tr("New files"), self._files(told))
        self._add(card, "messages", self.tr("New messages"), self._messages(told))
        if told.deleted:
            words = counted(
                told.deleted, self.tr("{n} entry of it was deleted."), self.tr("{n} entries of it were deleted.")
            )
            card.add(SecondaryText(words, name="changesDeleted"))
        if told.entries:
            button = PrimaryButton(
                self.tr("Make a report of these entries"), name="reportChanges", icon_name="file-text"
            )
            button.clicked.connect(lambda: self.opened.emit("new:" + ",".join(told.entries)))
            card.add(FlowRow(button))
        return card

    def _about(self, report: ReportBefore) -> str:
        words = counted(report.entries, self.tr("{n} entry"), self.tr("{n} entries"))
        return f"{words} · {self.tr('Check code {code}').format(code=report.check_code)}"

    def _add(self, card: Card, name: str, heading: str, lines: list[_Line]) -> None:
        if not lines:
            return
        card.add(Heading(f"{heading} · {len(lines):,}", level=4))
        for place, (words, under, act) in enumerate(lines[:_AT_ONCE]):
            link = WrappedLink(words, name=f"{name}{place}")
            link.clicked.connect(act)
            card.add(link)
            if under:
                link.setAccessibleDescription(under)
                card.add(SecondaryText(under))
        if len(lines) > _AT_ONCE:
            more = counted(len(lines) - _AT_ONCE, self.tr("and {n} more"), self.tr("and {n} more"))
            card.add(SecondaryText(more, name=f"{name}More"))

    def _entry(self, row: EntryRow) -> _Line:
        return row.title or row.when, row.when if row.title else "", partial(self.desk.go_to, "diary", row.id)

    def _files(self, told: Since) -> list[_Line]:
        return [
            (one.caption or one.name, "", partial(self.desk.go_to, "diary", f"file:{one.id}")) for one in told.files
        ]

    def _messages(self, told: Since) -> list[_Line]:
        say = partial(counted, one=self.tr("{n} message"), many=self.tr("{n} messages"))
        return [
            (one.title, say(one.number), partial(self.desk.go_to, "diary", "conversations")) for one in told.messages
        ]

    def _others(self, reports: list[ReportBefore]) -> Fold:
        fold = Fold(self.tr("Since another report"), name="otherReports")
        for one in reports:
            link = LinkButton(_report_words(one), name=f"report{one.id}")
            link.clicked.connect(lambda _checked=False, one=one: self.replaced.emit(f"changes:{one.id}"))
            fold.add(FlowRow(link))
        return fold


def _report_words(report: ReportBefore) -> str:
    whom = {value: name for value, name, _hint in profile_rows()}[report.privacy]
    return f"{moment_words(report.made_at)} · {whom}"
