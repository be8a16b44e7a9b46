"""A sheet to fill in as far as one likes. Each part is kept as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.parts.sheet_parts import keep_parts, part_card
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    FlowRow,
    Notice,
)
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.papers.sheet import sheet_paper
from nocontact_desktop.preparation.sheets import SheetState, Value, sheet, write
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
        keep_parts(self)

    def _show(self, shown: _Shown) -> None:
        say = shown.voice
        self.title_changed.emit(say(self._sheet.title))
        self.body.addWidget(BodyText(say(self._sheet.intro), quiet=True))
        if self._sheet.note:
            self.body.addWidget(Notice(say(self._sheet.note), tone="info", name="sheetNote"))
        self.body.addWidget(FlowRow(print_button(self, partial(sheet_paper, sheet_id=self.row_id))))
        for part in shown.state.parts:
            keep = partial(self._keep, part.id)
            self.body.addWidget(part_card(part, shown.state.values.get(part.id), say, keep))
        self.body.addStretch(1)

    def _keep(self, part_id: str, value: Value) -> None:
        self.desk.save(write, self.row_id, part_id, value, owner=self)
