"""What a corrected entry said before: each earlier wording, as far as it differs from the one after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nocontact_desktop.report.compose.saying import PROSE, Saying
from nocontact_desktop.report.document import Block, Facts, Heading, Text, text
from nocontact_desktop.report.material import Entry

_WORDS = ("title", "exact_words", *PROSE)


def earlier_wording(entry: Entry, saying: Saying) -> list[Block]:
    """Compose the earlier wordings, the oldest first; none when there are none or they were not asked for."""
    wordings = [_said(one.fields, one.said, saying) for one in entry.earlier]
    later = [*wordings[1:], _said(entry.fields, entry.said, saying)]
    blocks: list[Block] = []
    for one, before, after in zip(entry.earlier, wordings, later, strict=False):
        rows = _differences(before, after, saying)
        if rows:
            blocks += [Heading(3, saying.say("earlier.title", time=saying.dates.time(one.recorded_at))), Facts(rows)]
    return blocks


def _said(fields: Mapping[str, Any], when: str, saying: Saying) -> dict[str, str]:
    """Say all of one wording, by the keys of its labels."""
    own = str(fields.get("occurred_text") or "")
    said = {"when": saying.dated(when, own)} | saying.fields(fields)
    said |= {name: str(fields[name]) for name in _WORDS if fields.get(name)}
    if fields.get("exhibits"):
        said["exhibits"] = saying.say.count("count.exhibits", len(fields["exhibits"]))
    return said


def _differences(before: Mapping[str, str], after: Mapping[str, str], saying: Saying) -> tuple[tuple[str, Text], ...]:
    say = saying.say
    return tuple(
        (say(f"field.{key}"), text(before.get(key) or say("earlier.nothing")))
        for key in dict.fromkeys([*before, *after])
        if before.get(key) != after.get(key)
    )
