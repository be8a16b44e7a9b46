"""Asking before something here is erased for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.widgets import dialogs


def ask_to_erase(parent: QWidget, title: str, act: str, erase: Callable[[], None]) -> None:
    """Ask, and call ``erase`` on a yes."""
    says = QCoreApplication.translate(
        "steady",
        "It is gone for good, and nothing shows that it was there. Copies of the notebook made before still hold it."
        "\n\nWhen a court case is likely, ask a lawyer before you erase anything: a court may ask for what was kept.",
    )
    dialogs().confirm(parent, title, says, act, erase, danger=True)
