"""What of Steady stands on Today: at first nothing, and only what is chosen here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import CheckList, Fold, SecondaryText, column
from nocontact_desktop.steady.on_today import on_today, show_on_today


def today_choice(view: View) -> Fold:
    """The choice, folded. What is chosen is kept at once."""
    fold = Fold(view.tr("Show on Today"), name="onTodayFold", closed_words=view.tr("only what you choose"))
    fold.add(
        SecondaryText(view.tr("Others may see the screen. Nothing of Steady stands on Today unless you choose it."))
    )
    place = QWidget()
    column(place)
    fold.add(place)
    parts = [
        ("urge", view.tr("The way to a pause, when an urge comes")),
        ("more", view.tr("A notice when more comes than usual")),
        ("check-in", view.tr("The way to a short check-in")),
        ("days", view.tr("Days that can be hard, in my own words")),
    ]

    def show(chosen: frozenset[str]) -> None:
        choice = CheckList(parts, name="onToday", spoken=view.tr("Show on Today"))
        choice.set_values(sorted(chosen))
        choice.changed.connect(lambda: view.desk.save(show_on_today, choice.values(), owner=view))
        fill(place, choice)

    view.desk.ask(on_today, owner=view, on_done=show)
    return fold
