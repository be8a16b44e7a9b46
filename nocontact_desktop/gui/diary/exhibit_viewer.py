"""Looking at a file: its picture or pages with buttons to zoom, turn and leaf; in words why there is none."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.exhibits import Exhibit
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import exhibit_jobs as jobs
from nocontact_desktop.gui.diary.redact_picture import RedactPicture
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    FlowRow,
    IconButton,
    Notice,
    PlainLabel,
    QuietButton,
    SecondaryText,
    announce,
    column,
)
from nocontact_desktop.intake.file_facts import Rendition

_PAGES_KEPT = 6


class ExhibitViewer(QWidget):
    """``show_exhibit(exhibit, …)``. It shows a copy drawn for the screen; ``drawn()`` when that has come.

    ``turned_to(page)`` when another page, counted from 0, is in sight.
    """

    drawn = Signal()
    turned_to = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("exhibitViewer")
        self._desk = desk
        self._exhibit: Exhibit | None = None
        self._page = 0
        self._asked = 0
        self._task: Task | None = None
        self._left_undrawn = False
        self._pages: dict[int, Rendition] = {}
        body = column(self, gap=10)
        self.picture = RedactPicture(name="exhibitPicture")
        self.picture.zoomed.connect(self._on_zoomed)
        self.picture.page_asked.connect(self._on_leaf)
        self._scale = SecondaryText("", name="exhibitScale")
        self._leaves = self._made_leaves()
        self._tools = self._made_tools()
        line = FlowRow(self._leaves, self._tools)
        body.addWidget(line)
        body.addWidget(self.picture)
        self._note = SecondaryText("", name="exhibitNote")
        body.addWidget(self._note)
        self._notice = Notice("", name="exhibitNoPicture")
        body.addWidget(self._notice)

    def show_exhibit(self, exhibit: Exhibit, thumbnail: bytes | None, *, has_words: bool) -> None:
        """Show what there is of a file; at once its small picture, and the large one when it is drawn.

        One that ``has_words`` beside it needs no words on why there is no picture.
        """
        same = self._exhibit is not None and self._exhibit.sha256 == exhibit.sha256
        self._exhibit = exhibit
        if same:
            return
        self._left_undrawn = False
        self._pages.clear()
        self._page = self.picture.page = 0
        self.picture.clear()
        self._note.hide()
        has_picture = exhibit.kind in {"image", "pdf"} and thumbnail is not None
        for widget in (self.picture, self._tools):
            widget.setVisible(has_picture)
        self._leaves.setVisible(has_picture and (exhibit.pages or 1) > 1)
        self._notice.setVisible(not has_picture and not has_words)
        self._notice.set_text(self._without_picture(exhibit))
        self.picture.setAccessibleName(exhibit.caption or exhibit.name)
        if has_picture and thumbnail is not None:
            self.picture.show_picture(thumbnail)
            self._draw()

    def hideEvent(self, event: QHideEvent) -> None:
        """A page that takes long is not drawn for nobody."""
        super().hideEvent(event)
        self._left_undrawn = self._task is not None
        self._stop_drawing()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._left_undrawn:
            self._left_undrawn = False
            self._draw()

    def _made_tools(self) -> FlowRow:
        larger = IconButton(self.tr("Larger (+)"), name="exhibitLarger", icon_name="plus")
        larger.clicked.connect(lambda: self.picture.zoom(1))
        smaller = IconButton(self.tr("Smaller (−)"), name="exhibitSmaller", icon_name="minus")
        smaller.clicked.connect(lambda: self.picture.zoom(-1))
        fit = QuietButton(self.tr("Fit"), name="exhibitFit", spoken=self.tr("Fit into the window (0)"))
        fit.clicked.connect(self.picture.fit)
        whole = QuietButton(self.tr("100 %"), name="exhibitWhole", spoken=self.tr("Pixel for pixel (1)"))
        whole.clicked.connect(self.picture.show_whole_pixels)
        turn = QuietButton(self.tr("Turn"), name="exhibitTurn", icon_name="refresh-cw")
        turn.setAccessibleName(self.tr("Turn the view to the right (R)"))
        turn.clicked.connect(lambda: self.picture.turn(90))
        return FlowRow(smaller, larger, fit, whole, turn, self._scale)

    def _made_leaves(self) -> FlowRow:
        self._before = IconButton(self.tr("Page before (Page Up)"), name="exhibitBefore", icon_name="chevron-left")
        self._before.clicked.connect(lambda: self._on_leaf(-1))
        self._after = IconButton(self.tr("Next page (Page Down)"), name="exhibitAfter", icon_name="chevron-right")
        self._after.clicked.connect(lambda: self._on_leaf(1))
        self._where = PlainLabel("", name="exhibitPage")
        return FlowRow(self._before, self._where, self._after)

    def _on_leaf(self, way: int) -> None:
        last = ((self._exhibit.pages or 1) if self._exhibit else 1) - 1
        wanted = min(max(0, self._page + way), last)
        if wanted != self._page:
            self._page = wanted
            self._draw()

    def _draw(self) -> None:
        exhibit = self._exhibit
        if exhibit is None:
            return
        self._say_page()
        self._asked += 1
        self._stop_drawing()
        if found := self._pages.get(self._page):
            self._on_drawn(self._asked, self._page, found)
            return
        self._task = self._desk.work(
            jobs.picture,
            self._desk.notebook,
            self._desk.tasks,
            exhibit,
            self._page,
            owner=self,
            executor="work",
            on_done=partial(self._on_drawn, self._asked, self._page),
            on_problem=partial(self._on_no_picture, self._asked),
        )

    def _stop_drawing(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_drawn(self, asked: int, page: int, found: Rendition) -> None:
        if asked != self._asked:
            return  # another file or page was asked for meanwhile
        self._task = None
        self._pages[page] = found
        while len(self._pages) > _PAGES_KEPT:
            del self._pages[next(iter(self._pages))]
        self._notice.hide()
        self.picture.page = page
        self.picture.show_picture(found.data)
        self._say_note(found)
        self.drawn.emit()
        self.turned_to.emit(page)

    def show_page(self, page: int) -> None:
        """Turn to a page, counted from 0."""
        self._on_leaf(page - self._page)

    def _on_no_picture(self, asked: int, problem: Problem) -> None:
        if asked == self._asked:
            self._task = None
            self._notice.set_text(one_line(problem))
            self._notice.show()

    def _on_zoomed(self, scale: float) -> None:
        self._scale.setText(self.tr("{n} %").format(n=round(scale * 100)))

    def _say_page(self) -> None:
        pages = (self._exhibit.pages or 1) if self._exhibit else 1
        said = self.tr("Page {n} of {all}").format(n=self._page + 1, all=pages)
        self._where.setText(said)
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page + 1 < pages)
        if pages > 1:
            announce(self, said)

    def _say_note(self, found: Rendition) -> None:
        exhibit = self._exhibit
        notes = []
        if exhibit is not None and any(claim.name == "moving" for claim in exhibit.claims):
            notes.append(self.tr("This picture moves. The first of its pictures is shown."))
        if found.partial:
            notes.append(self.tr("The end of the file is missing. It is shown as far as it goes."))
        if exhibit is not None and (exhibit.width or 0) * (exhibit.height or 0) > found.width * found.height * 1.01:
            notes.append(self.tr("Shown smaller than the original, which is kept with every pixel."))
        self._note.setText(" ".join(notes))
        self._note.setVisible(bool(notes))

    def _without_picture(self, exhibit: Exhibit) -> str:
        if exhibit.kind in {"audio", "video"}:
            return self.tr(
                "Sound and video are not played here. To listen or watch, save a copy of the original, below. It is "
                "compared with the original. The program that plays it can leave a trace on this computer. Choose a "
                "place you trust, and erase the copy afterwards."
            )
        if any(claim.name == "locked" for claim in exhibit.claims):
            return self.tr("This file is locked with a password. It is kept as it is.")
        if exhibit.kind in {"image", "pdf"}:
            codes = [one.value for one in exhibit.claims if one.name == "damaged" and one.value.startswith("intake.")]
            shut = self.tr("This file cannot be shown. It is kept as it is.")
            return one_line(Problem(codes[0], kind="", place="")) if codes else shut
        return self.tr("There is no picture of this file. It is kept as it is.")
