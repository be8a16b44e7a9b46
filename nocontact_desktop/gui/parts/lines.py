"""A line of a list: an icon, a link, and a smaller line under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import Card, Divider, IconLabel, SecondaryText, column, row


def way_line(view: View, address: str, icon: str, title: str, says: str, *, name: str) -> QWidget:
    """A line that leads from ``view`` to an address."""
    holder = QWidget()
    line = row(holder, gap=16, margins=(0, 10, 0, 10))
    line.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignVCenter)
    words = column(gap=2)
    link = WrappedLink(title, name=name)
    link.setAccessibleDescription(says)
    link.clicked.connect(lambda: view.opened.emit(address))
    words.addWidget(link)
    words.addWidget(SecondaryText(says))
    line.addLayout(words, 1)
    return holder


def add_lines(card: Card, lines: list[QWidget]) -> None:
    """Put lines on a card, with hairlines between."""
    for at, line in enumerate(lines):
        if at:
            card.add(Divider())
        card.add(line)
