"""One device: whose it is and what is planned for it, its checks, and the lists of apps compared for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.day_words import moment_words
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.prepare.devices.comparison_words import add_comparison
from nocontact_desktop.gui.prepare.devices.device_facts import DeviceFacts
from nocontact_desktop.gui.prepare.devices.words import all_looked_at_words, looked_at_words
from nocontact_desktop.gui.prepare.step_state import state_chip
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    DangerButton,
    Divider,
    FlowRow,
    Fold,
    Heading,
    Notice,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    clear_layout_of,
    column,
    dialogs,
    row,
)
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.comparisons import KeptComparison, comparisons, remove_comparison
from nocontact_desktop.preparation.devices import CAN_LIST_APPS, Check, DeviceState, device_state, remove_device
from nocontact_desktop.preparation.papers.comparison import comparison_paper
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    state: DeviceState
    kept: list[KeptComparison]
    voice: Voice


class DeviceView(PrepareView):
    """``row_id`` is the device's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._facts: DeviceFacts | None = None
        self._work = QWidget()
        column(self._work, gap=20)

    def title(self) -> str:
        return self.tr("Device")

    def read(self) -> None:
        def ask(notebook: Notebook) -> _Shown:
            return _Shown(
                device_state(notebook, self.row_id, self.content),
                comparisons(notebook, self.row_id),
                voice_for(get_answers(notebook), self.content),
            )

        self.desk.ask(ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        if self._facts is not None:
            self._facts.keep_now()

    def _show(self, shown: _Shown) -> None:
        self.title_changed.emit(shown.state.device.name)
        if self._facts is None:
            self._facts = DeviceFacts(self, shown.state.device, shown.voice)
            self._facts.kind_changed.connect(self.read)
            self.body.addWidget(self._facts)
            self.body.addWidget(self._work)
            self.body.addWidget(self._remove_row())
            self.body.addStretch(1)
        clear_layout_of(self._work)
        layout = self._work.layout()
        assert layout is not None
        layout.addWidget(self._checks_card(shown.state, shown.voice))
        if shown.state.device.kind in CAN_LIST_APPS:
            layout.addWidget(self._comparisons_card(shown.kept))

    def _checks_card(self, state: DeviceState, say: Voice) -> Card:
        card = Card(name="deviceChecks", gap=8)
        card.add(Heading(self.tr("What to look at"), level=3))
        card.add(SecondaryText(looked_at_words(state), name="deviceLookedAt"))
        if state.all_looked_at:
            card.add(Notice(all_looked_at_words(state), tone="info", name="allLookedAt"))
        sections: dict[str, list[Check]] = {}
        for check in state.checks:
            sections.setdefault(check.step.section, []).append(check)
        for section, checks in sections.items():
            if section:
                heading = Heading(section, level=4)
                heading.setContentsMargins(0, 10, 0, 0)
                card.add(heading)
            for place, check in enumerate(checks):
                if place:
                    card.add(Divider())
                card.add(self._line(check, say))
        return card

    def _line(self, check: Check, say: Voice) -> QWidget:
        holder = QWidget()
        line = row(gap=12, margins=(0, 6, 0, 6))
        link = WrappedLink(say(check.step.title), name=f"check_{check.step.id}")
        link.clicked.connect(lambda: self.opened.emit(f"check:{self.row_id}/{check.step.id}"))
        chip = state_chip(check.state)
        said = [chip.text()]
        line.addWidget(link, 1, Qt.AlignmentFlag.AlignVCenter)
        if check.state == "done" and check.changed_at:
            said.append(moment_words(check.changed_at))
            line.addWidget(SecondaryText(said[-1], name=f"day_{check.step.id}"))
        line.addWidget(chip)
        link.setAccessibleDescription(", ".join(said))
        column(holder).addLayout(line)
        return holder

    def _comparisons_card(self, kept: list[KeptComparison]) -> Card:
        card = Card(name="deviceComparisons")
        card.add(Heading(self.tr("Its apps and lists of known names"), level=3))
        card.add(
            BodyText(
                self.tr(
                    "For Android: a list of its apps can be compared with a list of known names. "
                    "It can show a known name. It cannot show that there is none."
                ),
                quiet=True,
            )
        )
        go = SecondaryButton(self.tr("Compare a list of apps"), name="toPackages", icon_name="file-search")
        go.clicked.connect(lambda: self.opened.emit(f"packages:{self.row_id}"))
        card.add(FlowRow(go))
        for one in kept:
            card.add(self._kept(one))
        return card

    def _kept(self, one: KeptComparison) -> Fold:
        day = moment_words(one.compared_at)
        fold = Fold(
            self.tr("Compared on {day}").format(day=day),
            name=f"comparison_{one.id}",
            closed_words=self.tr("open to read"),
        )
        add_comparison(fold.add, one.comparison, name=f"comparison_{one.id}")
        remove = QuietButton(
            self.tr("Remove this result"),
            name=f"remove_{one.id}",
            spoken=self.tr("Remove the result of {day}").format(day=day),
        )
        remove.clicked.connect(lambda: self._on_remove_comparison(one))
        make = partial(comparison_paper, comparison=one.comparison, compared_at=one.compared_at)
        fold.add(FlowRow(print_button(self, make, name=f"print_{one.id}"), remove))
        return fold

    def _remove_row(self) -> FlowRow:
        remove = DangerButton(self.tr("Remove this device"), name="removeDevice", icon_name="trash-2")
        remove.clicked.connect(self._on_remove)
        return FlowRow(remove)

    def _on_remove_comparison(self, one: KeptComparison) -> None:
        def remove() -> None:
            self.desk.save(remove_comparison, self.row_id, one.id, owner=self, on_done=then)

        def then(_changes: object) -> None:
            announce(self, self.tr("Removed"))
            self.read()

        dialogs().confirm(
            self,
            self.tr("Remove this result?"),
            self.tr("It is erased from the notebook. There is no copy."),
            self.tr("Remove it"),
            remove,
            danger=True,
        )

    def _on_remove(self) -> None:
        def remove() -> None:
            self._facts = None  # what is still being typed has nowhere to go
            self.desk.save(remove_device, self.row_id, owner=self, on_done=lambda _changes: self.back_asked.emit())

        dialogs().confirm(
            self,
            self.tr("Remove this device?"),
            self.tr("What was noted about it and its checks is erased from the notebook. There is no copy."),
            self.tr("Remove it"),
            remove,
            danger=True,
        )
