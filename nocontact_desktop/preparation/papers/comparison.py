"""A comparison of a phone's apps with a list of known names, on paper."""

from __future__ import annotations

from datetime import datetime

from nocontact_desktop.guidance.content import load
from nocontact_desktop.intake.package_check import Comparison
from nocontact_desktop.preparation.comparisons import in_words
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.paper import Block, Paper, PaperBox, PaperText
from nocontact_desktop.vault.notebook import Notebook


def comparison_paper(notebook: Notebook, comparison: Comparison, compared_at: str = "") -> Paper:
    """What was found, what it means, and what can come next.

    ``compared_at`` is ISO 8601 in UTC; empty for one made just now.
    """
    content = load()
    said = in_words(comparison, content)
    at = compared_at or moment(notebook)
    day = datetime.fromisoformat(at).astimezone().date().isoformat()
    blocks: list[Block] = [
        PaperText(content.words["comparison"]["compared_on"].format(day=day), small=True),
        PaperText(said.result),
    ]
    blocks += [PaperText(hit) for hit in said.hits]
    blocks += [PaperText(line) for line in said.meaning]
    blocks += [PaperBox(line) for line in said.following]
    blocks += [PaperText(line, small=True) for line in said.about]
    return Paper(content.words["papers"]["names"], moment(notebook), tuple(blocks))
