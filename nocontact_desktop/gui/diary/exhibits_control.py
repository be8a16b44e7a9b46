"""Files that belong to an entry: dropped, pasted or chosen, taken in at once, described here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.file_list.listing import note_begun, put_begun_away
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import keeping
from nocontact_desktop.gui.diary.controls import Control
from nocontact_desktop.gui.diary.exhibit_adding import FilesIn
from nocontact_desktop.gui.diary.exhibit_jobs import TakenIn
from nocontact_desktop.gui.diary.exhibit_words import said_fields, said_hint
from nocontact_desktop.gui.diary.form_row import FieldRow
from nocontact_desktop.gui.diary.keeping import ExhibitShown
from nocontact_desktop.gui.diary.kept_files import KeptFiles
from nocontact_desktop.gui.diary.pictures import Picture, hash_start, said_size
from nocontact_desktop.gui.diary.words import translate
from nocontact_desktop.gui.widgets import (
    FlowRow,
    Fold,
    LineField,
    LinkButton,
    SecondaryText,
    Value,
    announce,
    column,
    row,
)
from nocontact_desktop.gui.widgets.fields import FieldError

Words = dict[str, dict[str, str]]
"""What is said about each file, by its id and the name of the field."""


class ExhibitItem(QWidget):
    """One file: its picture, its name and fingerprint, its caption, and how it was taken."""

    described = Signal()
    taken_out = Signal()

    def __init__(self, shown: ExhibitShown, words: dict[str, str], now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        exhibit = shown.exhibit
        self.exhibit_id = exhibit.id
        name = f"exhibit_{exhibit.id}"
        self.setObjectName(name)
        line = row(self, gap=16)
        line.addWidget(
            Picture(exhibit.kind, shown.thumbnail, exhibit.name, width=96, height=72), 0, Qt.AlignmentFlag.AlignTop
        )
        body = column(gap=8)
        line.addLayout(body, 1)
        body.addWidget(Value(exhibit.name, name=f"{name}Name"))
        facts = translate("diary", "{size} · fingerprint {start}")
        body.addWidget(
            SecondaryText(facts.format(size=said_size(exhibit.size), start=hash_start(exhibit)), name=f"{name}Facts")
        )
        self._fields: dict[str, LineField] = {}
        caption = self._field("caption", translate("diary", "Caption"), name, exhibit.caption, words)
        body.addWidget(caption)
        more = Fold(
            translate("diary", "How it was taken"),
            name=f"{name}More",
            closed_words=translate("diary", "who, when, on which device"),
        )
        if exhibit.kind == "image":
            mine = LinkButton(translate("diary", "It is my screenshot, from today"), name=f"{name}Mine")
            mine.clicked.connect(self._on_mine)
            more.add(FlowRow(mine))
        for field, label in said_fields():
            more.add(self._field(field, label, name, getattr(exhibit, field), words))
        body.addWidget(more)
        away = LinkButton(
            translate("diary", "Take it out"),
            name=f"{name}Out",
            spoken=translate("diary", "Take out: {name}").format(name=exhibit.name),
        )
        away.clicked.connect(self.taken_out)
        body.addWidget(FlowRow(away))

    def words(self) -> dict[str, str]:
        """What is said about it."""
        return {name: field.value() for name, field in self._fields.items()}

    def _on_mine(self) -> None:
        """Fill in what is empty."""
        today = self._now().strftime("%Y-%m-%d")
        said = {
            "captured_by": translate("diary", "Me"),
            "captured_how": translate("diary", "Screenshot"),
            "captured_at": today,
        }
        for field, value in said.items():
            if not self._fields[field].value():
                self._fields[field].set_value(value)
        self.described.emit()

    def _field(self, field: str, label: str, name: str, value: str | None, words: dict[str, str]) -> LineField:
        made = LineField(label, name=f"{name}_{field}", value=words.get(field, value or ""), hint=said_hint(field))
        made.changed.connect(lambda _text: self.described.emit())
        self._fields[field] = made
        return made


class ExhibitsControl(Control):
    """``answer()`` is the files' ids, ``words()`` what is said about them."""

    def __init__(self, field: FieldRow, desk: Desk, now: Callable[[], datetime]) -> None:
        super().__init__(field)
        self._desk = desk
        self._now = now
        self._ids: list[str] = []
        self._items: dict[str, ExhibitItem] = {}
        self._words: Words = {}
        self._new: set[str] = set()
        self.body.setSpacing(12)
        self._in = FilesIn(
            desk,
            now,
            name="entry_exhibits",
            spoken=self.tr("Files for this entry"),
            hint=self.tr("In a screenshot, let the number, the date and the time be seen."),
        )
        self._in.taken_in.connect(self._on_taken_in)
        self._in.settled.connect(self.settled)
        self.setFocusProxy(self._in)
        self.body.addWidget(self._in)
        self._kept = KeptFiles(desk, name="entry_exhibitsKept")
        self._kept.picked.connect(self._on_picked)
        self.body.addWidget(self._kept)
        self._list = column(gap=16)
        self.body.addLayout(self._list)
        self._error = FieldError("", name="entry_exhibitsError")
        self._error.hide()
        self.body.addWidget(self._error)

    def answer(self) -> list[str] | None:
        return list(self._ids) or None

    def words(self) -> Words:
        """What is said about each file."""
        return {**self._words, **{one: item.words() for one, item in self._items.items()}}

    def show_answer(self, answer: Any) -> None:
        self._ids = list(answer or ())
        self._new.clear()
        for item in self._items.values():
            item.hide()
            item.deleteLater()
        self._items.clear()
        if self._ids:
            self._desk.ask(keeping.exhibits_shown, self._ids, owner=self, on_done=self._show)

    def show_words(self, words: Words) -> None:
        """Take over what a draft says about the files; call it before ``show_answer``."""
        self._words = dict(words)

    def set_error(self, words: str | None) -> None:
        self._error.setText(words or "")
        self._error.setVisible(bool(words))
        if words:
            announce(self, words)

    def _show(self, shown: tuple[ExhibitShown, ...]) -> None:
        for one in shown:
            if one.exhibit.id in self._items:
                continue
            item = ExhibitItem(one, self._words.get(one.exhibit.id, {}), self._now)
            item.described.connect(self.answered)
            item.taken_out.connect(lambda item=item: self._on_taken_out(item))
            self._items[one.exhibit.id] = item
            self._list.addWidget(item)

    @property
    def is_busy(self) -> bool:
        """Whether files are being taken in."""
        return self._in.is_busy

    def _on_taken_in(self, found: TakenIn) -> None:
        self._show(found.shown)
        ids = [one.exhibit.id for one in found.shown]
        self._ids += ids
        self._new.update(ids)
        self._desk.ask(note_begun, ids, owner=self)
        self.answered.emit()

    def _on_picked(self, exhibit_id: str) -> None:
        """Name a file that was kept before. It stays when it is taken out again."""
        if exhibit_id not in self._ids:
            self._ids.append(exhibit_id)
            self._desk.ask(keeping.exhibits_shown, [exhibit_id], owner=self, on_done=self._on_picked_shown)
            self.answered.emit()

    def _on_picked_shown(self, shown: tuple[ExhibitShown, ...]) -> None:
        self._show(shown)
        for one in shown:
            announce(self, self.tr("{name} is added.").format(name=one.exhibit.caption or one.exhibit.name))

    def _on_taken_out(self, item: ExhibitItem) -> None:
        """A file added just now goes for good; one of a saved entry stays in the notebook and its log."""
        exhibit_id = item.exhibit_id
        self._ids.remove(exhibit_id)
        del self._items[exhibit_id]
        item.hide()
        item.deleteLater()
        if exhibit_id in self._new:
            self._new.discard(exhibit_id)
            self._desk.save(put_begun_away, [exhibit_id], owner=self)
        self.answered.emit()
