"""The pattern questions on paper: which fit, what was noted, and where to look first."""

from __future__ import annotations

from nocontact_desktop.guidance.addresses import parts_of
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.paper import Block, Paper, PaperBox, PaperHeading, PaperText
from nocontact_desktop.preparation.patterns import patterns, sources
from nocontact_desktop.preparation.voice import voice_for
from nocontact_desktop.vault.notebook import Notebook


def patterns_paper(notebook: Notebook) -> Paper:
    """All questions, those that fit ticked, and below them the places that are named."""
    content = load()
    words = content.words["patterns"]
    say = voice_for(get_answers(notebook), content)
    states = patterns(notebook, content)
    blocks: list[Block] = [PaperText(f"{words['proves_nothing']} {words['more_common']}")]
    for state in states:
        said = content.words["pattern_fit"][state.fit]
        blocks.append(
            PaperBox(say(state.step.title), "\n".join(part for part in (said, state.note) if part), state.fit == "fits")
        )
    titles = [title for one in sources(states) if (title := _title(one.address, content))]
    if titles:
        blocks.append(PaperHeading(words["first"], level=2))
        blocks += [PaperBox(say(title)) for title in titles]
    return Paper(content.words["papers"]["notes"], moment(notebook), tuple(blocks))


def _title(address: str, content: Content) -> str:
    """What a row is called; empty for a place of the program, which paper does not lead to."""
    kind, row_id = parts_of(address)
    if kind == "channel":
        channel = content.channel(row_id)
        return channel.name if channel else ""
    find = {"step": content.step, "sheet": content.sheet, "reading": content.reading, "script": content.script}
    found = find[kind](row_id) if kind in find else None
    return found.title if found else ""
