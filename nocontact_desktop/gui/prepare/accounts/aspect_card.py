"""What there is to look at for one account: where one is with each thing, and on which day."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.day_field import DayField
from nocontact_desktop.gui.parts.links import way_link
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Columns,
    Divider,
    Heading,
    Segmented,
    announce,
)
from nocontact_desktop.preparation.accounts import Account, set_aspect, set_aspect_day

_STEPS = {
    "password": "passwords",
    "recovery": "recovery-ways",
    "two-step": "two-steps",
    "devices": "signed-in-devices",
    "sharing": "list-shared",
    "forwarding": "mail-rules",
    "apps": "apps-with-access",
}
"""By aspect, the step of the plan that says how."""


class AspectCard(Card):
    """The aspects of one account, one under the other."""

    def __init__(self, view: PrepareView, one: Account) -> None:
        super().__init__(name="accountAspects")
        self._view = view
        self._one = one
        self.add(Heading(self.tr("What to look at"), level=3))
        says = self.tr("In any order, and as much as you like. Changing something can be noticed; each step says how.")
        self.add(BodyText(says, quiet=True))
        for aspect in one.aspects:
            self.add(Divider())
            self.add(self._aspect(aspect))

    def _aspect(self, aspect: str) -> QWidget:
        words = self._view.content.words
        name, said = words["account_aspect"][aspect], self._one.aspect(aspect)
        columns = Columns(shares=(1, 1), narrow=640, gap=8)
        columns.setObjectName(f"aspect_{aspect}")
        columns.add(0, Heading(name, level=4))
        states = Segmented(
            list(words["account_aspect_state"].items()), name=f"state_{aspect}", spoken=name, value=said.state
        )
        states.chosen.connect(partial(self._on_state, aspect))
        columns.add(0, states)
        day = DayField(self.tr("On which day, if you know it"), name=f"day_{aspect}", value=said.day)
        day.kept.connect(partial(self._on_day, aspect))
        columns.add(1, day)
        step_id = _STEPS[aspect]
        if self._view.content.step(step_id) is not None:
            columns.add(0, way_link(self._view, f"step:{step_id}"))
        return columns

    def _on_state(self, aspect: str, state: str) -> None:
        def then(_changes: object) -> None:
            announce(self, self.tr("Kept"))

        self._view.desk.save(set_aspect, self._one.id, aspect, state, owner=self, on_done=then)

    def _on_day(self, aspect: str, day: str) -> None:
        self._view.desk.save(set_aspect_day, self._one.id, aspect, day, owner=self)
