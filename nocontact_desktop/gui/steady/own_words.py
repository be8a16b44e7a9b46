"""What the user wrote in a calm hour: their reasons and their plan."""

from __future__ import annotations

from collections.abc import Sequence

from nocontact_desktop.gui.parts.links import way_link
from nocontact_desktop.gui.steady.urge_reading import Said
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import BodyText, Card, FlowRow, Fold, Heading, SecondaryText

_HARD = "not-again"


def own_words_card(view: View, title: str, empty: str, said: Sequence[Said], address: str, *, name: str) -> Card:
    """What was said on a sheet, and the way to the sheet at ``address``. What can be hard to read is folded."""
    card = Card(name=name)
    card.add(Heading(title, level=3))
    for one in said:
        if one.part == _HARD:
            fold = Fold(one.title, name=f"{name}Fold", closed_words=view.tr("folded"))
            fold.add(_lines(one))
            card.add(fold)
            continue
        card.add(SecondaryText(one.title))
        card.add(_lines(one))
    if not said:
        card.add(BodyText(empty, quiet=True))
    card.add(FlowRow(way_link(view, address)))
    return card


def _lines(said: Said) -> BodyText:
    return BodyText("\n".join(said.lines), name=f"said_{said.part}")
