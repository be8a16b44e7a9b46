"""Buttons by rank. At most one :class:`PrimaryButton` per card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from nocontact_desktop.gui.icons import icon
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets.naming import set_tip


def is_enter(event: QKeyEvent) -> bool:
    """Whether Enter was pressed, and not only held down."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()


class Button(QPushButton):
    """What all buttons share: a name for tests, words for screen readers, an icon in the words' colour."""

    icon_role = "text"
    chosen_role: str | None = None

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        name: str,
        icon_name: str = "",
        small: bool = False,
        spoken: str = "",
    ) -> None:
        # Set first: a style change can arrive while the widget is being made.
        self._icon_name = ""
        super().__init__(text.replace("&", "&&"), parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken or text)
        self.setProperty("small", small)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._small = small
        self._icon_name = icon_name
        if icon_name:
            self.set_icon(icon_name)
            # Qt sets the words close to the icon; the sketches keep a gap of half an icon.
            self.setText(" " + self.text() if text else "")

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does, on every system."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._icon_name:
            self._draw_icon()

    def _draw_icon(self) -> None:
        side = tokens().px(16) if self._small else tokens().icon
        self.setIcon(icon(self._icon_name, self.icon_role, chosen=self.chosen_role, side=side))

    def set_words(self, text: str) -> None:
        """Show other words, for eyes and ears."""
        self.setText((" " if not self.icon().isNull() else "") + text.replace("&", "&&"))
        self.setAccessibleName(text)


class PrimaryButton(Button):
    """The one filled button of a card."""

    icon_role = "on_accent"


class SecondaryButton(Button):
    """Outlined in the accent."""

    icon_role = "accent"


class QuietButton(Button):
    """Words alone, for what can be left."""

    icon_role = "secondary"


class DangerButton(Button):
    """For what takes something away. Names what it does."""

    icon_role = "danger"


class LeaveButton(Button):
    """Leave quickly."""


class LinkButton(Button):
    """Reads like a link within a page; ``danger`` draws it in the danger colour."""

    icon_role = "accent"

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        name: str,
        icon_name: str = "",
        danger: bool = False,
        spoken: str = "",
    ) -> None:
        if danger:
            self.icon_role = "danger"
        super().__init__(text, parent, name=name, icon_name=icon_name, spoken=spoken)
        self.setProperty("danger", danger)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class IconButton(Button):
    """An icon without words on screen; ``text`` is its tool tip and what a screen reader says."""

    icon_role = "secondary"

    def __init__(self, text: str, parent: QWidget | None = None, *, name: str, icon_name: str) -> None:
        super().__init__("", parent, name=name, icon_name=icon_name, spoken=text)
        set_tip(self, text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, text: str) -> None:
        """Change what the tool tip and the screen reader say."""
        set_tip(self, text)
        self.setAccessibleName(text)
