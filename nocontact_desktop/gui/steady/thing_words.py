"""Things put away, in words: what they are, how long they wait, where they are just now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.gui.parts.day_words import moment_words
from nocontact_desktop.gui.steady.times import clock_words
from nocontact_desktop.steady.put_away import Kind, Thing, Wait

translate = QCoreApplication.translate

KIND_ICONS: dict[Kind, str] = {"pictures": "image", "letter": "mail", "files": "file-text", "objects": "box"}


def kind_words() -> dict[Kind, str]:
    """What can be put away."""
    return {
        "pictures": translate("putAway", "Pictures"),
        "letter": translate("putAway", "A letter, or words"),
        "files": translate("putAway", "Files"),
        "objects": translate("putAway", "Things in a box"),
    }


def wait_words() -> dict[Wait, str]:
    """How long it waits before it opens."""
    return {
        "ten": translate("putAway", "Ten minutes"),
        "hour": translate("putAway", "An hour"),
        "day": translate("putAway", "A day"),
        "three-days": translate("putAway", "Three days"),
        "week": translate("putAway", "Seven days"),
    }


def name_of(thing: Thing) -> str:
    """What stands on the outside, or what kind of thing it is."""
    return thing.name or kind_words()[thing.kind]


def wait_sentence(thing: Thing) -> str:
    """When it would open if it was asked for now."""
    return {
        "ten": translate("putAway", "It opens ten minutes after you ask."),
        "hour": translate("putAway", "It opens an hour after you ask."),
        "day": translate("putAway", "It opens a day after you ask."),
        "three-days": translate("putAway", "It opens three days after you ask."),
        "week": translate("putAway", "It opens seven days after you ask."),
    }[thing.wait]


def state_words(thing: Thing, now: datetime) -> str:
    """Where it is just now."""
    if thing.state == "packing" or thing.closed_at is None:
        return translate("putAway", "Not put away yet")
    if thing.state == "waiting" and thing.opens_at is not None:
        return translate("putAway", "Opens from {clock}").format(clock=clock_words(thing.opens_at, now))
    if thing.state == "open" and thing.closes_at is not None:
        return translate("putAway", "Open until {clock}").format(clock=clock_words(thing.closes_at, now))
    away = translate("putAway", "Put away on {day}")
    return away.format(day=moment_words(thing.closed_at.isoformat()))
