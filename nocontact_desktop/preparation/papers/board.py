"""The channels on paper: those in play with what was chosen, a box to tick, and lines for new numbers."""

from __future__ import annotations

from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.board import ChannelState, board
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.paper import Block, Paper, PaperBox, PaperHeading, PaperLines
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook

_EMPTY_LINES = 3


def board_paper(notebook: Notebook) -> Paper:
    """The channels in play, group by group; every channel while none is."""
    content = load()
    say = voice_for(get_answers(notebook), content)
    states = board(notebook, content)
    shown = [state for state in states if state.in_play] or states
    words = content.words["papers"]
    blocks: list[Block] = []
    for group, name in {**{one.id: one.name for one in content.channel_groups}, "": words["own"]}.items():
        found = [state for state in shown if _group(state, content) == group]
        if found:
            blocks.append(PaperHeading(name))
            blocks += [_box(state, content, say) for state in found]
    blocks += [PaperHeading(words["new"], level=2), PaperLines(_EMPTY_LINES)]
    return Paper(words["list"], moment(notebook), tuple(blocks))


def _group(state: ChannelState, content: Content) -> str:
    channel = content.channel(state.channel_id)
    return channel.group if channel else ""


def _box(state: ChannelState, content: Content, say: Voice) -> PaperBox:
    channel = content.channel(state.channel_id)
    verb = channel.verb if channel else content.words["choice"]["block"]
    choice = verb if state.choice == "block" else content.words["choice"].get(state.choice or "", "")
    parts = [
        choice,
        content.words["saved"][state.evidence or "open"],
        ", ".join(one.value for one in state.identifiers),
        ", ".join(state.stays),
        state.note,
    ]
    detail = ". ".join(part.rstrip(".") for part in parts if part)
    return PaperBox(say(state.name), detail, ticked=state.done_at is not None)
