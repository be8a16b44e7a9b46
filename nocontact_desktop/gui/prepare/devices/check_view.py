"""One check on one device: the whole card, where one is with it, and a note."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.facts import source_words
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.prepare.step_state import state_choice
from nocontact_desktop.gui.prepare.step_view import step_card
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import Card, SecondaryText, announce
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.devices import Check, check_of, device_state, set_check, set_check_note
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    device: str
    check: Check
    voice: Voice


class CheckView(PrepareView):
    """``row_id`` is the device's id and the step's, with a slash between them."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._device_id, _, self._step_id = row_id.partition("/")
        self._note: KeptText | None = None

    def title(self) -> str:
        return self.tr("Device")

    def read(self) -> None:
        def ask(notebook: Notebook) -> _Shown:
            return _Shown(
                device_state(notebook, self._device_id, self.content).device.name,
                check_of(notebook, self._device_id, self._step_id, self.content),
                voice_for(get_answers(notebook), self.content),
            )

        self.desk.ask(ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        if self._note is not None:
            self._note.keep_now()

    def _show(self, shown: _Shown) -> None:
        self.title_changed.emit(shown.device)
        step = shown.check.step
        card = step_card(self, step, shown.voice)
        self._add_state(card, shown)
        card.add(SecondaryText(source_words(step.sources, step.checked), name="stepSources"))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _add_state(self, card: Card, shown: _Shown) -> None:
        where = self.tr("Where you are with it on: {device}").format(device=shown.device)
        card.add(SecondaryText(where))
        choice = state_choice(shown.check.state, name="checkState", spoken=where)
        choice.chosen.connect(self._on_state)
        card.add(choice)
        self._note = KeptText(
            self.tr("A note, if you like"),
            name="checkNote",
            value=shown.check.note,
            hint=self.tr("It is kept as you write it."),
            lines=2,
        )
        self._note.kept.connect(self._on_note)
        card.add(self._note)

    def _on_state(self, value: str) -> None:
        self.desk.save(
            set_check,
            self._device_id,
            self._step_id,
            value,
            owner=self,
            on_done=lambda _changes: announce(self, self.tr("Kept")),
        )

    def _on_note(self, note: str) -> None:
        self.desk.save(set_check_note, self._device_id, self._step_id, note, owner=self)
