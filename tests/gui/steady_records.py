"""What the tests of Steady share: the page, closing the program and opening it again, things put away."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.steady.page import SteadyPage
from nocontact_desktop.steady import put_away
from nocontact_desktop.steady.put_away import Kind, Thing
from nocontact_desktop.vault.notebook import open_notebook
from nocontact_desktop.vault.surroundings import Surroundings
from tests.conftest import PASSPHRASE, Clock
from tests.gui.conftest import in_vault
from tests.gui.prepare_records import page_of


def steady(desk: Desk, qtbot: QtBot, where: str | None = None) -> SteadyPage:
    """The page, gone to ``where``."""
    page = page_of(qtbot, SteadyPage(desk))
    page.entered(where)
    return page


def opened_again(desk: Desk, clock: Clock) -> Desk:
    """The desk after the notebook was closed and opened again."""

    def reopen() -> Desk:
        desk.notebook.close()
        surroundings = Surroundings(now=clock, random_bytes=os.urandom)
        desk.notebook = open_notebook(desk.notebook.folder, PASSPHRASE, surroundings=surroundings)
        return desk

    made: Desk = in_vault(desk.tasks, reopen)
    return made


def thing(desk: Desk) -> Thing:
    """The only thing put away."""
    (only,) = in_vault(desk.tasks, lambda: put_away.things(desk.notebook))
    found: Thing = only
    return found


def put(desk: Desk, kind: Kind = "letter", *, file: bytes = b"", **said: str) -> str:
    """Put something away; gives its id."""

    def fill() -> str:
        (thing_id,) = put_away.begin(desk.notebook, kind).touched("put-away")
        for side, value in said.items():
            put_away.say(desk.notebook, thing_id, side, value)  # type: ignore[arg-type]
        if file:
            put_away.add_file(desk.notebook, thing_id, file, "beach.jpg")
        put_away.close(desk.notebook, thing_id)
        return thing_id

    made: str = in_vault(desk.tasks, fill)
    return made


def in_front(qtbot: QtBot, window: QWidget) -> None:
    """The window has the keyboard."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def tab_to(qtbot: QtBot, window: QWidget, name: str) -> None:
    """Press Tab until the widget of that name has the keyboard."""
    for _ in range(80):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return
        qtbot.keyClick(focused or window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")


def key(qtbot: QtBot, which: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, which)
