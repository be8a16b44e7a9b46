"""A sheet to fill in as far as one likes. Each part is kept as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import cast

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.day_field import DayField
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.list_field import ListField
from nocontact_desktop.gui.parts.open_choice import OpenChoice
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    CheckList,
    FlowRow,
    Heading,
    Notice,
    SecondaryText,
)
from nocontact_desktop.guidance.rows import Part
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.papers.sheet import sheet_paper
from nocontact_desktop.preparation.sheets import ListRow, SheetState, Value, sheet, write
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    state: SheetState
    voice: Voice


class SheetView(PrepareView):
    """``row_id`` is the sheet's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        found = self.content.sheet(row_id)
        assert found is not None, row_id
        self._sheet = found

    def title(self) -> str:
        return self._sheet.title.replace("{person}", self.content.words["person"]["nameless"])

    def read(self) -> None:
        def ask(notebook: Notebook) -> _Shown:
            return _Shown(sheet(notebook, self.row_id), voice_for(get_answers(notebook), self.content))

        self.desk.ask(ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        for text in self.findChildren(KeptText):
            text.keep_now()
        for rows in self.findChildren(ListField):
            rows.keep_now()

    def _show(self, shown: _Shown) -> None:
        say = shown.voice
        self.title_changed.emit(say(self._sheet.title))
        self.body.addWidget(BodyText(say(self._sheet.intro), quiet=True))
        if self._sheet.note:
            self.body.addWidget(Notice(say(self._sheet.note), tone="info", name="sheetNote"))
        self.body.addWidget(FlowRow(print_button(self, partial(sheet_paper, sheet_id=self.row_id))))
        for part in shown.state.parts:
            self.body.addWidget(self._card(part, shown.state.values.get(part.id), say))
        self.body.addStretch(1)

    def _card(self, part: Part, value: Value | None, say: Voice) -> Card:
        card = Card(name=f"part_{part.id}", gap=10)
        if part.kind != "text":
            card.add(Heading(say(part.title), level=4))
            if part.hint:
                card.add(SecondaryText(say(part.hint)))
        card.add(self._control(part, value, say))
        return card

    def _control(self, part: Part, value: Value | None, say: Voice) -> QWidget:
        name = f"answer_{part.id}"
        keep = partial(self._keep, part.id)
        options = [
            (one.id, say(one.words), say(one.hint)) if one.hint else (one.id, say(one.words)) for one in part.options
        ]
        if part.kind == "text":
            text = KeptText(say(part.title), name=name, value=cast(str, value or ""), hint=say(part.hint), lines=2)
            text.kept.connect(keep)
            return text
        if part.kind == "day":
            day = DayField(self.tr("Day"), name=name, value=cast(str, value or ""))
            day.kept.connect(keep)
            return day
        if part.kind == "list":
            rows = ListField(part, cast("tuple[ListRow, ...]", value or ()))
            rows.changed.connect(keep)
            return rows
        if part.kind == "many":
            many = CheckList(options, name=name, spoken=say(part.title))
            many.set_values(cast("tuple[str, ...]", value or ()))
            many.changed.connect(lambda: self._keep(part.id, many.values()))
            return many
        one = OpenChoice(options, name=name, spoken=say(part.title), value=cast("str | None", value))
        one.answered.connect(keep)
        return one

    def _keep(self, part_id: str, value: Value) -> None:
        self.desk.save(write, self.row_id, part_id, value, owner=self)
