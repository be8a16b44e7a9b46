"""Pictures, sounds and a PDF made on the spot for the tests of intake."""

from __future__ import annotations

import io
import struct
import wave
from typing import Any

from PIL import Image


def picture(size: tuple[int, int] = (60, 40), mode: str = "RGB", colour: Any = (200, 30, 30)) -> Image.Image:
    """A picture whose left half has ``colour`` and whose right half is black."""
    image = Image.new(mode, size)
    image.paste(colour, (0, 0, size[0] // 2, size[1]))
    return image


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def photo(**tags: Any) -> bytes:
    """A JPEG with EXIF: ``taken``, ``offset``, ``orientation``, ``make``, ``gps`` (latitude, longitude in degrees)."""
    exif = Image.Exif()
    if "make" in tags:
        exif[0x010F] = tags["make"]
    if "orientation" in tags:
        exif[0x0112] = tags["orientation"]
    inner = exif.get_ifd(0x8769)
    if "taken" in tags:
        inner[0x9003] = tags["taken"]
    if "offset" in tags:
        inner[0x9011] = tags["offset"]
    if "gps" in tags:
        latitude, longitude = tags["gps"]
        exif.get_ifd(0x8825).update({
            1: "N" if latitude >= 0 else "S",
            2: (float(abs(latitude)), 0.0, 0.0),
            3: "E" if longitude >= 0 else "W",
            4: (float(abs(longitude)), 0.0, 0.0),
        })  # fmt: skip
    return saved(picture(), "JPEG", exif=exif, comment=b"private comment", quality=95)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def wav(seconds: float) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\0" * int(8000 * seconds))
    return out.getvalue()


def amr(frames: int) -> bytes:
    return b"#!AMR\n" + (b"\x3c" + bytes(31)) * frames


def opus(seconds: int) -> bytes:
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 48000, 0, 0)
    return _page(0, head) + _page(48000 * seconds + 312, b"\0" * 20)


def _page(position: int, body: bytes) -> bytes:
    return b"OggS" + struct.pack("<BBqIIIB", 0, 0, position, 1, 0, 0, 1) + bytes([len(body)]) + body


def movie(seconds: int, size: tuple[int, int] | None, created: int = 3_850_000_000, brand: bytes = b"isom") -> bytes:
    header = _box(b"mvhd", struct.pack(">IIIII", 0, created, created, 1000, seconds * 1000) + bytes(80))
    across, down = size or (0, 0)
    track = _box(b"trak", _box(b"tkhd", bytes(76) + struct.pack(">II", across << 16, down << 16)))
    return _box(b"ftyp", brand + bytes(4) + brand) + _box(b"mdat", bytes(100)) + _box(b"moov", header + track)


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + name + body


def pdf(pages: int) -> bytes:
    images = [picture((200, 280)) for _ in range(pages)]
    return saved(images[0], "PDF", save_all=True, append_images=images[1:])


def text_pdf(words: str, pages: int, turned: int = 0) -> bytes:
    """A PDF with a text layer, a title, an author and a note, the same words on the upper part of each page."""
    drawn = b"BT /F 30 Tf 60 700 Td (%b) Tj 0 -60 Td (%b) Tj ET" % (words.encode(), words.encode())
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        3: b"<</Title(%b)/Author(%b)>>" % (words.encode(), words.encode()),
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        5: b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn),
        6: b"<</Type/Annot/Subtype/Text/Rect[70 600 90 620]/Contents(%b)>>" % words.encode(),
    }
    for number in range(7, 7 + pages):
        objects[number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Rotate %d/Annots[6 0 R]"
            b"/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>" % turned
        )
    kids = b" ".join(b"%d 0 R" % number for number in range(7, 7 + pages))
    objects[2] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (pages, kids)
    out = b"%PDF-1.4\n"
    places = []
    for number in sorted(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, objects[number])
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    end = b"trailer<</Size %d/Root 1 0 R/Info 3 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(out))
    return out + head + rows + end
