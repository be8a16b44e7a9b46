"""The moment and later looks: how, when, for how long, and what to look at again. Every part can stay open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.redraw import fill, keeping_focus
from nocontact_desktop.gui.prepare.moment_cards import EndingCard, LooksCard, PauseCard, WayCard, WhenCard
from nocontact_desktop.gui.prepare.recheck_card import RecheckCard
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import announce, column
from nocontact_desktop.preparation import later
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.board import look_again
from nocontact_desktop.preparation.doors import OpenDoor, open_doors
from nocontact_desktop.preparation.recheck import Recheck, recheck
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    said: later.Moment
    doors: tuple[OpenDoor, ...]
    recheck: Recheck
    voice: Voice


class MomentView(PrepareView):
    """What can be typed in stays as it is; the other cards are drawn anew after each change."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._open_groups = {"channels"}
        self._way, self._when, self._rest = QWidget(), QWidget(), QWidget()
        for part in (self._way, self._when, self._rest):
            column(part, gap=20)
            self.body.addWidget(part)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("The moment")

    def keep_now(self) -> None:
        """What is still being typed counts as finished."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def read(self) -> None:
        def show(shown: _Shown) -> None:
            when = WhenCard(shown.said)
            when.planned.connect(lambda day, at: self._save(later.set_planned, day, at))
            when.started.connect(lambda day: self._save(later.set_started, day))
            fill(self._when, when)
            self._show(shown)

        self._ask(show)

    def _ask(self, then: Callable[[_Shown], None]) -> None:
        def ask(notebook: Notebook) -> _Shown:
            return _Shown(
                said=later.chosen_moment(notebook),
                doors=tuple(open_doors(notebook, self.content)),
                recheck=recheck(notebook, self.content),
                voice=voice_for(get_answers(notebook), self.content),
            )

        self.desk.ask(ask, owner=self, on_done=then)

    def _show(self, shown: _Shown) -> None:
        way = WayCard(shown.said, shown.doors, shown.voice)
        way.answered.connect(lambda value: self._save(later.set_way, value or None))
        way.opened.connect(self.opened)
        fill(self._way, way)
        ending = EndingCard(shown.said)
        ending.answered.connect(lambda value: self._save(later.set_ending, value or None))
        ending.reviewed.connect(lambda day: self._save(later.set_review, day))
        looks = LooksCard(shown.said.looks)
        looks.looked.connect(lambda number, looked: self._save(partial(_set_looked, looked=looked), number))
        looks.moved.connect(lambda number, day: self._save(later.move_look, number, day))
        looks.dropped.connect(lambda number: self._save(later.drop_look, number))
        looks.added.connect(lambda day: self._save(later.add_look, day))
        again = RecheckCard(shown.recheck, shown.voice, self._open_groups)
        again.looked.connect(lambda channel_id: self._save(look_again, channel_id))
        again.opened.connect(self.opened)
        rest = PauseCard(shown.said)
        rest.paused.connect(lambda: self._save(later.pause))
        rest.again.connect(lambda: self._save(later.start_again))
        fill(self._rest, ending, looks, again, rest)

    def _save(self, function: Callable[..., Any], *args: object) -> None:
        def then(_changes: object) -> None:
            announce(self, self.tr("Kept"))
            self._ask(lambda shown: keeping_focus(self, lambda: self._show(shown)))

        self.desk.save(function, *args, owner=self, on_done=then)


def _set_looked(notebook: Notebook, number: int, *, looked: bool) -> object:
    return later.set_looked(notebook, number, looked=looked)
