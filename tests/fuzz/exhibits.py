"""Fuzzing of what looks at files: valid ones of every kind, changed at random.

Only known problems may come out of it, and what does come out can be sealed: it has bounds and is text.
"""

from __future__ import annotations

import io
import json
import random

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.examining import facts_of
from nocontact_desktop.intake.file_facts import FileFacts
from nocontact_desktop.intake.file_text import MOST_SIGNS
from nocontact_desktop.intake.mail import parts_of_mail
from nocontact_desktop.intake.regular import name_for_disk, plain_name
from tests import intake_files as files
from tests import intake_pictures as pictures
from tests.fuzz._target import Target, changing

_HTML = b"<!DOCTYPE html><style>x</style><p>hello <b>there</b><script>y</script>"
_MAIL = files.mail(
    [("Content-Disposition: attachment; filename==?utf-8?q?=C3=BC?=", b"x"), ("Content-Type: text/html", _HTML)]
)
SEEDS = (
    pictures.photo(taken="2026:01:13 21:15:07", offset="+01:00", make="A", gps=(1, 1), orientation=6),
    pictures.saved(pictures.picture(), "PNG"),
    pictures.saved(pictures.picture(), "GIF", save_all=True, append_images=[pictures.picture(colour=(0, 0, 9))]),
    pictures.saved(pictures.picture(), "WEBP"),
    files.tiff(2),
    pictures.movie(3, (64, 48)),
    pictures.opus(2),
    pictures.wav(0.1),
    pictures.amr(20),
    files.aac(30),
    files.flac(3),
    files.avi(3, (64, 48)),
    files.webm(300, (64, 48), dated=True),
    files.mp3("Voice", 1),
    files.ole("WordDocument"),
    files.office("hello there"),
    files.office("hello there", member="xl/sharedStrings.xml"),
    files.pdf_saying("hello", 2),
    _HTML,
    _MAIL,
    b"a,b\n1,2\n",
    "hello".encode("utf-16"),
)
_PIECES = (
    b"\0", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\1", b"<", b">", b"&#x110000;", b"--xyz",
    b"=?x?q?=", b"\r\n\r\n", b"moov", b"mdat", b"IHDR", b"Exif\0\0", b"<!DOCTYPE x [", b"\x1f\x43\xb6\x75", b"OggS",
    b"endobj", b"PK\1\2",
)  # fmt: skip


def feed(data: bytes, chance: random.Random) -> None:
    """Look at one case. Raises whatever should not happen."""
    looks = list(facts_of(io.BytesIO(data), "x.bin", len(data)))
    assert looks[-1].whole
    _holds(looks[-1].facts)
    try:
        names = [part.name for part in parts_of_mail(io.BytesIO(data))]
    except Problem as found:
        if not found.code.startswith("intake."):
            raise
        return
    for name in names:
        assert plain_name(name) == plain_name(plain_name(name))
        assert not set(name_for_disk(name)) & set('/\\<>:"|?*\0')


def _holds(facts: FileFacts) -> None:
    told = json.dumps([[one.name, one.value] for one in facts.claims] + [facts.words], ensure_ascii=False)
    assert told.encode()
    assert len(facts.words) <= MOST_SIGNS
    assert all(len(one.value) <= 200 for one in facts.claims)
    for measure in (facts.width, facts.height, facts.duration_ms, facts.pages):
        assert measure is None or 0 <= measure < 2**53


TARGET = Target("exhibits", changing(SEEDS, _PIECES), feed, cases=400)
