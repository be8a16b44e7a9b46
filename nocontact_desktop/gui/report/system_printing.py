"""Printing finished pages through the system: first what to think of, then a printer, then page after page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Signal, SignalInstance
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.drawing import PagePicture, Pages, page_picture
from nocontact_desktop.gui.widgets import ProgressRow, dialogs

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DOTS = 300
"""Dots to the inch of a page on its way to the printer."""


class PagePrint(QObject):
    """Sends pages to a printer one by one, each drawn in the background.

    ``begun`` once there is a printer, ``progressed(sent, pages)`` after each page, ``done`` once all are sent,
    ``stopped`` when the user has stopped it, ``failed`` when the printer or a page could not be had.
    """

    begun = Signal()
    progressed = Signal(int, int)
    done = Signal()
    stopped = Signal()
    failed = Signal()

    def __init__(self, owner: QWidget, desk: Desk, *files: Pages) -> None:
        super().__init__(owner)
        self._owner = owner
        self._desk = desk
        self._sheets = [(one.pdf, number) for one in files for number in range(one.facts.pages)]
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._pages = len(self._sheets)
        self._is_stopped = False

    def ask(self) -> None:
        """Say who can see what is printed, ask for a printer, and print. The job's name says nothing."""
        say = QCoreApplication.translate
        dialogs().confirm(
            self._owner,
            say("printing", "Before you print"),
            say(
                "printing",
                "The computer and the printer can keep a copy of what was printed, and a list of when. A shared "
                "printer, as at work or at home, can show it to others. Wait beside it, and take every page.",
            ),
            say("printing", "Choose a printer"),
            lambda: dialogs().choose_printer(self._owner, say("printing", "Document"), self.begin),
        )

    def stop(self) -> None:
        """Send no further page. What the printer has already stays with it."""
        self._is_stopped = True

    def begin(self, printer: QPrinter) -> None:
        """Print on ``printer``."""
        from PySide6.QtPrintSupport import QPrinter as Printer

        printer.setFullPage(True)
        printer.setResolution(_DOTS)
        printer.setPageOrder(Printer.PageOrder.FirstPageFirst)
        self._printer = printer
        self._painter = QPainter()
        if not self._painter.begin(printer):
            self.failed.emit()
            return
        self.begun.emit()
        self._draw_next()

    def _draw_next(self) -> None:
        assert self._printer is not None
        width = self._printer.pageLayout().fullRectPixels(_DOTS).width()
        self._desk.tasks.run(
            page_picture,
            *self._sheets[0],
            width,
            owner=self,
            executor="work",
            on_done=self._on_page,
            on_problem=lambda _problem: self._give_up(self.failed),
        )

    def _on_page(self, picture: PagePicture) -> None:
        assert self._painter is not None
        assert self._printer is not None
        if self._is_stopped:
            self._give_up(self.stopped)
            return
        image = QImage(picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32)
        paper = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        # As large as fits, never distorted: a Letter page on A4 paper keeps its shape.
        scale = min(paper.width() / picture.width, paper.height() / picture.height)
        self._painter.drawImage(QRectF(0, 0, picture.width * scale, picture.height * scale), image)
        del self._sheets[0]
        self.progressed.emit(self._pages - len(self._sheets), self._pages)
        if self._sheets:
            self._printer.newPage()
            self._draw_next()
            return
        self._painter.end()
        self.done.emit()

    def _give_up(self, say: SignalInstance) -> None:
        assert self._printer is not None
        assert self._painter is not None
        self._printer.abort()
        self._painter.end()
        say.emit()


def show_in(job: PagePrint, row: ProgressRow, words: str) -> None:
    """Let a row of progress show how far the printing is, and stop it."""
    row.cancel_requested.connect(job.stop)
    job.begun.connect(lambda: row.start(words))
    job.progressed.connect(row.set_progress)
    job.stopped.connect(
        lambda: row.finish(QCoreApplication.translate("printing", "Stopped. Look beside the printer for pages."))
    )
    for end in (job.done, job.failed):
        end.connect(lambda: row.finish(""))
