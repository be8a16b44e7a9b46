"""A mail as text: its heads and what it says. Nothing in it is run or fetched. In the child only."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from typing import BinaryIO, NamedTuple

from nocontact_desktop.errors import Problem

_MOST_BYTES = 256 * 1024 * 1024
_HEADS = ("From", "To", "Cc", "Date", "Subject")
_MOST_PARTS = 500
_NOISE = (MessageError, ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError)
"""What the mail package raises for mails that no mail program has made."""


class MailPart(NamedTuple):
    """A file that came with a mail."""

    name: str
    data: bytes


def text_of_mail(stream: BinaryIO) -> str:
    """Return the heads of a mail, one on a line, and its text; of a page only its words.

    Raises:
        Problem: this cannot be taken apart.
    """
    mail = _opened(stream)
    try:
        heads = [f"{name}: {head(value)}" for name in _HEADS for value in mail.get_all(name, [])]
        bodies = [text for part in _leaves(mail) if not _file_name(part) and (text := _text_of(part))]
    except _NOISE as found:
        raise Problem("intake.mail-damaged") from found
    return "\n".join(heads) + "\n\n" + "\n\n".join(bodies)


def parts_of_mail(stream: BinaryIO) -> Iterator[MailPart]:
    """Yield the files that came with a mail.

    Raises:
        Problem: this cannot be taken apart.
    """
    try:
        for part in _leaves(_opened(stream)):
            name = _file_name(part)
            if name:
                yield MailPart(name, _bytes_of(part))
    except _NOISE as found:
        raise Problem("intake.mail-damaged") from found


def head(value: object) -> str:
    """A head of a mail in readable words, on one line."""
    try:
        pieces = [
            text if isinstance(text, str) else text.decode(charset or "utf-8", "replace")
            for text, charset in decode_header(str(value))
        ]
    except _NOISE:
        pieces = [str(value)]  # it names an encoding that nobody knows
    return " ".join("".join(pieces).split())


def _opened(stream: BinaryIO) -> Message:
    stream.seek(0)
    try:
        return message_from_bytes(stream.read(_MOST_BYTES), policy=policy.compat32)
    except _NOISE as found:
        raise Problem("intake.mail-damaged") from found


def _leaves(mail: Message) -> Iterator[Message]:
    """The parts that hold something, those of a forwarded mail left inside it."""
    waiting, seen = [mail], 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        inside = part.get_payload()
        if isinstance(inside, list) and part.get_content_type() != "message/rfc822":
            waiting = [one for one in inside if isinstance(one, Message)] + waiting
        else:
            yield part


def _file_name(part: Message) -> str:
    name = part.get_filename()
    if name:
        return head(name)
    if part.get_content_type() == "message/rfc822":
        return "forwarded.eml"
    return "" if part.get_content_maintype() in {"text", "multipart"} else "file"


def _bytes_of(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inside = part.get_payload()
        return inside[0].as_bytes() if isinstance(inside, list) and isinstance(inside[0], Message) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text_of(part: Message) -> str:
    if part.get_content_maintype() != "text":
        return ""
    data = _bytes_of(part)
    try:
        text = data.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:
        text = data.decode("utf-8", "replace")  # it names an encoding that nobody knows
    if part.get_content_subtype() != "html":
        return text
    from nocontact_desktop.intake.file_text import without_markup

    return without_markup(text)
