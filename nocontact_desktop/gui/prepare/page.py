"""Prepare: the plan, the board, and one thing at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.pages import Page
from nocontact_desktop.gui.prepare.board_view import BoardView
from nocontact_desktop.gui.prepare.channel_view import ChannelView
from nocontact_desktop.gui.prepare.plan_view import PlanView
from nocontact_desktop.gui.prepare.step_view import StepView
from nocontact_desktop.gui.widgets import ScrollPage
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.board import ChannelState, board
from nocontact_desktop.preparation.plan import ChapterState, plan


class PreparePage(Page):
    """Shows the plan; from there the board, a channel or a step, each with the way back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._content = load(desk.settings.language)
        self._scroll = ScrollPage(name="prepareScroll")
        self.root.addWidget(self._scroll, 1)
        self._plan = PlanView()
        self._plan.step_opened.connect(self._open_step)
        self._plan.board_opened.connect(self._open_board)
        self._board = BoardView(desk)
        self._board.back_asked.connect(self._open_plan)
        self._board.channel_opened.connect(self._open_channel)
        self._one: StepView | ChannelView | None = None
        for view in (self._plan, self._board):
            self._scroll.add(view)
            view.hide()
        self._shown: QWidget = self._plan
        self._plan.show()

    def entered(self, where: object = None) -> None:
        """``where`` may be ``channels`` for the board, or the id of a step."""
        if where == "channels":
            self._open_board()
        elif isinstance(where, str):
            self._open_step(where)
        else:
            self._open_plan()

    def _open_plan(self) -> None:
        self._show(self._plan, self.tr("Prepare"))
        self.desk.ask(plan, owner=self, on_done=self._plan.show_plan)

    def _open_board(self) -> None:
        self._show(self._board, self.tr("Channels"))
        self._board.refresh()

    def _open_channel(self, channel_id: str) -> None:
        def done(states: list[ChannelState]) -> None:
            channel = self._content.channel(channel_id)
            state = next((one for one in states if one.channel_id == channel_id), None)
            if channel is None or state is None:
                return
            view = ChannelView(self.desk, channel, state)
            view.back_asked.connect(self._open_board)
            self._show_one(view, channel.name)

        self.desk.ask(board, owner=self, on_done=done)

    def _open_step(self, step_id: str) -> None:
        def done(chapters: list[ChapterState]) -> None:
            state = next((one for chapter in chapters for one in chapter.steps if one.step.id == step_id), None)
            if state is None:
                self._open_plan()
                return
            view = StepView(self.desk, state.step, state)
            view.back_asked.connect(self._open_plan)
            self._show_one(view, self.tr("Prepare"))

        self.desk.ask(plan, owner=self, on_done=done)

    def leaving(self) -> None:
        """Keep what was typed."""
        if self._one is not None:
            self._one.keep_now()

    def _show_one(self, view: StepView | ChannelView, title: str) -> None:
        if self._one is not None:
            self._one.keep_now()
            self._one.deleteLater()
        self._one = view
        self._scroll.add(view)
        self._show(view, title)

    def _show(self, view: QWidget, title: str) -> None:
        self.leaving()
        self._shown.hide()
        self._shown = view
        view.show()
        self._scroll.verticalScrollBar().setValue(0)
        self.title_changed.emit(title)
        view.setFocus()
