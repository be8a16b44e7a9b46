"""A comparison of two lists on screen: what stands in both, what that means, and what can come next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.widgets import BodyText, Notice, SecondaryText
from nocontact_desktop.intake.package_check import Comparison
from nocontact_desktop.preparation.comparisons import in_words


def add_comparison(add: Callable[[QWidget], None], comparison: Comparison, *, name: str) -> None:
    """Put a comparison into words and hand them to ``add`` one after the other."""
    say = QCoreApplication.translate
    said = in_words(comparison)
    add(Notice(said.result, tone="careful" if said.hits else "info", name=f"{name}Result"))
    for hit in said.hits:
        add(BodyText(hit, marker="•"))
    for line in said.meaning:
        add(BodyText(line))
    add(SecondaryText(say("comparison", "What can come next")))
    for line in said.following:
        add(BodyText(line, marker="•"))
    for line in said.about:
        add(SecondaryText(line))
    if comparison.unread:
        add(
            SecondaryText(
                say("comparison", "Lines of the phone’s list without a name: {n}").format(n=f"{comparison.unread:,}")
            )
        )
