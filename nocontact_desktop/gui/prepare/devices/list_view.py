"""All devices by kind, with how much of each was looked at, and those that people forget."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.links import way_link
from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.prepare.devices.words import ICONS, looked_at_words
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Chip,
    ChoiceField,
    Divider,
    FlowRow,
    Heading,
    IconLabel,
    LineField,
    LinkButton,
    Notice,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    clear_layout_of,
    column,
    row,
)
from nocontact_desktop.guidance.rows import DeviceKind
from nocontact_desktop.preparation.devices import DeviceState, Suggestion, add_device, devices, forgotten
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


class DevicesView(PrepareView):
    """The list, a line to add to it, and what else there is to do with devices."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(
                self.tr("One device at a time, in any order. Looking changes nothing, and each check can wait."),
                quiet=True,
            )
        )
        self.body.addWidget(
            Notice(
                self.tr("This program cannot tell if a device is watched. Your own sense of it counts."),
                tone="info",
                name="devicesNotice",
            )
        )
        self._list = Card(name="devicesList", gap=0)
        self._list.hide()
        self.body.addWidget(self._list)
        self.body.addWidget(self._add_card())
        self.body.addWidget(self._ways_card())
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Devices")

    def read(self) -> None:
        self.desk.ask(devices, owner=self, on_done=self._show)

    def _add_card(self) -> Card:
        card = Card(name="devicesAdd")
        card.add(Heading(self.tr("Add a device or thing"), level=3))
        kinds = list(self.content.words["device_kind"].items())
        self._kind = ChoiceField(self.tr("What kind is it?"), kinds, name="deviceKind")
        self._name = LineField(
            self.tr("A name you will know it by"),
            name="deviceName",
            hint=self.tr("Such as “my phone” or “car, blue”."),
            longest=200,
        )
        self._name.submitted.connect(self._on_add)
        add = SecondaryButton(self.tr("Add"), name="deviceAdd", icon_name="plus", spoken=self.tr("Add this device"))
        add.clicked.connect(self._on_add)
        for widget in (self._kind, self._name, FlowRow(add)):
            card.add(widget)
        self._forgotten_title = SecondaryText(self.tr("Often forgotten. One press adds it:"))
        self._forgotten = FlowRow(gap=8)
        card.add(self._forgotten_title)
        card.add(self._forgotten)
        return card

    def _ways_card(self) -> Card:
        card = Card(name="devicesWays", gap=8)
        card.add(Heading(self.tr("More about devices"), level=3))
        compare = LinkButton(self.tr("Compare a list of apps with known names"), name="toPackages")
        compare.clicked.connect(lambda: self.opened.emit("packages"))
        card.add(compare)
        card.add(way_link(self, "sheet:replace"))
        card.add(way_link(self, "patterns"))
        return card

    def _show(self, states: list[DeviceState]) -> None:
        clear_layout_of(self._list)
        self._list.setVisible(bool(states))
        for place, (kind, of_kind) in enumerate(groupby(states, key=lambda state: state.device.kind)):
            heading = Heading(self.content.words["device_kind"][kind], level=4)
            heading.setContentsMargins(0, 14 if place else 0, 0, 6)
            self._list.add(heading)
            for state in of_kind:
                self._list.add(Divider())
                self._list.add(self._line(state))
        self._show_forgotten(forgotten(states, self.content))

    def _line(self, state: DeviceState) -> QWidget:
        device = state.device
        holder = QWidget()
        line = row(gap=16, margins=(0, 10, 0, 10))
        line.addWidget(IconLabel(ICONS[device.kind]), 0, Qt.AlignmentFlag.AlignTop)
        below = column(gap=4)
        link = WrappedLink(device.name, name=f"device_{device.id}")
        link.clicked.connect(lambda: self.opened.emit(f"device:{device.id}"))
        link.setAccessibleDescription(looked_at_words(state))
        below.addWidget(link)
        below.addWidget(SecondaryText(looked_at_words(state), name=f"looked_{device.id}"))
        if device.plan:
            chip = Chip(self.content.words["device_plan"][device.plan], name=f"plan_{device.id}")
            below.addWidget(FlowRow(chip))
        line.addLayout(below, 1)
        column(holder).addLayout(line)
        return holder

    def _show_forgotten(self, suggestions: list[Suggestion]) -> None:
        clear_layout_of(self._forgotten)
        for one in suggestions:
            button = QuietButton(
                one.name,
                name=f"forgotten_{one.key}",
                icon_name="plus",
                small=True,
                spoken=self.tr("Add: {device}").format(device=one.name),
            )
            button.clicked.connect(lambda _checked=False, one=one: self._add(one.kind, one.name))
            self._forgotten.add(button)
        self._forgotten_title.setVisible(bool(suggestions))

    def _on_add(self) -> None:
        name = self._name.value()
        if not name:
            self._name.set_error(self.tr("Please give it a name first. Any name will do."))
            self._name.setFocus()
            return
        self._name.set_value("")
        self._add(self._kind.value(), name)  # type: ignore[arg-type]  # the options are the kinds

    def _add(self, kind: DeviceKind, name: str) -> None:
        def then(_changes: object) -> None:
            announce(self, self.tr("Added: {device}").format(device=name))
            self.read()

        self.desk.save(_added, kind, name, owner=self, on_done=then)


def _added(notebook: Notebook, kind: DeviceKind, name: str) -> Changes:
    return add_device(notebook, kind, name)[1]
