"""Sounds, videos, mails and documents made on the spot for the tests of intake."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

from tests.intake_pictures import picture, saved


def tiff(pages: int) -> bytes:
    images = [picture((60, 40), colour=(40 * number + 40, 0, 0)) for number in range(pages)]
    return saved(images[0], "TIFF", save_all=True, append_images=images[1:])


def aac(frames: int) -> bytes:
    """ADTS, 44,100 samples a second, frames of 20 bytes."""
    frame = bytes([0xFF, 0xF1, 0x50, 0x80, 20 >> 3, (20 & 7) << 5 | 0x1F, 0xFC]) + bytes(13)
    return frame * frames


def flac(seconds: int) -> bytes:
    packed = 44100 << 44 | 1 << 41 | 15 << 36 | 44100 * seconds
    return b"fLaC" + b"\x80\x00\x00\x22" + bytes(10) + packed.to_bytes(8, "big") + bytes(16)


def avi(frames: int, size: tuple[int, int]) -> bytes:
    header = struct.pack("<IIIIIIIIII", 40_000, 0, 0, 0, frames, 0, 1, 0, *size) + bytes(16)
    inside = b"hdrl" + b"avih" + struct.pack("<I", len(header)) + header
    lists = b"LIST" + struct.pack("<I", len(inside)) + inside
    return b"RIFF" + struct.pack("<I", len(lists) + 4) + b"AVI " + lists


def webm(milliseconds: float, size: tuple[int, int] | None, *, dated: bool = False) -> bytes:
    info = _element(b"\x2a\xd7\xb1", (1_000_000).to_bytes(3, "big"))
    info += _element(b"\x44\x89", struct.pack(">d", milliseconds))
    if dated:
        info += _element(b"\x44\x61", (800_000_000 * 10**9).to_bytes(8, "big"))
    track = _element(b"\xd7", b"\x01")
    if size:
        track += _element(
            b"\xe0", _element(b"\xb0", size[0].to_bytes(2, "big")) + _element(b"\xba", size[1].to_bytes(2, "big"))
        )
    tracks = _element(b"\x16\x54\xae\x6b", _element(b"\xae", track))
    head = _element(b"\x1a\x45\xdf\xa3", _element(b"\x42\x82", b"webm"))
    cluster = b"\x1f\x43\xb6\x75" + b"\x01" + b"\xff" * 7 + bytes(50)
    return head + b"\x18\x53\x80\x67" + b"\x01" + b"\xff" * 7 + _element(b"\x15\x49\xa9\x66", info) + tracks + cluster


def mp3(title: str, seconds: int) -> bytes:
    """ID3v2.3 with a title, then frames of 128 kilobits."""
    text = b"\x01" + title.encode("utf-16")
    frame = b"TIT2" + struct.pack(">IH", len(text), 0) + text
    size = len(frame)
    head = b"ID3\x03\x00\x00" + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127])
    return head + frame + (b"\xff\xfb\x90\x00" + bytes(413)) * (seconds * 1000 // 26)


def ole(stream_name: str) -> bytes:
    """The head of a compound file with one named stream in its directory."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[30:32] = (9).to_bytes(2, "little")
    entries = b"".join(_entry(name) for name in ("Root Entry", stream_name))
    return bytes(header) + entries + bytes(256)


def office(words: str, *, member: str = "word/document.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(member, f"<w:d><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:d>")
    return out.getvalue()


def mail(parts: Sequence[tuple[str, bytes]], text: str = "hello") -> bytes:
    """A mail with ``parts``: the head lines of each, and what stands in it."""
    heads = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    out = heads + b"Content-Type: multipart/mixed; boundary=xyz\r\n\r\n--xyz\r\n\r\n" + text.encode()
    for head, body in parts:
        out += b"\r\n--xyz\r\n" + head.encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body
    return out + b"\r\n--xyz--\r\n"


def pdf_with(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}"
    return bytes(out) + tail.encode() + b"\n%%EOF"


def pdf_saying(words: str, pages: int = 1) -> bytes:
    """Pages with words on them; all of them are drawn by the same contents."""
    page = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode()
    kids = " ".join(f"{number} 0 R" for number in range(6, 6 + pages))
    return pdf_with([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Length " + str(len(page)).encode() + b" >>\nstream\n" + page + b"\nendstream",
        b"<< /Font << /F1 5 0 R >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 3 0 R /Resources 4 0 R >>"] * pages,
    ])  # fmt: skip


def _element(name: bytes, data: bytes) -> bytes:
    return name + bytes([0x40 | len(data) >> 8, len(data) & 255]) + data


def _entry(name: str) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return written.ljust(64, b"\0") + len(written).to_bytes(2, "little") + bytes(62)
