"""Which entries and files stand on which page of a report: the ways from its pages back to the diary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.gui.report.drawing import Drawn

_MOST = 4


@dataclass(frozen=True)
class Lead:
    """A way to the diary: its words, and where it leads there."""

    words: str
    where: str


def records_on(drawn: Drawn) -> Mapping[int, tuple[Lead, ...]]:
    """The ways of each page, counted from 0: those that begin on it, or the one that goes on."""
    leads = _leads(drawn)
    anchors = drawn.facts.anchors
    starts = [
        (anchors[one.anchor] - 1, one.anchor) for one in drawn.prepared.document.sections if one.anchor in anchors
    ]
    found: dict[int, list[Lead]] = defaultdict(list)
    for place, (page, anchor) in enumerate(starts):
        if anchor not in leads:
            continue
        after = starts[place + 1][0] if place + 1 < len(starts) else drawn.facts.pages
        for number in range(page, max(page + 1, after)):
            found[number].append(leads[anchor])
    return {page: tuple(ways[:_MOST]) for page, ways in found.items()}


def body_pages(drawn: Drawn) -> int:
    """How many pages a reader goes through before the files and the messages begin."""
    anchors = drawn.facts.anchors
    begin = [anchors[name] - 1 for name in ("exhibits", "messages") if name in anchors]
    return min(begin, default=drawn.facts.pages)


def _leads(drawn: Drawn) -> dict[str, Lead]:
    """By the anchor of its section, the way to each record."""
    say, material = QCoreApplication.translate, drawn.prepared.material
    entry, file = say("preview", "Open entry {n}"), say("preview", "Open the file {label}")
    ways = {f"section-{one.number}": Lead(entry.format(n=one.number), one.id) for one in material.entries}
    ways |= {f"section-{one.label}": Lead(file.format(label=one.label), f"file:{one.id}") for one in material.exhibits}
    return ways
