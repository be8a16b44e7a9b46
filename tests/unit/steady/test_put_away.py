"""Things put away: a wait, a note to self, nothing inside to be seen before, and nothing left when erased."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from nocontact_desktop.diary import entries, exhibits, search
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.errors import Problem
from nocontact_desktop.report.compose import compose
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.steady import put_away, unsent
from nocontact_desktop.steady.put_away import Kind, State
from nocontact_desktop.vault.notebook import Notebook, open_notebook
from nocontact_desktop.vault.surroundings import Surroundings
from tests.conftest import PASSPHRASE, Clock
from tests.intake_pictures import photo
from tests.unit.diary.test_deleted_is_gone import decrypted_pages

WORD = "Zinnoberhafen"


def packed(notebook: Notebook, kind: Kind = "letter", **said: str) -> str:
    (thing_id,) = put_away.begin(notebook, kind).touched("put-away")
    for side, value in said.items():
        put_away.say(notebook, thing_id, side, value)  # type: ignore[arg-type]
    return thing_id


def closed(notebook: Notebook, kind: Kind = "letter", **said: str) -> str:
    thing_id = packed(notebook, kind, **said)
    put_away.close(notebook, thing_id)
    return thing_id


def state(notebook: Notebook, thing_id: str) -> State:
    return put_away.thing(notebook, thing_id).state


def refused(notebook: Notebook, thing_id: str) -> bool:
    with pytest.raises(Problem) as found:
        put_away.inside(notebook, thing_id)
    return found.value.code == "put-away.closed"


@pytest.mark.fact("idea:I-07")
@pytest.mark.parametrize(
    ("wait", "lasts"),
    [
        ("ten", timedelta(minutes=10)),
        ("hour", timedelta(hours=1)),
        ("day", timedelta(days=1)),
        ("three-days", timedelta(days=3)),
        ("week", timedelta(days=7)),
    ],
)
def test_what_was_put_away_opens_after_the_wait_that_was_chosen(
    notebook: Notebook, clock: Clock, wait: str, lasts: timedelta
) -> None:
    thing_id = closed(notebook, text=WORD, wait=wait, note="Read my reasons first.")
    assert refused(notebook, thing_id)
    put_away.ask(notebook, thing_id)
    asked = put_away.thing(notebook, thing_id)
    assert (asked.opens_at, asked.note) == (clock() + lasts, "Read my reasons first.")
    clock.time += lasts - timedelta(seconds=1)
    assert refused(notebook, thing_id)
    clock.advance(seconds=1)
    assert put_away.inside(notebook, thing_id).text == WORD


@pytest.mark.fact("idea:P-12")
def test_the_wait_goes_on_while_the_notebook_is_closed(notebook: Notebook, clock: Clock) -> None:
    thing_id = closed(notebook, text=WORD, wait="hour")
    put_away.ask(notebook, thing_id)
    clock.advance(minutes=30)
    notebook.close()
    surroundings = Surroundings(now=clock, random_bytes=os.urandom)
    with open_notebook(notebook.folder, PASSPHRASE, surroundings=surroundings) as again:
        assert refused(again, thing_id)
        put_away.ask(again, thing_id)
        clock.advance(minutes=30)
        assert put_away.inside(again, thing_id).text == WORD


@pytest.mark.fact("idea:P-12")
def test_what_was_not_opened_closes_by_itself_and_waits_anew(notebook: Notebook, clock: Clock) -> None:
    thing_id = closed(notebook, text=WORD, wait="ten")
    put_away.ask(notebook, thing_id)
    clock.advance(minutes=10, days=1)
    assert (state(notebook, thing_id), refused(notebook, thing_id)) == ("closed", True)
    put_away.ask(notebook, thing_id)
    assert put_away.thing(notebook, thing_id).opens_at == clock() + timedelta(minutes=10)


def test_it_can_be_put_back_at_any_time(notebook: Notebook, clock: Clock) -> None:
    thing_id = closed(notebook, text=WORD, wait="ten")
    day = put_away.thing(notebook, thing_id).closed_at
    put_away.ask(notebook, thing_id)
    put_away.close(notebook, thing_id)
    assert state(notebook, thing_id) == "closed"
    put_away.ask(notebook, thing_id)
    clock.advance(minutes=11)
    assert state(notebook, thing_id) == "open"
    put_away.close(notebook, thing_id)
    assert refused(notebook, thing_id)
    assert put_away.thing(notebook, thing_id).closed_at == day


@pytest.mark.fact("idea:P-12")
def test_the_wait_cannot_be_made_shorter_from_the_outside(notebook: Notebook) -> None:
    thing_id = closed(notebook, text=WORD, wait="week")
    for side, value in (("wait", "ten"), ("text", "")):
        with pytest.raises(Problem, match=r"put-away\.closed"):
            put_away.say(notebook, thing_id, side, value)  # type: ignore[arg-type]
    put_away.ask(notebook, thing_id)
    with pytest.raises(Problem, match=r"put-away\.closed"):
        put_away.say(notebook, thing_id, "wait", "ten")


def test_a_file_is_kept_byte_for_byte_and_reached_only_when_open(
    notebook: Notebook, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "beach.jpg"
    path.write_bytes(photo())
    thing_id = packed(notebook, "pictures", wait="ten")
    put_away.add_file(notebook, thing_id, path, path.name)
    (file,) = put_away.inside(notebook, thing_id).files
    assert (file.name, file.kind, file.size) == ("beach.jpg", "image", len(photo()))
    put_away.close(notebook, thing_id)
    for reach in (put_away.file_of, put_away.take_out):
        with pytest.raises(Problem, match=r"put-away\.closed"):
            reach(notebook, file.id)
    with pytest.raises(Problem, match=r"put-away\.closed"):
        put_away.add_file(notebook, thing_id, path, path.name)
    put_away.ask(notebook, thing_id)
    clock.advance(minutes=10)
    _, pieces = put_away.file_of(notebook, file.id)
    assert b"".join(pieces) == photo()
    assert path.exists()


def test_a_file_that_is_not_there_is_said(notebook: Notebook, tmp_path: Path) -> None:
    thing_id = packed(notebook, "files")
    with pytest.raises(Problem, match=r"exhibit\.not-readable"):
        put_away.add_file(notebook, thing_id, tmp_path / "gone.txt", "gone.txt")
    assert put_away.inside(notebook, thing_id).files == ()


def test_two_things_with_the_same_file_do_not_take_it_from_each_other(notebook: Notebook) -> None:
    exhibit_id, _ = exhibits.add(notebook, ExhibitDraft(name="a.txt", data=WORD.encode()))
    first, second = packed(notebook, "files"), packed(notebook, "files")
    for thing_id in (first, first, second):
        put_away.add_file(notebook, thing_id, WORD.encode(), "a.txt")
    put_away.take_out(notebook, put_away.inside(notebook, first).files[0].id)
    put_away.erase(notebook, second)
    _, pieces = put_away.file_of(notebook, put_away.inside(notebook, first).files[0].id)
    assert b"".join(pieces) == WORD.encode()
    put_away.erase(notebook, first)
    assert exhibits.read(notebook, exhibit_id) == WORD.encode()


@pytest.mark.fact("idea:P-12")
def test_what_is_erased_is_on_no_page_of_the_file(notebook: Notebook) -> None:
    thing_id = packed(notebook, "letter", name=WORD, note=WORD, keeper=WORD, text=WORD * 2000)
    put_away.add_file(notebook, thing_id, f"{WORD} ".encode() * 90_000, f"{WORD}.txt")
    put_away.close(notebook, thing_id)
    assert WORD.encode() in decrypted_pages(notebook)
    put_away.erase(notebook, thing_id)
    assert WORD.encode() not in decrypted_pages(notebook)
    for table in ("put_away", "put_away_file", "file", "file_chunk", "file_use"):
        assert notebook.db.one(f"SELECT count(*) FROM {table}") == (0,), table
    with pytest.raises(Problem, match=r"put-away\.gone"):
        put_away.thing(notebook, thing_id)


@pytest.mark.fact("idea:P-12")
def test_nothing_of_it_is_sealed_found_or_reported(notebook: Notebook) -> None:
    entries.save(notebook, EntryDraft(kind="note", occurred_from="2026-03-02", title="Kupferbucht"))
    request = ReportRequest(privacy="own", draft=True)
    before = notebook.db.one("SELECT count(*) FROM leaf")
    packed(notebook, "objects", name=WORD, text=WORD, keeper=WORD)
    thing_id = closed(notebook, "files", name=WORD, note=WORD, text=WORD)
    put_away.ask(notebook, thing_id)
    assert notebook.db.one("SELECT count(*) FROM leaf") == before
    assert search.find(notebook, WORD, 10).hits == ()
    report = repr(compose(notebook, request, lambda _done, _total: None, lambda: False))
    assert WORD not in report
    assert "Kupferbucht" in report


def test_words_not_sent_are_moved_not_copied(notebook: Notebook) -> None:
    unsent.keep_unsent(notebook, "w1", WORD)
    (thing_id,) = put_away.begin_with_unsent(notebook, "w1").touched("put-away")
    assert put_away.inside(notebook, thing_id).text == WORD
    assert unsent.all_unsent(notebook) == []
    with pytest.raises(Problem, match=r"unsent\.gone"):
        put_away.begin_with_unsent(notebook, "w1")


def test_words_that_are_none_of_the_set_are_refused(notebook: Notebook) -> None:
    with pytest.raises(ValueError, match="no such kind"):
        put_away.begin(notebook, "diamonds")  # type: ignore[arg-type]
    thing_id = packed(notebook)
    for side, value in (("wait", "none"), ("asked_at", "2020-01-01")):
        with pytest.raises(ValueError, match="no such thing"):
            put_away.say(notebook, thing_id, side, value)  # type: ignore[arg-type]
