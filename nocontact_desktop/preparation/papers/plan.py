"""The whole plan on paper: each chapter with its steps, a box before each."""

from __future__ import annotations

from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.paper import Block, Paper, PaperBox, PaperHeading
from nocontact_desktop.preparation.plan import plan
from nocontact_desktop.preparation.voice import voice_for
from nocontact_desktop.vault.notebook import Notebook


def plan_paper(notebook: Notebook) -> Paper:
    """Every step that the answers choose, but those the user has put aside."""
    content = load()
    say = voice_for(get_answers(notebook), content)
    blocks: list[Block] = []
    for chapter in plan(notebook, content):
        steps = [one for one in chapter.steps if one.state != "not_for_me"]
        if steps:
            blocks.append(PaperHeading(chapter.chapter.title))
            blocks += [
                PaperBox(say(one.step.title), one.note or say(one.step.what), ticked=one.state == "done")
                for one in steps
            ]
    return Paper(content.words["papers"]["list"], moment(notebook), tuple(blocks))
