from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.tokens import DARK, LIGHT, Colours, Tone, contrast
from nocontact_desktop.gui.widgets import BodyText, PrimaryButton

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
TONES: tuple[Tone, ...] = ("neutral", "accent", "careful", "danger")


def test_the_style_is_our_own_on_every_desktop() -> None:
    """The desktop's wish is in QT_STYLE_OVERRIDE here."""
    story = "from nocontact_desktop.gui.theme import application; print(application('Daybook').style().name())"
    said = subprocess.run(
        [sys.executable, "-c", story],
        env={**os.environ, "QT_STYLE_OVERRIDE": "Windows"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert said.stdout.strip() == "fusion"


@BOTH
def test_what_is_read_has_seven_to_one(colours: Colours) -> None:
    for ground in (colours.ground, colours.card):
        assert contrast(colours.text, ground) >= 7


@BOTH
def test_every_other_text_has_four_and_a_half_to_one(colours: Colours) -> None:
    pairs = [
        (text, ground)
        for text in (colours.secondary, colours.accent, colours.danger)
        for ground in (colours.ground, colours.card)
    ]
    pairs += [(colours.on_accent, colours.accent)]
    pairs += [(text, ground) for ground, text in map(colours.on_tone, TONES)]
    for text, ground in pairs:
        assert contrast(text, ground) >= 4.5, (text, ground)


@BOTH
def test_controls_and_focus_have_three_to_one(colours: Colours) -> None:
    for line in (colours.border, colours.accent, colours.danger):
        for ground in (colours.ground, colours.card):
            assert contrast(line, ground) >= 3, (line, ground)


def test_contrast_knows_the_ends_of_the_scale() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_theme_changes_open_windows_at_once(qapp_themed: QApplication, qtbot: object) -> None:
    button = PrimaryButton("Go on", name="go")
    qtbot.addWidget(button)  # type: ignore[attr-defined]
    button.show()
    button.ensurePolished()
    small = button.sizeHint()
    before = button.grab().toImage().pixelColor(12, small.height() // 2).name()
    themes.theme().set_look(themes.Look("dark", 200))
    after = button.grab().toImage().pixelColor(12, small.height() // 2).name()
    assert (before, after) == (LIGHT.accent, DARK.accent)
    assert button.sizeHint().height() == pytest.approx(small.height() * 2, abs=2)


def test_text_size_grows_body_text_that_is_already_shown(qapp_themed: QApplication, qtbot: object) -> None:
    text = BodyText("Nothing has to be done today. " * 6)
    qtbot.addWidget(text)  # type: ignore[attr-defined]
    text.show()
    before = text.heightForWidth(400)
    themes.theme().set_look(themes.Look("light", 200))
    assert text.heightForWidth(400) > before * 2


def test_the_bundled_font_is_the_one_that_is_drawn(qapp_themed: QApplication) -> None:
    assert QFontInfo(QApplication.font()).family() == "Atkinson Hyperlegible Next"


def test_text_size_stays_between_80_and_200() -> None:
    app = QApplication.instance()
    assert app is not None
    themes.theme().set_look(themes.Look("light", 500))
    assert themes.tokens().scale == 2
    themes.theme().set_look(themes.Look("light", 10))
    assert themes.tokens().scale == 0.8
