"""What every widget shares: object names, accessible names, live announcements."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLayout, QWidget

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
    """Take every child out of a widget's layout and let it go.

    If the keyboard was in there, it goes on in what comes instead: where the name is the same, else at the beginning,
    and behind it where nothing comes.
    """
    focused = QApplication.focusWidget()
    if focused is not None and widget.isAncestorOf(focused):
        name = focused.objectName()
        widget.setFocus()  # else it would go to whatever comes next
        once_shown(widget, lambda: _give_focus_back(widget, name))
    _let_go(widget.layout())


def _let_go(layout: QLayout | None) -> None:
    """Let go of everything in a layout and in those that stand in it."""
    while layout is not None and (item := layout.takeAt(0)) is not None:
        child = item.widget()
        if child is not None:
            child.hide()
            child.setParent(None)
            child.deleteLater()
        _let_go(item.layout())


def once_shown(widget: QWidget, then: Callable[[], None]) -> None:
    """Call ``then`` when what is being added to ``widget`` in this turn has come into sight, unless it is gone."""
    # A layout shows in the next turn what it was given in this one.
    QTimer.singleShot(0, widget, lambda: QTimer.singleShot(0, widget, then))


def _give_focus_back(widget: QWidget, name: str) -> None:
    if QApplication.focusWidget() is not widget:  # it was led elsewhere meanwhile
        return
    from nocontact_desktop.gui.widgets.layouts import next_stop

    same = [one for one in widget.findChildren(QWidget, name) if one.isVisible() and one.isEnabled()] if name else []
    goal = same[0] if same else None
    around: QWidget | None = widget
    while goal is None and around is not None:
        goal = next_stop(around, widget, forwards=True)
        around = around.parentWidget()
    if goal is not None:
        goal.setFocus()


def set_tip(widget: QWidget, words: str) -> None:
    """Show ``words`` when the pointer rests on ``widget``, as they are written: tool tips read markup by themselves."""
    # A text without these signs is never taken for markup.
    widget.setToolTip(f"<p>{escape(words)}</p>" if "<" in words or "&" in words else words)
