"""Labels with what they say, side by side where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.diary.facts import Fact
from nocontact_desktop.gui.widgets import FlowRow, SecondaryText, Value, column


def facts_grid(facts: Sequence[Fact], name: str) -> FlowRow:
    """The facts in their order, each as a label above its value."""
    grid = FlowRow(gap=22)
    for place, fact in enumerate(facts):
        pair = QWidget()
        body = column(pair, gap=2)
        body.addWidget(SecondaryText(fact.label, name=f"{name}{place}Label"))
        body.addWidget(Value(fact.value, name=f"{name}{place}"))
        grid.add(pair)
    return grid
