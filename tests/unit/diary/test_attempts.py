"""Incoming contact by day, week, hour and channel."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nocontact_desktop.diary import attempts, entries, imports
from nocontact_desktop.diary.attempts import Cell, Tally, by_hour, by_week, week_start
from nocontact_desktop.diary.case import Case, save_case
from nocontact_desktop.diary.conversations import conversations, messages
from nocontact_desktop.diary.entry import EntryDraft, ThirdParty
from nocontact_desktop.guidance.content import load
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.progress import Cancelled

CHAT = """[01/03/2026, 23:30:00] Robin: one
[02/03/2026, 00:10:00] Robin: two
[02/03/2026, 00:11:00] M. Example: mine
[02/03/2026, 21:15:00] Sam: three
[29/03/2026, 00:59:00] Robin: four
"""


def never() -> bool:
    return False


def quiet(_done: int, _total: int) -> None:
    return None


def count(notebook: Notebook) -> Tally:
    return attempts.tally(notebook, progress=quiet, cancelled=never)


def contact(notebook: Notebook, **fields: Any) -> str:
    draft = EntryDraft(**{"kind": "contact", "occurred_from": "2026-03-02T21:15", "channel": "phone", **fields})
    (entry_id,) = entries.save(notebook, draft).touched("entry")
    return entry_id


def bring_in(notebook: Notebook, tmp_path: Path, me: str | None = "M. Example", zone: str = "Europe/London") -> None:
    path = tmp_path / "chat.txt"
    path.write_text(CHAT)
    how = ReadOptions(me=me, date_order="dmy", time_zone=zone)
    imports.bring_in(notebook, path, how, progress=quiet, cancelled=never)


@pytest.mark.fact("idea:K-02")
def test_entries_about_contact_count_unless_the_writer_made_it(notebook: Notebook) -> None:
    contact(notebook, direction="in")
    contact(notebook, direction="out")
    contact(notebook, channel=None, third_party=ThirdParty(name="a cousin"), occurred_from="2026-03-03")
    entries.save(notebook, EntryDraft(kind="incident", occurred_from="2026-03-02", title="x", channel="phone"))
    found = count(notebook)
    assert found.entries == (
        Cell(date(2026, 3, 2), 21, "phone", 1),
        Cell(date(2026, 3, 3), None, "others", 1),
    )


def test_what_has_no_exact_day_stands_apart(notebook: Notebook) -> None:
    contact(notebook, occurred_from="2026-03")
    contact(notebook, occurred_from="2026-03-02", precision="about")
    contact(notebook, occurred_from=None, precision="unknown")
    contact(notebook, occurred_from="2026-03-02T21:15", precision="about")
    found = count(notebook)
    assert (found.entries, found.about) == ((Cell(date(2026, 3, 2), None, "phone", 1),), 3)


def test_messages_count_by_sender_on_their_local_day(notebook: Notebook, tmp_path: Path) -> None:
    bring_in(notebook, tmp_path)
    found = count(notebook)
    assert [(one.raw, one.count) for one in found.senders] == [("Robin", 3), ("Sam", 1)]
    assert list(found.cells({"Robin"})) == [Cell(date(2026, 3, 2), 21, "whatsapp", 1)]
    assert {(cell.day, cell.hour) for cell in found.cells({"Sam"})} == {
        (date(2026, 3, 1), 23),
        (date(2026, 3, 2), 0),
        (date(2026, 3, 29), 0),
    }
    assert (found.whose, found.undated) == (0, 0)


def test_days_are_those_of_the_time_zone_of_the_case(notebook: Notebook, tmp_path: Path) -> None:
    bring_in(notebook, tmp_path)
    save_case(notebook, Case(time_zone="Asia/Kathmandu"))
    robin = {(cell.day, cell.hour) for cell in count(notebook).cells({"Sam"})}
    assert robin == {(date(2026, 3, 2), 5), (date(2026, 3, 29), 6)}
    assert sum(cell.number for cell in count(notebook).cells()) == 4


def test_messages_nobody_said_the_sender_of_stand_apart(notebook: Notebook, tmp_path: Path) -> None:
    bring_in(notebook, tmp_path, me=None)
    found = count(notebook)
    assert (found.whose, list(found.cells())) == (5, [])


def test_a_contact_that_stands_for_messages_counts_once(notebook: Notebook, tmp_path: Path) -> None:
    bring_in(notebook, tmp_path)
    (conversation,) = conversations(notebook)
    first = messages(notebook, conversation.id, 0, 1)[0]
    contact(notebook, messages=(first.id,))
    found = count(notebook)
    assert (found.told_twice, found.entries) == (1, ())


def test_counting_can_be_stopped(notebook: Notebook, tmp_path: Path) -> None:
    bring_in(notebook, tmp_path)
    with pytest.raises(Cancelled):
        attempts.tally(notebook, progress=quiet, cancelled=lambda: True)


def test_weeks_begin_on_monday_and_empty_ones_are_there() -> None:
    cells = [
        Cell(date(2026, 3, 1), 9, "sms", 2),
        Cell(date(2026, 3, 2), 9, "sms", 1),
        Cell(date(2026, 3, 8), None, "phone", 4),
        Cell(date(2026, 3, 16), 9, "sms", 8),
        Cell(date(2026, 3, 23), 9, "sms", 16),
    ]
    weeks = by_week(cells, date(2026, 3, 4), 3)
    assert [(week.start, week.by_channel, week.total) for week in weeks] == [
        (date(2026, 3, 2), {"sms": 1, "phone": 4}, 5),
        (date(2026, 3, 9), {}, 0),
        (date(2026, 3, 16), {"sms": 8}, 8),
    ]
    assert week_start(date(2026, 1, 1)) == date(2025, 12, 29)


def test_hours_add_up_with_what_has_none() -> None:
    cells = [
        Cell(date(2026, 3, 2), 21, "sms", 2),
        Cell(date(2026, 3, 9), 21, "sms", 1),
        Cell(date(2026, 3, 15), 0, "sms", 5),
        Cell(date(2026, 3, 15), None, "sms", 7),
        Cell(date(2026, 3, 16), 0, "sms", 9),
    ]
    found = by_hour(cells, date(2026, 3, 2), 2)
    filled = Counter({(day, hour): n for day, row in enumerate(found.grid) for hour, n in enumerate(row) if n})
    assert filled == {(0, 21): 3, (6, 0): 5}
    assert found.without == 7


def test_a_chart_ends_today_or_where_there_is_something() -> None:
    today = date(2026, 3, 4)
    cells = [Cell(date(2025, 12, 1), 9, "sms", 1)]
    assert attempts.last_week(cells, today, 26) == date(2026, 3, 2)
    assert attempts.last_week(cells, today, 12) == date(2025, 12, 1)
    assert attempts.last_week([], today, 12) == date(2026, 3, 2)


def test_who_is_left_out_is_kept_and_not_sealed(notebook: Notebook) -> None:
    leaves = notebook.db.one("SELECT count(*) FROM leaf")
    attempts.leave_out(notebook, {"Sam", "Bank"})
    assert attempts.left_out(notebook) == {"Sam", "Bank"}
    assert notebook.db.one("SELECT count(*) FROM leaf") == leaves


@pytest.mark.parametrize(
    ("form", "kind", "channel"),
    [
        ("whatsapp", "call", "whatsapp"),
        ("sms_backup", "message", "sms"),
        ("sms_backup", "call", "phone"),
        ("google_voice", "voicemail", "voicemail"),
        ("mail", "mail", "email"),
        ("google_chat", "message", "other-message"),
        ("something new", "message", "other-message"),
    ],
)
def test_messages_and_calls_have_the_channel_they_came_by(form: str, kind: str, channel: str) -> None:
    assert attempts.channel_of(form, kind) == channel
    assert channel in load().words["ways"]
