"""Where one is with a step, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.gui.tokens import Tone
from nocontact_desktop.gui.widgets import Chip, Segmented


def state_words(state: str) -> str:
    """The words for a state. Never "done": nothing here says that something is safe now."""
    say = QCoreApplication.translate
    return {
        "open": say("steps", "Open"),
        "done": say("steps", "Looked at"),
        "later": say("steps", "Later"),
        "not_for_me": say("steps", "Not for me"),
    }[state]


def state_chip(state: str) -> Chip:
    """A chip that shows a state."""
    tone: Tone = "accent" if state == "done" else "neutral"
    return Chip(state_words(state), tone=tone, icon_name="check" if state == "done" else "")


def state_choice(state: str, *, name: str, spoken: str) -> Segmented:
    """The four states to choose from."""
    states = [(value, state_words(value)) for value in ("open", "done", "later", "not_for_me")]
    return Segmented(states, name=name, spoken=spoken, value=state)
