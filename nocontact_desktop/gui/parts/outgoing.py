"""Where a file goes that leaves the notebook. Before anything is written there: whether that place is copied on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.widgets import dialogs
from nocontact_desktop.gui.widgets.dialogs import PathAnswer
from nocontact_desktop.vault.places import synced_folder


def ask_for_file(parent: QWidget, title: str, suggested: str, filters: str, write: PathAnswer) -> None:
    """Ask where to save, then call ``write`` with the path."""
    dialogs().save_file(parent, title, suggested, filters, lambda path: _to(parent, path.parent, path, write))


def ask_for_folder(parent: QWidget, title: str, write: PathAnswer, *, encrypted: bool = False) -> None:
    """Ask for the folder to write into, then call ``write`` with it."""
    dialogs().choose_folder(parent, title, lambda folder: _to(parent, folder, folder, write, encrypted=encrypted))


def _to(parent: QWidget, folder: Path, chosen: Path, write: PathAnswer, *, encrypted: bool = False) -> None:
    service = synced_folder(folder)
    if service is None:
        write(chosen)
        return
    say = QCoreApplication.translate
    plain = say("outgoing", "Whoever can open that account can open the file too, on any device.")
    sealed = say("outgoing", "It is encrypted, but whoever can open that account can see that it is there.")
    dialogs().confirm(
        parent,
        say("outgoing", "This folder is copied to {service}").format(service=service),
        sealed if encrypted else plain,
        say("outgoing", "Save it there"),
        lambda: write(chosen),
    )
