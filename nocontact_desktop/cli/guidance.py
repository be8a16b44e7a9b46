"""The ``content`` command: what guidance is on board."""

from __future__ import annotations

from argparse import Namespace

from nocontact_desktop.cli.answer import Answer


def content_command(_options: Namespace) -> Answer:
    """Counts per kind and language, the oldest date, and how many rows nobody could check."""
    from nocontact_desktop.guidance.counts import counts

    by_language = counts()
    lines = []
    for language, numbers in by_language.items():
        lines.append(f"{language}:")
        lines += [f"  {kind}: {number}" for kind, number in numbers.items()]
    return Answer(lines, by_language)
