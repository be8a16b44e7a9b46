"""What has changed in the diary since a report was saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.entries import EntryRow
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.day_words import moment_words
from nocontact_desktop.gui.parts.lines import add_lines
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
    IconLabel,
    LinkButton,
    PrimaryButton,
    SecondaryText,
    clear_layout_of,
    column,
    row,
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
        for part in (self._card(told), *self._groups(told)):
            body.addWidget(part)
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
        card.add(BodyText(self._in_short(told), name="changesShort"))
        if told.entries:
            words = self.tr("Make a report of these entries")
            button = PrimaryButton(words, name="reportChanges", icon_name="file-text")
            button.clicked.connect(lambda: self.opened.emit("new:" + ",".join(told.entries)))
            card.add(FlowRow(button))
        return card

    def _about(self, report: ReportBefore) -> str:
        words = counted(report.entries, self.tr("{n} entry"), self.tr("{n} entries"))
        return f"{words} · {self.tr('Check code {code}').format(code=report.check_code)}"

    def _in_short(self, told: Since) -> str:
        if told.nothing:
            return self.tr("Nothing has changed since then.")
        messages = sum(one.number for one in told.messages)
        parts = (
            (len(told.new), self.tr("{n} new entry"), self.tr("{n} new entries")),
            (len(told.corrected), self.tr("{n} corrected"), self.tr("{n} corrected")),
            (told.deleted, self.tr("{n} deleted"), self.tr("{n} deleted")),
            (len(told.files), self.tr("{n} new file"), self.tr("{n} new files")),
            (messages, self.tr("{n} new message"), self.tr("{n} new messages")),
        )
        return self.tr("Since then: {what}.").format(
            what=", ".join(counted(number, one, many) for number, one, many in parts if number)
        )

    def _groups(self, told: Since) -> list[QWidget]:
        groups = (
            ("new", "plus", self.tr("New entries"), [self._entry(one) for one in told.new]),
            ("corrected", "pencil", self.tr("Corrected entries"), [self._entry(one) for one in told.corrected]),
            ("files", "paperclip", self.tr("New files"), self._files(told)),
            ("messages", "messages-square", self.tr("New messages"), self._messages(told)),
        )
        return [
            part for name, icon, heading, lines in groups if lines for part in self._group(name, icon, heading, lines)
        ]

    def _group(self, name: str, icon: str, heading: str, lines: list[_Line]) -> tuple[QWidget, QWidget]:
        card = Card(name=f"{name}Card", gap=0)
        add_lines(card, [_line(f"{name}{place}", icon, one) for place, one in enumerate(lines[:_AT_ONCE])])
        if len(lines) > _AT_ONCE:
            more = self.tr("and {n} more").format(n=f"{len(lines) - _AT_ONCE:,}")
            card.add(SecondaryText(more, name=f"{name}More"))
        return Heading(heading, level=3), card

    def _entry(self, entry: EntryRow) -> _Line:
        return entry.title or entry.when, entry.when if entry.title else "", partial(self.desk.go_to, "diary", entry.id)

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
        words = counted(len(reports), self.tr("{n} report"), self.tr("{n} reports"))
        fold = Fold(self.tr("Since another report"), name="otherReports", closed_words=words)
        for one in reports:
            link = LinkButton(_report_words(one), name=f"report{one.id}")
            link.clicked.connect(lambda _checked=False, one=one: self.replaced.emit(f"changes:{one.id}"))
            fold.add(FlowRow(link))
        return fold


def _line(name: str, icon: str, line: _Line) -> QWidget:
    words, under, act = line
    holder = QWidget()
    body = row(holder, gap=16, margins=(0, 10, 0, 10))
    body.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignVCenter)
    texts = column(gap=2)
    link = WrappedLink(words, name=name)
    link.clicked.connect(act)
    texts.addWidget(link)
    if under:
        link.setAccessibleDescription(under)
        texts.addWidget(SecondaryText(under))
    body.addLayout(texts, 1)
    return holder


def _report_words(report: ReportBefore) -> str:
    whom = {value: name for value, name, _hint in profile_rows()}[report.privacy]
    return f"{moment_words(report.made_at)} · {whom}"
