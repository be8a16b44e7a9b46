"""Files that belong to an entry: dropped, pasted or chosen, taken in at once, described here."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary import exhibits
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import keeping
from nocontact_desktop.gui.diary.controls import Control
from nocontact_desktop.gui.diary.form_row import FieldRow
from nocontact_desktop.gui.diary.keeping import Added, ExhibitShown
from nocontact_desktop.gui.diary.pictures import Picture, hash_start, said_size
from nocontact_desktop.gui.diary.words import translate
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    Dropzone,
    FlowRow,
    Fold,
    LineField,
    LinkButton,
    Notice,
    ProgressRow,
    SecondaryText,
    Value,
    announce,
    column,
    dialogs,
    row,
)
from nocontact_desktop.gui.widgets.fields import FieldError

Words = dict[str, dict[str, str]]
"""What is said about each file, by its id and the name of the field."""


def said_fields() -> tuple[tuple[str, str], ...]:
    """What can be said about a file, beside its caption."""
    return (
        ("captured_by", translate("diary", "Who took it")),
        ("captured_how", translate("diary", "How it was taken")),
        ("captured_at", translate("diary", "When it was taken")),
        ("device", translate("diary", "On which device")),
        ("sender_shown", translate("diary", "Sender as shown")),
        ("time_shown", translate("diary", "Time as shown")),
    )


class ExhibitItem(QWidget):
    """One file: its picture, its name and fingerprint, its caption, and how it was taken."""

    described = Signal()
    taken_out = Signal()

    def __init__(self, shown: ExhibitShown, words: dict[str, str]) -> None:
        super().__init__()
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

    def _field(self, field: str, label: str, name: str, value: str | None, words: dict[str, str]) -> LineField:
        made = LineField(label, name=f"{name}_{field}", value=words.get(field, value or ""))
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
        self._recordings_said = False
        self._task: Task | None = None
        self.body.setSpacing(12)
        drop = Dropzone(
            self.tr("Drop files here, or paste a screenshot"),
            name="entry_exhibits",
            spoken=self.tr("Files for this entry"),
            hint=self.tr("In a screenshot, let the number, the date and the time be seen."),
        )
        drop.files_given.connect(self._on_files)
        drop.picture_pasted.connect(self._on_picture)
        self.setFocusProxy(drop)
        self.body.addWidget(drop)
        self._progress = ProgressRow(name="entry_exhibitsProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        self.body.addWidget(self._progress)
        self._problem = Notice("", tone="careful", name="entry_exhibitsProblem")
        self._problem.hide()
        self.body.addWidget(self._problem)
        self._list = column(gap=16)
        self.body.addLayout(self._list)
        note = self.tr(
            "Files are kept byte for byte as they came. Intimate pictures: if a child or someone under age could be "
            "in one, ask a lawyer or the police before you copy or print it."
        )
        self.body.addWidget(SecondaryText(note, name="entry_exhibitsNote"))
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
            item = ExhibitItem(one, self._words.get(one.exhibit.id, {}))
            item.described.connect(self.answered)
            item.taken_out.connect(lambda item=item: self._on_taken_out(item))
            self._items[one.exhibit.id] = item
            self._list.addWidget(item)

    def _on_files(self, given: list[Path]) -> None:
        paths = [path for one in given for path in _files_of(one)]
        drafts = [ExhibitDraft(name=path.name, path=path) for path in paths]
        if self._recordings_said or not any(_is_recording(path) for path in paths):
            self._add(drafts)
            return
        dialogs().confirm(
            self,
            self.tr("Before you add sound or video"),
            self.tr(
                "In some places it is against the law to record people who do not know about it. Keeping it here tells "
                "nobody. Ask a lawyer or an advocate before you hand it on."
            ),
            self.tr("Add it to the notebook"),
            lambda: self._after_note(drafts),
        )

    def _after_note(self, drafts: list[ExhibitDraft]) -> None:
        self._recordings_said = True
        self._add(drafts)

    def _on_picture(self, data: bytes) -> None:
        name = self.tr("Pasted {when}.png").format(when=self._now().strftime("%Y-%m-%d %H.%M.%S"))
        self._add([ExhibitDraft(name=name, data=data)])

    def _add(self, drafts: list[ExhibitDraft]) -> None:
        self._problem.hide()
        self._progress.start(self.tr("Taking in files"))
        self._task = self._desk.work(
            keeping.add_exhibits,
            self._desk.notebook,
            drafts,
            owner=self,
            on_done=self._on_added,
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
            on_cancelled=self._on_cancelled,
        )

    @property
    def is_busy(self) -> bool:
        """Whether files are being taken in."""
        return self._task is not None

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_cancelled(self) -> None:
        self._progress.finish(self.tr("Stopped. The file was not kept."))
        self._settle()

    def _settle(self) -> None:
        self._task = None
        self.settled.emit()

    def _on_added(self, added: Added) -> None:
        self._desk.changed.emit(added.changes)
        self._show(added.shown)
        ids = [one.exhibit.id for one in added.shown]
        self._ids += ids
        self._new.update(ids)
        one, many = self.tr("{n} file kept"), self.tr("{n} files kept")
        self._progress.finish(counted(len(ids), one, many) if ids else "")
        if added.problems:
            self._problem.set_text("\n".join(f"{name}: {one_line(problem)}" for name, problem in added.problems))
            self._problem.show()
        if ids:
            self.answered.emit()
        self._settle()

    def _on_problem(self, problem: Problem) -> None:
        self._progress.finish()
        self._problem.set_text(one_line(problem))
        self._problem.show()
        self._settle()

    def _on_taken_out(self, item: ExhibitItem) -> None:
        """A file added just now goes for good; one of a saved entry stays in the notebook and its log."""
        exhibit_id = item.exhibit_id
        self._ids.remove(exhibit_id)
        del self._items[exhibit_id]
        item.hide()
        item.deleteLater()
        if exhibit_id in self._new:
            self._new.discard(exhibit_id)
            self._desk.save(exhibits.delete, exhibit_id, owner=self)
        self.answered.emit()


def _files_of(path: Path) -> list[Path]:
    """The file itself, or every file in a folder."""
    return sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]


def _is_recording(path: Path) -> bool:
    kind = mimetypes.guess_type(path.name)[0] or ""
    return kind.startswith(("audio/", "video/"))
