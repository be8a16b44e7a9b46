"""Words to use on paper: one text, or all of them."""

from __future__ import annotations

from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.paper import Block, Paper, PaperHeading, PaperText
from nocontact_desktop.preparation.scripts import ScriptState, by_group, script, scripts
from nocontact_desktop.vault.notebook import Notebook


def script_paper(notebook: Notebook, script_id: str) -> Paper:
    """One text, as it holds. Raises :class:`Problem` ``script.no-such-script``."""
    return _paper(notebook, _blocks(script(notebook, script_id)))


def scripts_paper(notebook: Notebook) -> Paper:
    """All texts for the user's answers, group by group."""
    groups = load().words["script_groups"]
    blocks: list[Block] = []
    for group, states in by_group(scripts(notebook)).items():
        blocks.append(PaperHeading(groups[group]))
        for state in states:
            blocks += _blocks(state)
    return _paper(notebook, blocks)


def _blocks(state: ScriptState) -> list[Block]:
    return [
        PaperHeading(state.title, level=2),
        PaperText(state.use, small=True),
        PaperText(state.text),
        *([PaperText(state.note, small=True)] if state.note else []),
    ]


def _paper(notebook: Notebook, blocks: list[Block]) -> Paper:
    return Paper(load().words["papers"]["script"], moment(notebook), tuple(blocks))
