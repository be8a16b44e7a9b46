"""Covering parts of a file: draw boxes over its picture or pages, and save a copy in which they are black."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary import redactions
from nocontact_desktop.diary.exhibits import Exhibit
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import redact_jobs
from nocontact_desktop.gui.diary.exhibit_jobs import FileShown
from nocontact_desktop.gui.diary.exhibit_viewer import ExhibitViewer
from nocontact_desktop.gui.diary.redact_drawing import Drawing
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    BodyText,
    FlowRow,
    PrimaryButton,
    ProgressRow,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
    dialogs,
)
from nocontact_desktop.intake.file_facts import WHOLE, Box
from nocontact_desktop.vault.changes import Changes

_PAUSE_MS = 400


class RedactPanel(QWidget):
    """``begin(shown)`` lets boxes be drawn in the viewer; ``finished(saved)`` when that is over.

    ``how`` says how it is done, and stands above the viewer. What is drawn is kept as it is drawn, until it is saved or
    put away.
    """

    finished = Signal(bool)

    def __init__(self, desk: Desk, viewer: ExhibitViewer) -> None:
        super().__init__()
        self.setObjectName("redactPanel")
        self._desk = desk
        self._viewer = viewer
        self._picture = viewer.picture
        self._exhibit: Exhibit | None = None
        self._drawing = Drawing()
        self._saved: tuple[Box, ...] = ()
        self._task: Task | None = None
        self._keeping = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._keeping.timeout.connect(self._keep)
        self._picture.drawn.connect(self._on_drawn)
        self._picture.chose.connect(self._say)
        viewer.turned_to.connect(lambda _page: self._say(aloud=False))
        self.how = BodyText(
            self.tr(
                "Drag over what nobody needs to see. Or press B and move the box with the arrow keys; with Shift they "
                "change its size. What lies under a box is not in the copy. The original stays as it is."
            ),
            name="redactHow",
            wide=True,
        )
        self._fill()
        self._set_open(False)

    @property
    def is_open(self) -> bool:
        """Whether boxes are being drawn."""
        return self._exhibit is not None

    def begin(self, shown: FileShown) -> None:
        """Draw on a file: go on with what was begun, else with the boxes of its newest copy."""
        self._exhibit = shown.exhibit
        self._saved = shown.covered.boxes if shown.covered else ()
        self._drawing = Drawing(self._saved if shown.begun is None else shown.begun)
        self._picture.set_drawing(self._drawing)
        self._progress.finish()
        self._moving.setVisible(any(claim.name == "moving" for claim in shown.exhibit.claims))
        self._show_state()
        self._set_open(True)
        self._picture.setFocus()
        announce(self, f"{self.how.text()} {self._status.text()}")

    def stop(self) -> None:
        """Show the picture as before. What was drawn stays kept; a copy that is being made is not."""
        self._keep_at_once()
        self._on_stop()
        self._exhibit = None
        self._picture.set_drawing(None)
        self._picture.setAccessibleDescription("")
        self._set_open(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keep_at_once()

    def _set_open(self, is_open: bool) -> None:
        self.how.setVisible(is_open)
        self.setVisible(is_open)

    def _fill(self) -> None:
        body = column(self, gap=12)
        self._moving = SecondaryText(
            self.tr("This picture moves. The copy holds the first of its pictures."), name="redactMoving"
        )
        body.addWidget(self._boxes_row())
        self._status = SecondaryText("", name="redactStatus")
        body.addWidget(self._status)
        self._save = PrimaryButton(self.tr("Make the covered copy"), name="redactSave")
        self._save.clicked.connect(self._on_save)
        self._away = QuietButton(self.tr("Cancel"), name="redactCancel")
        self._away.clicked.connect(self._on_cancel)
        body.addWidget(FlowRow(self._save, self._away))
        self._progress = ProgressRow(name="redactProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        body.addWidget(self._progress)
        body.addWidget(self._moving)
        said = self.tr("What you say about the file is not covered. It is printed as you wrote it.")
        body.addWidget(SecondaryText(said, name="redactSaid"))

    def _boxes_row(self) -> FlowRow:
        self._add = SecondaryButton(self.tr("Add a box"), name="redactAdd", icon_name="plus")
        self._add.setAccessibleName(self.tr("Add a box (B)"))
        self._add.clicked.connect(self._picture.add_box)
        self._next = QuietButton(self.tr("Next box"), name="redactNext", spoken=self.tr("Choose the next box (N)"))
        self._next.clicked.connect(self._on_next)
        self._remove = QuietButton(
            self.tr("Take it away"), name="redactRemove", spoken=self.tr("Take the chosen box away (Delete)")
        )
        self._remove.clicked.connect(self._picture.remove_box)
        self._undo = QuietButton(self.tr("Undo"), name="redactUndo", spoken=self.tr("Undo the last step (Ctrl+Z)"))
        self._undo.clicked.connect(self._picture.undo)
        return FlowRow(self._add, self._next, self._remove, self._undo)

    def _on_next(self) -> None:
        self._picture.choose_next()
        self._picture.setFocus()

    def _on_drawn(self) -> None:
        self._keeping.start()
        self._say()

    def _say(self, *, aloud: bool = True) -> None:
        """Say where the chosen box lies, or how many there are."""
        if not self.is_open:
            return
        self._show_state()
        box = self._drawing.chosen_on(self._picture.page)
        said = self._status.text() if box is None else self._place_of(box)
        self._picture.setAccessibleDescription(said)
        if aloud:
            announce(self._picture, said)

    def _place_of(self, box: Box) -> str:
        places = [place for place, _ in self._drawing.on_page(box.page)]
        number = places.index(self._drawing.chosen or 0) + 1
        here = self.tr("Box {n} of {all} on this page").format(n=number, all=len(places))
        shares = [
            f"{side * 100 / WHOLE:.0f} %" for side in (box.left, box.top, box.right - box.left, box.bottom - box.top)
        ]
        where = self.tr("{left} from the left, {top} from the top, {wide} wide, {high} high")
        left, top, wide, high = shares
        return f"{here}: {where.format(left=left, top=top, wide=wide, high=high)}."

    def _show_state(self) -> None:
        boxes = self._drawing.boxes
        here = len(self._drawing.on_page(self._picture.page))
        said = counted(len(boxes), self.tr("{n} box"), self.tr("{n} boxes")) if boxes else self.tr("No box yet")
        pages = sorted({box.page + 1 for box in boxes})
        if self._exhibit is not None and (self._exhibit.pages or 1) > 1 and pages:
            on = self.tr("on page {pages}") if len(pages) == 1 else self.tr("on pages {pages}")
            said = f"{said}, {on.format(pages=', '.join(map(str, pages)))}"
        self._status.setText(said)
        working = self._task is not None
        self._save.setEnabled(bool(boxes) and not working)
        self._away.setEnabled(not working)
        self._add.setEnabled(not working)
        self._next.setEnabled(here > 0 and not working)
        self._remove.setEnabled(self._drawing.chosen_on(self._picture.page) is not None and not working)
        self._undo.setEnabled(self._drawing.can_undo and not working)

    def _on_save(self) -> None:
        if self._exhibit is None:
            return
        self._keep_at_once()
        self._picture.set_drawing(None)
        self._progress.start(self.tr("Making the copy"))
        self._task = self._desk.work(
            redact_jobs.cover,
            self._desk.notebook,
            self._desk.tasks,
            self._exhibit,
            self._drawing.boxes,
            owner=self,
            executor="work",
            on_done=self._on_saved,
            on_problem=lambda problem: self._go_on(one_line(problem)),
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._go_on(self.tr("Stopped. No copy was kept.")),
        )
        self._show_state()

    def _on_saved(self, changes: Changes) -> None:
        self._task = None
        self._progress.finish()
        self.stop()
        self.finished.emit(True)
        self._desk.changed.emit(changes)

    def _go_on(self, said: str) -> None:
        """No copy was made: the boxes can be drawn on."""
        self._task = None
        if self.is_open:
            self._progress.finish(said)
            self._picture.set_drawing(self._drawing)
            self._show_state()

    def _on_stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_cancel(self) -> None:
        if self._drawing.boxes == self._saved:
            self._put_away()
            return
        dialogs().confirm(
            self,
            self.tr("Put the boxes away?"),
            self.tr("What you have drawn is not kept. A copy that was saved before stays."),
            self.tr("Put them away"),
            self._put_away,
        )

    def _put_away(self) -> None:
        if self._exhibit is None:
            return
        self._keeping.stop()
        self._desk.ask(redactions.drop_begun, self._exhibit.id, owner=self)
        self.stop()
        self.finished.emit(False)

    def _keep(self) -> None:
        if self._exhibit is not None:
            self._desk.ask(redactions.keep_begun, self._exhibit.id, self._drawing.boxes, owner=self)

    def _keep_at_once(self) -> None:
        if self._keeping.isActive():
            self._keeping.stop()
            self._keep()
