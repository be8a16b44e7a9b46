"""A label, a control, a hint and a line for what is wrong, in one widget.

The label is the control's buddy.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from nocontact_desktop.gui.icons import paint_icon
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets.buttons import IconButton
from nocontact_desktop.gui.widgets.layouts import column, row
from nocontact_desktop.gui.widgets.naming import announce, set_state
from nocontact_desktop.gui.widgets.text import PlainLabel, WrappedLabel


class FieldLabel(PlainLabel):
    """Names a control."""


class FieldHint(WrappedLabel):
    """Helps with a control."""


class FieldError(WrappedLabel):
    """Says what is wrong with a control."""


class Field(QWidget):
    """The frame of every field. Subclasses hand over their control."""

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        name: str,
        hint: str = "",
        beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Field")
        self._control = control
        self._hint_words = hint
        control.setObjectName(name)
        control.setAccessibleName(label)
        control.setAccessibleDescription(hint)
        body = column(self, gap=6)
        self._label = FieldLabel(label, name=f"{name}Label")
        self._label.setBuddy(control)
        body.addWidget(self._label)
        self._hint = FieldHint(hint, name=f"{name}Hint")
        body.addWidget(self._hint)
        # Only now: shown without a parent, it would be a window of its own for a moment.
        self._hint.setVisible(bool(hint))
        if beside is None:
            body.addWidget(control)
        else:
            line = row(gap=6)
            line.addWidget(control, 1)
            line.addWidget(beside)
            body.addLayout(line)
        self._error = FieldError("", name=f"{name}Error")
        self._error.hide()
        body.addWidget(self._error)
        self.setFocusProxy(control)

    def set_error(self, words: str | None) -> None:
        """Say what is wrong under the control, and aloud; None takes it away."""
        self._error.setText(words or "")
        self._error.setVisible(bool(words))
        set_state(self._control, "wrong", bool(words))
        self._control.setAccessibleDescription(" ".join(part for part in (words or "", self._hint_words) if part))
        if words:
            announce(self._control, words)

    def error(self) -> str:
        """What is said to be wrong, or nothing."""
        return self._error.text()

    def set_hint(self, words: str) -> None:
        """Change the hint."""
        self._hint_words = words
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self._control.setAccessibleDescription(words)


class LineField(Field):
    """One line of text: ``LineField("What happened, in one line", name="title", hint="")``;
    ``changed(str)``, ``submitted()`` on Enter.
    """

    changed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        label: str,
        *,
        name: str,
        hint: str = "",
        value: str = "",
        placeholder: str = "",
        longest: int = 2000,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = QLineEdit(value)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(longest)
        super().__init__(label, self.edit, name=name, hint=hint, parent=parent)
        self.edit.textEdited.connect(self._on_edited)
        self.edit.returnPressed.connect(self.submitted)

    def value(self) -> str:
        """What was typed, without blanks around it."""
        return self.edit.text().strip()

    def set_value(self, value: str) -> None:
        """Show ``value`` without emitting."""
        self.edit.setText(value)

    def _on_edited(self, text: str) -> None:
        self.set_error(None)
        self.changed.emit(text)


class GrowingText(QPlainTextEdit):
    """A text box that grows with its text up to a limit; Tab leaves it."""

    def __init__(self, lines: int, most_lines: int) -> None:
        super().__init__()
        self._lines = (lines, most_lines)
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def sizeHint(self) -> QSize:
        least, most = self._lines
        shown = min(max(least, round(self.document().size().height())), most)
        return QSize(super().sizeHint().width(), self._height_of(shown))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _height_of(self, lines: int) -> int:
        return round(lines * self.fontMetrics().lineSpacing()) + 2 * tokens().space(6) + 12


class TextArea(Field):
    """Several lines of plain text: ``TextArea("What happened", name="story", lines=6)``; ``changed(str)``."""

    changed = Signal(str)
    editor: type[GrowingText] = GrowingText

    def __init__(
        self,
        label: str,
        *,
        name: str,
        hint: str = "",
        value: str = "",
        placeholder: str = "",
        lines: int = 4,
        most_lines: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = self.editor(lines, most_lines)
        self.edit.setPlainText(value)
        self.edit.setPlaceholderText(placeholder)
        super().__init__(label, self.edit, name=name, hint=hint, parent=parent)
        self.edit.textChanged.connect(self._on_edited)

    def value(self) -> str:
        """What was typed."""
        return self.edit.toPlainText()

    def set_value(self, value: str) -> None:
        """Show ``value`` without emitting."""
        self.edit.blockSignals(True)
        self.edit.setPlainText(value)
        self.edit.blockSignals(False)

    def _on_edited(self) -> None:
        self.set_error(None)
        self.changed.emit(self.value())


class PassphraseField(Field):
    """A secret line with show and hide: ``PassphraseField("Passphrase", name="passphrase")``;
    ``changed(str)``, ``submitted()``.
    """

    changed = Signal(str)
    submitted = Signal()

    def __init__(self, label: str, *, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setMaxLength(1000)
        hints = Qt.InputMethodHint
        self.edit.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase)
        self._show = IconButton("", name=f"{name}Show", icon_name="eye")
        super().__init__(label, self.edit, name=name, hint=hint, beside=self._show, parent=parent)
        self._show.clicked.connect(self._on_show_clicked)
        self._describe()
        self.edit.textEdited.connect(self._on_edited)
        self.edit.returnPressed.connect(self.submitted)

    def value(self) -> str:
        """What was typed, exactly."""
        return self.edit.text()

    def set_value(self, value: str) -> None:
        """Show ``value``, e.g. generated words."""
        self.edit.setText(value)

    def clear(self) -> None:
        """Empty the field and hide what is typed next."""
        self.edit.clear()
        self.set_shown(shown=False)

    def set_shown(self, *, shown: bool) -> None:
        """Show or hide what is typed."""
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._describe()

    def _describe(self) -> None:
        shown = self.edit.echoMode() == QLineEdit.EchoMode.Normal
        self._show.set_words(self.tr("Hide what is typed") if shown else self.tr("Show what is typed"))
        self._show.set_icon("eye-off" if shown else "eye")

    def _on_show_clicked(self) -> None:
        self.set_shown(shown=self.edit.echoMode() != QLineEdit.EchoMode.Normal)

    def _on_edited(self, text: str) -> None:
        self.set_error(None)
        self.changed.emit(text)


class _Combo(QComboBox):
    """A combo box that leaves the wheel to the page unless it is open, and draws its own arrow."""

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        t = tokens()
        side = t.px(16)
        place = self.rect().adjusted(self.width() - side - t.space(12), 0, -t.space(12), 0)
        paint_icon(QPainter(self), place, "chevron-down", t.colours.secondary)

    def minimumSizeHint(self) -> QSize:
        return QSize(tokens().px(120), super().minimumSizeHint().height())


class ChoiceField(Field):
    """One of a longer list: ``ChoiceField("Channel", [("", "Not said"), ("email", "Email")],
    name="channel")``; ``changed(str)``.
    """

    changed = Signal(str)

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        *,
        name: str,
        hint: str = "",
        value: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.combo = _Combo()
        super().__init__(label, self.combo, name=name, hint=hint, parent=parent)
        self.set_options(options)
        self.set_value(value)
        self.combo.activated.connect(lambda _index: self.changed.emit(self.value()))

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options, keeping the choice where it still exists."""
        kept = self.value()
        self.combo.clear()
        for value, words in options:
            self.combo.addItem(words, value)
        self.set_value(kept)

    def value(self) -> str:
        """The value chosen."""
        return str(self.combo.currentData() or "")

    def set_value(self, value: str) -> None:
        """Show a choice without emitting."""
        index = self.combo.findData(value)
        self.combo.setCurrentIndex(max(0, index))
