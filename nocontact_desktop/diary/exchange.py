"""Entries as JSON: `log --from-json` on the way in, `list --json` and the bundle on the way out."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

import msgspec

from nocontact_desktop.diary.case import Case, CaseChild, Identifier, ThePerson
from nocontact_desktop.diary.entry import (
    Agency,
    Care,
    Child,
    Entry,
    EntryDraft,
    Injury,
    OrderTerm,
    Person,
    PoliceDetail,
    Response,
    ThirdParty,
    ToldFirst,
    Witness,
    to_fields,
)
from nocontact_desktop.errors import Problem

LISTS = (
    "people",
    "witness_list",
    "injuries",
    "medical",
    "agencies",
    "order_terms",
    "children",
    "frequency_dates",
)
"""Fields that are lists of things; a single thing is taken as a list of one."""

SHORT = {"response": "kind", "third_party": "name", "told_first": "who"}
"""Fields that are objects; a plain text is taken as the named part."""

SHORT_IN_LISTS = {
    "children": "what",
    "people": "name",
    "witness_list": "name",
    "order_terms": "order",
    "agencies": "name",
}
PARTS: dict[str, type[msgspec.Struct]] = {
    "people": Person,
    "witness_list": Witness,
    "told_first": ToldFirst,
    "injuries": Injury,
    "medical": Care,
    "children": Child,
    "police_detail": PoliceDetail,
    "agencies": Agency,
    "order_terms": OrderTerm,
    "third_party": ThirdParty,
    "response": Response,
}
CASE_PARTS: dict[str, type[msgspec.Struct]] = {
    "person": ThePerson,
    "children": CaseChild,
    "identifiers": Identifier,
}
TOP = ("case", "entries")


@dataclass(frozen=True)
class Log:
    """What a document holds: case facts if any, and entries, each with the paths of files to attach."""

    case: Case | None
    entries: tuple[EntryDraft, ...]
    files: tuple[tuple[str, ...], ...]


def read_log(document: object) -> Log:
    """Read ``{"case": {…}, "entries": [{…}]}``. In it, ``exhibits`` are paths of files.

    Raises:
        Problem: an unknown name (with the nearest known one), or a value of the wrong kind (with its place).
    """
    if not isinstance(document, dict):
        raise Problem("log.wrong-value", place="the document")
    _known(document, TOP, "the document")
    case = document.get("case")
    entries = document.get("entries", [])
    if not isinstance(entries, list):
        raise Problem("log.wrong-value", place="entries")
    drafts, files = [], []
    for number, written in enumerate(entries, start=1):
        draft, paths = _entry(written, f"entry {number}")
        drafts.append(draft)
        files.append(paths)
    return Log(None if case is None else _case(case), tuple(drafts), tuple(files))


def to_json(entry: Entry) -> dict[str, Any]:
    """An entry with the names and values of the format, and what the notebook added."""
    return {
        "id": entry.id,
        "revision": entry.revision,
        "recorded_at": entry.recorded_at,
        **to_fields(entry.draft),
    }


def _entry(written: object, place: str) -> tuple[EntryDraft, tuple[str, ...]]:
    if not isinstance(written, dict):
        raise Problem("log.wrong-value", place=place)
    _known(written, EntryDraft.__struct_fields__, place)
    fields = {name: _settled(name, value) for name, value in written.items() if value is not None}
    if "occurred_from" in written and written["occurred_from"] is None:
        fields.setdefault("precision", "unknown")
    for name, part in PARTS.items():
        for one in _things(fields.get(name)):
            _known(one, part.__struct_fields__, f"{place}, {name}")
    paths = fields.pop("exhibits", [])
    return _convert({**fields, "exhibits": paths}, place)


def _convert(fields: dict[str, Any], place: str) -> tuple[EntryDraft, tuple[str, ...]]:
    try:
        draft = msgspec.convert(fields, EntryDraft)
    except msgspec.ValidationError as error:  # a value of the wrong kind; where, the message ends with
        raise Problem("log.wrong-value", place=f"{place}{_place_in(error)}") from None
    return msgspec.structs.replace(draft, exhibits=None), draft.exhibits or ()


def _case(written: object) -> Case:
    if not isinstance(written, dict):
        raise Problem("log.wrong-value", place="case")
    _known(written, Case.__struct_fields__, "case")
    person = written.get("person")
    for one in _things(person):
        _known(one, ThePerson.__struct_fields__, "case, person")
    for name, part in CASE_PARTS.items():
        holder = person if name == "identifiers" and isinstance(person, dict) else written
        for one in _things(holder.get(name)):
            _known(one, part.__struct_fields__, f"case, {name}")
    try:
        return msgspec.convert({name: value for name, value in written.items() if value is not None}, Case)
    except msgspec.ValidationError as error:  # a value of the wrong kind; where, the message ends with
        raise Problem("log.wrong-value", place=f"case{_place_in(error)}") from None


def _settled(name: str, value: Any) -> Any:
    if name in LISTS and not isinstance(value, list):
        value = [value]
    if name in SHORT and isinstance(value, str):
        return {SHORT[name]: value}
    if name in SHORT_IN_LISTS and isinstance(value, list):
        return [{SHORT_IN_LISTS[name]: one} if isinstance(one, str) else one for one in value]
    return value


def _things(value: Any) -> list[dict[str, Any]]:
    candidates = value if isinstance(value, list) else [value]
    return [one for one in candidates if isinstance(one, dict)]


def _known(written: dict[Any, Any], names: tuple[str, ...], place: str) -> None:
    for name in written:
        if name not in names:
            nearest = difflib.get_close_matches(str(name), names, n=1, cutoff=0.0)
            raise Problem("log.unknown-name", name=str(name), nearest=nearest[0] if nearest else names[0], place=place)


def _place_in(error: msgspec.ValidationError) -> str:
    """The field's name from a validation message. The value itself is never in it."""
    _, _, path = str(error).partition(" - at `$")
    return f", {path.rstrip('`').lstrip('.')}" if path else ""
