"""The sheets of the plan: what was written on them, part by part. Every part may stay empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.rows import Part, Sheet
from nocontact_desktop.preparation.answers import get_answers, holds
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.store import sheets as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

ListRow = dict[str, str]
Value = str | tuple[str, ...] | tuple[ListRow, ...]
"""Own words, an option or a day (ISO 8601); options; or the rows of a list, each with its columns by id."""

_SHAPES: dict[str, Any] = {
    "text": str,
    "one": str,
    "day": str,
    "many": tuple[str, ...],
    "list": tuple[ListRow, ...],
}


@dataclass(frozen=True)
class SheetState:
    """A sheet with its parts for these answers, and what was written. ``changed_at`` None: nothing yet."""

    sheet: Sheet
    parts: tuple[Part, ...]
    values: dict[str, Value]
    changed_at: str | None


def sheet(notebook: Notebook, sheet_id: str, content: Content | None = None) -> SheetState:
    """What stands on a sheet. Raises :class:`Problem` ``sheet.no-such-sheet``."""
    row = _known(sheet_id, content)
    answers = get_answers(notebook)
    written = store.answers(notebook.db, sheet_id)
    return SheetState(
        sheet=row,
        parts=tuple(part for part in row.parts if holds(part.when, answers)),
        values={
            part.id: msgspec.json.decode(written[part.id][0], type=_SHAPES[part.kind])
            for part in row.parts
            if part.id in written
        },
        changed_at=max((changed_at for _, changed_at in written.values()), default=None),
    )


def write(notebook: Notebook, sheet_id: str, part_id: str, value: Value) -> Changes:
    """Keep what was written in one part; nothing written erases it.

    Raises :class:`Problem` ``sheet.no-such-sheet``, and ValueError for a value that does not fit the part.
    """
    part = next((one for one in _known(sheet_id).parts if one.id == part_id), None)
    if part is None:
        raise Problem("sheet.no-such-sheet")
    kept = _fitting(part, value)
    with notebook.db.transaction():
        if kept:
            text = msgspec.json.encode(kept).decode()
            store.keep_answer(notebook.db, sheet_id, part_id, text, moment(notebook))
        else:
            store.drop_answer(notebook.db, sheet_id, part_id)
    return Changes.of("sheet", sheet_id)


def begun(notebook: Notebook) -> dict[str, str]:
    """When each sheet that has something on it was last changed."""
    return {sheet_id: changed_at for sheet_id, (_, changed_at) in store.begun(notebook.db).items()}


def _fitting(part: Part, value: Value) -> Value:
    if part.kind == "list":
        return _rows(part, value)
    try:
        kept: Value = msgspec.convert(value, _SHAPES[part.kind])
    except msgspec.ValidationError as error:
        raise ValueError(f"does not fit {part.id}") from error
    if part.kind in ("one", "many"):
        chosen = (kept,) if isinstance(kept, str) else kept
        if not {one for one in chosen if one} <= {option.id for option in part.options}:
            raise ValueError(f"no such option in {part.id}")
    return kept if part.kind == "many" else str(kept).strip()


def _rows(part: Part, value: Value) -> tuple[ListRow, ...]:
    columns = {column.id for column in part.columns}
    rows: list[ListRow] = []
    for row in value:
        if not isinstance(row, dict) or not set(row) <= columns:
            raise ValueError(f"no such column in {part.id}")
        filled = {column: text.strip() for column, text in row.items() if text.strip()}
        rows += [filled] if filled else []
    return tuple(rows)


def _known(sheet_id: str, content: Content | None = None) -> Sheet:
    found = (content or load()).sheet(sheet_id)
    if found is None:
        raise Problem("sheet.no-such-sheet")
    return found
