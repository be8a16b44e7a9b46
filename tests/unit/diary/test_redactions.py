"""Copies with parts covered: made from the kept original, sealed, checked, and erased with it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest

from nocontact_desktop.diary import exhibits, files, redactions, sealed_log
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.handling import handling_of
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.intake.file_facts import WHOLE, Box
from nocontact_desktop.intake.redacted import RedactedCopy, redacted_copy
from tests.intake_pictures import opened, picture, saved, text_pdf

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock

TOP = Box(page=0, left=0, top=0, right=WHOLE, bottom=WHOLE // 2)


def checked(notebook: Notebook) -> list[str]:
    return [found.code for found in check_log(notebook, lambda _done, _total: None, lambda: False)]


@pytest.fixture
def exhibit_id(notebook: Notebook) -> str:
    draft = ExhibitDraft(data=saved(picture((60, 40)), "PNG"), name="chat.png", caption="The chat")
    return exhibits.add(notebook, draft)[0]


def cover(notebook: Notebook, exhibit_id: str, *boxes: Box, **others: Any) -> int:
    """Make a copy and keep it, as a window does."""
    exhibit = exhibits.get(notebook, exhibit_id)
    data = exhibits.read(notebook, exhibit_id)
    copy = redacted_copy(data, exhibit.media_type, exhibit.pages or 1, boxes or (TOP,), lambda _done, _total: None)
    steps = redactions.keeping(notebook, exhibit, boxes or (TOP,), copy, **others)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            place: int = end.value
            return place


def number(notebook: Notebook, table: str) -> int:
    return int((notebook.db.one(f"SELECT count(*) FROM {table}") or (0,))[0])


def test_a_copy_is_sealed_with_its_boxes_and_the_original_stays(
    notebook: Notebook, exhibit_id: str, clock: Clock
) -> None:
    before = exhibits.read(notebook, exhibit_id)
    clock.advance(minutes=3)
    cover(notebook, exhibit_id)
    made = redactions.newest(notebook, exhibit_id)
    assert made is not None
    copy = b"".join(files.pieces_of(notebook, made.sha256))
    assert hashlib.sha256(copy).hexdigest() == made.sha256
    assert opened(copy).convert("RGB").getpixel((10, 10)) == (0, 0, 0)
    assert opened(copy).convert("RGB").getpixel((10, 30)) == (200, 30, 30)
    assert made.recorded_at.startswith("2026-03-02T21:07")
    assert (made.boxes, made.place, made.kind, made.width, made.height) == ((TOP,), 1, "image", 60, 40)
    sealed = sealed_log.opened(notebook, "redaction", exhibit_id, 1)
    assert sealed.fields["original_sha256"] == hashlib.sha256(before).hexdigest()
    assert exhibits.read(notebook, exhibit_id) == before
    assert exhibits.get(notebook, exhibit_id).sha256 == hashlib.sha256(before).hexdigest()
    assert [line.handling.what for line in handling_of(notebook, exhibit_id)] == ["covered"]
    assert checked(notebook) == []


def test_the_newest_of_several_copies_is_the_one_to_use(notebook: Notebook, exhibit_id: str) -> None:
    corner = Box(page=0, left=0, top=0, right=WHOLE // 10, bottom=WHOLE // 10)
    assert cover(notebook, exhibit_id) == 1
    assert cover(notebook, exhibit_id, corner) == 2
    newest = redactions.newest(notebook, exhibit_id)
    assert newest is not None
    assert newest.boxes == (corner,)
    assert [one.boxes for one in redactions.redactions_of(notebook, exhibit_id)] == [(TOP,), (corner,)]
    assert checked(notebook) == []


def test_a_copy_of_pages_shows_as_a_pdf_of_its_own(notebook: Notebook) -> None:
    exhibit_id, _ = exhibits.add(notebook, ExhibitDraft(data=text_pdf("words", pages=2), name="letter.pdf"))
    cover(notebook, exhibit_id, Box(page=1, left=0, top=0, right=WHOLE, bottom=WHOLE))
    copy = redactions.newest(notebook, exhibit_id)
    assert copy is not None
    shown = redactions.shown_instead(exhibits.get(notebook, exhibit_id), copy)
    assert (shown.id, shown.sha256, shown.kind, shown.pages) == (exhibit_id, copy.sha256, "pdf", 2)


@pytest.mark.parametrize(
    ("box", "code"),
    [
        (None, "no-boxes"),
        ({"left": 5, "right": 5}, "wrong-box"),
        ({"top": 9, "bottom": 8}, "wrong-box"),
        ({"left": -1}, "wrong-box"),
        ({"right": WHOLE + 1}, "wrong-box"),
        ({"bottom": WHOLE + 1}, "wrong-box"),
        ({"page": 1}, "wrong-box"),
        ({"page": -1}, "wrong-box"),
    ],
)
def test_boxes_that_lie_nowhere_are_refused(
    notebook: Notebook, exhibit_id: str, box: dict[str, int] | None, code: str
) -> None:
    sides = {"page": 0, "left": 0, "top": 0, "right": WHOLE, "bottom": WHOLE}
    boxes = [] if box is None else [Box(**{**sides, **box})]
    exhibit = exhibits.get(notebook, exhibit_id)
    data = exhibits.read(notebook, exhibit_id)
    copy = redacted_copy(data, exhibit.media_type, 1, [TOP], lambda _done, _total: None)
    with pytest.raises(Problem, match=f"redaction.{code}"):
        next(redactions.keeping(notebook, exhibit, boxes, copy))
    assert (number(notebook, "file"), redactions.newest(notebook, exhibit_id)) == (1, None)


def test_stopped_or_put_down_half_way_nothing_of_it_stays(notebook: Notebook, exhibit_id: str) -> None:
    exhibit = exhibits.get(notebook, exhibit_id)
    copy = redacted_copy(exhibits.read(notebook, exhibit_id), "image/png", 1, [TOP], lambda _done, _total: None)
    large = RedactedCopy(data=copy.data + bytes(9 * 1024 * 1024), facts=copy.facts)
    steps = redactions.keeping(notebook, exhibit, [TOP], large)
    assert next(steps) > 0
    steps.close()
    with pytest.raises(Cancelled):
        next(redactions.keeping(notebook, exhibit, [TOP], copy, lambda: True))
    assert (number(notebook, "file"), number(notebook, "file_use")) == (1, 1)
    assert redactions.newest(notebook, exhibit_id) is None
    assert handling_of(notebook, exhibit_id) == []
    assert checked(notebook) == []


def test_an_exhibit_deleted_meanwhile_leaves_no_copy(notebook: Notebook, exhibit_id: str) -> None:
    exhibit = exhibits.get(notebook, exhibit_id)
    copy = redacted_copy(exhibits.read(notebook, exhibit_id), "image/png", 1, [TOP], lambda _done, _total: None)
    steps = redactions.keeping(notebook, exhibit, [TOP], copy)
    exhibits.delete(notebook, exhibit_id)
    with pytest.raises(Problem, match=r"diary\.gone"):
        next(steps)
    assert number(notebook, "file") == 0
    assert checked(notebook) == []


def test_deleting_an_exhibit_erases_its_copies_and_what_was_begun(notebook: Notebook, exhibit_id: str) -> None:
    cover(notebook, exhibit_id)
    redactions.keep_begun(notebook, exhibit_id, [TOP])
    exhibits.delete(notebook, exhibit_id)
    assert redactions.redactions_of(notebook, exhibit_id) == []
    assert redactions.begun(notebook, exhibit_id) is None
    assert (number(notebook, "file"), number(notebook, "file_chunk"), number(notebook, "thumbnail")) == (0, 0, 0)
    assert checked(notebook) == []


def test_drawn_boxes_wait_until_they_are_saved(notebook: Notebook, exhibit_id: str) -> None:
    redactions.keep_begun(notebook, exhibit_id, [TOP])
    assert redactions.begun(notebook, exhibit_id) == (TOP,)
    cover(notebook, exhibit_id)
    assert redactions.begun(notebook, exhibit_id) is None


def test_a_changed_or_missing_copy_and_a_changed_box_are_found(notebook: Notebook, exhibit_id: str) -> None:
    cover(notebook, exhibit_id)
    made = redactions.newest(notebook, exhibit_id)
    assert made is not None
    named = (bytes.fromhex(made.sha256),)
    chunk = "file_id = (SELECT id FROM file WHERE sha256 = ?)"
    changes = {
        "check.file-changed": (f"UPDATE file_chunk SET data = zeroblob(9) WHERE {chunk}", named),
        "check.file-missing": ("UPDATE file SET sha256 = randomblob(32) WHERE sha256 = ?", named),
        "check.leaf-changed": (
            "UPDATE record SET fields = replace(fields, '500000', '400000') WHERE kind = 'redaction'",
            (),
        ),
        "check.erased-unsaid": ("UPDATE record SET salt = NULL, fields = NULL WHERE kind = 'redaction'", ()),
    }
    for code, (sql, params) in changes.items():
        assert code in _found_after(notebook, sql, params), code
    assert checked(notebook) == []


class _TakeBack(Exception):
    """Ends a transaction so that nothing of it stays."""


def _found_after(notebook: Notebook, sql: str, params: tuple[Any, ...]) -> list[str]:
    try:
        with notebook.db.transaction():
            notebook.db.execute(sql, params)
            found = checked(notebook)
            _take_back()
    except _TakeBack:
        pass
    return found


def _take_back() -> None:
    raise _TakeBack
