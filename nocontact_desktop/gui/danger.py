"""In danger now."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.widgets import Heading, column


class DangerView(QWidget):
    """Emergency numbers."""

    def __init__(self, country: str, language: str) -> None:
        super().__init__()
        column(self).addWidget(Heading("Call 112"))


def country_names(language: str) -> list[tuple[str, str]]:
    return [("", "Not said")]
