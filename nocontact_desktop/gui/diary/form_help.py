"""What stands beside the form: what helps while writing, what to save, and words for whoever passed something on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.coach import CaptureFold
from nocontact_desktop.gui.widgets import Card, Heading, IconLabel, LinkButton, SecondaryText, row


class FormHelp(Card):
    """Follows what was answered: ``show_for(answers)``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="formHelp", gap=14)
        self.add(Heading(self.tr("While you write"), level=3, name="formHelpTitle"))
        for place, (icon_name, words) in enumerate(self._lines()):
            holder = QWidget()
            line = row(holder, gap=12)
            line.addWidget(IconLabel(icon_name, "secondary", 18), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(SecondaryText(words, name=f"formHelp{place}"), 1)
            self.add(holder)
        self._capture = CaptureFold()
        self.add(self._capture)
        self._ready = LinkButton(self.tr("Words for whoever passed it on"), name="readyReply")
        self._ready.clicked.connect(lambda: desk.go_to("prepare", "script:passed-on-message"))
        self._ready.hide()
        self.add(self._ready)

    def show_for(self, answers: Mapping[str, Any]) -> None:
        """Offer an answer when it came through someone else, and say what to save of what came that way."""
        self._ready.setVisible(answers.get("channel") == "others" or bool(answers.get("third_party")))
        self._capture.show_way(answers.get("channel", ""))

    def _lines(self) -> tuple[tuple[str, str], ...]:
        return (
            ("circle-check", self.tr("“About” and “I don't know” are good answers. Nothing has to be filled in.")),
            (
                "file-text",
                self.tr("What you hand in normally reaches the other side. You choose later what goes into a report."),
            ),
            ("pencil", self.tr("You can correct it later. The earlier wording is kept beside it.")),
        )
