"""What is coming up, and when the last copy was made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.widgets import (
    Card,
    Heading,
    IconLabel,
    SecondaryText,
    Value,
    clear_layout_of,
    column,
    row,
)
from nocontact_desktop.gui.widgets.day_and_time import say_day
from nocontact_desktop.preparation.coming import Coming

_ICONS = {"sitting": "pause", "moment": "calendar-days", "look": "eye", "review": "calendar-days", "order": "calendar"}
_PLACES = {"sitting": "sitting", "moment": "moment", "look": "moment", "review": "moment"}


class ComingCard(Card):
    """Each line leads to where it belongs. Nothing here is announced, and nothing pops up."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="comingCard")
        self._desk = desk
        self.add(Heading(self.tr("Coming up"), level=3))
        self._lines = QWidget()
        column(self._lines, gap=12)
        self.add(self._lines)
        self._lines.hide()
        self._copy_line = QWidget()
        line = row(self._copy_line, gap=12)
        line.addWidget(IconLabel("hard-drive", "text"))
        self._copy = Value("", name="lastCopyLine")
        line.addWidget(self._copy, 1)
        self.add(self._copy_line)
        self.hide()

    def show_coming(self, coming: Sequence[Coming]) -> None:
        """Show what is coming up, in its order."""
        clear_layout_of(self._lines)
        layout = self._lines.layout()
        assert layout is not None
        for place, one in enumerate(coming):
            layout.addWidget(self._line(one, f"coming_{one.kind}_{place}"))
        self._lines.setVisible(bool(coming))
        self.setVisible(bool(coming) or not self._copy_line.isHidden())

    def show_copy(self, words: str) -> None:
        """Say when the last copy was made; with no words, nothing of it."""
        self._copy.setText(words)
        self._copy_line.setVisible(bool(words))
        self.setVisible(bool(words) or not self._lines.isHidden())

    def _line(self, one: Coming, name: str) -> QWidget:
        holder = QWidget()
        line = row(holder, gap=12)
        line.addWidget(IconLabel(_ICONS[one.kind], "text"), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=2)
        title, below = self._words(one)
        link = WrappedLink(title, name=name, strong=False)
        link.setAccessibleDescription(below)
        where = f"order:{one.row_id}" if one.kind == "order" else _PLACES[one.kind]
        link.clicked.connect(lambda: self._desk.go_to("prepare", where))
        words.addWidget(link)
        words.addWidget(SecondaryText(below))
        line.addLayout(words, 1)
        return holder

    def _words(self, one: Coming) -> tuple[str, str]:
        day = say_day(one.day) if one.day else ""
        if one.kind == "sitting":
            return self.tr("Go on with the sitting"), self.tr("Whenever it suits you")
        if one.kind == "order":
            return self.tr("Order ends {day}").format(day=day), self.tr("Ask the court when to renew")
        if one.kind == "moment":
            at = f"{day}, {one.at.isoformat('minutes')}" if one.at else day
            return self.tr("The moment you chose"), at
        if one.kind == "review":
            return self.tr("Think about it again"), self.tr("{day}, as you chose").format(day=day)
        return self.tr("Look again at what you set"), self.tr("{day}, or any other day").format(day=day)
