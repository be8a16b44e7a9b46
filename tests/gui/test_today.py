from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.settings.copies import say_last_copy
from nocontact_desktop.gui.today.page import TodayPage
from nocontact_desktop.gui.widgets import BodyText, Heading
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation import later
from nocontact_desktop.preparation import sitting as sittings
from nocontact_desktop.preparation.answers import Answers, save_answers
from nocontact_desktop.preparation.plan import plan, set_step
from tests.gui.conftest import in_vault

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


def lines(page: TodayPage) -> list[str]:
    """The chapters in sight."""
    ids = [chapter.id for chapter in load().chapters]
    return [one for one in ids if any(found.isVisible() for found in page.findChildren(QWidget, f"chapter_{one}"))]


def coming(page: TodayPage) -> list[str]:
    """What stands under "Coming up", in its order."""
    found = [one for one in page.findChildren(QAbstractButton) if one.objectName().startswith("coming_")]
    shown = [one for one in found if one.isVisible()]
    return [one.accessibleName() for one in sorted(shown, key=lambda one: one.mapTo(page, one.pos()).y())]


def test_the_plan_stays_readable_and_whole_a_click_away(page: TodayPage, desk: Desk, qtbot: QtBot) -> None:
    last = in_vault(desk.tasks, lambda: [one for one in plan(desk.notebook) if one.steps][-1])
    assert last.chapter.id not in lines(page)
    assert len(lines(page)) <= 7
    in_vault(desk.tasks, lambda: set_step(desk.notebook, last.steps[0].step.id, "done"))
    page.entered()
    qtbot.waitUntil(lambda: last.chapter.id in lines(page))
    assert len(lines(page)) <= 7

    asked: list[tuple[str, object]] = []
    page.desk.go_requested.connect(lambda name, where: asked.append((name, where)))
    whole = next(one for one in page.findChildren(QAbstractButton, "wholePlan") if one.isVisible())
    whole.click()
    assert asked == [("prepare", None)]


@pytest.mark.fact("idea:X-01")
def test_days_to_look_again_and_a_sitting_are_coming_up(page: TodayPage, desk: Desk, qtbot: QtBot) -> None:
    assert coming(page) == []

    def begin() -> None:
        later.set_started(desk.notebook, date(2026, 3, 2))
        sittings.begin(desk.notebook)

    in_vault(desk.tasks, begin)
    page.entered()
    qtbot.waitUntil(
        lambda: coming(page) == ["Go on with the sitting", "Look again at what you set", "Look again at what you set"]
    )
    asked: list[tuple[str, object]] = []
    page.desk.go_requested.connect(lambda name, where: asked.append((name, where)))
    for one in page.findChildren(QAbstractButton):
        if one.objectName().startswith("coming_") and one.isVisible():
            one.click()
    assert asked == [("prepare", "sitting"), ("prepare", "moment"), ("prepare", "moment")]


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, "no copy"), (0, "today"), (1, "yesterday"), (9, "9 days ago"), (22, "3 weeks ago"), (-40, "2026")],
)
def test_the_last_copy_in_words(qapp_themed: object, days: int | None, words: str) -> None:
    at = None if days is None else NOW - timedelta(days=days)
    assert words in say_last_copy(at, NOW)


def test_the_next_step_speaks_of_the_person_as_the_user_does(desk: Desk, qtbot: QtBot) -> None:
    named = next(step for step in load().steps if step.kind == "step" and "{person}" in step.what and not step.when)

    def only_that_one() -> None:
        save_answers(desk.notebook, Answers(label="Robin"))
        for step in load().steps:
            if step.kind == "step" and step.id != named.id:
                set_step(desk.notebook, step.id, "done")

    in_vault(desk.tasks, only_that_one)
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.entered()
    qtbot.waitUntil(lambda: page.findChild(BodyText, "nextWhat") is not None)
    said = page.findChild(BodyText, "nextWhat")
    assert said is not None
    assert said.text() == named.what.replace("{person}", "Robin").replace("{Person}", "Robin")
