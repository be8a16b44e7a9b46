"""Said until it was read: who may be able to ask for what is kept in Steady."""

from __future__ import annotations

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.widgets import FlowRow, Notice, SecondaryButton
from nocontact_desktop.steady.first_use import is_court_read, mark_court_read


class CourtNotice(Notice):
    """Stands on every view of Steady that keeps something. Hidden once the user says that they read it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            self.tr(
                "A court may be able to ask for what you keep in Steady. "
                "Once a case is likely, ask a lawyer before you erase anything."
            ),
            name="courtNotice",
            icon_name="scale",
        )
        self._desk = desk
        self._read = SecondaryButton(self.tr("I have read this"), name="courtRead", small=True)
        self._read.clicked.connect(self._on_read)
        self.add(FlowRow(self._read))
        self.hide()
        desk.ask(is_court_read, owner=self, on_done=lambda is_read: self.setVisible(not is_read))

    def _on_read(self) -> None:
        self.focusNextChild()
        self.hide()
        self._desk.save(mark_court_read, owner=self)
