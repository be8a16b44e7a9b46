"""Calls in words, for exports that give numbers only."""

from __future__ import annotations


def call_in_words(kind: str, seconds: int | None) -> str:
    """Return "Incoming call, 2 min 5 s"; without a length where the export gives none."""
    return kind if seconds is None else f"{kind}, {length_in_words(seconds)}"


def length_in_words(seconds: int) -> str:
    """Return "2 min 5 s"."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest)
    return " ".join(parts) or "0 s"
