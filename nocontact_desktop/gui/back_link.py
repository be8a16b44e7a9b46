"""The way back from what a page has opened: a link above it, Escape, and the keys the system has for going back."""

from __future__ import annotations

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.widgets import LinkButton
from nocontact_desktop.gui.widgets.naming import set_tip


class BackLink(LinkButton):
    """Calls ``asked`` when it is chosen, or when one of its keys is pressed anywhere in ``view``."""

    def __init__(self, text: str, view: QWidget, asked: SignalInstance, *, name: str) -> None:
        super().__init__(text, name=name, icon_name="chevron-left")
        set_tip(self, self.tr("Escape"))
        self.clicked.connect(asked)
        for keys in (QKeySequence("Escape"), QKeySequence("Alt+Left")):
            short_cut = QShortcut(keys, view)
            short_cut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short_cut.activated.connect(asked)
