"""What was looked at on a device, in words. Never that it is fine."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.gui.parts.day_words import moment_words
from nocontact_desktop.preparation.devices import DeviceState

ICONS = {
    "phone": "smartphone",
    "tablet": "tablet",
    "computer": "laptop",
    "router": "router",
    "home": "speaker",
    "car": "car",
    "child": "baby",
    "tracker": "bluetooth",
    "other": "watch",
}


def looked_at_words(state: DeviceState) -> str:
    """How many checks were looked at, and when."""
    say = QCoreApplication.translate
    if not state.checks:
        return say("devices", "No checks for this kind. A note can be kept")
    if not state.looked_at:
        return say("devices", "{all} checks, not looked at yet").format(all=len(state.checks))
    return say("devices", "{looked} of {all} looked at, last on {day}").format(
        looked=len(state.looked_at), all=len(state.checks), day=moment_words(state.looked_at[-1])
    )


def all_looked_at_words(state: DeviceState) -> str:
    """What there is to say when nothing is open any more."""
    say = QCoreApplication.translate
    first, last = moment_words(state.looked_at[0]), moment_words(state.looked_at[-1])
    when = (
        say("devices", "on {day}").format(day=first)
        if first == last
        else say("devices", "between {first} and {last}").format(first=first, last=last)
    )
    return say("devices", "Every check was looked at, {when}. This shows nothing about what was not found.").format(
        when=when
    )
