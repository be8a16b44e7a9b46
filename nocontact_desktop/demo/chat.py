"""Writes a made-up conversation in the form WhatsApp exports it."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

_A_FEW_YEARS = 3_000  # messages, at a few a day


def chat_export(words: dict[str, Any], messages: int, last: datetime, seed: int) -> str:
    """A text export with ``messages`` lines that ends at ``last``: most by the person, at evening hours, in bursts.

    It never goes back more than a few years: more messages are more in a day.
    """
    chance = random.Random(seed)
    busy = 1 + messages // _A_FEW_YEARS
    times: list[datetime] = []
    day = last
    while len(times) < messages:
        day -= timedelta(days=chance.choice((1, 1, 1, 2, 3)))
        for _ in range(min(messages - len(times), busy * chance.choice((1, 2, 3, 3, 5, 8, 13)))):
            hour = chance.choice((7, 8, 12, 18, 20, 21, 22, 22, 23, 23))
            times.append(day.replace(hour=hour, minute=chance.randrange(60), second=chance.randrange(60)))
    times.sort()
    lines = [_line(times[0], None, words["system"])]
    lines += [_line(time, *_said(words, chance)) for time in times[1:]]
    return "\n".join(lines) + "\n"


def _said(words: dict[str, Any], chance: random.Random) -> tuple[str, str]:
    draw = chance.random()
    if draw < 0.15:
        return words["me"], chance.choice(words["mine"])
    if draw < 0.19:
        return words["them"], "This message was deleted"
    return words["them"], chance.choice(words["theirs"])


def _line(time: datetime, author: str | None, text: str) -> str:
    stamp = time.strftime("[%d/%m/%Y, %H:%M:%S]")
    return f"{stamp} {author}: {text}" if author else f"{stamp} {text}"
