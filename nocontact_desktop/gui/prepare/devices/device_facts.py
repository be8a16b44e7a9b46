"""What is noted of a device: its name and kind, whose it is, and what is planned for it. Kept as it is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.links import way_link
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import Card, ChoiceField, Columns, LineField
from nocontact_desktop.preparation.devices import (
    Device,
    rename_device,
    set_account,
    set_device_note,
    set_handled,
    set_kind,
    set_plan,
    set_whose,
)
from nocontact_desktop.preparation.voice import Voice
from nocontact_desktop.vault.changes import Changes


class DeviceFacts(Card):
    """``kind_changed()`` after another kind was kept: other checks belong to it."""

    kind_changed = Signal()

    def __init__(self, view: PrepareView, device: Device, say: Voice) -> None:
        super().__init__(name="deviceFacts")
        self._view = view
        self._device = device
        self._say = say
        self._words = view.content.words
        self._lines: list[tuple[LineField, Callable[..., Changes]]] = []
        self._kept = {"deviceName": device.name, "deviceWhose": device.whose, "deviceHandled": device.handled}
        columns = Columns(shares=(1, 1))
        columns.add(0, self._line(self.tr("Its name"), "deviceName", rename_device))
        columns.add(0, self._kind())
        columns.add(0, self._line(self.tr("Whose is it?"), "deviceWhose", set_whose))
        columns.add(1, self._line(self.tr("Who has had it in hand?"), "deviceHandled", set_handled))
        columns.add(1, self._choice(self.tr("Whose account does it hang on?"), "account", device.account, set_account))
        columns.add(1, self._choice(self.tr("What I plan for it"), "plan", device.plan, set_plan))
        self.add(columns)
        self._note = KeptText(
            self.tr("A note, if you like"), name="deviceNote", value=device.note, hint=self._kept_as_written(), lines=2
        )
        self._note.kept.connect(partial(self._save, set_device_note))
        self.add(self._note)
        self.add(way_link(view, "sheet:replace"))

    def keep_now(self) -> None:
        """Hand over what is still being typed."""
        self._note.keep_now()
        for line, write in self._lines:
            self._keep_line(line, write)

    def _kept_as_written(self) -> str:
        return self.tr("It is kept as you write it.")

    def _line(self, label: str, name: str, write: Callable[..., Changes]) -> LineField:
        line = LineField(label, name=name, value=self._kept[name], longest=200)
        line.edit.editingFinished.connect(lambda: self._keep_line(line, write))
        self._lines.append((line, write))
        return line

    def _kind(self) -> QWidget:
        kinds = list(self._words["device_kind"].items())
        field = ChoiceField(self.tr("What kind is it?"), kinds, name="deviceKind", value=self._device.kind)
        field.changed.connect(self._on_kind)
        return field

    def _choice(self, label: str, group: str, value: str, write: Callable[..., Changes]) -> QWidget:
        options = [("", self.tr("Not said"))]
        options += [(key, self._say(words)) for key, words in self._words[f"device_{group}"].items()]
        field = ChoiceField(label, options, name=f"device{group.capitalize()}", value=value)
        field.changed.connect(partial(self._save, write))
        return field

    def _keep_line(self, line: LineField, write: Callable[..., Changes]) -> None:
        name, value = line.edit.objectName(), line.value()
        if value == self._kept[name]:
            return
        if write is rename_device and not value:
            line.set_error(self.tr("It needs a name. Until then it keeps “{name}”.").format(name=self._kept[name]))
            return
        self._kept[name] = value
        self._save(write, value)
        if write is rename_device:
            self._view.title_changed.emit(value)

    def _on_kind(self, kind: str) -> None:
        self._view.desk.save(
            set_kind, self._device.id, kind, owner=self, on_done=lambda _changes: self.kind_changed.emit()
        )

    def _save(self, write: Callable[..., Changes], value: str) -> None:
        self._view.desk.save(write, self._device.id, value, owner=self)
