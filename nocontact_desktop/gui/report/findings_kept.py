"""Findings that were kept on purpose, folded away, each to be asked about again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.report.marked_text import MarkedText
from nocontact_desktop.gui.widgets import FlowRow, Fold, LinkButton, SecondaryText, clear_layout_of, column
from nocontact_desktop.report.privacy_check.finding import Finding
from nocontact_desktop.report.privacy_check.sentences import sentence
from nocontact_desktop.report.words import words


class KeptFindings(Fold):
    """``asked_again(Finding)`` when one of them is to be open again."""

    asked_again = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Kept on purpose"), name="keptFindings")
        self._findings: list[Finding] = []
        self._language = "en"
        self._list = QWidget()
        self._rows = column(self._list, gap=8)
        self.add(self._list)

    def show_findings(self, findings: Sequence[Finding], language: str) -> None:
        """List them; with none, nothing is shown."""
        self._findings, self._language = list(findings), language
        clear_layout_of(self._list)
        for place, one in enumerate(self._findings):
            name = f"kept{place + 1}"
            said = sentence(one, words(language))
            self._rows.addWidget(SecondaryText(said, name=f"{name}Says"))
            span = (len(one.before), len(one.before) + len(one.passage))
            self._rows.addWidget(MarkedText(one.before + one.passage + one.after, [span], name=f"{name}Words"))
            again = LinkButton(self.tr("Ask again"), name=f"{name}Again", spoken=f"{self.tr('Ask again')}: {said}")
            again.clicked.connect(lambda _checked=False, one=one: self._on_again(one))
            self._rows.addWidget(FlowRow(again))
        self.set_closed_words(str(len(self._findings)))
        self.setVisible(bool(self._findings))

    def _on_again(self, one: Finding) -> None:
        self.show_findings([other for other in self._findings if other != one], self._language)
        self.asked_again.emit(one)
