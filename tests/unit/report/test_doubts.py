"""The doubter's check finds one of each kind that was planted, and nothing in a notebook that agrees with itself."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.case import Case, save_case
from nocontact_desktop.diary.conversations import conversations, messages
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.report.doubts import Doubt, find_doubts, put_aside, take_up
from nocontact_desktop.report.doubts.said import counts_said, days_said, weekdays_alone
from nocontact_desktop.report.doubts.words import asks, helps
from nocontact_desktop.vault.notebook import Notebook
from tests.conftest import Clock

CHAT = """[02/03/2026, 21:10:03] +44 7700 900123: I saw your light on
[02/03/2026, 21:11:40] +44 7700 900123: Pick up
[02/03/2026, 21:20:11] +44 7700 900888: Please do not come to the house.
[02/03/2026, 22:20:11] +44 7700 900123: You will see
"""


def quiet(_done: int, _total: int) -> None: ...


def never() -> bool:
    return False


def photo(taken: str, colour: str = "#553311") -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = taken
    Image.new("RGB", (32, 24), colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


def keep(notebook: Notebook, data: bytes, caption: str) -> str:
    return exhibits.add(notebook, ExhibitDraft(name="door.jpg", data=data, caption=caption))[0]


@pytest.fixture
def chat(notebook: Notebook, tmp_path: Path) -> list[str]:
    """The ids of messages that were brought in, in order."""
    save_case(notebook, Case(time_zone="Europe/London"))
    (tmp_path / "chat.txt").write_text(CHAT, "utf-8")
    options = ReadOptions(me="+44 7700 900888", time_zone="Europe/London")
    bring_in(notebook, tmp_path / "chat.txt", options, "", progress=quiet, cancelled=never)
    (one,) = conversations(notebook)
    return [row.id for row in messages(notebook, one.id, 0, 10)]


def incident(**changes: Any) -> EntryDraft:
    """An entry of Monday 2 March 2026, written down that evening."""
    given: dict[str, Any] = {"kind": "incident", "occurred_from": "2026-03-02", "title": "At the door"}
    return EntryDraft(**(given | changes))


def found(notebook: Notebook) -> list[Doubt]:
    return list(find_doubts(notebook, progress=quiet, cancelled=never))


@pytest.fixture(autouse=True)
def evening(clock: Clock) -> None:
    """Written down on the evening of that day."""
    clock.time = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)


def test_a_notebook_that_agrees_with_itself_has_none(notebook: Notebook, chat: list[str]) -> None:
    door = keep(notebook, photo("2026:03:02 21:15:00"), "The door")
    entries.save(
        notebook,
        incident(
            occurred_from="2026-03-02T21:00",
            occurred_to="2026-03-02T21:30",
            time_zone="Europe/London",
            occurred_text="Monday evening",
            what_happened="Two messages on Monday, 2 March 2026. Then three messages in all. He said: by Friday.",
            exhibits=(door,),
            messages=tuple(chat[:2]),
        ),
    )
    entries.save(notebook, incident(occurred_from="2026-02", precision="about", title="Twelve calls, some Sunday"))
    entries.save(notebook, incident(occurred_from="2025-06-01", basis="remembered", title="A year ago"))
    entries.save(notebook, incident(sealed=True, title=None, what_happened="On Sunday, 99 messages."))
    assert found(notebook) == []


def _picture(notebook: Notebook, _chat: list[str]) -> EntryDraft:
    return incident(exhibits=(keep(notebook, photo("2026:02:27 18:00:00"), "The door"),))


def _about_a_picture(notebook: Notebook, _chat: list[str]) -> EntryDraft:
    kept = (keep(notebook, photo("2026:02:27 18:00:00"), "The door"),)
    return incident(occurred_from="2026-02", precision="about", exhibits=kept)


PLANTED: list[tuple[str, Callable[[Notebook, list[str]], EntryDraft], str]] = [
    ("picture_day", _picture, "“The door” says of itself that it was made on Friday 27 February 2026, 18:00."),
    (
        "message_day",
        lambda _n, chat: incident(occurred_from="2026-03-01", messages=tuple(chat[:2])),
        "2 linked messages are of other days, the first of Monday 2 March 2026.",
    ),
    (
        "weekday_of_date",
        lambda _n, _c: incident(what_happened="It began on Sunday, March 2nd."),
        "The text says “Sunday, March 2nd”. That day was a Monday.",
    ),
    ("weekday", lambda _n, _c: incident(occurred_text="Sunday night"), "The text speaks of Sunday."),
    (
        "count",
        lambda _n, _c: incident(what_happened="Twelve messages."),
        "The text says “Twelve messages”. The messages brought in hold 3 of Monday 2 March 2026.",
    ),
    (
        "known_by_message",
        lambda _n, chat: incident(occurred_from="2026-03", precision="month", messages=(chat[1],)),
        "A linked message is of Monday 2 March 2026, 21:11.",
    ),
    ("known_by_picture", _about_a_picture, "made on Friday 27 February 2026, 18:00. A reader could ask why"),
    ("written_later", lambda _n, _c: incident(occurred_from="2026-01-20"), "This was written down 41 days later."),
    (
        "not_fresh",
        lambda _n, _c: incident(occurred_from="2026-02-20", basis="same_day"),
        "It was saved 10 days later. A reader could ask where the first note is.",
    ),
]


@pytest.mark.parametrize(("kind", "draft", "says"), PLANTED, ids=[one[0] for one in PLANTED])
def test_what_was_planted_is_found_and_leads_to_its_entry(
    notebook: Notebook, chat: list[str], kind: str, draft: Callable[[Notebook, list[str]], EntryDraft], says: str
) -> None:
    (entry_id,) = entries.save_many(notebook, [draft(notebook, chat)])
    (one,) = found(notebook)
    assert (one.kind, one.entry) == (kind, entry_id)
    assert says in asks(one, "en")
    assert "A reader could ask" in asks(one, "en")
    assert helps(one, "en")
    if "picture" in kind:
        assert exhibits.exists(notebook, one.exhibit)


def test_a_file_with_two_captions_is_found(notebook: Notebook) -> None:
    data = photo("2026:03:02 21:15:00")
    keep(notebook, data, "The door")
    keep(notebook, data, "The door")
    assert found(notebook) == []
    last = keep(notebook, data, "The door of the shop")
    (one,) = found(notebook)
    assert (one.kind, one.exhibit) == ("two_captions", last)
    assert "as “The door” and as “The door of the shop”" in asks(one, "en")


def test_a_correction_does_not_make_an_entry_late(notebook: Notebook, clock: Clock) -> None:
    (entry_id,) = entries.save_many(notebook, [incident()])
    clock.advance(days=180)
    entries.correct(notebook, entry_id, incident(title="At the front door"))
    assert found(notebook) == []


def test_what_was_put_aside_stays_so_until_its_facts_change(notebook: Notebook) -> None:
    (entry_id,) = entries.save_many(notebook, [incident(occurred_text="Sunday night")])
    size = notebook.db.one("SELECT size FROM tree")
    (one,) = found(notebook)
    put_aside(notebook, one)
    assert [one.aside for one in found(notebook)] == [True]
    assert notebook.db.one("SELECT size FROM tree") == size, "it is no evidence: the log has not grown"
    take_up(notebook, one)
    assert [one.aside for one in found(notebook)] == [False]
    put_aside(notebook, one)
    entries.correct(notebook, entry_id, incident(occurred_text="Saturday night"))
    assert [(one.kind, one.aside) for one in found(notebook)] == [("weekday", False)]


def test_in_the_small_hours_the_evening_before_is_meant(notebook: Notebook) -> None:
    entries.save(notebook, incident(occurred_from="2026-03-02T00:40", occurred_text="Sunday night"))
    assert found(notebook) == []


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Monday 2 March 2026", True),
        ("on Monday, the 2nd of March", True),
        ("Monday, March 2, 2026", True),
        ("Monday Mar. 2", True),
        ("monday 2026-03-02", True),
        ("Tuesday 2 March 2026", False),
        ("Tuesday, March 2nd 2026", False),
        ("Wednesday 31 December", True),
    ],
)
def test_a_weekday_beside_a_date_is_compared(text: str, fits: bool) -> None:
    (one,) = days_said(f"It was {text}, I think.", date(2026, 1, 3))
    assert one.fits is fits
    assert weekdays_alone(text) == frozenset()


def test_a_day_that_there_is_not_is_left_alone() -> None:
    assert list(days_said("Monday 31 April 2026", None)) == []
    assert list(days_said("Monday 2 March", None)) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On Sunday he came", {6}),
        ("last Sunday, and every Monday until Friday", set()),
        ("Mondays", set()),
        ("Sunday and Monday", {6, 0}),
        ("the sun sat low", set()),
    ],
)
def test_a_weekday_that_stands_alone(text: str, days: set[int]) -> None:
    assert weekdays_alone(text) == days


def test_counts_are_read_in_figures_and_words() -> None:
    said = list(counts_said("Fourteen missed calls in forty minutes, 3 voicemails, 120 text messages and one email."))
    assert [(one.number, one.kind) for one in said] == [
        (14, "call"),
        (3, "voicemail"),
        (120, "message"),
        (1, "mail"),
    ]
