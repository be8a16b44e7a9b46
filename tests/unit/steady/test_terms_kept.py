"""Incoming messages beside the terms of their day: way, time and subject."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from nocontact_desktop.diary import attempts, imports
from nocontact_desktop.diary.case import Case, save_case
from nocontact_desktop.guidance.content import load
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.preparation.board import add_channel
from nocontact_desktop.preparation.terms import ReadingTime, Terms, add_terms, change_terms
from nocontact_desktop.preparation.terms_kept import Agreed, Comparing, agreed
from nocontact_desktop.steady.terms_kept import TermsKept, look
from nocontact_desktop.vault.notebook import Notebook

CONTENT = load()
CHAT = """[02/03/2026, 18:10:00] Robin: The invoice, before the terms began.
[09/03/2026, 18:10:00] Robin: The teacher called about homework.
[09/03/2026, 18:12:00] M. Example: And the invoice is late.
[10/03/2026, 23:40:00] Robin: The invoice is late.
[16/03/2026, 18:20:00] Sam: The invoice again.
"""
MONDAY_EVENING = ReadingTime(days=(0,), start="18:00", end="19:00")
MONDAY = date(2026, 3, 9)


def held(name: str = "WhatsApp", ways: tuple[str, ...] = ("whatsapp",), **values: object) -> Agreed:
    said = {"started": "2026-03-01", **values}
    return Agreed(name=name, ways=ways, terms=Terms(id=str((name, said)), channel="x", **said))  # type: ignore[arg-type]


def reasons(*found: Agreed, way: str = "whatsapp", at: date | datetime = MONDAY, text: str = "") -> tuple[str, ...]:
    return Comparing(found, CONTENT.reply_subjects).outside(way, at, text)


def at(hour: int) -> datetime:
    return datetime.combine(MONDAY, datetime.min.time()).replace(hour=hour)


@pytest.mark.fact("idea:L-12")
def test_another_way_is_outside_while_the_ways_of_all_terms_are_known() -> None:
    assert reasons(held(), way="email") == ("way",)
    assert reasons(held(), held("Email", ("email",)), way="email") == ()
    assert reasons(held(), held("A way of our own", ()), way="email") == ()
    assert reasons(way="email") == ()


@pytest.mark.fact("idea:L-20")
def test_another_time_is_outside_where_a_time_is_known() -> None:
    terms = held(reading=(MONDAY_EVENING,))
    assert reasons(terms, at=at(18)) == ()
    assert reasons(terms, at=at(20)) == ("time",)
    assert reasons(terms, at=MONDAY) == ()
    assert reasons(held(), at=at(20)) == ()
    assert reasons(terms, held(), at=at(20)) == ()


@pytest.mark.fact("idea:L-03")
def test_another_subject_is_outside_by_its_words() -> None:
    terms = held(subjects=("school",))
    assert reasons(terms, text="The invoice is late.") == ("subject",)
    assert reasons(terms, text="The teacher called.") == ()
    assert reasons(terms, held(subjects=("money",)), text="The invoice is late.") == ()
    assert reasons(held(), text="The invoice is late.") == ()


def test_terms_count_on_their_own_days() -> None:
    assert reasons(held(started="2026-03-10"), way="email") == ()
    assert reasons(held(ended="2026-03-08"), way="email") == ()


def test_without_a_first_day_nothing_is_said_to_be_outside() -> None:
    undated = held(started="", subjects=("school",))
    assert reasons(undated, text="The invoice is late.") == ()
    assert reasons(undated, way="email") == ()
    assert reasons(held("Email", ("email",)), undated) == ()
    assert reasons(held("Email", ("email",)), undated, way="sms") == ("way",)


@pytest.fixture
def written(notebook: Notebook, tmp_path: Path) -> Notebook:
    save_case(notebook, Case(time_zone="Europe/London"))
    path = tmp_path / "chat.txt"
    path.write_text(CHAT)
    how = ReadOptions(me="M. Example", date_order="dmy", time_zone="Europe/London")
    imports.bring_in(notebook, path, how, progress=lambda _done, _total: None, cancelled=bool)
    return notebook


def found(notebook: Notebook) -> TermsKept:
    return look(notebook, CONTENT, progress=lambda _done, _total: None, cancelled=bool)


def set_terms(notebook: Notebook, channel: str = "whatsapp") -> None:
    (terms_id,) = add_terms(notebook, channel).touched("terms")
    change_terms(notebook, terms_id, subjects=("school",), reading=(MONDAY_EVENING,), started="2026-03-03")


def test_what_came_in_is_looked_at_and_what_lies_outside_is_named(written: Notebook) -> None:
    assert found(written) == TermsKept(())
    set_terms(written)
    shown = found(written)
    assert shown.looked_at == 3
    assert [(str(one.at), one.way, one.outside) for one in shown.found] == [
        ("2026-03-16 18:20:00", "whatsapp", ("subject",)),
        ("2026-03-10 23:40:00", "whatsapp", ("time", "subject")),
    ]
    assert len(shown.with_reason("subject")) == 2
    assert shown.with_reason("way") == ()


def test_senders_left_out_of_the_counts_are_left_out_here(written: Notebook) -> None:
    set_terms(written)
    attempts.leave_out(written, ["Sam"])
    assert found(written).looked_at == 2


def test_a_way_of_ones_own_is_compared_with_nothing(written: Notebook) -> None:
    channel_id, _ = add_channel(written, "Our notebook")
    set_terms(written, channel_id)
    assert agreed(written, CONTENT)[0].name == "Our notebook"
    assert found(written).found == ()
