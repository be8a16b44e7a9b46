"""How old a fact is, what mark a row has, and what is counted."""

from __future__ import annotations

from argparse import Namespace
from copy import copy
from datetime import date, timedelta

import pytest

from nocontact_desktop.cli.guidance import content_command
from nocontact_desktop.guidance.age import day_of, is_old
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.counts import count, counts, languages
from nocontact_desktop.guidance.rows import weakest


@pytest.mark.parametrize(
    ("checked", "day"), [("2026-11-21", date(2026, 11, 21)), ("2026-11", date(2026, 11, 1)), ("2026", date(2026, 1, 1))]
)
def test_a_date_counts_from_its_earliest_day(checked: str, day: date) -> None:
    assert day_of(checked) == day


@pytest.mark.parametrize("checked", ["", "lately", "2026-13", "2026-11-31", "2026-11-21-07", "2026-11-21T07:00"])
def test_what_is_no_date_is_refused(checked: str) -> None:
    with pytest.raises(ValueError):
        day_of(checked)


def test_a_row_is_old_after_180_days() -> None:
    checked = date(2026, 11, 21)

    assert not is_old("2026-11-21", checked)
    assert not is_old("2026-11-21", checked + timedelta(days=180))
    assert is_old("2026-11-21", checked + timedelta(days=181))
    assert is_old("2009", checked)


def test_a_clock_set_back_makes_nothing_old() -> None:
    assert not is_old("2026-11", date(2020, 1, 1))


def test_the_weakest_mark_counts() -> None:
    assert weakest("V", None, "S") == "S"
    assert weakest("C", "U", "V") == "U"
    assert weakest(None, None) == "V"


def test_counts_have_the_names_of_the_command_line() -> None:
    numbers = counts()["en"]

    assert list(numbers) == [
        "channels",
        "audit_items",
        "steps",
        "questions",
        "sheets",
        "readings",
        "myths",
        "scripts",
        "laws",
        "practices",
        "helplines",
        "articles",
        "forms",
        "oldest",
        "unchecked",
        "differing",
    ]
    assert numbers == count(load())
    assert numbers["channels"] == len(load().channels)


def test_the_command_line_has_words_for_every_number() -> None:
    answer = content_command(Namespace())

    assert answer.data == counts()
    assert len(answer.lines) == len(languages()) + sum(len(numbers) for numbers in counts().values())
    assert f"  rows with a fact nobody checked: {counts()['en']['unchecked']}" in answer.lines


def test_checks_and_patterns_are_audit_items_and_no_steps() -> None:
    content = load()
    numbers = count(content)
    others = [row for row in content.steps if row.kind != "step"]

    assert {row.kind for row in others} == {"check", "pattern"}
    assert numbers["steps"] == len(content.steps) - len(others)
    assert numbers["audit_items"] == len({row.audit for row in content.steps if row.audit})
    assert {row.audit for row in others} - {""}


def only(content: Content, **rows: tuple[object, ...]) -> Content:
    """The same content with other rows."""
    other = copy(content)
    other.__dict__.update(rows)
    return other


def test_a_row_counts_as_unchecked_and_as_differing_by_any_fact_in_it() -> None:
    content = load()
    numbers = count(content)
    marks: list[str] = [row.mark for row in (*content.channels, *content.steps, *content.laws)]
    marks += [weakest(*(part.mark for part in row.paragraphs)) for row in content.readings]
    marks += [weakest(*(part.mark for part in row.paragraphs)) for row in content.articles]
    marks += [row.mark for row in content.forms]
    marks += [str(row.says.mark) for row in content.flavours]
    whatsapp = content.channel("whatsapp")

    assert numbers["unchecked"] == marks.count("U")
    assert whatsapp is not None
    assert {"U", "C"} <= {*whatsapp.marks}  # live location is marked so there, and so are groups
    alone = only(content, channels=(whatsapp,), steps=(), laws=(), readings=(), articles=(), forms=(), flavours=())
    assert (count(alone)["unchecked"], count(alone)["differing"]) == (1, 1)


def test_a_card_with_several_views_counts_once_as_differing() -> None:
    content = load()
    step = content.step("to-say-or-not")
    assert step is not None
    assert step.views
    assert "C" in step.marks
    alone = only(content, channels=(), steps=(step,), laws=(), readings=(), articles=(), forms=(), flavours=())
    assert count(alone)["differing"] == 1


def test_the_oldest_date_is_that_of_a_row() -> None:
    content = load()
    oldest = str(count(content)["oldest"])
    dated = (content.emergency, content.helplines, content.channels, content.steps, content.readings, content.laws)
    dates = [row.checked for rows in dated for row in rows]

    assert oldest in dates
    assert all(day_of(oldest) <= day_of(one) for one in dates)
