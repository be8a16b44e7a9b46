"""What guidance is on board, in numbers."""

from __future__ import annotations

from nocontact_desktop.guidance.age import day_of
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.resources import resource

Counts = dict[str, int | str]


def languages() -> list[str]:
    """The languages there is guidance in."""
    return sorted(folder.name for folder in resource("content").iterdir() if folder.is_dir())


def counts() -> dict[str, Counts]:
    """Per language: how many rows of each kind, the oldest ``checked``, and how many rows rest on an unchecked fact."""
    return {language: count(load(language)) for language in languages()}


def count(content: Content) -> Counts:
    """The numbers of one language."""
    dated = [
        row.checked for rows in (content.channels, content.steps, content.helplines, content.emergency) for row in rows
    ]
    return {
        "channels": len(content.channels),
        "audit_items": 0,
        "steps": len(content.steps),
        "questions": len(content.questions),
        "myths": 0,
        "practices": 0,
        "helplines": len(content.helplines),
        "articles": 0,
        "forms": 0,
        "oldest": min(dated, key=day_of),
        "unchecked": sum(row.mark == "U" for rows in (content.channels, content.steps) for row in rows),
    }
