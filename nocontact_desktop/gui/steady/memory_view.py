"""One memory: what, when it happened, and apart from that when it came back. From here it can be taken to the diary."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.court_notice import CourtNotice
from nocontact_desktop.gui.steady.note_keeper import NoteKeeper
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.steady.ways import done_button
from nocontact_desktop.gui.widgets import BodyText, Card, FlowRow, Heading, SecondaryButton, SecondaryText, column
from nocontact_desktop.steady.memories import Memory, keep_memory, memory
from nocontact_desktop.steady.notes import Note, new_id
from nocontact_desktop.vault.notebook import Notebook


class MemoryView(SteadyView):
    """``row_id`` is that of a memory; empty for a new one."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._note: NoteKeeper[Memory] | None = None
        self._place = QWidget()
        column(self._place, gap=20)
        self.body.addWidget(self._place)
        self.body.addWidget(CourtNotice(desk))
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("A memory")

    def read(self) -> None:
        def ask(notebook: Notebook) -> Note[Memory]:
            now = notebook.surroundings.now()
            if self.row_id:
                return Note(self.row_id, now, memory(notebook, self.row_id))
            return Note(new_id(notebook), now, Memory())

        if self._note is None:
            self.desk.ask(ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        for text in self.findChildren(KeptText):
            text.keep_now()

    def _show(self, found: Note[Memory]) -> None:
        note = self._note = NoteKeeper(self.desk, self, keep_memory, found.id, found.says)
        fields = {
            "what": (self.tr("What you see and hear in it"), self.tr("What you don’t know can stay open.")),
            "happened": (
                self.tr("When it happened, as far as you know"),
                self.tr("“About”, “one summer” or “before we moved” are good dates. A guess can say that it is one."),
            ),
            "came_back": (
                self.tr("When it came back to you"),
                self.tr("For example: last night, or on the bus in March."),
            ),
            "not_mine": (
                self.tr("What others told you, or what you guess"),
                self.tr("Kept apart from what you saw and heard yourself."),
            ),
        }
        card = Card(name="memoryCard", gap=16)
        for name, (title, hint) in fields.items():
            card.add(self._text(note, name, title, hint))
        card.add(
            SecondaryText(self.tr("It is kept as you write it. If it floods you, look around and name what you see."))
        )
        card.add(FlowRow(done_button(self, name="memoryDone")))
        fill(self._place, card, self._diary_card())

    def _text(self, note: NoteKeeper[Memory], name: str, title: str, hint: str) -> KeptText:
        lines = 5 if name == "what" else 1
        text = KeptText(title, name=f"memory_{name}", value=getattr(note.says, name), hint=hint, lines=lines)
        text.kept.connect(lambda words: note.say(**{name: words.strip()}))
        return text

    def _diary_card(self) -> Card:
        card = Card(name="memoryDiary")
        card.add(Heading(self.tr("Take it to the diary?"), level=3))
        card.add(
            BodyText(
                self.tr(
                    "The diary is sealed: what is saved there can be corrected, and each wording stays. "
                    "It can stand in a report. If it could matter in court, talk to your own lawyer first."
                )
            )
        )
        card.add(
            SecondaryText(
                self.tr("You see it once more before it is saved. What stands here stays until you erase it.")
            )
        )
        take = SecondaryButton(self.tr("Open it in the diary"), name="memoryToDiary", icon_name="notebook-pen")
        take.clicked.connect(self._on_take)
        card.add(FlowRow(take))
        return card

    def _on_take(self) -> None:
        self.keep_now()
        assert self._note is not None
        says = self._note.says
        given = {
            "kind": "memory",
            "basis": "remembered",
            "occurred": {"typed": says.happened} if says.happened else None,
            "remembered_when": says.came_back,
            "what_happened": says.what,
            "private_note": says.not_mine,
        }
        self.desk.go_to("diary", {name: value for name, value in given.items() if value})
