"""How well a fact is supported, in words. Where sources differ or nobody checked, the card says so."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.guidance.rows import Mark

_NONE = ("not checked",)
"""What stands in a row instead of sources where none was found."""


def mark_words(mark: Mark | None) -> str:
    """A short remark for a list of steps, or nothing where it is supported or an idea of ours."""
    say = QCoreApplication.translate
    if mark == "C":
        return say("facts", "Sources differ on this.")
    if mark == "U":
        return say("facts", "Not checked. It may be different on your device.")
    return ""


def with_mark(says: str, mark: Mark | None) -> str:
    """A sentence, with a remark behind it when nobody checked it. Where sources differ it says so itself."""
    if mark == "U":
        return f"{says} {QCoreApplication.translate('facts', 'Not checked.')}"
    return says


def notice_title(level: int) -> str:
    """What the person could notice, as a heading: never "they will not know"."""
    say = QCoreApplication.translate
    return {
        0: say("facts", "They are not told"),
        1: say("facts", "They are not told. They may work it out"),
        2: say("facts", "They can see it if they look"),
        3: say("facts", "They are told"),
    }[level]


def source_words(sources: tuple[str, ...], checked: str) -> str:
    """Where the facts of a card come from, and how old they are."""
    say = QCoreApplication.translate
    if sources == _NONE:
        return say("facts", "We found nothing published to check this against. Written {checked}.").format(
            checked=checked
        )
    return say("facts", "From: {sources}. Gathered {checked}.").format(sources=", ".join(sources), checked=checked)
