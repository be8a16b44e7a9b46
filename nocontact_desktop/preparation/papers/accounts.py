"""The list of accounts on paper: service, login, and a box for each thing to look at."""

from __future__ import annotations

from itertools import groupby

from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.services import load_services
from nocontact_desktop.preparation.accounts import Account, AccountGroup, inventory
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.paper import Block, Paper, PaperHeading, PaperTable, PaperText
from nocontact_desktop.vault.notebook import Notebook

_BOXES = {"open": "\N{BALLOT BOX}", "looked": "\N{BALLOT BOX WITH CHECK}", "changed": "\N{BALLOT BOX WITH CHECK}"}


def accounts_paper(notebook: Notebook) -> Paper:
    """Every account that is not closed, the strongest first."""
    content = load()
    words = content.words["account_paper"]
    blocks: list[Block] = [PaperText(words["intro"], small=True)]
    for power, groups in groupby(inventory(notebook), key=lambda group: group.power):
        rows = tuple(_row(group, one, content) for group in groups for one in group.accounts if one.closed_at is None)
        if rows:
            blocks.append(PaperHeading(load_services().power(power).name, level=2))
            blocks.append(PaperTable((words["service"], words["login"], words["look"]), rows))
    return Paper(content.words["papers"]["list"], moment(notebook), tuple(blocks))


def _row(group: AccountGroup, one: Account, content: Content) -> tuple[str, ...]:
    name = one.name if one.name == group.name or not group.name else f"{one.name} ({group.name})"
    return name, one.login, _boxes(one, content)


def _boxes(one: Account, content: Content) -> str:
    """What is left out on purpose has no box."""
    short = content.words["account_aspect_short"]
    states = {aspect: one.aspect(aspect).state for aspect in one.aspects}
    # Box and word do not part at the end of a line.
    boxes = [f"{_BOXES[state]}\u00a0{short[aspect]}" for aspect, state in states.items() if state in _BOXES]
    return "  ".join(box.replace(" ", "\u00a0") for box in boxes)
