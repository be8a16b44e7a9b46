"""What stands in the form, as plain values: what a draft keeps, and what an entry is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from nocontact_desktop.diary.entry import EntryDraft, to_fields
from nocontact_desktop.diary.when import When, say
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.diary.form_row import FieldRow
from nocontact_desktop.gui.diary.form_rows import all_rows
from nocontact_desktop.gui.diary.when_words import Reading, read_words

Answers = dict[str, Any]
"""By the name of the row. ``occurred`` holds what was typed and, for a saved entry, what it stands for."""

_TIME = ("occurred_from", "occurred_to", "precision")


def answers_of(draft: EntryDraft) -> Answers:
    """The answers a saved entry shows in the form."""
    fields: Answers = msgspec.json.decode(msgspec.json.encode(to_fields(draft)))
    occurred = occurred_answer(fields)
    if occurred:
        fields["occurred"] = occurred
    return fields


def occurred_answer(fields: dict[str, Any]) -> dict[str, Any] | None:
    """Takes the time out of ``fields`` and gives it as the form shows it; None where there is none."""
    time = {name: fields.pop(name) for name in _TIME if name in fields}
    if not time:
        return None
    said = say(When(**{"precision": "unknown", **time}))
    return {"typed": said, "said": said, "as": time}


def draft_of(answers: Mapping[str, Any], today: date) -> EntryDraft:
    """The entry the answers make.

    Raises:
        Problem: ``entry.time-two-ways`` or ``entry.part-missing``, with the row's name as ``field``.
    """
    fields = {**values_of(all_rows(), answers), **time_of(answers, today)}
    return msgspec.convert({"kind": "incident", **fields}, EntryDraft)


def values_of(rows: Sequence[FieldRow], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of rows as they are kept, all but times. Raises Problem ``entry.part-missing``."""
    found = {row.name: _value(row, answers.get(row.name)) for row in rows if row.control != "when"}
    return {name: value for name, value in found.items() if value is not None}


def reading_of(answers: Mapping[str, Any], today: date) -> Reading | None:
    """How the time typed is read; None while there is none."""
    occurred = answers.get("occurred") or {}
    typed = str(occurred.get("typed", ""))
    if typed and typed == occurred.get("said"):
        return Reading(**{"precision": "unknown", **occurred["as"]})
    return read_words(typed, today)


def said_reading(reading: Reading) -> str:
    """A reading in words."""
    return say(When(occurred_from=reading.occurred_from, occurred_to=reading.occurred_to, precision=reading.precision))


def time_of(answers: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The time of ``occurred`` as it is kept, what could not be read as ``occurred_text``.

    Raises Problem ``entry.time-two-ways`` while it can be read in two ways.
    """
    reading = reading_of(answers, today)
    if reading is None:
        return {}
    if reading.choices:
        raise Problem("entry.time-two-ways", field="occurred")
    fields = {name: value for name in _TIME if (value := getattr(reading, name)) is not None}
    own = str(answers.get("occurred_text") or "").strip()
    if reading.own_words and not own:
        fields["occurred_text"] = reading.own_words
    elif reading.own_words and reading.own_words not in own:
        fields["occurred_text"] = f"{reading.own_words}; {own}"
    return fields


def _value(row: FieldRow, answer: Any) -> Any:
    """The answer as the entry keeps it; None when there is none."""
    return _READERS.get(row.control, _as_it_is)(row, answer)


def _as_it_is(_row: FieldRow, answer: Any) -> Any:
    return answer if answer is not None and answer is not False else None


def _words(_row: FieldRow, answer: Any) -> Any:
    return answer if isinstance(answer, str) and answer.strip() else None


def _line(row: FieldRow, answer: Any) -> Any:
    words = _words(row, answer)
    return None if words is None else words.strip()


def _several(_row: FieldRow, answer: Any) -> Any:
    return answer if isinstance(answer, Sequence) and answer else None


def _group(row: FieldRow, answer: Any) -> Any:
    if not isinstance(answer, Mapping):
        return None
    parts = {name: text.strip() for name, text in answer.items() if isinstance(text, str) and text.strip()}
    if not parts:
        return None
    for part in row.parts:
        if part.needed and part.name not in parts:
            raise Problem("entry.part-missing", field=row.name, part=part.label)
    return parts


def _groups(row: FieldRow, answer: Any) -> Any:
    if not isinstance(answer, Sequence):
        return None
    found = [group for one in answer if (group := _group(row, one)) is not None]
    return found if found or not answer else None


def _lines(_row: FieldRow, answer: Any) -> Any:
    if not isinstance(answer, Sequence):
        return None
    found = [text.strip() for text in answer if text.strip()]
    return found or None


_READERS: dict[str, Callable[[FieldRow, Any], Any]] = {
    "line": _line,
    "name": _line,
    "text": _words,
    "one": _words,
    "tri": _words,
    "many": _several,
    "group": _group,
    "groups": _groups,
    "terms": _groups,
    "lines": _lines,
    "exhibits": _several,
    "messages": _several,
}
