"""Small groups of lines that belong together: one of them, or as many as there are people, injuries, terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.diary.controls import LabelledControl
from nocontact_desktop.gui.diary.form_row import FieldRow, Part
from nocontact_desktop.gui.diary.keeping import Known
from nocontact_desktop.gui.diary.name_field import NameField
from nocontact_desktop.gui.diary.words import options, translate
from nocontact_desktop.gui.widgets import ChoiceField, Columns, FlowRow, IconButton, LineField, LinkButton, column, row
from nocontact_desktop.gui.widgets.fields import FieldLabel

_ONE_LINE = "line"


class Group(QWidget):
    """The parts of one group, in two columns where there is room."""

    answered = Signal()
    taken_out = Signal()

    def __init__(self, field: FieldRow, parts: Sequence[Part], name: str, *, can_go: bool, spoken: str) -> None:
        super().__init__()
        self.setObjectName(f"group_{name}")
        self._parts: dict[str, LineField | NameField | ChoiceField] = {}
        self._kept: dict[str, str] = {}
        line = row(self, gap=8)
        grid = Columns(shares=(1,) if len(parts) == 1 else (1, 1), narrow=420, gap=12)
        for place, part in enumerate(parts):
            made = self._made(field, part, f"entry_{name}_{part.name}")
            self._parts[part.name] = made
            made.changed.connect(lambda _text: self.answered.emit())
            grid.add(place % 2 if len(parts) > 1 else 0, made)
        line.addWidget(grid, 1)
        if can_go:
            away = IconButton(spoken, name=f"entry_{name}_out", icon_name="x")
            away.clicked.connect(self.taken_out)
            line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)

    def answer(self) -> dict[str, str]:
        """What was written, by the name of the part."""
        values = {name: part.value() for name, part in self._parts.items()}
        return {**self._kept, **{name: value for name, value in values.items() if value}}

    def show_answer(self, answer: Mapping[str, str]) -> None:
        """Show a group."""
        self._kept = {name: value for name, value in answer.items() if name not in self._parts}
        for name, part in self._parts.items():
            value = answer.get(name, "")
            if isinstance(part, ChoiceField) and value and part.combo.findData(value) < 0:
                part.combo.addItem(value, value)
            part.set_value(value)

    def focus_first(self) -> None:
        """Go to the first part."""
        next(iter(self._parts.values())).setFocus()

    def take_known(self, known: Known) -> None:
        """Offer the names of the user's people where a name is asked for."""
        for part in self._parts.values():
            if isinstance(part, NameField):
                part.offer(known.people)

    def _made(self, field: FieldRow, part: Part, name: str) -> LineField | NameField | ChoiceField:
        if part.options:
            offered = [("", translate("diary", "Not answered")), *options(part.options)]
            return ChoiceField(part.label, offered, name=name)
        if part.names:
            return NameField(part.label, name=name)
        line = LineField(part.label or field.label, name=name)
        if not part.label:  # the label of the whole stands above
            for label in line.findChildren(FieldLabel):
                label.hide()
        return line


class GroupControl(LabelledControl):
    """One group."""

    def __init__(self, field: FieldRow) -> None:
        super().__init__(field)
        self._group = Group(field, field.parts, field.name, can_go=False, spoken=field.label)
        self._group.answered.connect(self.answered)
        self.body.addWidget(self._group)
        self.finish()

    def take_known(self, known: Known) -> None:
        self._group.take_known(known)

    def answer(self) -> dict[str, str] | None:
        return self._group.answer() or None

    def show_answer(self, answer: Any) -> None:
        self._group.show_answer(answer or {})

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self._group.focus_first()


class GroupsControl(LabelledControl):
    """As many groups as are added. An empty list that was saved as an answer stays one."""

    def __init__(self, field: FieldRow) -> None:
        super().__init__(field)
        self._numbers = count(1)
        self._groups: list[Group] = []
        self._empty_is_answer = False
        self._known = Known()
        self._list = column(gap=24)
        self.body.addLayout(self._list)
        add = LinkButton(field.adds, name=f"entry_{field.name}Add", icon_name="plus")
        add.clicked.connect(self._on_add)
        self.body.addWidget(FlowRow(add))
        self._add_button = add
        self.finish()

    def take_known(self, known: Known) -> None:
        self._known = known
        for group in self._groups:
            group.take_known(known)

    def answer(self) -> list[Any] | None:
        given = [group.answer() for group in self._groups]
        return given if given or self._empty_is_answer else None

    def show_answer(self, answer: Any) -> None:
        for group in list(self._groups):
            self._remove(group)
        self._empty_is_answer = answer == []
        for one in answer or ():
            self._add(one)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self._groups:
            self._groups[-1].focus_first()
        else:
            self._add_button.setFocus(reason)

    def _parts(self) -> Sequence[Part]:
        return self.row.parts

    def _add(self, answer: Mapping[str, str]) -> Group:
        number = next(self._numbers)
        spoken = translate("diary", "Take out: {what}, {number}").format(what=self.row.label, number=number)
        group = Group(self.row, self._parts(), f"{self.row.name}{number}", can_go=True, spoken=spoken)
        group.take_known(self._known)
        group.show_answer(answer)
        group.answered.connect(self.answered)
        group.taken_out.connect(lambda: self._on_taken_out(group))
        self._groups.append(group)
        self._list.addWidget(group)
        return group

    def _remove(self, group: Group) -> None:
        self._groups.remove(group)
        self._list.removeWidget(group)
        group.hide()
        group.deleteLater()

    def _on_add(self) -> None:
        self._add({}).focus_first()
        self.answered.emit()

    def _on_taken_out(self, group: Group) -> None:
        self._remove(group)
        self._add_button.setFocus()
        self.answered.emit()


class LinesControl(GroupsControl):
    """Several lines, each by itself."""

    def answer(self) -> list[Any] | None:
        given = [group.answer().get(_ONE_LINE, "") for group in self._groups]
        return given or None

    def show_answer(self, answer: Any) -> None:
        super().show_answer([{_ONE_LINE: text} for text in answer or ()])

    def _parts(self) -> Sequence[Part]:
        return (Part(_ONE_LINE, ""),)
