"""Exhibits: byte for byte, described and corrected, with a handling record, and erased when asked."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PIL import Image

from nocontact_desktop.diary import entries, exhibits, sealed_log, taking_in
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.handling import Handling, add_handling, handling_of
from nocontact_desktop.errors import Cancelled, Problem

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

NOTE = EntryDraft(kind="note", occurred_from="2026", title="x")


@pytest.fixture(scope="module")
def photograph() -> bytes:
    """A picture that claims a time, as photographs do."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[36867] = "2026:03:02 21:20:00"
    out = io.BytesIO()
    Image.effect_noise((640, 480), 60).convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


def checked(notebook: Notebook) -> list[Any]:
    return check_log(notebook, lambda _done, _total: None, lambda: False)


def test_a_photograph_is_kept_with_what_is_said_and_what_it_claims(notebook: Notebook, photograph: bytes) -> None:
    draft = ExhibitDraft(data=photograph, name="IMG_1.jpg", caption="The door", captured_by="M. Example")
    exhibit_id, changes = exhibits.add(notebook, draft)
    assert changes.touched("exhibit") == {exhibit_id}
    kept = exhibits.get(notebook, exhibit_id)
    assert (kept.name, kept.kind, kept.media_type) == ("IMG_1.jpg", "image", "image/jpeg")
    assert (kept.sha256, kept.size) == (hashlib.sha256(photograph).hexdigest(), len(photograph))
    assert (kept.width, kept.height, kept.caption, kept.captured_by) == (640, 480, "The door", "M. Example")
    assert kept.captured_at is None
    assert any("2026" in claim.value for claim in kept.claims)
    assert exhibits.read(notebook, exhibit_id) == photograph
    small = exhibits.thumbnail(notebook, exhibit_id)
    assert small is not None
    assert max(Image.open(io.BytesIO(small)).size) <= 512
    sealed = sealed_log.opened(notebook, "exhibit", exhibit_id, 1)
    assert sealed.fields["sha256"] == kept.sha256
    assert checked(notebook) == []


def test_any_file_can_be_kept_from_its_path(notebook: Notebook, tmp_path: Path) -> None:
    for name, data in (("empty", b""), ("notes.txt", "Ήταν αργά".encode()), ("broken.jpg", b"\xff\xd8\xff\xe0 no")):
        path = tmp_path / name
        path.write_bytes(data)
        exhibit_id, _ = exhibits.add(notebook, ExhibitDraft(path=path, name=name))
        assert exhibits.read(notebook, exhibit_id) == data
        assert path.read_bytes() == data
    assert [kept.name for kept in exhibits.all_exhibits(notebook)] == ["empty", "notes.txt", "broken.jpg"]
    assert checked(notebook) == []


def test_a_file_that_is_not_there_leaves_nothing(notebook: Notebook, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(Problem) as problem:
            exhibits.add(notebook, ExhibitDraft(path=path, name="x"))
        assert problem.value.code == "exhibit.not-readable"
    assert notebook.db.query("SELECT * FROM leaf") == []


def test_a_file_that_changes_while_it_is_read_is_not_kept(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "growing.log"
    path.write_bytes(b"one")
    examine = taking_in.examine

    def and_then_it_grows(*given: Any) -> Any:
        facts = examine(*given)
        path.write_bytes(b"one and two")
        return facts

    monkeypatch.setattr(taking_in, "examine", and_then_it_grows)
    with pytest.raises(Problem) as problem:
        exhibits.add(notebook, ExhibitDraft(path=path, name="growing.log"))
    assert problem.value.code == "exhibit.changed-meanwhile"
    assert notebook.db.query("SELECT count(*) FROM file") == [(0,)]


def test_stopping_keeps_nothing(notebook: Notebook) -> None:
    with pytest.raises(Cancelled):
        exhibits.add(notebook, ExhibitDraft(data=b"x" * 10, name="x"), cancelled=lambda: True)
    assert notebook.db.query("SELECT (SELECT count(*) FROM leaf), (SELECT count(*) FROM file)") == [(0, 0)]


def test_what_is_said_can_be_corrected_and_the_file_cannot(notebook: Notebook) -> None:
    exhibit_id, _ = exhibits.add(notebook, ExhibitDraft(data=b"words", name="a.txt", caption="Wrong", device="phone"))
    before = exhibits.get(notebook, exhibit_id)
    exhibits.describe(notebook, exhibit_id, ExhibitDraft(data=b"other bytes", name="other", caption="Right"))
    after = exhibits.get(notebook, exhibit_id)
    assert after == msgspec.structs.replace(before, caption="Right", device=None, revision=2)
    assert sealed_log.opened(notebook, "exhibit", exhibit_id, 1).fields["caption"] == "Wrong"
    assert exhibits.read(notebook, exhibit_id) == b"words"


def test_entries_hold_exhibits_in_their_order(notebook: Notebook) -> None:
    first, second = (exhibits.add(notebook, ExhibitDraft(data=b"same", name=name))[0] for name in ("a", "b"))
    draft = msgspec.structs.replace(NOTE, exhibits=(second, first))
    (entry_id,) = entries.save(notebook, draft).touched("entry")
    assert [kept.id for kept in exhibits.for_entry(notebook, entry_id)] == [second, first]
    entries.delete(notebook, entry_id)
    assert exhibits.exists(notebook, first)


def test_a_deleted_exhibit_is_erased_and_its_entry_stays(notebook: Notebook) -> None:
    first, second = (exhibits.add(notebook, ExhibitDraft(data=b"same", name=name))[0] for name in ("a", "b"))
    (entry_id,) = entries.save(notebook, msgspec.structs.replace(NOTE, exhibits=(first, second))).touched("entry")
    add_handling(notebook, first, Handling(what="shown", who="Officer Example"))
    exhibits.delete(notebook, first)
    assert [kept.id for kept in exhibits.for_entry(notebook, entry_id)] == [second]
    assert exhibits.read(notebook, second) == b"same"
    exhibits.delete(notebook, second)
    assert notebook.db.query("SELECT (SELECT count(*) FROM file), (SELECT count(*) FROM thumbnail)") == [(0, 0)]
    for act in (exhibits.get, exhibits.delete, exhibits.read):
        with pytest.raises(Problem) as problem:
            act(notebook, first)
        assert problem.value.code == "diary.gone"
    assert handling_of(notebook, first) == []
    draft = entries.get(notebook, entry_id).draft
    entries.correct(notebook, entry_id, msgspec.structs.replace(draft, title="still here"))
    assert checked(notebook) == []


def test_the_handling_record_grows_line_by_line(notebook: Notebook) -> None:
    exhibit_id, _ = exhibits.add(notebook, ExhibitDraft(data=b"x", name="x"))
    given = [
        Handling(what="received", at="2026-03", who="M. Example", where="at home"),
        Handling(what="handed_over", at="2026-03-04T10:00", who="Lawyer", note="on a stick"),
    ]
    for one in given:
        assert add_handling(notebook, exhibit_id, one).touched("exhibit") == {exhibit_id}
    lines = handling_of(notebook, exhibit_id)
    assert [(line.place, line.handling) for line in lines] == [(1, given[0]), (2, given[1])]
    with pytest.raises(Problem):
        add_handling(notebook, exhibit_id, Handling(what="shown", at="soon"))
    with pytest.raises(Problem):
        add_handling(notebook, "none", Handling(what="shown"))
    assert checked(notebook) == []
