"""The sentences of the guidance, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.rows import Helpline, Row

ROW_TABLES = (
    "cards", "questions", "danger", "channels", "chapters", "steps", "emergency", "helplines",
    "sheets", "readings", "myths", "scripts", "laws", "reply_rules", "reply_subjects", "reply_limits",
    "capture_tips", "stays", "paper_sheets", "letters", "hearing_parts", "exports", "topics", "articles", "forms",
    "strands", "practices", "own_pages", "flavours",
)  # fmt: skip
NOT_PROSE = {
    "id", "fact", "facts", "audit", "tools", "devices", "see", "how_mark", "group", "icon", "when", "sources",
    "checked", "mark", "country", "number", "chat", "shows", "subject", "opens", "chapter", "kind", "beside",
    "ways", "service", "question", "one_of", "area", "phrases", "called", "words", "marks", "most_words",
    "by", "call", "topic", "strand", "article", "danger",
    "also_words", "not_alone", "declaration", "fields", "picks", "source", "edition", "region", "form", "box_mark",
}  # fmt: skip


def rows() -> list[tuple[str, tuple[str, ...]]]:
    """Label and texts of every row. Rows with a table of their own stand alone, small ones together."""
    content = load()
    found = [(f"{table} {row.id}", tuple(texts(row))) for table in ROW_TABLES for row in getattr(content, table)]
    found += [(f"problems {code}", tuple(texts(wording))) for code, wording in content.problems.items()]
    found += [(f"words {group}", tuple(words.values())) for group, words in content.words.items()]
    return [(label, prose) for label, prose in found if prose]


def texts(row: Row) -> Iterator[str]:
    """The texts of a row that people read as sentences."""
    told = msgspec.to_builtins(row)
    if isinstance(row, Helpline):
        del told["text"]  # a number to write to
    yield from _texts(told, "")


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [one for one in re.split(r"(?<=[.?!:])\s+", text) if one]


def _texts(value: object, key: str) -> Iterator[str]:
    if isinstance(value, str):
        if key not in NOT_PROSE and value:
            yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_PROSE:
                yield from _texts(part, name)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part, key)
