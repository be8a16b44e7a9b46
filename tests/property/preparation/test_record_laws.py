"""What holds after any changes of people, terms and orders."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from nocontact_desktop.preparation.people import (
    Person,
    add_person,
    change_person,
    move_person,
    people,
    remove_person,
)
from nocontact_desktop.preparation.terms import ReadingTime, Terms

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NAMES = TEXTS.filter(lambda text: bool(text.strip()))
CIRCLES = st.sampled_from(["trusted", "neutral", "no-share", "no-contact", None])
HOURS = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 15, 30]))
TIMES = st.builds(
    ReadingTime, days=st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))), start=HOURS, end=HOURS
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=25)
@given(st.data())
def test_the_list_is_what_was_said_last(notebook: Notebook, data: st.DataObject) -> None:
    for one in people(notebook):
        remove_person(notebook, one.id)
    known: dict[str, Person] = {}
    for _ in range(data.draw(st.integers(0, 12))):
        acts = ["add", *(["change", "move", "remove"] if known else [])]
        act = data.draw(st.sampled_from(acts))
        if act == "add":
            name = data.draw(NAMES)
            (new,) = add_person(notebook, name).touched("person")
            known[new] = Person(id=new, name=name.strip())
            continue
        chosen = data.draw(st.sampled_from(sorted(known)))
        if act == "change":
            note, circle = data.draw(TEXTS), data.draw(CIRCLES)
            change_person(notebook, chosen, note=note, circle=circle)
            known[chosen] = Person(id=chosen, name=known[chosen].name, note=note, circle=circle)
        elif act == "move":
            move_person(notebook, chosen, data.draw(st.sampled_from([-1, 1])))
        else:
            remove_person(notebook, chosen)
            del known[chosen]
    assert {one.id: one for one in people(notebook)} == known
    for one in people(notebook):
        remove_person(notebook, one.id)
    assert notebook.db.query("SELECT * FROM person") == []


@given(st.lists(TIMES, max_size=3), MOMENTS)
def test_the_next_time_to_read_is_one_and_none_begins_before_it(times: list[ReadingTime], at: datetime) -> None:
    terms = Terms(id="t", channel="email", reading=tuple(times))
    following = terms.next_reading(at)
    if not any(one.is_whole for one in times):
        assert (following, terms.may_read(at)) == (None, None)
        return
    assert following is not None
    assert at < following <= at + timedelta(days=7)
    assert terms.may_read(following)
    step = at
    if not terms.may_read(at):
        while step < following:
            assert not terms.may_read(step)
            step += timedelta(minutes=97)
