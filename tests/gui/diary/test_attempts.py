"""Counts of incoming contact in the window: shown when asked for, as a chart and as a table, with what stands apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.diary import attempts, imports
from nocontact_desktop.diary.entry import EntryDraft, Response
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.diary.attempts_view import AttemptsView
from nocontact_desktop.gui.diary.chart_view import ChartView
from nocontact_desktop.gui.diary.numbers_table import NumbersTable
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.preparation.orders import add_order, change_order
from nocontact_desktop.report.charts.shapes import Label, Pointer, Rect
from nocontact_desktop.vault.changes import Changes
from tests.gui import walking
from tests.gui.diary.conftest import Looking
from tests.gui.diary.test_fits import SIZES, too_wide

CHAT = """[16/02/2026, 21:15:00] Robin: one
[17/02/2026, 21:16:00] M. Example: mine
[02/03/2026, 08:00:00] Robin: two
[02/03/2026, 08:30:00] Sam: three
"""


@pytest.fixture
def counts(diary: Looking, tmp_path: Path) -> Looking:
    chat = tmp_path / "chat.txt"
    chat.write_text(CHAT)
    how = ReadOptions(me="M. Example", date_order="dmy", time_zone="Europe/London")
    diary.desk.tasks.finish_with(
        lambda: imports.bring_in(diary.desk.notebook, chat, how, progress=lambda _a, _b: None, cancelled=lambda: False),
        30,
    )
    diary.saved(EntryDraft(kind="contact", occurred_from="2026-02-18", channel="phone", direction="in"))
    diary.saved(EntryDraft(kind="contact", occurred_from="2026-01", channel="phone", direction="in"))
    diary.click("diaryAttempts")
    diary.settle()
    return diary


def rows(diary: Looking, name: str = "attemptsTable") -> list[tuple[str, str, str]]:
    return [row for row in diary.named(name, NumbersTable).rows() if row[1] != "0"]


def notes(diary: Looking) -> list[str]:
    found = []
    for place in range(9):
        if not diary.has(f"attemptsNote{place}"):
            break
        found.append(str(diary.named(f"attemptsNote{place}").text()))  # type: ignore[attr-defined]
    return found


def choose(diary: Looking, name: str) -> None:
    diary.click(name)
    diary.settle()


def test_counts_are_shown_when_asked_for_only(diary: Looking) -> None:
    diary.saved(EntryDraft(kind="contact", occurred_from="2026-02-18", channel="phone"))
    assert not diary.has("attemptsChart")
    diary.click("diaryAttempts")
    assert diary.has("attemptsChart")
    assert "do not mean that it is safer" in diary.named("attemptsCalm").text()  # type: ignore[attr-defined]


def test_the_table_has_every_week_and_says_the_ways(counts: Looking) -> None:
    assert not counts.has("attemptsTable")
    choose(counts, "attemptsForm_table")
    assert counts.has("attemptsTable")
    assert not counts.has("attemptsChart")
    assert counts.named("attemptsTable", NumbersTable).rowCount() == 26
    assert rows(counts) == [
        ("2 March 2026", "2", "WhatsApp 2"),
        ("16 February 2026", "2", "WhatsApp 1, Phone call 1; by you 1"),
    ]
    assert rows(counts, "hoursTable") == [("Monday", "3", "08:00 2, 21:00 1")]


def test_the_chart_says_in_words_what_it_shows(counts: Looking) -> None:
    chart = counts.named("attemptsChart", ChartView)
    said = "8 September 2025 to 8 March 2026: 4 attempts in 26 weeks. In a week from 0 to 2."
    assert chart.accessibleDescription() == said
    bars = [shape for shape in chart.chart(800).shapes if isinstance(shape, Rect)]
    assert [one.tone for one in bars] == ["mark"] * (2 + 2 + 1) + ["open"]  # all ways, WhatsApp, calls; by you
    assert "largest stands for 2" in counts.named("hoursChart").accessibleDescription()


def test_when_a_way_was_blocked_and_an_order_handed_over_is_marked(counts: Looking) -> None:
    counts.saved(
        EntryDraft(
            kind="incident",
            occurred_from="2026-02-20",
            title="Blocked",
            channel="instagram",
            response=Response(kind="blocked"),
        )
    )

    def served() -> Changes:
        (order_id,) = add_order(counts.desk.notebook, "safety order").touched("order")
        return change_order(counts.desk.notebook, order_id, served="2026-02-25")

    counts.in_notebook(lambda _notebook: served())
    counts.page.findChild(AttemptsView).begin()  # type: ignore[union-attr]
    counts.settle()
    shapes = counts.named("attemptsChart", ChartView).chart(800).shapes
    texts = [shape.text for shape in shapes if isinstance(shape, Label)]
    assert "Instagram: 0" in texts
    assert "safety order: handed over on 25 February 2026" in texts
    assert len([shape for shape in shapes if isinstance(shape, Pointer)]) == 2  # under its strip, and what it means
    assert notes(counts)[1] == "Blocked, as entries say: Instagram on 20 February 2026."


def test_what_is_not_drawn_is_said(counts: Looking) -> None:
    assert notes(counts) == [
        "Counted are the entries of this diary, and messages and calls from Robin, Sam.",
        "The last week is not over yet.",
        "1 contact has no exact day and is not drawn.",
        "Days are as the exports show them. A week begins on Monday.",
    ]
    assert "1 attempt has no time of day and is not drawn." in counts.named("hoursSay").text()  # type: ignore[attr-defined]


def test_who_is_counted_can_be_chosen_and_is_kept(counts: Looking) -> None:
    counts.click("attemptsSendersButton")
    counts.click("attemptsSender_1")
    choose(counts, "attemptsForm_table")
    assert rows(counts)[0] == ("2 March 2026", "1", "WhatsApp 1")
    assert counts.in_notebook(attempts.left_out) == {"Sam"}
    assert notes(counts)[0].endswith("messages and calls from Robin.")


def test_earlier_and_later_lead_through_the_weeks(counts: Looking) -> None:
    choose(counts, "attemptsWeeks_12")
    period = counts.named("attemptsPeriod")
    assert period.text() == "15 December 2025 to 8 March 2026"  # type: ignore[attr-defined]
    assert not counts.named("attemptsLater").isEnabled()
    choose(counts, "attemptsEarlier")
    assert period.text() == "22 September 2025 to 14 December 2025"  # type: ignore[attr-defined]
    choose(counts, "attemptsLater")
    assert period.text() == "15 December 2025 to 8 March 2026"  # type: ignore[attr-defined]


def test_what_is_written_meanwhile_counts(counts: Looking) -> None:
    counts.saved(EntryDraft(kind="contact", occurred_from="2026-02-19", channel="email", direction="in"))
    counts.settle()
    choose(counts, "attemptsForm_table")
    assert rows(counts)[1] == ("16 February 2026", "3", "WhatsApp 1, Email 1, Phone call 1; by you 1")


def test_nothing_to_count_says_what_would_be(diary: Looking) -> None:
    diary.click("diaryAttempts")
    diary.settle()
    assert diary.has("attemptsEmpty")
    assert not diary.has("attemptsChart")
    diary.click("attemptsBack")
    assert diary.has("diaryEmpty")


@SIZES
def test_it_fits_and_is_named(counts: Looking, width: int, height: int, percent: int) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    counts.page.resize(width, height)
    counts.click("attemptsSendersButton")
    for form in ("attemptsForm_table", "attemptsForm_chart"):
        choose(counts, form)
        assert too_wide(counts) == []
        assert counts.page.minimumSizeHint().height() <= height
        for name in ("attemptsChart", "hoursChart"):
            chart = counts.named(name, ChartView)
            assert chart.isHidden() or chart.height() == chart.heightForWidth(chart.width())
        assert walking.unnamed(counts.page) == []
        assert walking.doubly_named(counts.page) == []
        assert walking.reads_markup(counts.page) == []
