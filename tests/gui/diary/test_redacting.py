"""Covering parts of a picture or PDF in the window: by mouse at any zoom and turn, and by keyboard alone."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget

from nocontact_desktop.diary import exhibits, files, redactions
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.file_list import listing
from nocontact_desktop.diary.file_list.wanted import FileFilter
from nocontact_desktop.diary.handling import handling_of
from nocontact_desktop.diary.redactions import Redaction
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.diary.redact_picture import RedactPicture
from nocontact_desktop.intake.file_facts import WHOLE, Box
from tests.gui import walking
from tests.gui.conftest import Answers
from tests.gui.diary.conftest import Looking
from tests.gui.diary.test_fits import SIZES
from tests.gui.diary.test_looking_at_files import add, look_at, words
from tests.intake_pictures import amr, opened, photo, saved, text_pdf

GREEN = (40, 160, 60)
Ctrl, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def plain(size: tuple[int, int] = (1200, 800)) -> bytes:
    return saved(Image.new("RGB", size, GREEN), "PNG")


def begin(diary: Looking, data: bytes, name: str = "chat.png") -> tuple[str, RedactPicture]:
    exhibit_id = add(diary, name, data)
    look_at(diary, exhibit_id)
    diary.click("redactBegin")
    return exhibit_id, diary.named("exhibitPicture", RedactPicture)


def drag(diary: Looking, view: RedactPicture, first: QPointF, last: QPointF) -> None:
    """Drag from one place of the picture to another, both in its own pixels."""
    start, end = (view.placed().map(one).toPoint() for one in (first, last))
    diary.qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    diary.qtbot.mouseMove(view.viewport(), QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
    diary.qtbot.mouseMove(view.viewport(), end)
    diary.qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)


def newest(diary: Looking, exhibit_id: str) -> Redaction:
    found = diary.in_notebook(redactions.newest, exhibit_id)
    assert isinstance(found, Redaction)
    return found


def copy_of(diary: Looking, exhibit_id: str) -> Image.Image:
    made = newest(diary, exhibit_id)
    data = diary.in_notebook(lambda notebook: b"".join(files.pieces_of(notebook, made.sha256)))
    return opened(data).convert("RGB")


def black_part(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Where the copy is black: left, top, right, bottom in pixels."""
    return image.convert("L").point(lambda value: 255 if value < 20 else 0).getbbox()


def near(found: tuple[int, int, int, int] | None, wanted: tuple[int, int, int, int], pixels: int) -> bool:
    return found is not None and all(abs(a - b) <= pixels for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize(("turns", "zooms"), [(0, 0), (1, 2), (2, 0), (3, 2)])
def test_a_box_covers_what_it_was_drawn_over_however_the_picture_is_shown(
    diary: Looking, turns: int, zooms: int
) -> None:
    exhibit_id, view = begin(diary, plain())
    for _ in range(turns):
        diary.click("exhibitTurn")
    for _ in range(zooms):
        diary.click("exhibitLarger")
    middle = view.placed().inverted()[0].map(QPointF(view.viewport().rect().center()))
    drag(diary, view, middle - QPointF(60, 40), middle + QPointF(90, 55))
    diary.click("redactSave")
    wanted = [middle.x() - 60, middle.y() - 40, middle.x() + 90, middle.y() + 55]
    left, top, right, bottom = (round(one) for one in wanted)
    found = black_part(copy_of(diary, exhibit_id))
    assert near(found, (left, top, right, bottom), round(1 / view.scale) + 2), (found, wanted)


def test_a_photograph_taken_on_its_side_is_covered_where_it_is_seen(diary: Looking) -> None:
    exhibit_id, view = begin(diary, photo(orientation=6), "photo.jpg")
    across, down = view.picture_rect().width(), view.picture_rect().height()
    assert across < down
    drag(diary, view, QPointF(0, 0), QPointF(across, down / 2))
    diary.click("redactSave")
    copy = copy_of(diary, exhibit_id)
    assert copy.size == (across, down)
    # Its left half is red; turned upright, that is its upper half, which is covered. The lower half was black before.
    assert black_part(copy) == (0, 0, across, down)


def test_with_the_keyboard_alone(diary: Looking) -> None:
    exhibit_id = add(diary, "chat.png", plain())
    look_at(diary, exhibit_id)
    diary.named("redactBegin").setFocus()
    diary.qtbot.keyClick(diary.named("redactBegin"), Qt.Key.Key_Space)
    view = diary.named("exhibitPicture", RedactPicture)
    assert view.hasFocus()
    diary.qtbot.keyClick(view, Qt.Key.Key_B)
    assert words(diary, "redactStatus") == "1 box"
    first = view.accessibleDescription()
    assert first.startswith("Box 1 of 1 on this page: ")
    for key, held in (
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Up, Ctrl),
        (Qt.Key.Key_Right, Shift),
        (Qt.Key.Key_Down, Shift),
    ):
        before = view.accessibleDescription()
        for _ in range(8):
            diary.qtbot.keyClick(view, key, held)
        assert view.accessibleDescription() != before
    diary.qtbot.keyClick(view, Qt.Key.Key_B)
    diary.qtbot.keyClick(view, Qt.Key.Key_N)
    assert view.accessibleDescription().startswith("Box 1 of 2")
    diary.qtbot.keyClick(view, Qt.Key.Key_Delete)
    diary.qtbot.keyClick(view, Qt.Key.Key_Z, Ctrl)
    assert words(diary, "redactStatus") == "2 boxes"
    diary.qtbot.keyClick(view, Qt.Key.Key_Z, Ctrl)
    diary.named("redactSave").setFocus()
    diary.qtbot.keyClick(diary.named("redactSave"), Qt.Key.Key_Space)
    diary.settle()
    (box,) = newest(diary, exhibit_id).boxes
    said = f"{box.left * 100 / WHOLE:.0f} % from the left, {box.top * 100 / WHOLE:.0f} % from the top"
    assert said not in first
    part = (
        box.left * 1200 // WHOLE,
        box.top * 800 // WHOLE,
        -(-box.right * 1200 // WHOLE),
        -(-box.bottom * 800 // WHOLE),
    )
    assert black_part(copy_of(diary, exhibit_id)) == part
    assert diary.named("redactBegin").hasFocus()


def test_arrows_keep_a_box_on_its_page(diary: Looking) -> None:
    exhibit_id, view = begin(diary, plain((400, 300)))
    diary.qtbot.keyClick(view, Qt.Key.Key_B)
    for _ in range(80):
        diary.qtbot.keyClick(view, Qt.Key.Key_Left)
    for _ in range(80):
        diary.qtbot.keyClick(view, Qt.Key.Key_Down, Shift)
    diary.click("redactSave")
    (box,) = newest(diary, exhibit_id).boxes
    assert box.left == 0
    assert box.bottom == WHOLE
    assert 0 < box.right - box.left < WHOLE // 2  # it was moved to the edge, not cut there


def test_a_drag_moves_a_box_and_a_corner_changes_its_size(diary: Looking) -> None:
    exhibit_id, view = begin(diary, plain((600, 400)))
    drag(diary, view, QPointF(100, 100), QPointF(200, 150))
    drag(diary, view, QPointF(150, 125), QPointF(250, 225))
    drag(diary, view, QPointF(300, 250), QPointF(400, 300))
    assert words(diary, "redactStatus") == "1 box"
    diary.click("redactSave")
    assert near(black_part(copy_of(diary, exhibit_id)), (200, 200, 400, 300), 3)


def test_every_page_of_a_pdf_has_its_own_boxes(diary: Looking) -> None:
    exhibit_id, view = begin(diary, text_pdf("Hidden Street 7", pages=3), "letter.pdf")
    across, down = view.picture_rect().width(), view.picture_rect().height()
    drag(diary, view, QPointF(0, 0), QPointF(across, down))
    diary.click("exhibitAfter")
    diary.click("exhibitAfter")
    drag(diary, view, QPointF(0, 0), QPointF(across, down / 2))
    assert words(diary, "redactStatus") == "2 boxes, on pages 1, 3"
    diary.click("redactSave")
    made = newest(diary, exhibit_id)
    assert [box.page for box in made.boxes] == [0, 2]
    data = diary.in_notebook(lambda notebook: b"".join(files.pieces_of(notebook, made.sha256)))
    document = pypdfium2.PdfDocument(data)
    lightest = [max(document[place].render(scale=0.3).to_pil().convert("L").tobytes()) for place in range(3)]
    assert lightest[0] < 8
    assert min(lightest[1:]) > 240
    assert all(document[place].get_textpage().get_text_range() == "" for place in range(3))
    assert words(diary, "exhibitPage") == "Page 1 of 3"


def test_the_copy_is_marked_everywhere_and_the_original_stays(diary: Looking) -> None:
    data = plain()
    exhibit_id, view = begin(diary, data)
    drag(diary, view, QPointF(100, 100), QPointF(500, 300))
    diary.click("redactSave")
    assert words(diary, "redactedChip") == "Parts are covered"
    assert diary.in_notebook(exhibits.read, exhibit_id) == data
    (line,) = diary.in_notebook(handling_of, exhibit_id)
    assert line.handling.what == "covered"
    made = newest(diary, exhibit_id)
    shown = diary.page._exhibit.viewer._exhibit
    assert shown is not None
    assert shown.sha256 == made.sha256
    diary.click("redactShown_original")
    shown = diary.page._exhibit.viewer._exhibit
    assert shown is not None
    assert shown.sha256 != made.sha256
    (row,) = diary.in_notebook(listing.page, FileFilter(), 0, 10)
    assert row.covered
    diary.saved(EntryDraft(kind="note", occurred_from="2026-03-02", title="x", exhibits=(exhibit_id,)))
    diary.page.entered("entries")
    diary.settle()
    assert words(diary, f"exhibit_{exhibit_id}Covered") == "Parts are covered in a copy"


def test_what_is_drawn_waits_while_the_user_is_elsewhere(diary: Looking) -> None:
    exhibit_id, view = begin(diary, plain())
    drag(diary, view, QPointF(100, 100), QPointF(500, 300))
    diary.page.entered("entries")
    diary.settle()
    other = add(diary, "other.png", plain((50, 50)))
    look_at(diary, other)
    assert not diary.has("redactPanel")
    look_at(diary, exhibit_id)
    assert diary.named("redactBegin").accessibleName() == "Go on covering parts"
    diary.click("redactBegin")
    assert words(diary, "redactStatus") == "1 box"


def test_putting_boxes_away_is_asked_and_keeps_nothing(diary: Looking, answers: Answers) -> None:
    exhibit_id, view = begin(diary, plain())
    drag(diary, view, QPointF(100, 100), QPointF(500, 300))
    answers.yes = False
    diary.click("redactCancel")
    assert diary.has("redactPanel")
    answers.yes = True
    diary.click("redactCancel")
    assert not diary.has("redactPanel")
    assert diary.in_notebook(redactions.begun, exhibit_id) is None
    assert diary.in_notebook(redactions.newest, exhibit_id) is None
    assert not diary.has("redactedChip")


def test_covering_again_begins_with_the_boxes_of_the_copy(diary: Looking) -> None:
    exhibit_id, view = begin(diary, plain())
    drag(diary, view, QPointF(100, 100), QPointF(500, 300))
    diary.click("redactSave")
    diary.click("redactBegin")
    drag(diary, view, QPointF(700, 500), QPointF(800, 600))
    diary.click("redactSave")
    assert len(newest(diary, exhibit_id).boxes) == 2
    assert newest(diary, exhibit_id).place == 2


def test_a_click_draws_nothing_and_without_a_box_nothing_is_made(diary: Looking) -> None:
    _, view = begin(diary, plain())
    drag(diary, view, QPointF(100, 100), QPointF(101, 101))
    assert words(diary, "redactStatus") == "No box yet"
    assert not diary.named("redactSave", QWidget).isEnabled()


def test_a_recording_offers_nothing_to_cover(diary: Looking) -> None:
    look_at(diary, add(diary, "voice.amr", amr(100)))
    assert not diary.has("redactBegin")
    assert diary.named("exhibitNoPictureText", QLabel).isVisible()


def test_a_box_as_the_screen_reader_hears_it(diary: Looking) -> None:
    exhibit_id = add(diary, "chat.png", plain())
    diary.in_notebook(
        redactions.keep_begun, exhibit_id, [Box(page=0, left=100_000, top=200_000, right=400_000, bottom=250_000)]
    )
    look_at(diary, exhibit_id)
    diary.click("redactBegin")
    diary.click("redactNext")
    heard = diary.named("exhibitPicture").accessibleDescription()
    assert heard == "Box 1 of 1 on this page: 10 % from the left, 20 % from the top, 30 % wide, 5 % high."


@SIZES
def test_it_fits_and_everything_has_a_name(diary: Looking, width: int, height: int, percent: int) -> None:
    exhibit_id, view = begin(diary, plain())
    try:
        themes.theme().set_look(themes.Look("light", percent))
        diary.page.resize(width, height)
        diary.settle()
        assert walking.scrolls_sideways(diary.page) == []
        drag(diary, view, QPointF(100, 100), QPointF(500, 300))
        diary.click("redactSave")
        assert newest(diary, exhibit_id)
        for found in (walking.scrolls_sideways, walking.unnamed, walking.doubly_named, walking.reads_markup):
            assert found(diary.page) == []
    finally:
        themes.theme().set_look(themes.Look("light", 100))
