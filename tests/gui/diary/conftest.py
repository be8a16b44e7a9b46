"""A diary page with an open notebook behind it, and short ways to look at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.page import DiaryPage
from tests.gui.conftest import in_vault

W = TypeVar("W", bound=QWidget)


class Looking:
    """The page, its widgets by name, and the notebook behind it."""

    def __init__(self, desk: Desk, page: DiaryPage, qtbot: QtBot) -> None:
        self.desk = desk
        self.page = page
        self.qtbot = qtbot

    def named(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        found = [one for one in self.page.findChildren(kind) if one.objectName() == name]
        assert found, name
        return found[-1]

    def has(self, name: str) -> bool:
        return any(one.isVisible() for one in self.page.findChildren(QWidget) if one.objectName() == name)

    def click(self, name: str) -> None:
        self.named(name).click()  # type: ignore[attr-defined]
        self.settle()

    def type_into(self, name: str, text: str) -> None:
        edit = self.named(name)
        edit.clear()  # type: ignore[attr-defined]
        self.qtbot.keyClicks(edit, text)

    def settle(self) -> None:
        """Wait until everything asked so far, and what that led to, has been answered."""
        for _ in range(4):
            self.qtbot.waitUntil(lambda: not self.desk.tasks.is_busy(), timeout=20000)
            done: list[bool] = []
            self.desk.tasks.run(lambda: None, owner=self.desk, on_done=lambda _none, done=done: done.append(True))
            self.qtbot.waitUntil(lambda done=done: bool(done), timeout=20000)

    def in_notebook(self, function: Callable[..., Any], *args: Any) -> Any:
        return in_vault(self.desk.tasks, lambda: function(self.desk.notebook, *args))

    def entries(self) -> list[entries.EntryRow]:
        found: list[entries.EntryRow] = self.in_notebook(entries.page, EntryFilter(), 0, 100)
        return found

    def saved(self, draft: EntryDraft) -> str:
        """Save an entry from elsewhere and let the page know."""
        changes = self.in_notebook(entries.save, draft)
        self.desk.changed.emit(changes)
        self.settle()
        (entry_id,) = changes.touched("entry")
        return str(entry_id)


@pytest.fixture
def diary(desk: Desk, qtbot: QtBot) -> Looking:
    page = DiaryPage(desk)
    qtbot.addWidget(page)
    page.resize(1069, 724)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    looking = Looking(desk, page, qtbot)
    page.entered()
    looking.settle()
    return looking


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say."""
    heard: list[str] = []
    real = QAccessible.updateAccessibility

    def listening(event: Any) -> None:
        if hasattr(event, "message"):
            heard.append(event.message())
        real(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", listening)
    return heard
