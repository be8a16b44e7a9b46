"""A protective order on paper: what was noted of it, to have at hand."""

from __future__ import annotations

from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.orders import Order, order
from nocontact_desktop.preparation.paper import Block, Paper, PaperHeading, PaperTable, PaperText
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook

_BEFORE = ("state", "court", "number", "issued", "served", "served_by", "starts", "ends", "binds")
_AFTER = ("copies", "lawyer", "report_to", "note")


def order_paper(notebook: Notebook, order_id: str) -> Paper:
    """One order as it stands. Raises :class:`Problem` ``order.no-such-order``."""
    shown, content = order(notebook, order_id), load()
    words = content.words["order_parts"]
    say = voice_for(get_answers(notebook), content)
    blocks: list[Block] = [PaperHeading(shown.name or words["unnamed"])]
    blocks += _lines(shown, _BEFORE, say)
    if shown.terms:
        concerns = content.words["concerns"]
        rows = tuple((one.text, concerns[one.concerns] if one.concerns else "") for one in shown.terms)
        blocks.append(PaperTable((words["terms"], words["concerns"]), rows))
    if shown.binds == "both" and shown.mine:
        blocks.append(PaperHeading(words["mine"], level=2))
        blocks += [PaperText(line) for line in shown.mine]
    blocks += _lines(shown, _AFTER, say)
    return Paper(content.words["papers"]["order"], moment(notebook), tuple(blocks))


def _lines(shown: Order, parts: tuple[str, ...], say: Voice) -> list[Block]:
    """What was said of ``parts``, each behind what it is called; nothing where nothing was said."""
    words = load().words
    fixed = {"state": words["order_state"], "binds": words["binds"]}
    lines: list[Block] = []
    for part in parts:
        value = getattr(shown, part)
        if value:
            said = say(fixed[part][value]) if part in fixed else value
            lines.append(PaperText(f"{words['order_parts'][part]}: {said}"))
    return lines
