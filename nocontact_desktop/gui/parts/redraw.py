"""Drawing a part of a view anew without taking the keyboard away from where it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from nocontact_desktop.gui.widgets import clear_layout_of


def fill(holder: QWidget, *widgets: QWidget) -> None:
    """Let ``holder`` hold these widgets and no others."""
    clear_layout_of(holder)
    layout = holder.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)


def keeping_focus(view: QWidget, draw: Callable[[], None]) -> None:
    """Draw, then give the focus to the widget that has the name of the one that had it."""
    focused = QApplication.focusWidget()
    name = focused.objectName() if focused is not None and view.isAncestorOf(focused) else ""
    draw()
    again = view.findChild(QWidget, name) if name else None
    if again is not None and again is not focused:
        again.setFocus()
