"""The fixed values of an entry, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.guidance.content import load

Options = tuple[tuple[str, str], ...]

translate = QCoreApplication.translate

_FREQUENT = ("phone", "sms", "whatsapp", "email", "in-person", "post", "others", "gift", "bank", "other")


def options(group: str) -> Options:
    """The values of a fixed set with their words, in the order in which they are offered."""
    if group == "channel":
        return _channels()
    if group == "kind":
        return _kinds()
    return tuple(load().words[group].items())


def word(group: str, value: str) -> str:
    """The word for one value; a value that is not of the set stands for itself."""
    if group == "channel":
        return load().word("ways", value)
    return dict(options(group)).get(value, value)


def _kinds() -> Options:
    return (
        ("incident", translate("diary", "Incident")),
        ("contact", translate("diary", "Contact")),
        ("memory", translate("diary", "Memory")),
        ("note", translate("diary", "Note")),
    )


def _channels() -> Options:
    """Every way contact can come, the frequent ones first."""
    named = load().words["ways"]
    frequent = [one for one in _FREQUENT if one in named]
    rest = sorted((one for one in named if one not in frequent), key=lambda one: named[one].casefold())
    return tuple((one, named[one]) for one in (*frequent, *rest))
