"""A mail taken apart: its heads, what it says, and the files in it. Nothing in it is run or fetched. In the child only.

The newer policy of the standard mail package raises on mails that exist, so the older one is used, and what it leaves
as it is (encoded words, bytes that are not ASCII) is made readable here.
"""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from typing import BinaryIO, NamedTuple

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.mail_heads import head, text_of_bytes, unescaped
from nocontact_desktop.intake.mail_page import words_of_page
from nocontact_desktop.intake.mail_runs import Runs

NOISE = (MessageError, ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError)
"""What the mail package raises for mails that no mail program has made."""
_MOST_BYTES = 256 * 1024 * 1024
_HEADS = ("From", "To", "Cc", "Date", "Subject")
_MOST_PARTS = 500
_LONGEST_PAGE = 8 * 1024 * 1024


class MailPart(NamedTuple):
    """A file that came with a mail."""

    name: str
    data: bytes


class Mail(NamedTuple):
    """An opened mail: its topmost part, and what was taken out of it."""

    top: Message
    runs: Runs


def text_of_mail(stream: BinaryIO) -> str:
    """Return the heads of a mail, one on a line, and its text; of a page only its words.

    Raises:
        Problem: this cannot be taken apart.
    """
    try:
        mail = opened(_all_of(stream))
        heads = [f"{name}: {head(value)}" for name in _HEADS for value in heads_of(mail.top, name)]
        return "\n".join(heads) + "\n\n" + body_of(mail)
    except NOISE as found:
        raise Problem("intake.mail-damaged") from found


def parts_of_mail(stream: BinaryIO) -> Iterator[MailPart]:
    """Yield the files that came with a mail.

    Raises:
        Problem: this cannot be taken apart.
    """
    try:
        yield from files_in(opened(_all_of(stream)))
    except NOISE as found:
        raise Problem("intake.mail-damaged") from found


def opened(data: bytes) -> Mail:
    """A mail by its bytes. This and what is made of it may raise any of ``NOISE``."""
    runs = Runs()
    return Mail(message_from_bytes(runs.take_out(data), policy=policy.compat32), runs)


def heads_of(mail: Message, name: str) -> list[str]:
    """What stands in all heads of this name, with encoded words as they are."""
    wanted = name.casefold()
    return [unescaped(value) for one, value in mail.raw_items() if one.casefold() == wanted]


def body_of(mail: Mail) -> str:
    """What a mail says, from all its parts that are no files; of two forms of the same thing the plain one."""
    return "\n\n".join(text for part in _spoken(mail) if (text := _text_of(part, mail.runs).strip()))


def written_body(mail: Mail) -> str:
    """The parts of :func:`body_of` as they are written, still encoded."""
    parts = (str(part.get_payload()).encode("utf-8", "surrogateescape") for part in _spoken(mail))
    return "\n\n".join(text_of_bytes(mail.runs.put_back(part)).replace("\0", "") for part in parts)


def files_in(mail: Mail) -> Iterator[MailPart]:
    """The files that came with a mail; a mail in a mail is one of them."""
    for part in _leaves(mail.top):
        name = _file_name(part)
        if name:
            yield MailPart(name, _bytes_of(part, mail.runs))


def _all_of(stream: BinaryIO) -> bytes:
    stream.seek(0)
    return stream.read(_MOST_BYTES)


def _leaves(mail: Message) -> Iterator[Message]:
    """The parts that hold something, those of a forwarded mail left inside it."""
    waiting, seen = [mail], 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop()
        seen += 1
        if _holds_parts(part):
            waiting += reversed(_inside(part))
        else:
            yield part


def _spoken(mail: Mail) -> list[Message]:
    """The parts that say something, with one for each set of alternatives."""
    found: list[Message] = []
    waiting, seen = [mail.top], 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop()
        seen += 1
        if part.get_content_type() == "multipart/alternative" and _holds_parts(part):
            waiting += [_best_of(part, mail.runs)]
        elif _holds_parts(part):
            waiting += reversed(_inside(part))
        elif part.get_content_maintype() == "text" and not _file_name(part):
            found.append(part)
    return found


def _best_of(alternatives: Message, runs: Runs) -> Message:
    """The plain one if it says anything; else the last, which is the richest."""
    offered = _inside(alternatives)
    plain = [part for part in offered if part.get_content_type() == "text/plain" and _text_of(part, runs).strip()]
    rich = [part for part in offered if _holds_parts(part) or part.get_content_type() == "text/html"]
    return (plain or rich[::-1] or offered)[0]


def _holds_parts(part: Message) -> bool:
    return part.get_content_type() != "message/rfc822" and bool(_inside(part))


def _inside(part: Message) -> list[Message]:
    inside = part.get_payload()
    return [one for one in inside if isinstance(one, Message)] if isinstance(inside, list) else []


def _file_name(part: Message) -> str:
    for name in ("Content-Disposition", "Content-Type"):
        said = [value for one, value in part.raw_items() if one.casefold() == name.casefold()]
        if said and not said[0].isascii():
            part.replace_header(name, unescaped(said[0]))
    named = part.get_filename()
    if named:
        return head(named) or "file"
    if part.get_content_type() == "message/rfc822":
        return "forwarded.eml"
    spoken = part.get_content_maintype() in {"text", "multipart"} and part.get_content_disposition() != "attachment"
    return "" if spoken else "file"


def _bytes_of(part: Message, runs: Runs) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inside = _inside(part)
        return runs.put_back(inside[0].as_bytes()) if inside else b""
    if str(part.get("Content-Transfer-Encoding", "")).strip().casefold() == "base64":
        written = runs.put_back(str(part.get_payload()).encode("utf-8", "surrogateescape"))
        try:
            return a2b_base64(written)
        except ValueError:  # cut off, or with signs in between: the mail package gets out of it what there is
            part.set_payload(written.decode("ascii", "surrogateescape"))
    data = part.get_payload(decode=True)
    return runs.put_back(data) if isinstance(data, bytes) else b""


def _text_of(part: Message, runs: Runs) -> str:
    if part.get_content_maintype() != "text":
        return ""
    text = text_of_bytes(_bytes_of(part, runs), part.get_content_charset()).replace("\r\n", "\n").replace("\0", "")
    return words_of_page(text[:_LONGEST_PAGE]) if part.get_content_subtype() == "html" else text
