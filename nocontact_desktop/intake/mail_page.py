"""The words of a mail that is written as a page. Nothing is fetched or run; a link is kept with its address.

The standard parser of pages takes time without end on pages that are made for it, so this one only goes forward.
"""

from __future__ import annotations

import re
from html import unescape

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_ADDRESS = re.compile(r"""\bhref\s*=\s*("[^"]*|'[^']*|[^\s"'>]+)""", re.IGNORECASE)
_SHOWN_ADDRESS = re.compile(r"(?:https?|mailto|tel|sms|ftp):\S", re.IGNORECASE)
_UNSEEN = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "title", "template")}
_LINES = frozenset({
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})
_SPACES = re.compile(r"[ \t\r\n\f\v\u200b]+")
_MOST_QUOTED = 5


def words_of_page(page: str) -> str:
    """Return what a reader of the page would see, in lines."""
    ends = _Ends(page)
    pieces: list[str] = []
    link: str | None = None
    linked_from = place = 0
    while (start := page.find("<", place)) >= 0:
        _say(pieces, page[place:start])
        found = _NAME.match(page, start)
        if found is None and page[start + 1 : start + 2] not in {"!", "?", "/"}:
            _say(pieces, "<")  # a sign of its own, as in "a < b"
            place = start + 1
            continue
        place = ends.of_tag(start)
        name, closes = found[1].casefold() if found else "", page[start + 1] == "/"
        if name in _UNSEEN and not closes:
            place = ends.of_element(name, place)
        elif name == "a":
            pieces += _address_after(link, pieces[linked_from:])
            link = None if closes else _address(page[start:place])
            linked_from = len(pieces)
        elif name in _LINES:
            pieces.append("\n")
        elif name in _CELLS and not closes:
            pieces.append("\t")
    _say(pieces, page[place:])
    pieces += _address_after(link, pieces[linked_from:])
    return _in_lines("".join(pieces))


class _Ends:
    """Finds where tags end. What was found is kept, so that no part of a page is gone through again and again."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._next = {">": -1, "-->": -1}

    def of_tag(self, start: int) -> int:
        """The place after a tag; after its first sign where it has no end."""
        if self._page.startswith("<!--", start):
            end = self._sign("-->", start + 4)
            return start + 4 if end is None else end + 3
        first = self._sign(">", start)
        if first is None:
            return start + 1
        end = first
        for _ in range(_MOST_QUOTED):  # a sign like this may stand in what an attribute says
            if self._page.count('"', start, end) % 2 == 0:
                return end + 1
            end = self._page.find(">", end + 1)
            if end < 0:
                break
        return first + 1

    def of_element(self, name: str, place: int) -> int:
        """The place after the whole element whose first tag ends at ``place``."""
        closing = _UNSEEN[name].search(self._page, place)
        return len(self._page) if closing is None else self.of_tag(closing.start())

    def _sign(self, sign: str, place: int) -> int | None:
        if self._next[sign] < place:
            found = self._page.find(sign, place)
            self._next[sign] = len(self._page) if found < 0 else found
        return self._next[sign] if self._next[sign] < len(self._page) else None


def _say(pieces: list[str], written: str) -> None:
    if written:
        pieces.append(_SPACES.sub(" ", unescape(written) if "&" in written else written))


def _address(tag: str) -> str | None:
    found = _ADDRESS.search(tag)
    address = unescape(found[1].strip("\"'")).strip() if found else ""
    return address if _SHOWN_ADDRESS.match(address) else None


def _address_after(address: str | None, said: list[str]) -> list[str]:
    """The address of a link, unless its words are that address."""
    if address is None:
        return []
    words = "".join(said).strip().rstrip("/").casefold()
    plain = address.rstrip("/").casefold()
    return [] if words in {plain, plain.partition(":")[2].lstrip("/")} else [f" <{address}>"]


def _in_lines(text: str) -> str:
    """Lines without spaces around them, and not more than one empty line at a time."""
    lines = [line.replace("\t", " ").strip() for line in text.split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip()
