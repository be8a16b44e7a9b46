"""Today: the next thing in the plan, the plan at a glance, "Something happened?", what is coming up.

Nothing of Steady stands here unless the user has chosen it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.draft_names import draft_name
from nocontact_desktop.gui.pages import Page, registered_pages
from nocontact_desktop.gui.settings.copies import say_last_copy
from nocontact_desktop.gui.today.coming_card import ComingCard
from nocontact_desktop.gui.today.plan_cards import NextCard, PlanCard
from nocontact_desktop.gui.today.steady_cards import Chosen, SteadyCards, read_chosen
from nocontact_desktop.gui.widgets import (
    Card,
    Columns,
    Heading,
    PrimaryButton,
    ScrollPage,
    SecondaryText,
    clear_layout_of,
    column,
)
from nocontact_desktop.preparation.coming import Coming, coming_up
from nocontact_desktop.preparation.plan import ChapterState, plan
from nocontact_desktop.vault.drafts import load_draft
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.rotating import is_worth_a_line, read_last_copy


@dataclass(frozen=True)
class Today:
    """What the page shows."""

    chapters: tuple[ChapterState, ...]
    coming: tuple[Coming, ...]
    last_copy: datetime | None
    speaks_of_copy: bool
    now: datetime
    steady: Chosen
    has_begun: bool
    """Whether an entry was begun and not saved."""


def read_today(notebook: Notebook) -> Today:
    """Everything the page shows, in one reading."""
    return Today(
        chapters=tuple(plan(notebook)),
        coming=tuple(coming_up(notebook)),
        last_copy=read_last_copy(notebook),
        speaks_of_copy=is_worth_a_line(notebook),
        now=notebook.surroundings.now().astimezone(UTC),
        steady=read_chosen(notebook),
        has_begun=load_draft(notebook, draft_name(None)) is not None,
    )


class TodayPage(Page):
    """The first page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        scroll = ScrollPage(name="todayScroll")
        columns = Columns(shares=(61, 39))
        self._plan = QWidget()
        self._plan.setObjectName("todayPlan")
        column(self._plan, gap=20)
        columns.add(0, self._plan)
        self._hint = SecondaryText(self.tr("When, how, one line. The rest can wait."), name="happenedHint")
        on_board = {spec.id for spec in registered_pages()}
        if "diary" in on_board:
            columns.add(1, self._happened_card())
        self._steady = SteadyCards(desk)
        columns.add(1, self._steady)
        self._coming = ComingCard(desk)
        columns.add(1, self._coming)
        scroll.add(columns)
        self.root.addWidget(scroll, 1)
        desk.changed.connect(self._on_changed)

    def entered(self, where: object = None) -> None:
        """Read anew: another page may have changed something."""
        self._read()

    def _on_changed(self, _changes: object) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self.desk.ask(read_today, owner=self, on_done=self._show)

    def _show(self, today: Today) -> None:
        clear_layout_of(self._plan)
        layout = self._plan.layout()
        assert layout is not None
        upcoming = NextCard.for_plan(self.desk, today.chapters)
        if upcoming is not None:
            layout.addWidget(upcoming)
        if today.chapters:
            layout.addWidget(PlanCard(self.desk, today.chapters))
        self._steady.show_chosen(today.steady)
        self._say_whether_begun(has_begun=today.has_begun)
        self._coming.show_coming(today.coming)
        self._coming.show_copy(say_last_copy(today.last_copy, today.now) if today.speaks_of_copy else "")

    def _happened_card(self) -> Card:
        card = Card(name="happenedCard")
        card.add(Heading(self.tr("Something happened?"), level=3))
        card.add(self._hint)
        write = PrimaryButton(self.tr("Write it down"), name="writeItDown", icon_name="plus")
        write.clicked.connect(lambda: self.desk.go_to("diary", "new"))
        card.add(write)
        return card

    def _say_whether_begun(self, *, has_begun: bool) -> None:
        """The form itself offers what was begun; here stands that there is something."""
        begun = self.tr("You had begun an entry. It was kept here, encrypted.")
        self._hint.setText(begun if has_begun else self.tr("When, how, one line. The rest can wait."))
