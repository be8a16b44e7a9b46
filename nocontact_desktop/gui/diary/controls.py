"""One control for each kind of answer. All of them show an answer, give it back, and say when it changed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.diary.form_row import FieldRow
from nocontact_desktop.gui.diary.keeping import Known
from nocontact_desktop.gui.diary.name_field import NameField
from nocontact_desktop.gui.diary.words import options, translate
from nocontact_desktop.gui.widgets import (
    Checkbox,
    ChoiceField,
    FlowRow,
    LineField,
    LinkButton,
    Notice,
    SecondaryText,
    Segmented,
    TextArea,
    announce,
    column,
    dialogs,
)
from nocontact_desktop.gui.widgets.fields import Field, FieldError, FieldHint, FieldLabel


class Control(QWidget):
    """Answers one row of the form. ``answered`` fires when the user changed the answer.

    A control that takes time to answer says so through ``is_busy``, and fires ``settled`` when it is done.
    """

    answered = Signal()
    settled = Signal()

    def __init__(self, row: FieldRow) -> None:
        super().__init__()
        self.row = row
        self.setObjectName(f"row_{row.name}")
        self.body = column(self, gap=6)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still on its way."""
        return False

    def answer(self) -> Any:
        """The answer as a plain value; None for no answer."""
        raise NotImplementedError

    def show_answer(self, answer: Any) -> None:
        """Show an answer without firing ``answered``."""
        raise NotImplementedError

    def set_error(self, words: str | None) -> None:
        """Say what is wrong; None takes it away."""
        raise NotImplementedError

    def take_known(self, known: Known) -> None:
        """Offer what the notebook knows; most controls have no use for it."""

    def add_seen_by(self) -> None:
        """Say at the foot who gets to see it, when the row says so."""
        if self.row.seen_by:
            self.body.addWidget(SecondaryText(self.row.seen_by, name=f"entry_{self.row.name}SeenBy"))


class _FieldControl(Control):
    """Around one of the ready fields."""

    field: Field

    def _take(self, field: Field) -> None:
        self.field = field
        self.body.addWidget(field)
        self.setFocusProxy(field)
        self.add_seen_by()

    def set_error(self, words: str | None) -> None:
        self.field.set_error(words)


class LineControl(_FieldControl):
    """One line."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row)
        self._line = LineField(row.label, name=f"entry_{row.name}", hint=row.hint)
        self._line.changed.connect(lambda _text: self.answered.emit())
        self._take(self._line)

    def answer(self) -> str | None:
        return self._line.edit.text() or None

    def show_answer(self, answer: Any) -> None:
        self._line.set_value(answer or "")


class NameControl(_FieldControl):
    """Somebody's name."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row)
        self._name = NameField(row.label, name=f"entry_{row.name}")
        self._name.changed.connect(lambda _text: self.answered.emit())
        self._take(self._name)

    def take_known(self, known: Known) -> None:
        self._name.offer(known.people)

    def answer(self) -> str | None:
        return self._name.edit.text() or None

    def show_answer(self, answer: Any) -> None:
        self._name.set_value(answer or "")


class TextControl(_FieldControl):
    """Several lines."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row)
        self._text = TextArea(row.label, name=f"entry_{row.name}", hint=row.hint, lines=4)
        self._text.changed.connect(lambda _text: self.answered.emit())
        self._take(self._text)

    def answer(self) -> str | None:
        return self._text.value() or None

    def show_answer(self, answer: Any) -> None:
        self._text.set_value(answer or "")


class OneControl(_FieldControl):
    """One of a set, or no answer. A value that is not of the set stays as it is."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row)
        self._options = [("", translate("diary", "Not answered")), *options(row.options)]
        self._choice = ChoiceField(row.label, self._options, name=f"entry_{row.name}", hint=row.hint)
        self._choice.changed.connect(lambda _value: self.answered.emit())
        self._take(self._choice)

    def answer(self) -> str | None:
        return self._choice.value() or None

    def show_answer(self, answer: Any) -> None:
        if answer and answer not in dict(self._options):
            self._options.append((answer, answer))
            self._choice.set_options(self._options)
        self._choice.set_value(answer or "")


class LabelledControl(Control):
    """With a label and a hint above, and a line for what is wrong below."""

    def __init__(self, row: FieldRow, *, labelled: bool = True) -> None:
        super().__init__(row)
        self._label = FieldLabel(row.label, name=f"entry_{row.name}Label")
        self._hint = FieldHint(row.hint, name=f"entry_{row.name}Hint")
        self.body.addWidget(self._label)
        self.body.addWidget(self._hint)
        self._label.setVisible(labelled)
        self._hint.setVisible(bool(row.hint))
        self._error = FieldError("", name=f"entry_{row.name}Error")
        self._error.hide()

    def finish(self) -> None:
        """Add what stands below the control."""
        self.add_seen_by()
        self.body.addWidget(self._error)

    def set_error(self, words: str | None) -> None:
        self._error.setText(words or "")
        self._error.setVisible(bool(words))
        if words:
            announce(self, words)


class PickControl(LabelledControl):
    """One of a few, side by side."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row)
        self._segments = Segmented(options(row.options), name=f"entry_{row.name}", spoken=row.label)
        self._segments.chosen.connect(self._on_chosen)
        self._clear = LinkButton(
            translate("diary", "Clear"),
            name=f"entry_{row.name}Clear",
            spoken=translate("diary", "Clear the answer: {question}").format(question=row.label),
        )
        self._clear.clicked.connect(self._on_clear)
        self.body.addWidget(FlowRow(self._segments, self._clear, gap=8))
        self.setFocusProxy(self._segments)
        self._clear.hide()
        self._notice = Notice(row.yes_says, tone="careful", name=f"entry_{row.name}Says")
        self._notice.hide()
        self.body.addWidget(self._notice)
        self.finish()

    def answer(self) -> str | None:
        return self._segments.value()

    def show_answer(self, answer: Any) -> None:
        self._segments.set_value(answer)
        self._follow()

    def _follow(self) -> None:
        self._clear.setVisible(self.row.control == "tri" and self.answer() is not None)
        self._notice.setVisible(bool(self.row.yes_says) and self.answer() == "yes")

    def _on_chosen(self, _value: str) -> None:
        self._follow()
        if not self._notice.isHidden():
            announce(self._notice, self.row.yes_says)
        self.set_error(None)
        self.answered.emit()

    def _on_clear(self) -> None:
        self.show_answer(None)
        self.answered.emit()


class ManyControl(LabelledControl):
    """Any number of a set."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row)
        self._boxes: dict[str, Checkbox] = {}
        line = FlowRow(gap=16)
        for value, words in options(row.options):
            box = Checkbox(words, name=f"entry_{row.name}_{value}")
            box.clicked.connect(lambda _checked=False: self.answered.emit())
            self._boxes[value] = box
            line.add(box)
        self.body.addWidget(line)
        self.finish()

    def answer(self) -> list[str] | None:
        return [value for value, box in self._boxes.items() if box.isChecked()] or None

    def show_answer(self, answer: Any) -> None:
        for value, box in self._boxes.items():
            box.setChecked(value in (answer or ()))


class TickControl(LabelledControl):
    """Yes, or nothing said."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__(row, labelled=False)
        self._box = Checkbox(row.label, name=f"entry_{row.name}")
        self._box.clicked.connect(self._on_clicked)
        self.body.insertWidget(0, self._box)
        self.setFocusProxy(self._box)
        self.finish()

    def answer(self) -> bool | None:
        return self._box.isChecked() or None

    def show_answer(self, answer: Any) -> None:
        self._box.setChecked(bool(answer))

    def _on_clicked(self) -> None:
        asks = self.row.asks
        if asks is None or not self._box.isChecked():
            self.answered.emit()
            return
        self._box.setChecked(False)
        dialogs().confirm(self, asks.title, asks.says, asks.act, self._set)

    def _set(self) -> None:
        self._box.setChecked(True)
        self.answered.emit()
