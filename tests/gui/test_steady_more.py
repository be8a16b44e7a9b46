"""More than usual, as somebody meets it: forty attempts show it and four do not; a threat stands first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary.entries import save_many
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.today.page import TodayPage
from nocontact_desktop.guidance.content import load
from nocontact_desktop.steady.hard_days import HardDay, keep_hard_day
from nocontact_desktop.steady.on_today import show_on_today
from tests.gui.conftest import in_vault
from tests.gui.prepare_records import SIZES, find, press, text_of, walked
from tests.gui.steady_records import steady
from tests.gui.test_walkers import settle

TODAY = date(2026, 3, 2)
SAFER = ("safer", "calmer", "fewer", "less than", "no danger", "getting better", "quiet")


def attempts(desk: Desk, latest: int) -> None:
    """Twelve weeks with two or three attempts each, then ``latest`` in the last seven days."""
    days = [TODAY - timedelta(days=7 * week + at) for week in range(1, 13) for at in range(2 + week % 2)]
    days += [TODAY - timedelta(days=at % 7) for at in range(latest)]
    drafts = [EntryDraft(kind="contact", occurred_from=str(day), channel="sms") for day in days]
    in_vault(desk.tasks, lambda: save_many(desk.notebook, drafts))


@pytest.mark.fact("idea:K-06", "idea:D-19")
@pytest.mark.parametrize(("latest", "is_shown"), [(40, True), (4, False)])
def test_a_week_of_forty_shows_it_and_one_of_four_does_not(
    desk: Desk, qtbot: QtBot, latest: int, *, is_shown: bool
) -> None:
    attempts(desk, latest)
    page = steady(desk, qtbot, "more")
    card = find(qtbot, page, "weeksCard")
    assert (card.findChild(QWidget, "moreNotice") is not None) == is_shown
    assert (card.findChild(QWidget, "moreSilent") is None) == is_shown
    press(qtbot, page, "moreHowButton")
    words = text_of(card)
    assert ("40 attempts" in words) == is_shown
    assert ("Attempts often rise before they fall." in words) == is_shown
    assert ("between 2 and 3 a week" in words) == is_shown
    assert [one for one in SAFER if one in words.replace("fewer than", "").lower()] == []


@pytest.mark.fact("tone:M-08", "idea:D-19")
def test_the_threat_the_numbers_and_the_ways_to_keep_it_stand_first(desk: Desk, qtbot: QtBot) -> None:
    asked: list[tuple[str, object]] = []
    desk.go_requested.connect(lambda page, where: asked.append((page, where)))
    desk.settings = replace(desk.settings, country="GB")
    page = steady(desk, qtbot, "more")
    first = find(qtbot, page, "threatCard")
    later = find(qtbot, page, "weeksCard")
    qtbot.waitUntil(lambda: first.y() < later.parentWidget().y())  # type: ignore[union-attr]
    assert "A threat is not a phase" in text_of(first)
    assert "999" in text_of(first)
    press(qtbot, page, "moreHelplinesButton")
    assert "helpline" in text_of(first).lower()
    for name in ("moreNumbers", "way_diary", "way_import"):
        press(qtbot, page, name)
    assert asked == [("danger", None), ("diary", "new"), ("diary", "import")]


@pytest.mark.fact("idea:D-20", "idea:D-22")
def test_the_ways_it_can_sound_are_folded_with_the_threat_on_top(desk: Desk, qtbot: QtBot) -> None:
    flavours = [one.id for one in load().flavours]
    assert flavours[0] == "threat"
    assert len(flavours) == 11
    page = steady(desk, qtbot, "more")
    card = find(qtbot, page, "flavoursCard")
    assert "You will be sorry" not in text_of(card)
    press(qtbot, page, "flavour_threatButton")
    assert "You will be sorry" in text_of(card)
    find(qtbot, page, "flavourDanger")


def today(desk: Desk, qtbot: QtBot) -> TodayPage:
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.entered()
    settle(desk, qtbot)
    return page


def test_today_shows_nothing_of_steady_unless_it_was_chosen(desk: Desk, qtbot: QtBot) -> None:
    attempts(desk, 40)
    in_vault(desk.tasks, lambda: keep_hard_day(desk.notebook, "one", HardDay(day=TODAY, words="An evening with Kim.")))
    page = today(desk, qtbot)
    find(qtbot, page, "happenedCard")
    assert not find(qtbot, page, "todayPlan").findChildren(QWidget, "todayUrgeCard")
    for name in ("todayUrgeCard", "todayMoreCard", "todayCheckInCard", "todayDaysCard"):
        assert page.findChild(QWidget, name) is None, name


@pytest.mark.fact("idea:K-06", "tone:M-09")
def test_what_was_chosen_on_steady_stands_on_today(desk: Desk, qtbot: QtBot) -> None:
    asked: list[tuple[str, object]] = []
    desk.go_requested.connect(lambda page, where: asked.append((page, where)))
    attempts(desk, 40)
    in_vault(desk.tasks, lambda: keep_hard_day(desk.notebook, "one", HardDay(day=TODAY, words="An evening with Kim.")))
    start = steady(desk, qtbot)
    press(qtbot, start, "onTodayFoldButton")
    for part in ("urge", "more", "check-in", "days"):
        press(qtbot, start, f"onToday_{part}")
    page = today(desk, qtbot)
    assert "An evening with Kim." in text_of(find(qtbot, page, "todayDaysCard"))
    assert "more attempts came than in your weeks before" in text_of(find(qtbot, page, "todayMoreCard"))
    for name in ("takeAMoment", "openCheckIn", "readMore"):
        press(qtbot, page, name)
    assert asked == [("steady", "urge"), ("steady", "check-in"), ("steady", "more")]
    press(qtbot, start, "onToday_more")
    page.entered()
    qtbot.waitUntil(lambda: "more attempts came" not in text_of(page))


def test_a_usual_week_shows_nothing_on_today(desk: Desk, qtbot: QtBot) -> None:
    attempts(desk, 4)
    in_vault(desk.tasks, lambda: show_on_today(desk.notebook, ["more"]))
    page = today(desk, qtbot)
    find(qtbot, page, "happenedCard")
    assert page.findChild(QWidget, "todayMoreCard") is None


@SIZES
def test_the_view_fits_and_names_its_parts(desk: Desk, qtbot: QtBot, width: int, height: int, percent: int) -> None:
    desk.settings = replace(desk.settings, country="GB")
    themes.theme().set_look(themes.Look("light", percent))
    page = steady(desk, qtbot)
    page.resize(width - (68 if percent == 200 else 211), height - 75)
    assert walked(qtbot, page, desk, {"more": "flavoursCard", "steady": "onTodayCard"}) == []
