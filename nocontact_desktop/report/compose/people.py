"""People who can say something: who, what each can say, and which entry says so."""

from __future__ import annotations

from typing import Any, NamedTuple

from nocontact_desktop.report.compose.chronology import oldest_first
from nocontact_desktop.report.compose.saying import Saying, entry_anchor
from nocontact_desktop.report.document import Column, Heading, PageOf, Paragraph, Row, Section, Space, Span, Table, text
from nocontact_desktop.report.isolated import own
from nocontact_desktop.report.material import Entry, Material

_BEFORE_TABLE = 1 / 3


class _Word(NamedTuple):
    """What one person can say of one entry."""

    name: str
    says: str
    entry: Entry


def people(material: Material, saying: Saying) -> list[Section]:
    """Compose the table, the lines of one person together; none when no entry names anybody."""
    say = saying.say
    found: dict[str, dict[int, list[_Word]]] = {}
    for entry in oldest_first(material):
        for word in _words(entry, saying):
            found.setdefault(_same(word.name), {}).setdefault(entry.number, []).append(word)
    if not found:
        return []
    columns = (
        Column(say("people.who"), 0.2),
        Column(say("people.says"), 0.46),
        Column(say("people.entry"), 0.24),
        Column(say("people.page"), 0.1, "end"),
    )
    rows = tuple(_row(words, saying) for of_one in found.values() for words in of_one.values())
    opening = Paragraph(text(say("people.opening")))
    blocks = (Heading(1, say("people.title")), opening, Space(_BEFORE_TABLE), Table(columns, rows))
    return [Section(say("people.title"), "people", blocks, new_page=False)]


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def _row(words: list[_Word], saying: Saying) -> Row:
    """Say what one person can say of one entry."""
    entry = words[0].entry
    says = "; ".join(word.says for word in words)
    name = Span(own(words[0].name), "strong")
    return Row((text(name), text(says), text(saying.short_date(entry)), (PageOf(entry_anchor(entry)),)))


def _words(entry: Entry, saying: Saying) -> list[_Word]:
    found = [
        _Word(str(one.get("name") or saying.say("people.unnamed")), _without_name(one, saying), entry)
        for one in entry.fields.get("witness_list") or ()
    ]
    told: dict[str, Any] = entry.fields.get("told_first") or {}
    if told.get("who"):
        when = saying.value("told_first.when", told.get("when"))
        says = saying.say("people.told_on", when=when) if when else saying.say("people.told")
        found.append(_Word(str(told["who"]), says, entry))
    return found


def _without_name(witness: dict[str, Any], saying: Saying) -> str:
    rest = {part: value for part, value in witness.items() if part != "name"}
    return saying.value("witness_list", rest) or saying.say("people.not_said")
