"""Finding words in the pages of a report: the words, how often they stand there, and the way from hit to hit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.drawing import Pages
from nocontact_desktop.gui.report.looking_jobs import Box, Hit, find_words
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import FlowRow, IconButton, LineField, SecondaryText, announce, column


class PageSearch(QWidget):
    """``hit_shown(number)``, the page from 0, whenever another hit is the present one, and -1 when there is none."""

    hit_shown = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pages: Pages | None = None
        self._task: Task | None = None
        self._hits: tuple[Hit, ...] = ()
        self._searched = ""
        self._at = 0
        body = column(self, gap=6)
        self._words = LineField(self.tr("Find in these pages"), name="findInPages", longest=200)
        self._words.changed.connect(lambda _words: self._forget())
        self._words.submitted.connect(self._on_submitted)
        self._before = IconButton(self.tr("Hit before"), name="hitBefore", icon_name="chevron-up")
        self._next = IconButton(self.tr("Next hit"), name="hitNext", icon_name="chevron-down")
        self._before.clicked.connect(lambda: self._step(-1))
        self._next.clicked.connect(lambda: self._step(1))
        self._says = SecondaryText("", name="hitsSay")
        self._line = FlowRow(self._before, self._next, self._says)
        body.addWidget(self._words)
        body.addWidget(self._line)
        self._line.hide()

    def show_report(self, pages: Pages) -> None:
        """Search other pages from now on; what was looked for in the ones before is looked for anew."""
        self._pages = pages
        self._forget()
        if self._words.value():
            self._search()

    def take_focus(self) -> None:
        """Let the user type."""
        self._words.edit.setFocus()
        self._words.edit.selectAll()

    def on_page(self, number: int) -> tuple[list[tuple[Box, ...]], tuple[Box, ...]]:
        """What to mark on a page, and which of it is the present hit."""
        present = self._hits[self._at].boxes if self._hits and self._hits[self._at].page == number else ()
        return [hit.boxes for hit in self._hits if hit.page == number], present

    def _on_submitted(self) -> None:
        if self._hits and self._searched == self._words.value():
            self._step(1)
        else:
            self._search()

    def _search(self) -> None:
        self._forget()
        self._searched = self._words.value()
        if self._pages is None or not self._searched:
            return
        self._task = self._desk.work(
            find_words, self._pages.pdf, self._searched, owner=self, executor="work", on_done=self._on_found
        )

    def _on_found(self, hits: tuple[Hit, ...]) -> None:
        self._task = None
        self._hits, self._at = hits, 0
        for button in (self._before, self._next):
            button.setVisible(bool(hits))
        self._line.show()
        self._tell()

    def _step(self, by: int) -> None:
        self._at = (self._at + by) % len(self._hits)
        self._tell()

    def _tell(self) -> None:
        if self._hits:
            page = self._hits[self._at].page
            says = self.tr("{n} of {hits}, on page {page}")
            self._says.setText(says.format(n=self._at + 1, hits=len(self._hits), page=page + 1))
        else:
            page = -1
            self._says.setText(self.tr("These words are not on the pages."))
        announce(self, self._says.text())
        self.hit_shown.emit(page)

    def _forget(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        had = bool(self._hits)
        self._hits, self._searched = (), ""
        self._line.hide()
        if had:
            self.hit_shown.emit(-1)
