"""Memories that became clear: a list of when each was noted. What one says is read only by opening it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.note_lines import note_line
from nocontact_desktop.gui.steady.times import day_and_hour
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.steady.ways import link_to
from nocontact_desktop.gui.widgets import BodyText, Card, FlowRow, Notice, PrimaryButton, column
from nocontact_desktop.steady.memories import Memory, memories
from nocontact_desktop.steady.notes import Note


class MemoriesView(SteadyView):
    """They are kept outside the diary until the user takes one there."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            Notice(
                self.tr(
                    "It is about memories that may be hard. You need not dig, and you can leave it for another day."
                ),
                tone="info",
                name="memoriesNote",
            )
        )
        self.body.addWidget(
            BodyText(
                self.tr("Here a memory can wait. It is not in the diary, and in no report, until you take it there."),
                quiet=True,
            )
        )
        write = PrimaryButton(self.tr("Write one down"), name="writeMemory", icon_name="pen-line")
        write.clicked.connect(lambda: self.opened.emit("memory"))
        reads = link_to(
            self, "article:memories-that-return", self.tr("When a memory becomes clear"), name="memoriesArticle"
        )
        self.body.addWidget(FlowRow(write, reads, gap=20))
        self._list = QWidget()
        column(self._list)
        self.body.addWidget(self._list)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Memories")

    def read(self) -> None:
        self.desk.ask(memories, owner=self, on_done=self._show)

    def _show(self, found: Sequence[Note[Memory]]) -> None:
        if not found:
            fill(self._list)
            return
        card = Card(name="memoriesCard", gap=0)
        lines = []
        for one in found:
            when = self.tr("Noted {when}").format(when=day_and_hour(one.noted_at))
            folded = self.tr("folded; open it when you want to read it")
            lines.append(note_line(self, f"memory:{one.id}", when, folded, note_id=one.id))
        add_lines(card, lines)
        fill(self._list, card)
