"""The made-up story: read from its data file, and stretched to as many entries as are wanted."""

from __future__ import annotations

import random
import tomllib
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any

from nocontact_desktop.guidance.resources import resource

FIRST_MADE_DAY = datetime(2026, 2, 27)  # noqa: DTZ001  (a local day of the story, not a recorded time)


def load_story() -> dict[str, Any]:
    """The story's case, entries, templates and chat, as the data file has them."""
    return tomllib.loads(resource("demo", "en.toml").read_text("utf-8"))


def entries_of(story: dict[str, Any], wanted: int, seed: int) -> list[dict[str, Any]]:
    """``wanted`` entries, oldest first: the told ones, then more made from the templates, back over the weeks."""
    told = deepcopy(story["entries"])[:wanted]
    chance = random.Random(seed)
    day = FIRST_MADE_DAY
    while len(told) < wanted:
        day -= timedelta(days=chance.choice((1, 2, 3, 5)))
        told.append(_made(chance.choice(story["templates"]), day, chance))
    return sorted(told, key=lambda entry: str(entry["occurred_from"]))


def _made(template: dict[str, Any], day: datetime, chance: random.Random) -> dict[str, Any]:
    hour = f"{chance.randrange(17, 23)}:{chance.choice(('00', '10', '25', '40'))}"
    number = chance.randrange(3, 19)
    filled = {
        name: value.format(n=number, hour=hour) if isinstance(value, str) else value for name, value in template.items()
    }
    return {
        **filled,
        "occurred_from": f"{day:%Y-%m-%d}T{hour}",
        "precision": "about",
        "basis": "same_day",
        "recorded_after_minutes": chance.randrange(5, 60),
    }
