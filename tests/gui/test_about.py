"""About: what the program is made of can be read in it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.settings.about import AboutCard
from nocontact_desktop.gui.widgets import BodyText, ChoiceField, Fold, TextArea
from nocontact_desktop.guidance.licences import load_licences


def test_each_part_stands_there_with_its_licence_and_its_text(qapp_themed: QApplication, qtbot: QtBot) -> None:
    card = AboutCard()
    qtbot.addWidget(card)
    fold = card.findChild(Fold, "licences")
    assert fold is not None
    assert card.findChild(BodyText, "licenceList") is None
    fold.set_open(True)
    fold.set_open(False)
    fold.set_open(True)
    (shown,) = card.findChildren(BodyText, "licenceList")
    lines = shown.toPlainText().splitlines()
    licences = load_licences()
    assert len(lines) == len(licences.package) + len(licences.part)
    assert any(line.startswith("sqlcipher3 0.") and "OpenSSL: Apache-2.0" in line for line in lines)

    choice, text = card.findChild(ChoiceField, "licenceChoiceField"), card.findChild(TextArea, "licenceTextField")
    assert choice is not None
    assert text is not None
    assert "GNU GENERAL PUBLIC LICENSE" in text.value()
    assert text.edit.isReadOnly()
    choice.set_value("sqlcipher3")
    choice.changed.emit(choice.value())
    assert "ZETETIC" in text.value()
