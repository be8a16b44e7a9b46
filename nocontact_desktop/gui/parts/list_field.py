"""A list with columns that the user fills in row by row, such as what is still at the other home."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.day_field import DayField
from nocontact_desktop.gui.widgets import (
    Card,
    ChoiceField,
    FlowRow,
    LineField,
    QuietButton,
    SecondaryButton,
    announce,
    clear_layout_of,
    column,
)
from nocontact_desktop.gui.widgets.layouts import next_stop
from nocontact_desktop.gui.widgets.naming import once_shown
from nocontact_desktop.guidance.rows import Column, Part
from nocontact_desktop.preparation.sheets import ListRow


class ListField(QWidget):
    """``changed(rows)`` with all rows whenever one has come to rest."""

    changed = Signal(object)

    def __init__(self, part: Part, rows: tuple[ListRow, ...]) -> None:
        super().__init__()
        self.setObjectName(f"list_{part.id}")
        self._part = part
        self._rows: list[ListRow] = [dict(row) for row in rows]
        body = column(self, gap=12)
        self._inside = QWidget()
        column(self._inside, gap=12)
        body.addWidget(self._inside)
        self._add = SecondaryButton(
            self.tr("Add"),
            name=f"add_{part.id}",
            icon_name="plus",
            spoken=self.tr("Add: {list}").format(list=part.title),
        )
        self._add.clicked.connect(self._on_add)
        body.addWidget(FlowRow(self._add))
        self._draw()

    def rows(self) -> tuple[ListRow, ...]:
        """What stands in the list."""
        return tuple(dict(row) for row in self._rows)

    def _draw(self) -> None:
        clear_layout_of(self._inside)
        layout = self._inside.layout()
        assert layout is not None
        self._inside.setVisible(bool(self._rows))
        for place in range(len(self._rows)):
            layout.addWidget(self._row(place))

    def _row(self, place: int) -> Card:
        card = Card(name=f"row_{self._part.id}_{place}", gap=10)
        for one in self._part.columns:
            card.add(self._cell(place, one))
        remove = QuietButton(
            self.tr("Take this out"),
            name=f"remove_{self._part.id}_{place}",
            spoken=self.tr("Take out: {row}").format(row=next(iter(self._rows[place].values()), self._part.title)),
        )
        remove.clicked.connect(lambda: self._on_remove(place))
        card.add(FlowRow(remove))
        return card

    def _cell(self, place: int, one: Column) -> QWidget:
        name = f"cell_{self._part.id}_{place}_{one.id}"
        value = self._rows[place].get(one.id, "")
        if one.kind == "one":
            options = [("", self.tr("Not said")), *((option.id, option.words) for option in one.options)]
            choice = ChoiceField(one.title, options, name=name, value=value)
            choice.changed.connect(lambda chosen: self._set(place, one.id, chosen))
            return choice
        if one.kind == "day":
            day = DayField(one.title, name=name, value=value)
            day.kept.connect(lambda text: self._set(place, one.id, text))
            return day
        line = LineField(one.title, name=name, value=value, longest=500)
        line.edit.editingFinished.connect(lambda: self._set(place, one.id, line.value()))
        return line

    def _set(self, place: int, column_id: str, value: str) -> None:
        if place < len(self._rows) and self._rows[place].get(column_id, "") != value:
            self._rows[place][column_id] = value
            self.changed.emit(self.rows())

    def _on_add(self) -> None:
        self._rows.append({})
        self._draw()
        once_shown(self, self._go_to_last)

    def _go_to_last(self) -> None:
        first = next_stop(self._inside.findChildren(Card)[-1], None, forwards=True)
        if first is not None:
            first.setFocus()

    def _on_remove(self, place: int) -> None:
        del self._rows[place]
        self._add.setFocus()  # not on to the next row: a second press would take that out too
        self._draw()
        announce(self, self.tr("Taken out"))
        self.changed.emit(self.rows())

    def keep_now(self) -> None:
        """Hand over what is still being typed."""
        for line in self._inside.findChildren(LineField):
            line.edit.editingFinished.emit()
