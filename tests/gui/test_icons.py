from __future__ import annotations

from importlib.resources import files

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import icons
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.icons import icon
from nocontact_desktop.gui.tokens import DARK, LIGHT
from nocontact_desktop.gui.widgets import SecondaryButton


def inks(made: QIcon, size: int, ratio: float = 1.0, state: QIcon.State = QIcon.State.Off) -> set[str]:
    """The colours of the fully painted pixels."""
    image = made.pixmap(QSize(size, size), ratio, QIcon.Mode.Normal, state).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(pixel).name() for pixel in pixels if pixel.alpha() == 255}


def test_an_icon_takes_the_colour_of_the_theme_in_force(qapp_themed: QApplication, qtbot: QtBot) -> None:
    button = SecondaryButton("Today", name="today", icon_name="sun")
    qtbot.addWidget(button)
    button.show()
    assert inks(button.icon(), 20) == {LIGHT.accent}
    themes.theme().set_look(themes.Look("dark", 100))
    assert inks(button.icon(), 20) == {DARK.accent}


def test_a_checked_control_shows_the_chosen_colour(qapp_themed: QApplication) -> None:
    made = icon("sun", "secondary", chosen="accent", side=64)
    assert inks(made, 64, state=QIcon.State.On) == {LIGHT.accent}
    assert inks(made, 64) == {LIGHT.secondary}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_drawn_for_the_screen_it_is_on(
    qapp_themed: QApplication, monkeypatch: pytest.MonkeyPatch, ratio: float
) -> None:
    monkeypatch.setattr(icons, "_ratios", lambda: {1.0, ratio})
    drawn = icon("book-open").pixmap(QSize(20, 20), ratio)
    assert drawn.width() == round(20 * ratio)
    assert drawn.devicePixelRatio() == ratio


def test_icon_files_carry_their_licence_and_nothing_foreign() -> None:
    folder = files("nocontact_desktop") / "resources" / "icons"
    assert "ISC License" in (folder / "LICENSE.txt").read_text("utf-8")
    for entry in folder.iterdir():
        if entry.name.endswith(".svg"):
            text = entry.read_text("utf-8")
            assert "<!--" not in text
            assert "currentColor" in text
