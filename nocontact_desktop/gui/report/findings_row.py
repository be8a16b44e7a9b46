"""One finding: where it stands, its words, and what can be done about it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.drawing import Drawn
from nocontact_desktop.gui.report.findings_page import FindingPage
from nocontact_desktop.gui.report.marked_text import MarkedText
from nocontact_desktop.gui.widgets import (
    Chip,
    FlowRow,
    Heading,
    LinkButton,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
)
from nocontact_desktop.report.privacy_check.finding import Finding
from nocontact_desktop.report.privacy_check.sentences import place_said
from nocontact_desktop.report.words import Words

Decision = Literal["cover", "cover_all", "redact", "leave_out", "keep", "keep_all", "undo"]


class FindingRow(QWidget):
    """``decided(Decision)`` when the user has pressed something. ``alike`` is how many have the same words."""

    decided = Signal(str)

    def __init__(self, desk: Desk, drawn: Drawn, finding: Finding, alike: int, say: Words, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.finding = finding
        self._desk, self._drawn = desk, drawn
        self._page: FindingPage | None = None
        self._place = place_said(finding.place, say)
        body = column(self, gap=8, margins=(0, 8, 0, 8))
        body.addWidget(Heading(self._place, level=4, name=f"{name}Place"))
        body.addWidget(FlowRow(Chip(say(f"finding.sort.{finding.sort}"), tone="careful")))
        text = finding.before + finding.passage + finding.after
        span = (len(finding.before), len(finding.before) + len(finding.passage))
        body.addWidget(MarkedText(text, [span], name=f"{name}Words"))
        self._ways = FlowRow(*self._buttons(alike))
        body.addWidget(self._ways)
        self._says = SecondaryText("", name=f"{name}Says")
        self._undo = LinkButton(self.tr("Undo"), name=f"{name}Undo", spoken=self._spoken(self.tr("Undo")))
        self._undo.clicked.connect(lambda: self.decided.emit("undo"))
        self._after = FlowRow(self._says, self._undo)
        self._after.hide()
        body.addWidget(self._after)
        self._body = body

    def show_decision(self, words: str) -> None:
        """Say what was decided in place of the ways; empty brings the ways back."""
        had_focus = self._ways.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._ways.setVisible(not words)
        self._says.setText(words)
        self._after.setVisible(bool(words))
        if words:
            announce(self, f"{self._place}. {words}")
            if had_focus:
                self._undo.setFocus()

    def _buttons(self, alike: int) -> list[QWidget]:
        name, ways = self.objectName(), self.finding.ways
        made: list[QWidget] = []
        if "cover" in ways:
            made.append(self._button(SecondaryButton, self.tr("Cover"), "cover"))
            if alike > 1:
                every = self.tr("Cover it in all {n} places").format(n=alike)
                made.append(self._button(SecondaryButton, every, "cover_all"))
        if "redact" in ways:
            made.append(self._button(SecondaryButton, self.tr("Cover parts of the file"), "redact"))
        if "leave_out" in ways:
            made.append(self._button(SecondaryButton, self.tr("Leave this file out"), "leave_out"))
        made.append(self._button(QuietButton, self.tr("Keep on purpose"), "keep"))
        if alike > 1:
            made.append(self._button(QuietButton, self.tr("Keep it in all {n} places").format(n=alike), "keep_all"))
        self._look = LinkButton(
            self.tr("Show the page"), name=f"{name}Page", spoken=self._spoken(self.tr("Show the page"))
        )
        self._look.clicked.connect(self._on_look)
        return [*made, self._look]

    def _button(self, kind: type[SecondaryButton | QuietButton], words: str, decision: Decision) -> QWidget:
        name = f"{self.objectName()}{decision.title().replace('_', '')}"
        button = kind(words, name=name, small=True, spoken=self._spoken(words))
        button.clicked.connect(lambda: self.decided.emit(decision))
        return button

    def _spoken(self, words: str) -> str:
        return f"{words}: {self._place}"

    def _on_look(self) -> None:
        if self._page is not None:
            self._body.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None
        else:
            self._page = FindingPage(self._desk, self._drawn, self.finding)
            self._body.addWidget(self._page)
            self._page.read(self.width())
        self._look.set_words(self.tr("Hide the page") if self._page else self.tr("Show the page"))
