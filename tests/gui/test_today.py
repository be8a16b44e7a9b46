from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.settings.copies import say_last_copy
from nocontact_desktop.gui.today.page import TodayPage
from nocontact_desktop.gui.widgets import Heading

NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> TodayPage:
    made = TodayPage(desk)
    qtbot.addWidget(made)
    made.show()
    made.entered()
    qtbot.waitUntil(lambda: made.findChild(QWidget, "nextCard") is not None)
    return made


def next_title(page: TodayPage) -> str:
    found = [title.text() for title in page.findChildren(Heading, "nextTitle") if title.isVisible()]
    return found[0] if found else ""


def test_the_next_step_opens_in_the_plan(page: TodayPage, qtbot: QtBot) -> None:
    asked: list[tuple[str, object]] = []
    page.desk.go_requested.connect(lambda name, where: asked.append((name, where)))
    page.findChild(QWidget, "openStep").click()  # type: ignore[union-attr, attr-defined]
    assert asked[0][0] == "prepare"
    assert asked[0][1]


def test_not_now_shows_the_step_after_it(page: TodayPage, qtbot: QtBot) -> None:
    before = next_title(page)
    page.findChild(QWidget, "stepNotNow").click()  # type: ignore[union-attr, attr-defined]
    qtbot.waitUntil(lambda: next_title(page) not in ("", before))


def test_each_chapter_is_one_line_that_leads_there(page: TodayPage) -> None:
    asked: list[tuple[str, object]] = []
    page.desk.go_requested.connect(lambda name, where: asked.append((name, where)))
    page.findChild(QWidget, "chapter_stay-safe").click()  # type: ignore[union-attr, attr-defined]
    assert asked == [("prepare", "chapter:stay-safe")]


@pytest.mark.parametrize(("days", "words"), [(None, "no copy"), (0, "today"), (1, "yesterday"), (9, "9 days ago")])
def test_the_last_copy_in_words(qapp_themed: object, days: int | None, words: str) -> None:
    at = None if days is None else NOW - timedelta(days=days)
    assert words in say_last_copy(at, NOW)
