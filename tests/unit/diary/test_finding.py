"""One search over everything, the calendar, and saved views."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nocontact_desktop.diary import entries, exhibits, search, views
from nocontact_desktop.diary.calendar import month_of, newest_month
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.vault.notebook import Notebook

CHAT = """[02/03/2026, 21:15:00] Robin: the wolves are at the door
[02/03/2026, 21:16:00] M. Example: leave me alone
[02/03/2026, 21:17:00] Robin: wolves again
"""


def save(notebook: Notebook, **fields: Any) -> str:
    draft = EntryDraft(**{"kind": "note", "occurred_from": "2026-03-02", "title": "A note", **fields})
    (entry_id,) = entries.save(notebook, draft).touched("entry")
    return entry_id


@pytest.fixture
def chat(notebook: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(CHAT)
    how = ReadOptions(me="M. Example", date_order="dmy", time_zone="Europe/London")
    bring_in(notebook, path, how, progress=lambda _done, _total: None, cancelled=lambda: False)


def test_words_are_found_in_entries_messages_and_files(notebook: Notebook, chat: None) -> None:
    entry_id = save(notebook, title="Wölves", what_happened="I heard them.")
    by_name, _ = exhibits.add(notebook, ExhibitDraft(name="wolves at night.txt", data=b"nothing"))
    found = search.find(notebook, "wolv", 10)
    assert [hit.id for hit in found.entries.hits] == [entry_id]
    assert [(hit.title, hit.note, hit.snippet) for hit in found.messages.hits] == [
        ("Robin", "Robin", search.Snippet("", "wolves", " again")),
        ("Robin", "Robin", search.Snippet("the ", "wolves", " are at the door")),
    ]
    assert [(hit.id, hit.snippet.hit) for hit in found.files.hits] == [(by_name, "wolves")]
    assert [one.more for one in (found.entries, found.messages, found.files)] == [False] * 3
    assert len(found.hits) == 4


def test_more_than_was_asked_for_is_said_and_not_counted(notebook: Notebook, chat: None) -> None:
    for _ in range(3):
        save(notebook, title="wolves")
    found = search.find(notebook, "wolves", 2)
    assert (len(found.entries.hits), found.entries.more) == (2, True)
    assert (len(found.messages.hits), found.messages.more) == (2, False)
    assert (found.files.hits, found.files.more) == ((), False)


@pytest.mark.parametrize(
    "typed", ["", "?!", "\0", '"', "wolves AND (", "*", "NEAR(", "x" * 5000, "a " * 500, "{a}:", "\ud800"]
)
def test_nothing_typed_is_an_error(notebook: Notebook, chat: None, typed: str) -> None:
    search.find(notebook, typed, 5)


def test_a_month_shows_each_day_and_keeps_apart_what_has_no_day(notebook: Notebook) -> None:
    evening = save(notebook, occurred_from="2026-03-02T21:15")
    day = save(notebook, occurred_from="2026-03-02")
    nights = save(notebook, occurred_from="2026-02-27", occurred_to="2026-03-01")
    about_noon = save(notebook, occurred_from="2026-03-31T12:00", precision="about")
    about_a_day = save(notebook, occurred_from="2026-03-10", precision="about")
    month = save(notebook, occurred_from="2026-03")
    years = save(notebook, occurred_from="2019-05-01", occurred_to="2026-03-15")
    save(notebook, occurred_from="2026-04-01")
    save(notebook, occurred_from=None, precision="unknown")
    found = month_of(notebook, 2026, 3)
    assert dict(found.days) == {1: (nights,), 2: (day, evening), 31: (about_noon,)}
    assert set(found.about) == {about_a_day, month, years}
    assert found.undated == 1
    assert dict(month_of(notebook, 2026, 2).days) == {27: (nights,), 28: (nights,)}
    assert newest_month(notebook) == (2026, 4)


def test_an_empty_diary_has_no_newest_month(notebook: Notebook) -> None:
    save(notebook, occurred_from=None, precision="unknown")
    assert newest_month(notebook) is None
    assert (dict(month_of(notebook, date.max.year, 12).days), month_of(notebook, 1, 1).about) == ({}, ())


def test_a_view_is_kept_renamed_and_erased(notebook: Notebook) -> None:
    wanted = EntryFilter(kinds=("incident",), person="Зоя", date_from="2026-03", has_exhibit=True)
    leaves = notebook.db.one("SELECT count(*) FROM leaf")
    (view_id,) = views.keep_view(notebook, "  For  my lawyer ", wanted).touched("view")
    views.keep_view(notebook, "Calls", EntryFilter(channel="phone"))
    assert [(one.name, one.wanted) for one in views.views(notebook)] == [
        ("Calls", EntryFilter(channel="phone")),
        ("For my lawyer", wanted),
    ]
    views.rename_view(notebook, view_id, "March")
    assert views.views(notebook)[1].name == "March"
    views.keep_view(notebook, "march", EntryFilter())
    assert [(one.id, one.wanted) for one in views.views(notebook)][1] == (view_id, EntryFilter())
    views.erase_view(notebook, view_id)
    assert [one.name for one in views.views(notebook)] == ["Calls"]
    assert notebook.db.one("SELECT count(*) FROM leaf") == leaves


def test_a_view_needs_a_name_of_its_own(notebook: Notebook) -> None:
    views.keep_view(notebook, "Calls", EntryFilter())
    (view_id,) = views.keep_view(notebook, "Doors", EntryFilter()).touched("view")
    for name, code in (("  ", "view.needs-name"), ("CALLS", "view.same-name")):
        with pytest.raises(Problem) as problem:
            views.rename_view(notebook, view_id, name)
        assert problem.value.code == code
    views.rename_view(notebook, view_id, "doors")


def test_what_is_kept_closed_is_found_without_its_words(notebook: Notebook) -> None:
    save(notebook, kind="contact", channel="post", title=None, what_happened="wolves\nand more wolves", sealed=True)
    (hit,) = search.find(notebook, "wolves", 10).entries.hits
    assert (hit.closed, hit.title, "".join(hit.snippet)) == (True, "", "")


def test_beginnings_are_looked_for_when_whole_words_are_few(notebook: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(
        "".join(f"[02/03/2026, 21:1{at}:00] Robin: {text}\n" for at, text in enumerate(["door", "doors"] * 3))
    )
    how = ReadOptions(me="M. Example", date_order="dmy", time_zone="Europe/London")
    bring_in(notebook, path, how, progress=lambda _done, _total: None, cancelled=lambda: False)
    few = search.find(notebook, "door", 2).messages
    assert ([hit.snippet.hit for hit in few.hits], few.more) == (["door", "door"], True)
    assert len(search.find(notebook, "door", 3).messages.hits) == 3
    assert len(search.find(notebook, "door", 10).messages.hits) == 6
