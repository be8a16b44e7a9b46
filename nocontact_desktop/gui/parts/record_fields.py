"""Fields of a record that keep themselves, and a link to a record whose name may be long."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from nocontact_desktop.gui.parts.day_field import DayField
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.open_choice import OpenChoice
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import Heading, LineField, LinkButton, SecondaryText, column
from nocontact_desktop.gui.widgets.naming import set_tip

_PAUSE_MS = 800
_LONGEST = 200
_SLACK = 4  # letters are a part of a pixel wider than they say

Keep = Callable[[str, Any], None]
"""Takes the name of a field and its new value."""


class KeptLine(LineField):
    """``kept(str)`` with what stands in the line, once for each change that has come to rest."""

    kept = Signal(str)

    def __init__(self, label: str, *, name: str, value: str, hint: str = "") -> None:
        super().__init__(label, name=name, value=value, hint=hint, longest=_LONGEST)
        self._last = self.value()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE_MS)
        self._wait.timeout.connect(self.keep_now)
        self.changed.connect(lambda _text: self._wait.start())
        self.edit.editingFinished.connect(self.keep_now)

    def set_value(self, value: str) -> None:
        """Show ``value`` as what is kept already."""
        super().set_value(value)
        self._last = self.value()

    def keep_now(self) -> None:
        """Hand over what was typed since the last time, if anything was."""
        self._wait.stop()
        if self.value() != self._last:
            self._last = self.value()
            self.kept.emit(self._last)


def keep_all(view: QWidget) -> None:
    """Hand over what is still being typed anywhere in ``view``."""
    for text in view.findChildren(KeptText):
        text.keep_now()
    for line in view.findChildren(KeptLine):
        line.keep_now()
    for day in view.findChildren(DayField):
        for edit in day.findChildren(QLineEdit):
            edit.editingFinished.emit()


class RecordFields:
    """Makes the fields of one record. Each hands its value to ``keep`` under the name of its field.

    Object names are ``prefix_field``.
    """

    def __init__(self, prefix: str, keep: Keep) -> None:
        self._prefix = prefix
        self._keep = keep

    def line(self, field: str, label: str, value: str, hint: str = "") -> KeptLine:
        """One line of text."""
        made = KeptLine(label, name=f"{self._prefix}_{field}", value=value, hint=hint)
        made.kept.connect(lambda text: self._keep(field, text))
        return made

    def text(self, field: str, label: str, value: str, hint: str = "", lines: int = 2) -> KeptText:
        """Several lines of text."""
        made = KeptText(label, name=f"{self._prefix}_{field}", value=value, hint=hint, lines=lines)
        made.kept.connect(lambda text: self._keep(field, text))
        return made

    def lines(self, field: str, label: str, values: Sequence[str], hint: str = "") -> KeptText:
        """A list, one on each line."""
        made = KeptText(label, name=f"{self._prefix}_{field}", value="\n".join(values), hint=hint, lines=3)
        made.kept.connect(lambda text: self._keep(field, lines_of(text)))
        return made

    def day(self, field: str, label: str, value: str, hint: str = "") -> DayField:
        """A day, ISO 8601."""
        made = DayField(label, name=f"{self._prefix}_{field}", value=value, hint=hint)
        made.kept.connect(lambda text: self._keep(field, text))
        return made

    def one(
        self,
        field: str,
        label: str,
        words: Mapping[str, str],
        value: str | None,
        hints: Mapping[str, str] | None = None,
    ) -> QWidget:
        """One of a fixed set under a heading, with a way to take the answer back."""
        options = [
            (option, said, hints[option]) if hints and option in hints else (option, said)
            for option, said in words.items()
        ]
        made = OpenChoice(options, name=f"{self._prefix}_{field}", spoken=label, value=value)
        made.answered.connect(lambda chosen: self._keep(field, chosen or None))
        holder = QWidget()
        body = column(holder, gap=6)
        body.addWidget(Heading(label, level=4))
        body.addWidget(made)
        return holder


class NameLink(LinkButton):
    """A link that ends in dots where its words have no room."""

    def __init__(self, text: str, *, name: str, spoken: str = "") -> None:
        self._whole = text
        super().__init__(text, name=name, spoken=spoken or text)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), tokens().px(120)), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._words_width() + self._frame_width() + _SLACK, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._frame_width()
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        set_tip(self, "" if shown == self._whole else self._whole)

    def _words_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._whole)

    def _frame_width(self) -> int:
        shown = self.text().replace("&&", "&")
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(shown)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that have something in them."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def bullets(body: QWidget, *lines: str) -> None:
    """Add ``lines`` as small points to a widget with a column."""
    layout = body.layout()
    assert layout is not None
    for line in lines:
        layout.addWidget(SecondaryText(f"• {line}"))
