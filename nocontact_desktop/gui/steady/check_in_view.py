"""A short check-in: sleep, body, mood in words, a safe moment. Every part may stay empty."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.court_notice import CourtNotice
from nocontact_desktop.gui.steady.note_keeper import NoteKeeper
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.steady.ways import button_to, done_button, link_to, own_thoughts_link
from nocontact_desktop.gui.widgets import BodyText, Card, CheckList, Columns, FlowRow, Heading, SecondaryText, column
from nocontact_desktop.steady.check_ins import CheckIn, check_ins, keep_check_in
from nocontact_desktop.steady.notes import Note, new_id
from nocontact_desktop.vault.notebook import Notebook


class CheckInView(SteadyView):
    """``row_id`` is that of a check-in; empty for a new one."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._note: NoteKeeper[CheckIn] | None = None
        self.body.addWidget(
            BodyText(
                self.tr("As much or as little as you like. It is kept as you go, and it gives no score."), quiet=True
            )
        )
        self._place = QWidget()
        column(self._place, gap=20)
        self.body.addWidget(self._place)
        self.body.addWidget(CourtNotice(desk))
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("A short check-in")

    def read(self) -> None:
        def ask(notebook: Notebook) -> Note[CheckIn]:
            found = next((one for one in check_ins(notebook) if one.id == self.row_id), None)
            return found or Note(new_id(notebook), notebook.surroundings.now(), CheckIn())

        if self._note is None:
            self.desk.ask(ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        for text in self.findChildren(KeptText):
            text.keep_now()

    def _show(self, found: Note[CheckIn]) -> None:
        note = self._note = NoteKeeper(self.desk, self, keep_check_in, found.id, found.says)
        columns = Columns(shares=(1, 1, 1))
        titles = {"sleep": self.tr("Sleep"), "body": self.tr("Body"), "mood": self.tr("Mood")}
        for at, (name, title) in enumerate(titles.items()):
            columns.add(at, self._checks(note, name, title))
        words = Card(name="checkInWords", gap=14)
        words.add(self._text(note, "safe", self.tr("A safe moment"), self.tr("One in which nothing was asked of you.")))
        words.add(self._text(note, "words", self.tr("Anything else"), ""))
        words.add(SecondaryText(self.tr("If it is very dark, somebody at a crisis line will listen.")))
        numbers = link_to(self, "danger", self.tr("Numbers and helplines"), name="checkInNumbers", danger=True)
        thoughts = own_thoughts_link(self, name="checkInThoughts")
        words.add(FlowRow(numbers, thoughts, gap=20))
        ways = FlowRow(
            done_button(self, name="checkInDone"),
            button_to(self, "memory", self.tr("A memory became clear"), name="checkInMemory"),
        )
        fill(self._place, columns, words, ways)

    def _checks(self, note: NoteKeeper[CheckIn], name: str, title: str) -> Card:
        card = Card(name=f"{name}Card", gap=8)
        card.add(Heading(title, level=3))
        checks = CheckList(list(self.content.words[name].items()), name=name, spoken=title)
        checks.set_values(getattr(note.says, name))
        checks.changed.connect(lambda: note.say(**{name: checks.values()}))
        card.add(checks)
        return card

    def _text(self, note: NoteKeeper[CheckIn], name: str, title: str, hint: str) -> KeptText:
        text = KeptText(title, name=f"checkIn_{name}", value=getattr(note.says, name), hint=hint, lines=2)
        text.kept.connect(lambda words: note.say(**{name: words.strip()}))
        return text
