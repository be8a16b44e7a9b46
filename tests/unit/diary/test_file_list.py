"""The list of exhibits: windows, filters, what belongs to one, and older notebooks that had no list."""

from __future__ import annotations

from importlib.resources import files as resources
from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.file_list import listing, store
from nocontact_desktop.diary.file_list.wanted import FileFilter
from nocontact_desktop.diary.listed import exhibits_out_of_step
from nocontact_desktop.errors import Problem
from tests.intake_files import mail
from tests.intake_pictures import picture, saved, wav

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook


def add(notebook: Notebook, name: str, data: bytes = b"words", **said: str) -> str:
    return exhibits.add(notebook, ExhibitDraft(name=name, data=data, **said))[0]  # type: ignore[arg-type]


def names(notebook: Notebook, wanted: FileFilter, start: int = 0, count: int = 100) -> list[str]:
    return [row.exhibit.name for row in listing.page(notebook, wanted, start, count)]


def test_windows_of_the_list_in_both_orders(notebook: Notebook) -> None:
    ids = [add(notebook, f"{number}.txt", str(number).encode()) for number in range(7)]
    assert names(notebook, FileFilter()) == [f"{number}.txt" for number in reversed(range(7))]
    assert names(notebook, FileFilter(oldest_first=True), 2, 3) == ["2.txt", "3.txt", "4.txt"]
    assert listing.counts(notebook, FileFilter(search="3")) == (1, 7)
    for place, one in enumerate(ids):
        assert listing.place(notebook, FileFilter(oldest_first=True), one) == place
        assert listing.place(notebook, FileFilter(), one) == 6 - place
    assert listing.place(notebook, FileFilter(kinds=("pdf",)), ids[0]) is None


def test_kinds_entries_and_words_are_filters(notebook: Notebook) -> None:
    add(notebook, "a.png", saved(picture(), "PNG"), caption="The gate")
    add(notebook, "b.wav", wav(0.2))
    linked = add(notebook, "c.txt")
    entries.save(notebook, EntryDraft(kind="note", occurred_from="2026", title="x", exhibits=(linked,)))
    assert names(notebook, FileFilter(kinds=("image", "audio"))) == ["b.wav", "a.png"]
    assert names(notebook, FileFilter(unlinked=True)) == ["b.wav", "a.png"]
    assert names(notebook, FileFilter(search="gate")) == ["a.png"]
    assert names(notebook, FileFilter(search='"*:^ -')) == []
    (row,) = listing.page(notebook, FileFilter(search="c"), 0, 5)
    assert (row.entries, row.thumbnail) == (1, None)


def test_what_belongs_to_a_file(notebook: Notebook) -> None:
    whole = add(notebook, "x.eml", mail([]))
    part = add(notebook, "door.png", saved(picture(), "PNG"), parent=whole)
    (entry_id,) = entries.save(
        notebook, EntryDraft(kind="note", occurred_from="2026-03-02", title="At the door")
    ).touched("entry")
    listing.add_to_entry(notebook, part, entry_id)
    listing.add_to_entry(notebook, part, entry_id)
    assert entries.get(notebook, entry_id).revision == 2
    found = listing.belonging(notebook, part)
    assert found.whole == listing.Named(whole, "x.eml")
    assert [one.id for one in found.entries] == [entry_id]
    assert found.entries[0].title.endswith("2 March 2026 · At the door")
    assert [one.id for one in listing.belonging(notebook, whole).parts] == [part]
    exhibits.delete(notebook, whole)
    assert listing.belonging(notebook, part).whole is None
    assert listing.belonging(notebook, part).message is None


def test_every_wording_is_kept(notebook: Notebook) -> None:
    exhibit_id = add(notebook, "x.png", saved(picture(), "PNG"), caption="First", account="my phone")
    exhibits.describe(notebook, exhibit_id, ExhibitDraft(name="", caption="Second", sender_shown="+44 7700 900123"))
    said = [(one.caption, one.account, one.sender_shown) for one in exhibits.history(notebook, exhibit_id)]
    assert said == [("First", "my phone", None), ("Second", None, "+44 7700 900123")]
    assert exhibits.history(notebook, "none") == []


def test_what_an_unfinished_entry_brought_in_goes_with_it_and_nothing_else(notebook: Notebook) -> None:
    stands, begun, named = (add(notebook, f"{name}.txt", name.encode()) for name in ("stands", "begun", "named"))
    listing.note_begun(notebook, [begun, named])
    entries.save(notebook, EntryDraft(kind="note", occurred_from="2026", title="x", exhibits=(named,)))
    changes = listing.put_begun_away(notebook, [stands, begun, named, "none"])
    assert changes.touched("exhibit") == {begun}
    assert [exhibits.exists(notebook, one) for one in (stands, begun, named)] == [True, False, True]
    listing.note_saved(notebook, [named])
    assert not store.only_begun(notebook.db, named)


def test_the_list_and_the_log_agree(notebook: Notebook) -> None:
    first, second = add(notebook, "a.txt", b"one"), add(notebook, "b.txt", b"two")
    exhibits.describe(notebook, second, ExhibitDraft(name="", caption="said"))
    exhibits.delete(notebook, first)
    assert exhibits_out_of_step(notebook.db) == 0
    with notebook.db.transaction():
        notebook.db.execute("DELETE FROM exhibit")
    assert exhibits_out_of_step(notebook.db) == 1
    assert check_log(notebook, lambda _done, _total: None, lambda: False) != []


def test_a_notebook_from_before_gets_its_list(notebook: Notebook) -> None:
    """As the step that brings an older notebook to the newest form finds it: with records, and without a list."""
    kept = add(notebook, "door.png", saved(picture(), "PNG"), caption="The gate")
    gone = add(notebook, "gone.txt")
    described = add(notebook, "letter.txt", b"two")
    exhibits.describe(notebook, described, ExhibitDraft(name="", caption="From the office"))
    exhibits.delete(notebook, gone)
    script = (resources("nocontact_desktop.vault") / "migrations" / "0012_exhibits.sql").read_text("utf-8")
    with notebook.db.transaction():
        for drop in ("TABLE exhibit", "TABLE exhibit_words", "INDEX entry_exhibit_by_exhibit"):
            notebook.db.execute(f"DROP {drop}")
        notebook.db.run_script(script)
    assert [row.exhibit.id for row in listing.page(notebook, FileFilter(), 0, 9)] == [described, kept]
    assert names(notebook, FileFilter(search="office")) == ["letter.txt"]
    assert names(notebook, FileFilter(search="gate")) == ["door.png"]
    assert exhibits_out_of_step(notebook.db) == 0


def test_nothing_belongs_to_what_is_gone(notebook: Notebook) -> None:
    with pytest.raises(Problem) as found:
        listing.belonging(notebook, "none")
    assert found.value.code == "diary.gone"
    assert listing.text_of(notebook, "none") == ""
