"""The texts in which passages can be covered: those of an entry with its files and messages, and those of the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.case import CASE_ID, get_case
from nocontact_desktop.diary.conversations import message
from nocontact_desktop.errors import Problem
from nocontact_desktop.report.covers import CoveredPassage, can_cover, passages, texts
from nocontact_desktop.report.privacy_check.finding import Place
from nocontact_desktop.report.privacy_check.sentences import place_said
from nocontact_desktop.report.words import Words
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class CoverableText:
    """One text: whose it is, the path of its field, what it is called, and what is covered in it."""

    kind: str
    record: str
    field: str
    name: str
    text: str
    covered: tuple[CoveredPassage, ...]


def texts_of_entry(notebook: Notebook, entry_id: str, say: Words) -> tuple[CoverableText, ...]:
    """The free texts of an entry, of its files and of its messages. Raises :class:`Problem` ``diary.gone``."""
    draft = entries.get(notebook, entry_id).draft
    found = [*_texts(notebook, "entry", entry_id, draft, say)]
    for exhibit_id in draft.exhibits or ():
        if exhibits.exists(notebook, exhibit_id):
            found += _texts(notebook, "exhibit", exhibit_id, exhibits.get(notebook, exhibit_id), say)
    for message_id in draft.messages or ():
        try:
            found += _texts(notebook, "message", message_id, message(notebook, message_id), say)
        except Problem:
            continue  # its import was withdrawn
    return tuple(found)


def texts_of_case(notebook: Notebook, say: Words) -> tuple[CoverableText, ...]:
    """The free texts of the facts about the case."""
    return tuple(_texts(notebook, "case", CASE_ID, get_case(notebook), say))


def _texts(notebook: Notebook, kind: str, record: str, of: msgspec.Struct, say: Words) -> Iterator[CoverableText]:
    given = passages(notebook, kind, record)
    for field, text in texts(msgspec.to_builtins(of)):
        if text.strip() and can_cover(kind, field):
            covered = tuple(one for one in given if _is_in(one, field, text))
            yield CoverableText(kind, record, field, _name(kind, field, say), text, covered)


def _name(kind: str, field: str, say: Words) -> str:
    """What a text is called: its field, and for what hangs on an entry, what it stands in."""
    key = f"finding.field.{field.partition('.')[0]}"
    if kind in ("entry", "case") and say.has(key):
        name = say(key)
        return name[:1].upper() + name[1:]
    return place_said(Place(kind, field=field), say)


def _is_in(one: CoveredPassage, field: str, text: str) -> bool:
    return one.cover.field == field and (one.start is None or text.startswith(one.words, one.start))
