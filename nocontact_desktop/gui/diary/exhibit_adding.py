"""The place where files come in: dropped, pasted or chosen, whole folders too, with the notes that go with them."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import exhibit_jobs as jobs
from nocontact_desktop.gui.diary.exhibit_jobs import TakenIn
from nocontact_desktop.gui.diary.words import translate
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    Dropzone,
    FlowRow,
    LinkButton,
    Notice,
    ProgressRow,
    SecondaryText,
    column,
    dialogs,
)
from nocontact_desktop.guidance.content import load
from nocontact_desktop.intake.folders import Reason

_MOST_SAID = 8
"""So many files that could not be kept are named; the rest are counted."""


class FilesIn(QWidget):
    """``taken_in(TakenIn)`` when files are in the notebook; ``settled()`` whenever the work has ended."""

    taken_in = Signal(object)
    settled = Signal()

    def __init__(self, desk: Desk, now: Callable[[], datetime], *, name: str, spoken: str, hint: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._now = now
        self._notes = load(desk.settings.language).words["file_notes"]
        self._recordings_said = False
        self._task: Task | None = None
        self.setObjectName(f"{name}In")
        body = column(self, gap=12)
        drop = Dropzone(self.tr("Drop files here, or paste a screenshot"), name=name, spoken=spoken, hint=hint)
        drop.files_given.connect(self.take)
        drop.picture_pasted.connect(self._on_picture)
        self.setFocusProxy(drop)
        body.addWidget(drop)
        folder = LinkButton(self.tr("Choose a whole folder"), name=f"{name}Folder", icon_name="folder-open")
        folder.clicked.connect(lambda: dialogs().choose_folder(self, self.tr("Choose a folder"), self._on_folder))
        body.addWidget(FlowRow(folder))
        self._progress = ProgressRow(name=f"{name}Progress")
        self._progress.cancel_requested.connect(self._on_stop)
        body.addWidget(self._progress)
        self._recording = Notice(self._notes["recordings"], name=f"{name}Recordings")
        self._left_out = Notice("", name=f"{name}LeftOut")
        self._problem = Notice("", tone="careful", name=f"{name}Problem")
        for notice in (self._recording, self._left_out, self._problem):
            notice.hide()
            body.addWidget(notice)
        body.addWidget(SecondaryText(f"{self._notes['kept']} {self._notes['intimate']}", name=f"{name}Note"))

    @property
    def is_busy(self) -> bool:
        """Whether files are being taken in."""
        return self._task is not None

    def _on_folder(self, path: Path) -> None:
        self.take([path])

    def take(self, given: list[Path]) -> None:
        """Take in files and folders, after a note where there are recordings among them."""
        if self._recordings_said or not any(_is_recording(path) for path in given):
            self._take_in(given)
            return
        dialogs().confirm(
            self,
            self._notes["recordings_title"],
            self._notes["recordings"],
            self._notes["recordings_act"],
            lambda: self._after_note(given),
        )

    def _after_note(self, given: list[Path]) -> None:
        self._recordings_said = True
        self._take_in(given)

    def _on_picture(self, data: bytes) -> None:
        name = self.tr("Pasted {when}.png").format(when=self._now().strftime("%Y-%m-%d %H.%M.%S"))
        self._take_in([ExhibitDraft(name=name, data=data)])

    def _take_in(self, given: Sequence[Path] | Sequence[ExhibitDraft]) -> None:
        for notice in (self._recording, self._left_out, self._problem):
            notice.hide()
        self._progress.start(self.tr("Taking in files"))
        self._task = self._desk.work(
            jobs.take_in,
            self._desk.notebook,
            self._desk.tasks,
            given,
            owner=self,
            executor="work",
            on_done=self._on_taken_in,
            on_problem=self._on_problem,
            on_progress=self._progress.set_progress,
        )

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_taken_in(self, found: TakenIn) -> None:
        self._desk.changed.emit(found.changes)
        kept = counted(len(found.shown), self.tr("{n} file kept"), self.tr("{n} files kept"))
        if found.stopped:
            kept = self.tr("Stopped. {kept}; the file under way was not.").format(kept=kept)
        self._progress.finish(kept if found.shown or found.stopped or found.left_out else "")
        self._say_problems(found)
        self._left_out.set_text(_left_out(found))
        self._left_out.setVisible(bool(found.left_out))
        has_recording = any(one.exhibit.kind in {"audio", "video"} for one in found.shown)
        self._recording.setVisible(has_recording and not self._recordings_said)
        self._recordings_said = self._recordings_said or has_recording
        if found.shown:
            self.taken_in.emit(found)
        self._settle()

    def _say_problems(self, found: TakenIn) -> None:
        lines = [f"{name}: {one_line(problem)}" for name, problem in found.problems[:_MOST_SAID]]
        if more := len(found.problems) - len(lines):
            lines.append(
                counted(more, self.tr("{n} more file was not kept."), self.tr("{n} more files were not kept."))
            )
        self._problem.set_text("\n".join(lines))
        self._problem.setVisible(bool(lines))

    def _on_problem(self, problem: Problem) -> None:
        self._progress.finish()
        self._problem.set_text(one_line(problem))
        self._problem.show()
        self._settle()

    def _settle(self) -> None:
        self._task = None
        self.settled.emit()


def _left_out(found: TakenIn) -> str:
    words: dict[Reason, tuple[str, str]] = {
        "hidden": (translate("diary", "{n} hidden or system file"), translate("diary", "{n} hidden or system files")),
        "link": (translate("diary", "{n} link"), translate("diary", "{n} links")),
        "no-file": (
            translate("diary", "{n} thing that is no file"),
            translate("diary", "{n} things that are no files"),
        ),
        "closed": (translate("diary", "{n} that cannot be read"), translate("diary", "{n} that cannot be read")),
        "too-deep": (translate("diary", "{n} folder too deep"), translate("diary", "{n} folders too deep")),
        "too-many": (translate("diary", "{n} file too many"), translate("diary", "{n} files too many")),
    }
    parts = [counted(count, *words[reason]) for reason, count in found.left_out]
    return translate("diary", "Left out of the folder: {parts}.").format(parts=", ".join(parts))


def _is_recording(path: Path) -> bool:
    kind = mimetypes.guess_type(path.name)[0] or ""
    return kind.startswith(("audio/", "video/"))
