"""What a message is once its author is known: text, a file, a placeholder, a call, something taken back."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from nocontact_desktop.intake.formats.whatsapp.words import plain, without_marks, words
from nocontact_desktop.intake.items import Attachment, Flag, Kind

FindFile = Callable[[str], Attachment | None]
"""Looks a file name up in the export."""

_TAIL = re.compile(r"[\s\u200e\u200f]*<([^<>\n\r]{3,80})>[\s\u200e\u200f]*\Z")
_IN_BRACKETS = re.compile(r"\u200e?<[\u200e\u200f]?([^<>:：\n\r]{1,40})[:：]\s?([^<>\n\r]{1,255}\.\w{1,10})>")
_WITH_WORDS = re.compile(
    r"[\u200e\u200f]?([^\n\r]{1,255}?\.\w{1,10}) \(([^()\n\r]{2,60})\)[ \u200e\u200f]*(?=\r|\n|\Z)"
)
_ANDROID_NAME = re.compile(r"(?:IMG|VID|AUD|PTT|STK|DOC|GIF)-\d{8}-WA\d+\.\w+\Z")
_IOS_NAME = re.compile(r"\d{3,8}-[A-Z_ ]+-\d{4}-\d\d-\d\d|\d{3,8}-.+\.\w+\Z")
_PAGES = re.compile(r"(.+?\.\w{1,10})(?:\s•\s.*)?\Z")


class Body(NamedTuple):
    """What was found in a body: ``text`` without marks of the export."""

    kind: Kind
    text: str
    flags: tuple[Flag, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def look_at(body: str, find_file: FindFile) -> Body:
    """Say what a body with something unusual about it is. Bodies of plain text need not come here."""
    flags: tuple[Flag, ...] = ()
    tail = _TAIL.search(body) if ">" in body[-3:] else None
    if tail and tail.start() and plain(tail[1]) in words().edited:
        body, flags = body[: tail.start()], ("edited",)
    found = _attached(body, find_file) or _placeholder(body)
    if found is None:
        return Body("message", without_marks(body) if body.startswith("\u200e") else body, flags)
    return found._replace(flags=found.flags + flags)


def deleted_by_me(body: str) -> bool:
    """Whether the owner of the export took this message back."""
    return plain(body) in words().deleted_by_me


def _attached(body: str, find_file: FindFile) -> Body | None:
    inside = _IN_BRACKETS.search(body) if "<" in body else None
    if inside and _is_file_in_brackets(inside, find_file):
        caption = without_marks(body[: inside.start()] + body[inside.end() :]).strip()
        return _with_file(inside[2], caption, find_file)
    behind = _WITH_WORDS.match(body) if " (" in body else None
    if behind and _is_file_with_words(behind, find_file):
        return _with_file(behind[1], body[behind.end() :].lstrip("\r\n"), find_file)
    return None


def _is_file_in_brackets(found: re.Match[str], find_file: FindFile) -> bool:
    if find_file(found[2]) or plain(found[1]) in words().attached:
        return True
    return found[0].startswith("\u200e") and _IOS_NAME.match(found[2]) is not None


def _is_file_with_words(found: re.Match[str], find_file: FindFile) -> bool:
    if find_file(found[1]) or plain(found[2]) in words().file_attached:
        return True
    return _ANDROID_NAME.match(without_marks(found[1])) is not None


def _with_file(name: str, caption: str, find_file: FindFile) -> Body:
    attachment = find_file(name)
    if attachment is None:
        return Body("media", caption, ("media_missing",), (Attachment(name=without_marks(name)),))
    return Body("media", caption, (), (attachment,))


@lru_cache(maxsize=1024)
def _placeholder(body: str) -> Body | None:
    first, more, rest = body.partition("\n")
    said, shown = plain(first), without_marks(body).strip()
    if missing := _missing(first, said, rest):
        return missing._replace(text=shown)
    if more:
        return None
    if said in words().deleted | words().deleted_by_me:
        return Body("message", shown, ("deleted",))
    if "\u200e" in first and any(part in said for part in words().system_parts):
        return Body("system", shown)
    return Body("call", shown) if is_call(first) else None


def _missing(first: str, said: str, rest: str) -> Body | None:
    """A line that stands in place of a file, and what it tells of the file's name."""
    bare = said.removeprefix("<").removesuffix(">").strip()
    if bare in words().view_once:
        return Body("media", "", ("media_missing", "view_once"), (Attachment(),))
    if (said.startswith("<") and bare in words().media_omitted) or bare in words().file_omitted:
        named = rest.strip() if _PAGES.fullmatch(rest.strip()) else None
        return Body("media", "", ("media_missing",), (Attachment(name=named),))
    if "\u200e" in first and (document := _document_omitted(first)):
        return Body("media", "", ("media_missing",), (Attachment(name=document),))
    return None


def _document_omitted(line: str) -> str | None:
    """The name in front of "document omitted", where there is one."""
    front, _, omitted = line.rpartition("\u200e")
    name = _PAGES.match(without_marks(front).strip())
    return name[1] if name and plain(omitted) in words().file_omitted else None


def is_call(line: str, *, nobody_wrote: bool = False) -> bool:
    """Whether a line tells of a call: the words for it alone, or, where nobody wrote the line, with length or time."""
    said = plain(line)
    if said in words().calls:
        return True
    if not nobody_wrote and not line.startswith("\u200e"):
        return False
    return any(said.startswith(call) and not said[len(call)].isalpha() for call in words().calls)
