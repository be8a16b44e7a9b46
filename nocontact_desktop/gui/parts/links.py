"""What an address is called, and buttons that lead there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import LinkButton, SecondaryButton
from nocontact_desktop.guidance.addresses import parts_of
from nocontact_desktop.guidance.content import Content


def place_words(address: str) -> str:
    """What a place in the program is called on a button."""
    say = QCoreApplication.translate
    return {
        "accounts": say("links", "My accounts"),
        "backup": say("links", "Make a copy"),
        "board": say("links", "Open the board"),
        "capture": say("links", "What to save, and how"),
        "case": say("links", "The case"),
        "danger": say("links", "Emergency numbers"),
        "devices": say("links", "My devices"),
        "diary": say("links", "Write it down"),
        "exchanges": say("links", "Hand-overs"),
        "happened": say("links", "Contact happened"),
        "help": say("links", "Someone to call"),
        "import": say("links", "Bring in messages"),
        "law": say("links", "What orders are called here"),
        "moment": say("links", "The moment and later looks"),
        "more": say("links", "More than usual"),
        "myths": say("links", "What others say"),
        "orders": say("links", "My orders"),
        "passed-on": say("links", "Write down what was passed on"),
        "patterns": say("links", "The ten questions"),
        "people": say("links", "My people"),
        "put-away": say("links", "Things put away"),
        "questions": say("links", "Change my answers"),
        "ready": say("links", "Where I am with it"),
        "recovery": say("links", "Small things to try"),
        "replies": say("links", "Check a reply"),
        "scripts": say("links", "Words to use"),
        "sheets": say("links", "Sheets on paper"),
        "sitting": say("links", "The sitting"),
        "terms": say("links", "The terms"),
        "unsent": say("links", "Words not sent"),
        "urge": say("links", "An urge, right now"),
    }[address]


def address_words(address: str, content: Content) -> str:
    """What an address is called: the title of a row, or the words of a place."""
    kind, row_id = parts_of(address)
    if not row_id:
        return place_words(kind)
    channel = content.channel(row_id) if kind == "channel" else None
    if channel is not None:
        return channel.name
    find = {
        "step": content.step,
        "sheet": content.sheet,
        "reading": content.reading,
        "script": content.script,
        "article": content.article,
    }
    found = find[kind](row_id)
    assert found is not None, address  # a test sees to it that every address leads somewhere
    return found.title


def way_button(view: View, address: str, *, name: str = "") -> SecondaryButton:
    """A button that leads from ``view`` to an address."""
    button = SecondaryButton(address_words(address, view.content), name=name or f"way_{address.replace(':', '_')}")
    button.clicked.connect(lambda: view.opened.emit(address))
    return button


def way_link(view: View, address: str) -> LinkButton:
    """A quieter link that leads from ``view`` to an address."""
    link = LinkButton(address_words(address, view.content), name=f"see_{address.replace(':', '_')}")
    link.clicked.connect(lambda: view.opened.emit(address))
    return link
