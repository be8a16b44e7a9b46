"""What a message with parts holds: its text, and the files whose bytes are written out in it."""

from __future__ import annotations

import binascii
from collections.abc import Sequence
from typing import NamedTuple

from nocontact_desktop.intake.formats.sms_backup.elements import LEFT_OUT, Tag
from nocontact_desktop.intake.items import Attachment, Flag, Kind
from nocontact_desktop.intake.signatures import media_type_of

_HEAD = 4096
_UTF8 = "106"
_NOT_FETCHED = "130"
_LAYOUT = "application/smil"


class Contents(NamedTuple):
    """What a message holds."""

    kind: Kind
    text: str
    flags: tuple[Flag, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def value(element: dict[str, str], name: str) -> str:
    """Return an attribute; "" where there is none, which the app writes as "null"."""
    found = element.get(name, "")
    return "" if found == "null" else found


def contents_of(tags: Sequence[Tag], files: Sequence[bytes | None]) -> Contents:
    """Return what an ``<mms>`` holds. ``files`` are the bytes that were taken out of it, in its order."""
    element = tags[0][1]
    texts = [_subject(element)]
    attachments = []
    left = iter(files)
    for name, part in tags:
        if name != "part":
            continue
        written = part.get("data")
        data = next(left, None) if written == LEFT_OUT else _decoded(written or "")
        text, media_type = value(part, "text"), value(part, "ct").casefold()
        if media_type == _LAYOUT:
            continue
        if data is None and media_type.startswith("text/plain"):
            texts.append(text)
        else:
            attachments.append(_attachment(part, data or text.encode("utf-8", "backslashreplace")))
    if not attachments and value(element, "m_type") == _NOT_FETCHED:
        size = value(element, "m_size")
        attachments.append(Attachment(size=int(size) if size.isdecimal() and len(size) < 12 else None))
    missing = any(one.data is None for one in attachments)
    return Contents(
        kind="media" if attachments else "message",
        text="\n".join(filter(None, texts)),
        flags=("media_missing",) if missing else (),
        attachments=tuple(attachments),
    )


def _attachment(part: dict[str, str], data: bytes) -> Attachment:
    name = next(filter(None, (value(part, where) for where in ("cl", "fn", "name"))), None)
    if not data:
        return Attachment(name=name, media_type=value(part, "ct") or None)
    return Attachment(
        name=name, size=len(data), media_type=media_type_of(data[:_HEAD], name or ""), link="exact", data=data
    )


def _subject(element: dict[str, str]) -> str:
    """The subject; telephones keep one in UTF-8 as if each byte were a letter."""
    subject = value(element, "sub")
    if value(element, "sub_cs") == _UTF8:
        try:
            return subject.encode("latin-1").decode()
        except UnicodeError:
            return subject
    return subject


def _decoded(written: str) -> bytes | None:
    """The bytes of a value that is quoted in another way than the app does it."""
    if not written or written == "null":
        return None
    try:
        return binascii.a2b_base64(written)
    except ValueError:  # not ASCII, or cut
        return None
