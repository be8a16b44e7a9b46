"""The page on which a finding stands, with a box around it."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.drawing import Drawn
from nocontact_desktop.gui.report.findings_jobs import FoundPage, page_with
from nocontact_desktop.gui.report.looking_jobs import Box
from nocontact_desktop.gui.report.page_sheet import PageView
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.tokens import LIGHT
from nocontact_desktop.gui.widgets import SecondaryText, column
from nocontact_desktop.report.privacy_check.finding import Finding

_WIDEST = 520
_ROUND = 3.0


class BoxedPage(PageView):
    """A page with boxes on it. Paper is white in both themes, so the boxes have one colour."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: tuple[Box, ...] = ()

    def show_boxes(self, boxes: tuple[Box, ...]) -> None:
        """Draw boxes, given as parts of the page."""
        self._boxes = boxes
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(LIGHT.danger), 2))
        for box in self._boxes:
            painter.drawRoundedRect(self.placed(box).adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND), _ROUND, _ROUND)


class FindingPage(QWidget):
    """Shown under a finding on request."""

    def __init__(self, desk: Desk, drawn: Drawn, finding: Finding) -> None:
        super().__init__()
        self.setObjectName("findingPage")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._desk, self._drawn, self._finding = desk, drawn, finding
        body = column(self, gap=8)
        self._says = SecondaryText("", name="findingPageNumber")
        body.addWidget(self._says)
        self._view = BoxedPage()
        body.addWidget(self._view)

    def read(self, room: int) -> None:
        """Have the page drawn for ``room`` pixels."""
        ratio = self.devicePixelRatioF()
        width = round(min(room, round(_WIDEST * tokens().scale)) * ratio)
        self._desk.tasks.run(
            page_with,
            self._drawn.pdf,
            self._drawn.facts.anchors,
            self._finding,
            width,
            owner=self,
            executor="work",
            on_done=lambda page: self._on_page(page, ratio),
        )

    def _on_page(self, page: FoundPage, ratio: float) -> None:
        says = self.tr("Page {n}") if page.boxes else self.tr("Page {n}. The place itself could not be marked.")
        self._says.setText(says.format(n=page.number))
        self._view.show_picture(page.picture, ratio)
        self._view.show_boxes(page.boxes)
