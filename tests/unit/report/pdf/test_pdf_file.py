from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from nocontact_desktop.errors import Cancelled
from nocontact_desktop.report.document import (
    Figure,
    FigureRow,
    Heading,
    Message,
    PageOf,
    Paragraph,
    Section,
    Space,
    Span,
    Transcript,
    text,
)
from nocontact_desktop.report.pdf import write_pdf
from nocontact_desktop.report.pdf.pdf_file import PdfFile
from tests.unit.report.pdf.printing import Printed, always, document, jpeg, no_pictures, printed, unheard

EVERYTHING = "office АA שלום لا 😀👨‍👩‍👧 कि ที่ ✓ \x07"


def with_everything() -> Printed:
    sections = (
        Section(
            name="First ✓",
            anchor="first",
            blocks=(
                Heading(1, "First", aside="aside"),
                Paragraph(text(EVERYTHING, " ", Span("there", link="second"), " p. ", PageOf("second"))),
                FigureRow((Figure("a", text("A"), "one"), Figure("b", text("B"), "two"))),
            ),
        ),
        Section(name="Inner", anchor="inner", level=2, blocks=(Paragraph(text("inner")),), new_page=False),
        Section(name="Second", anchor="second", blocks=(Figure("a", text("again"), "one"),)),
    )
    return printed(
        document(sections=sections, title="Ein Bericht ✓", subject="s", keywords=("k", "ü"), check_code="7F3A"),
        lambda reference: jpeg(40 if reference == "a" else 50),
    )


def test_other_readers_find_nothing_wrong() -> None:
    made = with_everything()
    with made.pike() as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pdf_version == "1.7"
    assert len(made.pypdf.pages) == len(made.pdfium) == made.facts.pages == 2


def test_the_same_document_gives_the_same_bytes() -> None:
    assert with_everything().data == with_everything().data


def test_the_same_bytes_in_another_process_with_another_hash_seed() -> None:
    code = (
        "import sys; from tests.unit.report.pdf.test_pdf_file import with_everything;"
        "sys.stdout.buffer.write(with_everything().data)"
    )
    root = str(Path(__file__).parents[4])
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": root, "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment, cwd=root)
    assert other.stdout == with_everything().data


def test_the_identifier_follows_the_content() -> None:
    first = printed(document(Paragraph(text("one")))).pike().trailer.ID
    second = printed(document(Paragraph(text("two")))).pike().trailer.ID
    assert bytes(first[0]) == bytes(first[1])
    assert bytes(first[0]) != bytes(second[0])


def test_every_font_is_embedded_and_says_its_text() -> None:
    with with_everything().pike() as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
        outer = [font for font in fonts if font.Subtype == "/Type0"]
        assert len(outer) >= 6
        for font in outer:
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            assert "/ToUnicode" in font
        assert {str(font.Subtype) for font in fonts} <= {"/Type0", "/CIDFontType2", "/CIDFontType0"}


def test_a_picture_used_twice_is_stored_and_asked_for_once() -> None:
    asked: list[str] = []

    def pictures(reference: str) -> bytes:
        asked.append(reference)
        return jpeg()

    made = printed(document(*[Figure(name, text(), name) for name in "abab"]), pictures)
    with made.pike() as pdf:
        images = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
        assert len(images) == 2
        assert all(image.Filter == "/DCTDecode" for image in images)
        assert images[0].read_raw_bytes() == jpeg()
    assert asked == ["a", "b"]


def test_pictures_lose_what_they_could_tell() -> None:
    exif = b"Exif\x00\x00 51.5, -0.1 somewhere"
    made = printed(document(Figure("a", text(), "a")), always(jpeg(exif=exif, comment=b"made by somebody")))
    assert b"Exif" not in made.data
    assert b"somewhere" not in made.data
    assert b"somebody" not in made.data
    shown = next(iter(made.pypdf.pages[0].images)).image
    assert shown is not None
    assert shown.size == (40, 30)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_pictures_of_every_colour_space_are_drawn(mode: str) -> None:
    made = printed(document(Figure("a", text(), "a")), always(jpeg(200, 100, mode)))
    assert made.pdfium[0].render().to_pil().convert("L").getextrema()[0] < 60


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\xff\xd8\xff\xd9", jpeg()[:20]])
def test_what_is_no_jpeg_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a JPEG"):
        printed(document(Figure("a", text(), "a")), always(data))


def test_information_holds_what_the_document_says_and_no_more() -> None:
    with with_everything().pike() as pdf:
        assert {name: str(value) for name, value in pdf.docinfo.items()} == {
            "/Title": "Ein Bericht ✓",
            "/Subject": "s",
            "/Keywords": "k, ü",
            "/Producer": "NoContact Desktop",
            "/CreationDate": "D:20260303100000Z",
            "/ModDate": "D:20260303100000Z",
        }
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.PageMode == "/UseOutlines"
        assert "/Metadata" not in pdf.Root
        assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(pdf.Root.keys())


def test_the_outline_leads_to_the_sections() -> None:
    outline = with_everything().pypdf
    first, inner, second = outline.outline
    assert (first.title, second.title) == ("First ✓", "Second")
    assert [entry.title for entry in inner] == ["Inner"]
    assert [outline.get_destination_page_number(entry) for entry in (first, inner[0], second)] == [0, 0, 1]


def test_links_lead_to_their_anchors() -> None:
    made = with_everything()
    with made.pike() as pdf:
        links = list(pdf.pages[0].Annots)
        assert len(links) == 2
        for link in links:
            assert link.Dest[0].objgen == pdf.pages[1].obj.objgen
            left, bottom, right, top = (float(value) for value in link.Rect)
            assert 50 < left < right < 560
            assert 5 < top - bottom < 15
    assert made.facts.anchors == {"first": 1, "inner": 1, "second": 2}


def test_a_reference_to_nowhere_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no anchor"):
        printed(document(Paragraph(text(PageOf("nowhere")))))
    with pytest.raises(ValueError, match="no anchor"):
        printed(document(Paragraph(text(Span("x", link="nowhere")))))


@pytest.mark.parametrize("looks", [0, 3, 11])
def test_cancelling_stops_in_layout_and_in_drawing(looks: int) -> None:
    lines = tuple(Message(str(number), "", "", text("x")) for number in range(500))
    calls = 0

    def cancelled() -> bool:
        nonlocal calls
        calls += 1
        return calls > looks

    with pytest.raises(Cancelled):
        write_pdf(document(Transcript("t", lines)), no_pictures, io.BytesIO(), unheard, cancelled)
    assert calls == looks + 1


def test_progress_rises_to_the_end() -> None:
    lines = tuple(Message(str(number), "", "", text("x")) for number in range(500))
    heard: list[int] = []

    def progress(done: int, of: int) -> None:
        heard.append(done * 100 // of)

    write_pdf(document(Transcript("t", lines)), no_pictures, io.BytesIO(), progress, lambda: False)
    assert heard == sorted(heard)
    assert heard[-1] == 100
    assert len([done for done in heard if done < 50]) > 5


class OneWay(io.RawIOBase):
    """An output that can neither be read nor sought."""

    def __init__(self) -> None:
        self.held = bytearray()
        self.largest = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.held += bytes(data)  # type: ignore[call-overload]
        self.largest = max(self.largest, len(bytes(data)))  # type: ignore[call-overload]
        return len(bytes(data))  # type: ignore[call-overload]


def test_pictures_go_out_one_at_a_time() -> None:
    """A picture is in the output before the next one is asked for: nothing piles up."""
    out = OneWay()
    lengths: list[int] = []

    def pictures(reference: str) -> bytes:
        lengths.append(len(out.held))
        return jpeg(400, 300)

    made = document(*[Figure(str(number), text(), "a") for number in range(20)])
    write_pdf(made, pictures, out, unheard, lambda: False)  # type: ignore[arg-type]
    size = len(jpeg(400, 300))
    assert all(later - earlier >= size for earlier, later in pairwise(lengths))
    assert pikepdf.open(io.BytesIO(bytes(out.held))).check_pdf_syntax() == []


def test_an_object_announced_and_not_written_is_a_bug() -> None:
    pdf = PdfFile(io.BytesIO())
    pdf.reserve()
    with pytest.raises(AssertionError, match="announced"):
        pdf.finish(pdf.add(b"<<>>"), pdf.add(b"<<>>"))


def test_an_empty_document_is_a_file() -> None:
    made = printed(document(sections=()))
    assert made.facts.pages == len(made.pdfium) == 1
    assert printed(document(Space())).facts.pages == 1


def test_the_time_of_writing_is_not_in_it() -> None:
    first = with_everything().data
    time.sleep(1.1)
    assert with_everything().data == first
