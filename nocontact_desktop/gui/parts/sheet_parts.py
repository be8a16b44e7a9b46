"""The parts of a sheet as fields: own words, choices, days and lists. Each is kept as it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.day_field import DayField
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.list_field import ListField
from nocontact_desktop.gui.parts.open_choice import OpenChoice
from nocontact_desktop.gui.widgets import Card, CheckList, Heading, SecondaryText
from nocontact_desktop.guidance.rows import Part
from nocontact_desktop.preparation.sheets import ListRow, Value
from nocontact_desktop.preparation.voice import Voice

Keep = Callable[[Value], None]


def part_card(part: Part, value: Value | None, say: Voice, keep: Keep) -> Card:
    """One part with what was written in it; ``keep`` gets what is written next."""
    card = Card(name=f"part_{part.id}", gap=10)
    if part.kind != "text":
        card.add(Heading(say(part.title), level=4))
        if part.hint:
            card.add(SecondaryText(say(part.hint)))
    card.add(_control(part, value, say, keep))
    return card


def keep_parts(view: QWidget) -> None:
    """Hand over what is still being typed in the parts on ``view``."""
    for text in view.findChildren(KeptText):
        text.keep_now()
    for rows in view.findChildren(ListField):
        rows.keep_now()


def _control(part: Part, value: Value | None, say: Voice, keep: Keep) -> QWidget:
    name = f"answer_{part.id}"
    options = [
        (one.id, say(one.words), say(one.hint)) if one.hint else (one.id, say(one.words)) for one in part.options
    ]
    if part.kind == "text":
        text = KeptText(say(part.title), name=name, value=cast(str, value or ""), hint=say(part.hint), lines=2)
        text.kept.connect(keep)
        return text
    if part.kind == "day":
        day = DayField(QCoreApplication.translate("sheetParts", "Day"), name=name, value=cast(str, value or ""))
        day.kept.connect(keep)
        return day
    if part.kind == "list":
        rows = ListField(part, cast("tuple[ListRow, ...]", value or ()))
        rows.changed.connect(keep)
        return rows
    if part.kind == "many":
        many = CheckList(options, name=name, spoken=say(part.title))
        many.set_values(cast("tuple[str, ...]", value or ()))
        many.changed.connect(lambda: keep(many.values()))
        return many
    one = OpenChoice(options, name=name, spoken=say(part.title), value=cast("str | None", value))
    one.answered.connect(keep)
    return one
