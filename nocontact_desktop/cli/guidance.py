"""The ``content`` command: what guidance is on board."""

from __future__ import annotations

from argparse import Namespace

from nocontact_desktop.cli.answer import Answer

_WORDS = {
    "channels": "channels",
    "audit_items": "audit and safety-plan items",
    "steps": "steps of the plan",
    "questions": "questions",
    "sheets": "sheets",
    "readings": "readings",
    "myths": "myths",
    "scripts": "scripts",
    "laws": "laws",
    "practices": "practices",
    "helplines": "helplines",
    "articles": "articles",
    "forms": "forms",
    "oldest": "oldest date",
    "unchecked": "rows with a fact nobody checked",
    "differing": "rows on which sources differ",
}


def content_command(_options: Namespace) -> Answer:
    """Counts per kind and language, the oldest date, and how well the rows are supported."""
    from nocontact_desktop.guidance.counts import counts

    by_language = counts()
    lines = []
    for language, numbers in by_language.items():
        lines.append(f"{language}:")
        lines += [f"  {_WORDS[kind]}: {number}" for kind, number in numbers.items()]
    return Answer(lines, by_language)
