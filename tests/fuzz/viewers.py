"""Fuzzing of what draws and covers files: valid pictures and documents, changed at random.

What comes out is a plain picture of the size that was asked for, or a copy that can be read, or a known problem.
"""

from __future__ import annotations

import io
import random
from collections.abc import Generator

from PIL import Image

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake import jobs
from nocontact_desktop.intake.file_facts import WHOLE, Box, CopyFacts
from nocontact_desktop.intake.mail_page import words_of_page
from nocontact_desktop.intake.pages import page_of
from nocontact_desktop.intake.pictures import THUMBNAIL_PX, prepare
from nocontact_desktop.intake.redacting import redacted
from tests import intake_files as files
from tests import intake_pictures as pictures
from tests.fuzz._target import Target, changing

SEEDS = (
    pictures.photo(taken="2026:01:13 21:15:07", offset="+01:00", make="A", gps=(1, 1), orientation=6),
    pictures.saved(pictures.picture(), "PNG"),
    pictures.saved(pictures.picture(), "GIF", save_all=True, append_images=[pictures.picture(colour=(0, 0, 9))]),
    pictures.saved(pictures.picture(), "WEBP"),
    files.tiff(2),
    files.pdf_saying("hello", 2),
    b"<!DOCTYPE html><style>x</style><p>hello <b>there</b><a href='https://x.example'>y</a><script>z</script>",
)
_PIECES = (
    b"\0", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\1", b"<", b">", b"&#x110000;", b"IHDR", b"IDAT",
    b"Exif\0\0", b"\xff\xda", b"\xff\xc0", b"GIF89a", b"VP8L", b"II*\0", b"endobj", b"stream\n", b"<<", b">>",
    b"/Type /Page", b"/Filter /FlateDecode", b"/MediaBox [0 0 99999 99999]", b"/Rotate 45", b"/Kids [1 0 R]",
)  # fmt: skip
_LONGEST = 300


def feed(data: bytes, chance: random.Random) -> None:
    """Draw, cover and read one case. Raises whatever should not happen."""
    prepare()
    page = chance.randrange(3)
    boxes = [Box(page=page, left=0, top=WHOLE // 4, right=WHOLE, bottom=WHOLE // 2)]
    for media_type in ("application/pdf", "image/png"):
        try:
            drawn = page_of(io.BytesIO(data), jobs.DrawPage(media_type, page, _LONGEST))
            _holds(drawn.data, _LONGEST)
            _finish(redacted(io.BytesIO(data), jobs.Redact(media_type, chance.randrange(1, 3), boxes)))
        except Problem as found:
            if not found.code.startswith("intake."):
                raise
    words_of_page(data.decode("latin-1")).encode()


def _holds(data: bytes, longest: int) -> None:
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "JPEG"
        assert 0 < max(image.size) <= longest


def _finish(pieces: Generator[bytes, None, CopyFacts]) -> None:
    data = bytearray()
    while True:
        try:
            data += next(pieces)
        except StopIteration as end:
            facts = end.value
            break
    assert data.startswith(
        {"application/pdf": b"%PDF-", "image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8"}[facts.media_type]
    )
    _holds(facts.thumbnail, THUMBNAIL_PX)


TARGET = Target("viewers", changing(SEEDS, _PIECES), feed, cases=300)
