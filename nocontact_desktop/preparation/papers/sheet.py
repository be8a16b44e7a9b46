"""A sheet on paper: what was written, and lines to write on where nothing was."""

from __future__ import annotations

from typing import cast

from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.rows import Part
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.paper import Block, Paper, PaperBox, PaperHeading, PaperLines, PaperTable, PaperText
from nocontact_desktop.preparation.sheets import ListRow, Value, sheet
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook

_EMPTY_LINES = 3


def sheet_paper(notebook: Notebook, sheet_id: str) -> Paper:
    """One sheet as it stands. Raises :class:`Problem` ``sheet.no-such-sheet``."""
    state = sheet(notebook, sheet_id)
    content = load()
    say = voice_for(get_answers(notebook), content)
    blocks: list[Block] = [PaperHeading(say(state.sheet.title)), PaperText(say(state.sheet.intro), small=True)]
    for part in state.parts:
        blocks.append(PaperHeading(say(part.title), level=2))
        blocks += part_blocks(part, state.values.get(part.id), say)
    return Paper(content.words["papers"]["list"], moment(notebook), tuple(blocks))


def part_blocks(part: Part, value: Value | None, say: Voice) -> list[Block]:
    """One part: its answer, or room for one."""
    if part.kind in ("one", "many"):
        chosen = (value,) if isinstance(value, str) else (value or ())
        return [PaperBox(say(one.words), say(one.hint), ticked=one.id in chosen) for one in part.options]
    if not value:
        return [PaperLines(1 if part.kind == "day" else _EMPTY_LINES)]
    if part.kind == "list":
        return [_table(part, cast("tuple[ListRow, ...]", value), say)]
    return [PaperText(str(value))]


def _table(part: Part, rows: tuple[ListRow, ...], say: Voice) -> PaperTable:
    words = {(column.id, one.id): say(one.words) for column in part.columns for one in column.options}
    return PaperTable(
        tuple(say(column.title) for column in part.columns),
        tuple(
            tuple(words.get((column.id, row.get(column.id, "")), row.get(column.id, "")) for column in part.columns)
            for row in rows
        ),
    )
