"""Looks at every widget of a window: what the walkers of all pages share."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

INTERACTIVE = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
QTS_OWN = ("qt_", "QtPrivate")


def all_widgets(window: QWidget) -> Iterator[QWidget]:
    """Every widget of ours below ``window``, without the parts Qt puts into its own."""
    for widget in window.findChildren(QWidget):
        name = widget.objectName()
        inside_combo = any(isinstance(parent, QComboBox) for parent in parents(widget))
        if not name.startswith(QTS_OWN) and not inside_combo:
            yield widget


def parents(widget: QWidget) -> Iterator[QWidget]:
    step = widget.parentWidget()
    while step is not None:
        yield step
        step = step.parentWidget()


def unnamed(window: QWidget) -> list[str]:
    """Interactive widgets without an object name or without an accessible name."""
    return [
        f"{type(widget).__name__} {widget.objectName()!r} spoken {widget.accessibleName()!r}"
        for widget in all_widgets(window)
        if isinstance(widget, INTERACTIVE) and not (widget.objectName() and widget.accessibleName())
    ]


def doubly_named(window: QWidget) -> list[str]:
    """Object names that more than one interactive widget has."""
    names = [widget.objectName() for widget in all_widgets(window) if isinstance(widget, INTERACTIVE)]
    return sorted({name for name in names if names.count(name) > 1})


def reads_markup(window: QWidget) -> list[str]:
    """Labels and texts that would read markup in what they show."""
    labels = [
        f"{type(label).__name__} {label.objectName()!r}"
        for label in window.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText
    ]
    texts = [
        f"{type(text).__name__} {text.objectName()!r}"
        for text in window.findChildren(QTextEdit)
        if text.acceptRichText()
    ]
    return labels + texts


def scrolls_sideways(window: QWidget) -> list[str]:
    """Visible areas whose content is wider than they are."""
    found = [
        f"{area.objectName()} by {area.horizontalScrollBar().maximum()}"
        for area in window.findChildren(QAbstractScrollArea)
        if area.isVisible()
        and isinstance(area, QScrollArea | QAbstractItemView)
        and area.horizontalScrollBar().maximum() > 0
    ]
    least = window.minimumSizeHint().width()
    if least > window.width():
        found.append(f"the window needs {least}")
    return found


def tab_stops(window: QWidget) -> list[QWidget]:
    """Where Tab leads, in order, from the first widget until it comes round."""
    stops: list[QWidget] = []
    step = window
    while True:
        step = step.nextInFocusChain()
        if step is window:
            return stops
        takes_tab = bool(step.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and step.isVisible() and step.isEnabled() and step.window() is window:
            stops.append(step)
