"""One chapter of the plan: what it is worked on with, its steps, and what there is to read."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.links import way_button, way_link
from nocontact_desktop.gui.prepare.step_state import state_chip
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    FlowRow,
    Heading,
    LinkButton,
    clear_layout_of,
    column,
    row,
)
from nocontact_desktop.preparation.answers import holds
from nocontact_desktop.preparation.plan import ChapterState, StepState, chapter_of


class ChapterView(PrepareView):
    """``row_id`` is the chapter's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._chapter = next(one for one in self.content.chapters if one.id == row_id)
        self.body.addWidget(BodyText(self._chapter.summary, quiet=True))
        self._inside = QWidget()
        column(self._inside, gap=20)
        self.body.addWidget(self._inside)
        self.body.addStretch(1)

    def title(self) -> str:
        return self._chapter.title

    def read(self) -> None:
        self.desk.ask(chapter_of, self.row_id, owner=self, on_done=self._show)

    def _show(self, state: ChapterState) -> None:
        clear_layout_of(self._inside)
        layout = self._inside.layout()
        assert layout is not None
        if self._chapter.tools:
            layout.addWidget(FlowRow(*(way_button(self, address) for address in self._chapter.tools)))
        if state.steps:
            layout.addWidget(self._steps_card(state))
        readings = [one for one in self.content.readings if one.chapter == self.row_id]
        shown = [one for one in readings if holds(one.when, state.answers)]
        if shown:
            card = Card(name="chapterReadings", gap=8)
            card.add(Heading(self.tr("To read"), level=3))
            for one in shown:
                card.add(way_link(self, f"reading:{one.id}"))
            layout.addWidget(card)

    def _steps_card(self, state: ChapterState) -> Card:
        card = Card(name="chapterSteps", gap=8)
        for section, steps in groupby(state.steps, key=lambda one: one.step.section):
            if section:
                heading = Heading(section, level=3)
                heading.setContentsMargins(0, 10, 0, 0)
                card.add(heading)
            for place, one in enumerate(steps):
                if place:
                    card.add(Divider())
                card.add(self._line(one))
        return card

    def _line(self, state: StepState) -> QWidget:
        holder = QWidget()
        line = row(gap=12, margins=(0, 2, 0, 2))
        button = LinkButton(state.step.title, name=f"step_{state.step.id}")
        button.clicked.connect(lambda: self.opened.emit(f"step:{state.step.id}"))
        line.addWidget(button)
        line.addStretch(1)
        chip = state_chip(state.state)
        line.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        button.setAccessibleDescription(chip.text())
        column(holder).addLayout(line)
        return holder
