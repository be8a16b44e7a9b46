"""Colours, sizes and fonts of every window, in one place.

Widgets never name a colour or a size of their own: they ask the tokens of the theme in force, which
change at run time with light or dark and with the text size.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from nocontact_desktop.gui.style_sheet import style_sheet
from nocontact_desktop.gui.tokens import DARK, LIGHT, Colours, Tokens

ThemeChoice = Literal["system", "light", "dark"]

FAMILIES = (
    "Atkinson Hyperlegible Next",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans Symbols",
    "Noto Sans Symbols2",
    "Noto Emoji",
)
_PROPERTY = "nocontact_theme"
_AFTER_THE_WINDOW_MS = 30


@dataclass(frozen=True)
class Look:
    """What the user chose: light, dark or as the system is, and the text size in per cent."""

    choice: ThemeChoice = "system"
    text_size: int = 100


class Theme(QObject):
    """The look in force. One per application; :func:`theme` finds it."""

    changed = Signal()

    def __init__(self, app: QApplication, look: Look) -> None:
        super().__init__(app)
        self._app = app
        self.look = look
        self.tokens = self._tokens_for(look)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def set_look(self, look: Look) -> None:
        """Change to ``look`` at once, in every open window."""
        self.look = look
        tokens = self._tokens_for(look)
        if tokens != self.tokens:
            self.tokens = tokens
            self.apply()

    def apply(self) -> None:
        """Put the tokens in force on the application."""
        font = QFont(list(FAMILIES))
        font.setPixelSize(self.tokens.body)
        self._app.setFont(font)
        self._app.setPalette(palette(self.tokens.colours))
        self._app.setStyleSheet(style_sheet(self.tokens))
        self.changed.emit()

    def _tokens_for(self, look: Look) -> Tokens:
        system_is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = system_is_dark if look.choice == "system" else look.choice == "dark"
        size = min(200, max(80, look.text_size))
        return Tokens(colours=DARK if dark else LIGHT, scale=size / 100)

    def _on_system_changed(self) -> None:
        self.set_look(self.look)


def application(name: str) -> QApplication:
    """Make the application in the Fusion style.

    The style comes as an argument: setting it would hand the style object to Python, which then makes dozens of
    classes for it, and the first window would wait for them.
    """
    return QApplication([name, "-style", "Fusion"])


def install(app: QApplication, look: Look | None = None) -> Theme:
    """Load the fonts and put ``look`` on ``app``, which :func:`application` has made."""
    _load_fonts(FAMILIES[0])
    # The letters of other scripts a moment later, when the first window is drawn: it has none of them.
    QTimer.singleShot(_AFTER_THE_WINDOW_MS, app, lambda: _load_fonts("Noto"))
    made = Theme(app, look or Look())
    app.setProperty(_PROPERTY, made)
    made.apply()
    return made


def theme() -> Theme:
    """The theme of the running application.

    Raises:
        LookupError: no theme has been installed.
    """
    app = QApplication.instance()
    found = app.property(_PROPERTY) if app else None
    if isinstance(found, Theme):
        return found
    raise LookupError("install a theme first")


def tokens() -> Tokens:
    """The tokens in force."""
    return theme().tokens


def palette(colours: Colours) -> QPalette:
    """The same colours for everything Qt draws by itself."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.Base: colours.card,
        QPalette.ColorRole.AlternateBase: colours.ground,
        QPalette.ColorRole.Button: colours.card,
        QPalette.ColorRole.ToolTipBase: colours.card,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.secondary,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Accent: colours.accent,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.secondary))
    return made


def _load_fonts(family: str) -> None:
    folder = files("nocontact_desktop") / "resources" / "fonts"
    start = family.replace(" ", "")
    for font in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if font.name.startswith(start) and font.name.endswith((".ttf", ".otf")):
            with as_file(font) as path:
                QFontDatabase.addApplicationFont(str(path))
