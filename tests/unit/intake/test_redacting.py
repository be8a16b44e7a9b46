"""Copies with parts covered, made by the real child process and decoded again."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image, ImageOps

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.bare import is_bare
from nocontact_desktop.intake.file_facts import WHOLE, Box
from nocontact_desktop.intake.files import page, rendition
from nocontact_desktop.intake.redacted import RedactedCopy, redacted_copy
from tests.intake_pictures import opened, photo, saved, text_pdf

SECRET = "Hidden Street 7"


def copy_of(data: bytes, media_type: str, *boxes: Box, pages: int = 1) -> RedactedCopy:
    return redacted_copy(data, media_type, pages, boxes, lambda _done, _total: None)


def box(left: float, top: float, right: float, bottom: float, on: int = 0) -> Box:
    sides = (round(side * WHOLE) for side in (left, top, right, bottom))
    return Box(**dict(zip(("left", "top", "right", "bottom"), sides, strict=True)), page=on)


def chequered(size: tuple[int, int]) -> Image.Image:
    """Every pixel has a colour of its own, and none is near black."""
    image = Image.new("RGB", size)
    image.putdata([(90 + x % 160, 90 + y % 160, 140) for y in range(size[1]) for x in range(size[0])])
    return image


def darkest(image: Image.Image) -> int:
    return min(image.convert("L").tobytes())


def brightest(image: Image.Image) -> int:
    return max(image.convert("L").tobytes())


def test_every_pixel_under_a_box_is_black_and_every_other_as_it_was() -> None:
    original = chequered((120, 80))
    copy = copy_of(saved(original, "PNG"), "image/png", box(0.25, 0.5, 0.5, 0.75), box(0, 0, 0.1, 0.1))
    found = opened(copy.data).convert("RGB")
    expected = original.copy()
    expected.paste((0, 0, 0), (30, 40, 60, 60))
    expected.paste((0, 0, 0), (0, 0, 12, 8))
    assert found.tobytes() == expected.tobytes()
    assert (copy.facts.media_type, copy.facts.width, copy.facts.height) == ("image/png", 120, 80)


def test_a_pixel_that_is_partly_in_a_box_is_covered() -> None:
    copy = copy_of(saved(chequered((10, 10)), "PNG"), "image/png", box(0.15, 0.15, 0.21, 0.999_999))
    found = opened(copy.data).convert("RGB")
    black = {(x, y) for x in range(10) for y in range(10) if found.getpixel((x, y)) == (0, 0, 0)}
    assert black == {(x, y) for x in (1, 2) for y in range(1, 10)}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_boxes_lie_where_they_were_drawn_whichever_way_the_camera_was_held(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    lying = saved(chequered((96, 64)), "PNG", exif=exif)
    shown = opened(rendition(lying, longest_px=4096).data)
    copy = copy_of(lying, "image/png", box(0.5, 0, 1, 0.25))
    found = opened(copy.data).convert("RGB")
    assert found.size == shown.size
    expected = ImageOps.exif_transpose(opened(lying)).convert("RGB")
    across, down = found.size
    expected.paste((0, 0, 0), (across // 2, 0, across, down // 4))
    assert found.tobytes() == expected.tobytes()
    assert not opened(copy.data).getexif()


def test_nothing_a_photograph_says_about_itself_is_in_its_copy() -> None:
    data = photo(make="Maker", taken="2026:03:02 21:04:00", gps=(52.1, 13.2), orientation=6)
    copy = copy_of(data, "image/jpeg", box(0, 0, 1, 0.5))
    assert copy.facts.media_type == "image/jpeg"
    assert is_bare(copy.data)
    assert is_bare(copy.facts.thumbnail)
    for said in (b"Maker", b"2026:03", b"private comment", b"Exif"):
        assert said not in copy.data
    across, down = opened(copy.data).size
    assert brightest(opened(copy.data).crop((0, 0, across, down // 2 - 8))) < 8


def test_the_small_picture_shows_nothing_of_what_is_covered() -> None:
    copy = copy_of(saved(chequered((900, 600)), "PNG"), "image/png", box(0, 0, 1, 1))
    assert brightest(opened(copy.facts.thumbnail)) < 8


def test_a_pdf_becomes_pictures_of_its_pages_without_words_or_names() -> None:
    data = text_pdf(SECRET, pages=3)
    covered = [box(0.05, 0.05, 0.95, 0.4, on=place) for place in (0, 2)]
    copy = copy_of(data, "application/pdf", *covered, pages=3)
    again = copy_of(data, "application/pdf", *covered, pages=3)
    assert again.data == copy.data
    assert b"Hidden" in data
    assert b"Hidden" not in copy.data
    assert b"/Info" not in copy.data
    document = pypdfium2.PdfDocument(copy.data)
    assert len(document) == copy.facts.pages == 3
    for place in range(3):
        assert document[place].get_textpage().get_text_range() == ""
        assert document[place].get_size() == pytest.approx(pypdfium2.PdfDocument(data)[place].get_size(), abs=0.01)
        drawn = opened(page(copy.data, "application/pdf", place, longest_px=600).data).convert("L")
        across, down = drawn.size
        part = drawn.crop((across // 10, down // 10, across * 9 // 10, down * 3 // 10))
        hidden = brightest(part) < 8
        assert hidden == (place in (0, 2))
        if place == 1:
            assert darkest(part) < 100  # its words are there to be read


@pytest.mark.parametrize(
    ("turned", "first_line"),
    [(0, (0, 0, 1, 0.14)), (90, (0.86, 0, 1, 1)), (180, (0, 0.86, 1, 1)), (270, (0, 0, 0.14, 1))],
)
def test_the_words_that_are_left_are_known(turned: int, first_line: tuple[float, float, float, float]) -> None:
    data = text_pdf(SECRET, pages=2, turned=turned)
    copy = copy_of(data, "application/pdf", box(*first_line), pages=2)
    assert copy.facts.words.count(SECRET) == 3
    assert copy.facts.words.count("Hidden") == 3
    whole = [box(0, 0, 1, 1, on=place) for place in (0, 1)]
    assert copy_of(data, "application/pdf", *whole, pages=2).facts.words.strip() == ""


def test_a_page_that_lies_on_its_side_is_covered_where_it_was_drawn() -> None:
    data = text_pdf(SECRET, pages=1, turned=90)
    copy = copy_of(data, "application/pdf", box(0, 0, 0.5, 1), pages=1)
    before = opened(page(data, "application/pdf", 0, longest_px=600).data).convert("L")
    after = opened(page(copy.data, "application/pdf", 0, longest_px=600).data).convert("L")
    assert before.size == after.size
    across, down = before.size
    assert brightest(after.crop((0, 0, across // 2 - 4, down))) < 8
    seen = after.crop((across // 2 + 4, 0, across, down))  # where its words are once it is turned
    assert darkest(seen) < 100
    assert brightest(seen) > 240


def test_a_fax_of_several_pages_becomes_a_pdf() -> None:
    pages = [chequered((200, 280)) for _ in range(3)]
    fax = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    copy = copy_of(fax, "image/tiff", box(0, 0, 1, 1, on=1), pages=3)
    document = pypdfium2.PdfDocument(copy.data)
    darkness = [darkest(document[place].render(scale=1).to_pil()) for place in range(3)]
    assert darkness[1] < 8
    assert min(darkness[0], darkness[2]) > 80


def test_what_cannot_be_decoded_is_refused_with_a_sentence() -> None:
    with pytest.raises(Problem, match=r"intake\.picture-damaged|intake\.not-a-picture"):
        copy_of(b"\x89PNG\r\n\x1a\n" + bytes(40), "image/png", box(0, 0, 1, 1))
    with pytest.raises(Problem, match=r"intake\.pdf-damaged"):
        copy_of(b"%PDF-1.4 nothing", "application/pdf", box(0, 0, 1, 1))
    with pytest.raises(Problem, match=r"intake\.page-damaged"):
        copy_of(text_pdf(SECRET, pages=1), "application/pdf", box(0, 0, 1, 1), pages=2)
    with pytest.raises(Problem, match=r"intake\.too-many-pages"):
        copy_of(text_pdf(SECRET, pages=1), "application/pdf", box(0, 0, 1, 1), pages=1_001)


def test_transparent_parts_are_white_and_hide_nothing() -> None:
    clear = Image.new("RGBA", (20, 20), (200, 10, 10, 0))
    found = opened(copy_of(saved(clear, "PNG"), "image/png", box(0, 0, 0.5, 1)).data)
    assert found.mode == "RGB"
    assert found.getpixel((15, 5)) == (255, 255, 255)
    assert Image.open(io.BytesIO(saved(found, "PNG"))).getpixel((5, 5)) == (0, 0, 0)
