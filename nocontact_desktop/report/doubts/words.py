"""What is said about a finding."""

from __future__ import annotations

from nocontact_desktop.report.doubts.doubt import Doubt
from nocontact_desktop.report.words import words


def asks(one: Doubt, language: str) -> str:
    """What a reader could ask, with what it rests on."""
    say, params = words(language), dict(one.said)
    if one.number:
        return say.count(f"doubts.asks.{one.kind}", one.number, **params)
    return say(f"doubts.asks.{one.kind}", **params)


def helps(one: Doubt, language: str) -> str:
    """What can help, if anything is to be done at all."""
    return words(language)(f"doubts.helps.{one.kind}")
