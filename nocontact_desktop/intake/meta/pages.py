"""The same conversations as web pages, which is what such a download is when nothing else was chosen.

The names of the parts (``_a6-g`` a message, ``_a6-h`` who sent it, ``_a6-p`` what it holds, ``_a6-o`` when) are those
of the downloads of Instagram and Messenger since 2021; who sent it stands in a ``div`` or, since 2023, in an ``h2``.
A page is cut at its parts and never taken apart as a tree: a page made to keep its reader busy costs only its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from nocontact_desktop.intake.mail_page import words_of_page

MESSAGE, SENDER, BODY, TIME, REACTIONS = "_a6-g", "_a6-h", "_a6-p", "_a6-o", "_a6-q"
_PARTS = frozenset({MESSAGE, SENDER, BODY, TIME, REACTIONS})
_OPENING = re.compile(r"<[a-zA-Z][^<>]{0,1000}?\bclass=[\"']([^\"'<>]{0,400})[\"'][^<>]{0,1000}>")
_PATH = re.compile(r"\b(?:src|href)=[\"']([^\"'<>]{1,1000})[\"']")
_TITLE = re.compile(r"<title>([^<]{0,500})</title>")


def looks_like_page(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is such a page."""
    start = head[:1024].lstrip().lower()
    return start.startswith((b"<html", b"<!doctype html")) and b"_a6-" in head


@dataclass
class PageMessage:
    """One message of a page, as it stands there. ``files`` are the paths of what it shows."""

    sender: str = ""
    text: str = ""
    time: str = ""
    files: list[str] = field(default_factory=list)


def messages_of_page(page: str) -> list[PageMessage]:
    """Return the messages of a page in its order."""
    messages: list[PageMessage] = []
    for part, inside in _parts(page):
        if part == MESSAGE:
            messages.append(PageMessage())
        elif messages and part == SENDER:
            messages[-1].sender = _line(inside)
        elif messages and part == TIME:
            messages[-1].time = _line(inside)
        elif messages and part == BODY:
            lines = map(str.strip, words_of_page(inside).split("\n"))
            messages[-1].text = "\n".join(line for line in lines if line)
            paths = (unescape(path) for path in _PATH.findall(inside))
            messages[-1].files = list(dict.fromkeys(path for path in paths if ":" not in path))
    return messages


def title_of_page(page: str) -> str:
    """Return what the conversation is called; "" when the page does not say."""
    found = _TITLE.search(page)
    return _line(found[1]) if found else ""


def _parts(page: str) -> Iterator[tuple[str, str]]:
    """Yield each part by its name, with what stands up to the next one."""
    opened = [
        (part, found.start(), found.end())
        for found in _OPENING.finditer(page)
        if (part := next((one for one in found[1].split() if one in _PARTS), ""))
    ]
    for place, (part, _, begin) in enumerate(opened):
        yield part, page[begin : opened[place + 1][1] if place + 1 < len(opened) else len(page)]


def _line(inside: str) -> str:
    return " ".join(words_of_page(inside).split())
