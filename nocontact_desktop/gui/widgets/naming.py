"""What every widget shares: object names, accessible names, live announcements."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, spoken: str = "") -> W:
    """Give ``widget`` its object name and, when said, what a screen reader calls it."""
    widget.setObjectName(name)
    if spoken:
        widget.setAccessibleName(spoken)
    return widget


def announce(widget: QWidget, text: str, *, at_once: bool = False) -> None:
    """Let a screen reader say ``text``: politely, or at once when it cannot wait."""
    # Not before it is needed: the first window, which announces nothing, is on the screen sooner.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, text)
    levels = QAccessible.AnnouncementPoliteness
    event.setPoliteness(levels.Assertive if at_once else levels.Polite)
    QAccessible.updateAccessibility(event)


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at and draw the widget anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def clear_layout_of(widget: QWidget) -> None:
    """Take every child out of a widget's layout and let it go."""
    layout = widget.layout()
    while layout is not None and layout.count():
        item = layout.takeAt(0)
        child = item.widget() if item else None
        if child is not None:
            child.hide()
            child.setParent(None)
            child.deleteLater()
