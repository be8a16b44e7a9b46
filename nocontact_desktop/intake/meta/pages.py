"""The same conversations as web pages, which is what such a download is when nothing else was chosen.

The names of the parts (``_a6-g`` a message, ``_a6-h`` who sent it, ``_a6-p`` what it holds, ``_a6-o`` when) are those
of the downloads of Instagram and Messenger since 2021; who sent it stands in a ``div`` or, since 2023, in an ``h2``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

MESSAGE, SENDER, BODY, TIME, REACTIONS = "_a6-g", "_a6-h", "_a6-p", "_a6-o", "_a6-q"
_PARTS = (SENDER, BODY, TIME, REACTIONS)
_ENDLESS = frozenset(
    {"br", "img", "hr", "input", "meta", "link", "source", "track", "wbr", "area", "base", "col", "embed"}
)
_SHOWN = {"img": "src", "video": "src", "audio": "src", "source": "src", "a": "href"}
_BLOCKS = frozenset({"div", "p", "li", "tr", "h2", "h3"})
_MARK = re.compile(rb'class="[^"]*\b_a6-g\b')


def looks_like_page(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is such a page, or could be one that begins with a long style."""
    start = head[:1024].lstrip().lower()
    return start.startswith((b"<html", b"<!doctype html")) and (bool(_MARK.search(head)) or b"_a6-" in head)


@dataclass
class PageMessage:
    """One message of a page, as it stands there. ``files`` are the paths of what it shows."""

    sender: str = ""
    text: str = ""
    time: str = ""
    files: list[str] = field(default_factory=list)


class MessagesPage(HTMLParser):
    """Reads a whole page: ``messages`` in its order, ``title`` of the conversation."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.messages: list[PageMessage] = []
        self.title = ""
        self._part = ""
        self._depth = 0  # of open elements within the part
        self._in_title = False
        self.feed(page)
        self.close()
        for one in self.messages:
            one.sender, one.time = " ".join(one.sender.split()), " ".join(one.time.split())
            one.text = "\n".join(line for line in map(str.strip, one.text.split("\n")) if line)
        self.title = " ".join(self.title.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = dict(attrs)
        classes = (given.get("class") or "").split()
        if tag == "title":
            self._in_title = True
        if MESSAGE in classes:
            self.messages.append(PageMessage())
            self._part, self._depth = "", 0
        part = next((one for one in _PARTS if one in classes), "")
        if part and self.messages:
            self._part, self._depth = part, 0
        if not self._part:
            return
        if self._part == BODY:
            self._show(tag, given)
        if tag not in _ENDLESS:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag == "title":
            self._in_title = False
        if not self._part or tag in _ENDLESS:
            return
        if self._part == BODY and tag in _BLOCKS:
            self.messages[-1].text += "\n"
        self._depth -= 1
        if self._depth <= 0:
            self._part = ""

    def handle_data(self, data: str) -> None:
        """Text stands in the element that is open."""
        if self._in_title:
            self.title += data
        elif self._part == SENDER:
            self.messages[-1].sender += data
        elif self._part == BODY:
            self.messages[-1].text += data
        elif self._part == TIME:
            self.messages[-1].time += data

    def _show(self, tag: str, given: dict[str, str | None]) -> None:
        if tag == "br":
            self.messages[-1].text += "\n"
        path = given.get(_SHOWN.get(tag, ""))
        if not path:
            return
        if "://" in path:
            if tag == "a":
                self.messages[-1].text += f"\n{path}\n"
        elif path not in self.messages[-1].files:
            self.messages[-1].files.append(path)
