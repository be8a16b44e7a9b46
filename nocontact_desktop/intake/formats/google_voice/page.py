"""What stands in a piece of a page, by the classes Google Voice writes: they are the same in every language."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
_TEXTS = frozenset({"q", "title", "fn", "contributor", "full-text", "noteContainer", "deletedStatusContainer"})
_TIMES = frozenset({"dt", "published"})
_FILES = {"img": "src", "audio": "src", "video": "src"}
_LINKED_FILES = frozenset({"video", "vcard", "audio"})
_USUAL = re.compile(
    r'<div class="message"><abbr class="dt" title="([^"<&]*)">[^<]*</abbr>[^<]*<cite class="sender vcard">'
    r'<a class="tel" href="tel:([^"<&]*)"><(?:(span) class="fn"|abbr class="fn" title="")>([^<]*)</(?:span|abbr)></a>'
    r"</cite>[^<]*<q>([^<]*(?:<br ?/?>[^<]*)*)</q>\s*</div>\s*"
)
_BREAK = re.compile(r"<br ?/?>")


class Person(NamedTuple):
    """A number, "" where none is shown, with the name beside it. ``is_owner`` is for the owner of the account."""

    number: str
    name: str
    is_owner: bool


class Message(NamedTuple):
    """One text: who sent it and when, as written, what it says, and the files it names."""

    sender: Person | None
    time: str | None
    text: str
    files: tuple[str, ...]


def message_in(html: str) -> Message:
    """Read the piece of a page that is one text. Nearly all are written in the same way, for which one look will do."""
    usual = _USUAL.fullmatch(html)
    if usual is None:
        page = Page(html)
        return Message(page.people[0] if page.people else None, page.time, page.text("q"), tuple(page.files))
    time, number, other, name, text = usual.groups()
    sender = Person(number.strip(), unescape(name).strip(), is_owner=other is None)
    return Message(sender, time, unescape(_BREAK.sub("\n", text)).strip(), ())


class Page(HTMLParser):
    """Reads a piece of a page; what was found stands in the attributes.

    ``texts`` leads from a class, or "q" or "title", to what is written there; ``time`` and ``duration`` are as
    written, ``labels`` the last parts of the tags' addresses, ``files`` the names of files.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {}
        self.people: list[Person] = []
        self.files: list[str] = []
        self.labels: list[str] = []
        self.time: str | None = None
        self.duration: str | None = None
        self._open: list[tuple[str, str | None]] = []
        self._depth: Counter[str] = Counter()
        self._writing: Counter[str] = Counter()
        self.feed(html)
        self.close()

    def text(self, where: str) -> str:
        """Return what is written in all the places of a class, lines as they are shown."""
        return "".join(self.texts.get(where, ())).strip()

    def line(self, where: str) -> str:
        """Return the same in one line."""
        return " ".join(self.text(where).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element that begins."""
        if tag == "br":
            self._write("\n")
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        where = next((one for one in (tag, *classes) if one in _TEXTS), None)
        self._take_note(tag, given, classes)
        if where == "fn" and self.people and not self.people[-1].name:
            self.people[-1] = self.people[-1]._replace(is_owner=tag == "abbr")
        if tag not in _VOID:
            self._open.append((tag, where))
            self._depth[tag] += 1
            if where:
                self._writing[where] += 1
                self.texts.setdefault(where, [])

    def handle_endtag(self, tag: str) -> None:
        """Close an element, with those in it that were left open."""
        while self._depth[tag]:
            closed, where = self._open.pop()
            self._depth[closed] -= 1
            if where:
                self._writing[where] -= 1
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        """Take note of text."""
        self._write(data if self._writing["q"] or self._writing["full-text"] else data.replace("\n", " "))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over "<![…": the standard library stops at those it does not know."""
        return self.parse_bogus_comment(i, report)

    def _take_note(self, tag: str, given: dict[str, str], classes: list[str]) -> None:
        if tag == "abbr" and self.time is None and _TIMES.intersection(classes):
            self.time = given.get("title", "")
        elif tag == "abbr" and "duration" in classes:
            self.duration = given.get("title", "")
        elif tag == "a" and "tel" in classes:
            self.people.append(Person(given.get("href", "").removeprefix("tel:").strip(), "", is_owner=False))
        elif tag == "a" and given.get("rel") == "tag":
            self.labels.append(given.get("href", "").rpartition("#")[2])
        elif tag == "a" and _LINKED_FILES.intersection(classes):
            self._take_file(given.get("href", ""))
        elif tag in _FILES:
            self._take_file(given.get(_FILES[tag], ""))

    def _take_file(self, name: str) -> None:
        if name and name not in self.files:
            self.files.append(name)

    def _write(self, data: str) -> None:
        for where, depth in self._writing.items():
            if depth:
                self.texts[where].append(data)
        if self._writing["fn"] and self.people:
            last = self.people[-1]
            self.people[-1] = last._replace(name=f"{last.name}{data}".strip())
