"""The sitting on paper, for doing it on another device: the questions, and a box for each card."""

from __future__ import annotations

from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.board import ChannelState, board
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.paper import Block, Paper, PaperBox, PaperHeading, PaperLines
from nocontact_desktop.preparation.sitting import QUESTIONS
from nocontact_desktop.preparation.sitting_cards import Found, cards_waiting
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook

_EMPTY_LINES = 4


def sitting_paper(notebook: Notebook) -> Paper:
    """Every card that is ready, stage by stage, with its steps and a box."""
    content = load()
    say = voice_for(get_answers(notebook), content)
    states = {state.channel_id: state for state in board(notebook, content)}
    blocks: list[Block] = [PaperBox(say(content.words["sitting_questions"][one])) for one in QUESTIONS]
    stage = ""
    for found in cards_waiting(notebook):
        if found.stage != stage:
            stage = found.stage
            blocks.append(PaperHeading(content.words["sitting_stages"][stage]))
        blocks.append(_box(found, states, content, say))
    blocks.append(PaperLines(_EMPTY_LINES))
    return Paper(content.words["papers"]["list"], moment(notebook), tuple(blocks))


def _box(found: Found, states: dict[str, ChannelState], content: Content, say: Voice) -> PaperBox:
    if found.kind != "channel":
        return PaperBox(found.title)
    state, channel = states[found.row_id], content.channel(found.row_id)
    filtered = state.choice == "filter"
    verb = channel.verb if channel and not filtered else content.words["choice"][state.choice or "block"]
    steps: list[str] = []
    if channel is not None:
        steps = [channel.softer.says] if filtered else [step for how in channel.how[:1] for step in how.steps]
    known = [", ".join(one.value for one in state.identifiers), *state.stays]
    notice = channel.notice.says if channel else ""
    detail = " ".join(say(part.rstrip(".") + ".") for part in (*known, *steps, notice) if part)
    return PaperBox(f"{say(found.title)}: {verb}", detail)
