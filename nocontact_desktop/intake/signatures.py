"""What a file is, by its first bytes. Names are looked at only where the content leaves it open."""

from __future__ import annotations

import re

from nocontact_desktop.intake.file_facts import FileKind
from nocontact_desktop.intake.text import text_of_head

UNKNOWN = "application/octet-stream"

_AT_START: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
    (b"ID3", "audio/mpeg"),
    (b"#!AMR-WB\n", "audio/amr-wb"),
    (b"#!AMR\n", "audio/amr"),
    (b"fLaC", "audio/flac"),
    (b"caff", "audio/x-caf"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"hevc": "image/heic",
    b"heim": "image/heic",
    b"heis": "image/heic",
    b"mif1": "image/heif",
    b"msf1": "image/heif",
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"qt  ": "video/quicktime",
}
_IN_ZIP = (
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_MAIL_HEADER = re.compile(r"(?:From |(?:[A-Za-z][A-Za-z0-9-]{1,60}:[ \t][^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,})")
_MAIL_NAMES = re.compile(
    r"^(?:Received|Message-ID|MIME-Version|Return-Path|Delivered-To|From|Subject|Date):", re.MULTILINE | re.IGNORECASE
)
_TEXT_STARTS = (
    ("begin:vcard", "text/vcard"),
    ("begin:vcalendar", "text/calendar"),
    ("<!doctype html", "text/html"),
    ("<html", "text/html"),
    ("<?xml", "application/xml"),
    ("<svg", "image/svg+xml"),
)
_BY_NAME = {".csv": "text/csv", ".json": "application/json", ".md": "text/markdown", ".eml": "message/rfc822"}


def media_type_of(head: bytes, name: str = "") -> str:
    """Return the media type of a file that begins with ``head`` (a few kilobytes are enough)."""
    for start, media_type in _AT_START:
        if head.startswith(start):
            return media_type
    return _container_type(head) or _sound_type(head) or _text_type(head, name) or UNKNOWN


def kind_of(media_type: str) -> FileKind:
    """Return the kind of file a media type is for people."""
    top = media_type.partition("/")[0]
    if media_type == "application/pdf":
        return "pdf"
    if media_type in {"message/rfc822", "application/mbox", "application/vnd.ms-outlook"}:
        return "mail"
    if top in {"image", "audio", "video"} and media_type != "image/svg+xml":
        return "image" if top == "image" else "audio" if top == "audio" else "video"
    documents = (
        "application/vnd.o", "application/vnd.ms-", "application/msword", "application/rtf",
        "application/x-ole-storage", "application/xml",
    )  # fmt: skip
    if top == "text" or media_type.startswith(documents) or media_type in {"application/json", "image/svg+xml"}:
        return "document"
    return "other"


def _container_type(head: bytes) -> str | None:
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head.startswith(b"OggS"):
        return "audio/opus" if b"OpusHead" in head[:64] else "audio/ogg"
    if (
        head.startswith(b"BM")
        and len(head) > 26
        and head[14:18] in {b"\x28\0\0\0", b"\x0c\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0"}
    ):
        return "image/bmp"
    if head[4:8] in {b"ftyp", b"moov", b"mdat", b"wide", b"free"}:
        return _brand(head) if head[4:8] == b"ftyp" else "video/quicktime"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(head)
    return None


def _brand(head: bytes) -> str:
    """The major brand, then the compatible ones where it is one that anything may carry."""
    major = head[8:12]
    if major.startswith(b"3g"):
        return "video/3gpp"
    length = min(int.from_bytes(head[:4], "big"), len(head))
    for brand in (major, *(head[at : at + 4] for at in range(16, length - 3, 4))):
        if brand in _BRANDS:
            return _BRANDS[brand]
    return "video/mp4"


def _zip_type(head: bytes) -> str:
    if head[30:38] == b"mimetype":
        size = int.from_bytes(head[18:22], "little")
        declared = head[38 : 38 + min(size, 80)]
        if declared.isascii() and declared.startswith(b"application/"):
            return declared.decode("ascii")
    if b"[Content_Types].xml" in head:
        return next((media_type for part, media_type in _IN_ZIP if part in head), "application/zip")
    return "application/zip"


def _sound_type(head: bytes) -> str | None:
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        layer, rate = head[1] >> 1 & 3, head[2] >> 4
        if layer == 0 and head[1] & 0xF0 == 0xF0:
            return "audio/aac"
        if layer in {1, 2} and 0 < rate < 15:  # nobody has layer I, whose sign is that of UTF-16 text
            return "audio/mpeg"
    return None


def _text_type(head: bytes, name: str) -> str | None:
    text = text_of_head(head)
    if not text.strip() or _looks_binary(head, text):
        return None
    start = text.lstrip("\ufeff \t\r\n")[:64].casefold()
    for beginning, media_type in _TEXT_STARTS:
        if start.startswith(beginning):
            return media_type
    if _MAIL_HEADER.match(text) and len(_MAIL_NAMES.findall(text[:8192])) >= 2:
        return "application/mbox" if text.startswith("From ") else "message/rfc822"
    return _BY_NAME.get(name[name.rfind(".") :].casefold(), "text/plain") if "." in name else "text/plain"


def _looks_binary(head: bytes, text: str) -> bool:
    controls = sum(1 for sign in text[:4096] if ord(sign) < 32 and sign not in "\t\n\r\f\x1b")
    undecoded = text[:4096].count("\\x") - head[:4096].count(b"\\x")
    return controls > 0 or undecoded * 10 > len(text[:4096])
