"""The whole plan: its chapters, each with where one is in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.today.plan_cards import say_state
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    FlowRow,
    IconLabel,
    LinkButton,
    SecondaryButton,
    SecondaryText,
    clear_layout_of,
    column,
    row,
)
from nocontact_desktop.preparation.papers.plan import plan_paper
from nocontact_desktop.preparation.plan import ChapterState, plan


class PlanView(PrepareView):
    """Every chapter in one line. Going in any order is fine."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(self.tr("Go in any order. Each step can wait, and none of them has to be done."), quiet=True)
        )
        self.body.addWidget(self._ways())
        self._card = Card(name="planChapters", gap=0)
        self._chapters = QWidget()
        column(self._chapters, gap=0)
        self._card.add(self._chapters)
        self.body.addWidget(self._card)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Prepare")

    def read(self) -> None:
        self.desk.ask(plan, owner=self, on_done=self._show)

    def _ways(self) -> FlowRow:
        line = FlowRow()
        for address, words, icon in (
            ("ready", self.tr("Where I am with it"), "list-checks"),
            ("questions", self.tr("Change my answers"), "pencil"),
        ):
            button = SecondaryButton(words, name=f"plan_{address}", icon_name=icon)
            button.clicked.connect(lambda _checked=False, address=address: self.opened.emit(address))
            line.add(button)
        line.add(print_button(self, plan_paper, self.tr("Print the plan"), name="printPlan"))
        return line

    def _show(self, chapters: list[ChapterState]) -> None:
        clear_layout_of(self._chapters)
        layout = self._chapters.layout()
        assert layout is not None
        for place, state in enumerate(chapters):
            if place:
                layout.addWidget(Divider())
            layout.addWidget(self._line(state))

    def _line(self, state: ChapterState) -> QWidget:
        holder = QWidget()
        line = row(gap=16, margins=(0, 10, 0, 10))
        line.addWidget(IconLabel(state.chapter.icon), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QWidget()
        below = column(words, gap=2)
        link = LinkButton(state.chapter.title, name=f"chapter_{state.chapter.id}")
        link.clicked.connect(lambda: self.opened.emit(f"chapter:{state.chapter.id}"))
        link.setAccessibleDescription(f"{state.chapter.summary} {say_state(state)}")
        below.addWidget(link)
        below.addWidget(SecondaryText(state.chapter.summary))
        line.addWidget(words, 3)
        said = SecondaryText(say_state(state), name=f"state_{state.chapter.id}")
        said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(said, 1)
        holder_body = column(holder)
        holder_body.addLayout(line)
        return holder
