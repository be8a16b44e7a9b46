"""Somebody's name: typed, or chosen from the user's people."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLineEdit, QMenu

from nocontact_desktop.gui.diary.words import translate
from nocontact_desktop.gui.widgets import Field, IconButton

_LONGEST = 2000


class NameField(Field):
    """A line with a list of names beside it, when there are any: ``offer(names)``; ``changed(str)``."""

    changed = Signal(str)

    def __init__(self, label: str, *, name: str) -> None:
        self.edit = QLineEdit()
        self.edit.setMaxLength(_LONGEST)
        self._choose = IconButton(translate("diary", "Choose from my people"), name=f"{name}Choose", icon_name="users")
        super().__init__(label, self.edit, name=name, beside=self._choose)
        self._choose.hide()
        self._choose.clicked.connect(self._on_choose)
        self.edit.textEdited.connect(self._on_edited)
        self._menu: QMenu | None = None

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names."""
        self._menu = QMenu(self) if names else None
        for name in names:
            assert self._menu is not None
            action = self._menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, name=name: self._on_chosen(name))
        self._choose.setVisible(bool(names))

    def value(self) -> str:
        """The name, without blanks around it."""
        return self.edit.text().strip()

    def set_value(self, value: str) -> None:
        """Show a name without emitting."""
        self.edit.setText(value)

    def _on_choose(self) -> None:
        if self._menu is not None:
            self._menu.popup(self._choose.mapToGlobal(QPoint(0, self._choose.height())))

    def _on_chosen(self, name: str) -> None:
        self.edit.setText(name)
        self.edit.setFocus()
        self._on_edited(name)

    def _on_edited(self, text: str) -> None:
        self.set_error(None)
        self.changed.emit(text)
