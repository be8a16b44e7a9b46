"""The files inside a thing: taken in, looked at one by one, taken out, saved as a copy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.exhibit_picture import FittedPicture
from nocontact_desktop.gui.diary.pictures import icon_of, said_size
from nocontact_desktop.gui.parts.outgoing import ask_for_file
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.steady import file_jobs as jobs
from nocontact_desktop.gui.steady.erasing import ask_to_erase
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    Divider,
    Dropzone,
    FlowRow,
    IconLabel,
    LinkButton,
    Notice,
    ProgressRow,
    SecondaryText,
    Value,
    column,
    dialogs,
    row,
)
from nocontact_desktop.steady.put_away import File, take_out
from nocontact_desktop.vault.changes import Changes


class FileLine(QWidget):
    """One file. Its picture is shown on request only."""

    def __init__(self, desk: Desk, file: File) -> None:
        super().__init__()
        self._desk = desk
        self._file = file
        self._is_shown = False
        name = f"file_{file.id}"
        body = column(self, gap=8, margins=(0, 10, 0, 10))
        line = row(gap=12)
        line.addWidget(IconLabel(icon_of(file.kind), "secondary"))
        line.addWidget(Value(file.name, name=name), 1)
        body.addLayout(line)
        body.addWidget(SecondaryText(said_size(file.size)))
        ways = FlowRow(gap=20)
        if file.kind == "image":
            self._show = self._way(self.tr("Show it"), "show", self._on_show)
            ways.add(self._show)
        ways.add(self._way(self.tr("Save a copy"), "save", self._on_save))
        ways.add(self._way(self.tr("Erase this file"), "erase", self._on_erase))
        body.addWidget(ways)
        self._shown = QWidget()
        column(self._shown)
        body.addWidget(self._shown)
        self._progress = ProgressRow(name=f"{name}Progress")
        self._progress.cancel_requested.connect(self._on_stop)
        body.addWidget(self._progress)
        self._task: Task | None = None

    def _way(self, words: str, does: str, slot: object) -> LinkButton:
        button = LinkButton(words, name=f"{does}_{self._file.id}", spoken=f"{words}: {self._file.name}")
        button.clicked.connect(slot)
        return button

    def _on_show(self) -> None:
        if self._is_shown:
            self._lay_down()
            return
        self._desk.tasks.run(
            jobs.picture,
            self._desk.notebook,
            self._desk.tasks,
            self._file.id,
            owner=self,
            executor="work",
            on_done=lambda data: self._lay_down(FittedPicture(data, self._file.name)),
            on_problem=lambda problem: self._lay_down(Notice(one_line(problem), name="noPicture")),
        )

    def _lay_down(self, *shown: QWidget) -> None:
        self._is_shown = bool(shown)
        fill(self._shown, *shown)
        words = self.tr("Hide it") if shown else self.tr("Show it")
        self._show.set_words(words)
        self._show.setAccessibleName(f"{words}: {self._file.name}")

    def _on_save(self) -> None:
        dialogs().confirm(
            self,
            self.tr("Save a copy outside?"),
            self.tr("A copy outside the notebook is not encrypted, and no wait stands before it."),
            self.tr("Choose a place"),
            lambda: ask_for_file(self, self.tr("Save a copy"), self._file.name, "", self._save),
        )

    def _save(self, path: Path) -> None:
        self._progress.start(self.tr("Writing the copy"))
        self._task = self._desk.work(
            jobs.save_copy,
            self._desk.notebook,
            self._file.id,
            path,
            owner=self,
            on_done=lambda _path: self._progress.finish(self.tr("The copy is saved.")),
            on_problem=lambda problem: self._progress.finish(one_line(problem)),
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._progress.finish(self.tr("Stopped. No copy was left.")),
        )

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_erase(self) -> None:
        ask_to_erase(
            self,
            self.tr("Erase {name} from here?").format(name=self._file.name),
            self.tr("Erase this file"),
            self._erase,
        )

    def _erase(self) -> None:
        self._desk.save(take_out, self._file.id, owner=self)


class FilesField(QWidget):
    """A place to drop files for a thing, and those that are in it."""

    def __init__(self, desk: Desk, thing_id: str, files: Sequence[File], *, filters: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._thing_id = thing_id
        self._task: Task | None = None
        body = column(self, gap=12)
        self._list = QWidget()
        column(self._list, gap=0)
        body.addWidget(self._list)
        drop = Dropzone(
            self.tr("Drop files here, or paste a picture"),
            name="thingFiles",
            spoken=self.tr("Files to put away"),
            filters=filters,
        )
        drop.files_given.connect(self._on_files)
        drop.picture_pasted.connect(lambda data: self._take_in([(self.tr("Pasted.png"), data)]))
        body.addWidget(drop)
        body.addWidget(
            SecondaryText(
                self.tr(
                    "A copy is kept here. The file stays where it was until you move or erase it there yourself. "
                    "Albums, backups and phones can hold more copies."
                )
            )
        )
        self._progress = ProgressRow(name="thingFilesProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        body.addWidget(self._progress)
        self._problem = Notice("", tone="careful", name="thingFilesProblem")
        body.addWidget(self._problem)
        self._problem.hide()
        self.show_files(files)

    def show_files(self, files: Sequence[File]) -> None:
        """Show these files and no others."""
        lines: list[QWidget] = []
        for at, one in enumerate(files):
            lines += [Divider()] if at else []
            lines.append(FileLine(self._desk, one))
        fill(self._list, *lines)
        self._list.setVisible(bool(lines))

    def _on_files(self, paths: list[Path]) -> None:
        self._take_in([(path.name, path) for path in paths])

    def _take_in(self, given: list[jobs.Given]) -> None:
        self._problem.hide()
        self._progress.start(self.tr("Taking in files"))
        self._task = self._desk.work(
            jobs.take_in,
            self._desk.notebook,
            self._thing_id,
            given,
            owner=self,
            on_done=self._on_done,
            on_problem=lambda problem: self._on_done([("", problem)]),
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._on_done([]),
        )

    def _on_done(self, wrong: list[tuple[str, Problem]]) -> None:
        self._progress.finish()
        if wrong:
            self._problem.set_text(
                "\n".join(": ".join(filter(None, (name, one_line(problem)))) for name, problem in wrong)
            )
            self._problem.show()
        self._desk.changed.emit(Changes.of("put-away", self._thing_id))

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
