"""Looking at the pages of a report in the window. Nothing of it is written anywhere for that."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.drawing import PagePicture, Pages, page_picture
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import FlowRow, IconButton, SecondaryText, Segmented, announce, column

_WIDEST = 760
_LARGER = 1.6
_SCROLL_BAR = 16


class PageView(QWidget):
    """One page, as paper: white in both themes."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pageView")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._pixmap = QPixmap()

    def show_picture(self, picture: PagePicture, ratio: float) -> None:
        """Show a page drawn for a screen with ``ratio`` device pixels to the pixel."""
        image = QImage(
            picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32
        ).copy()
        image.setDevicePixelRatio(ratio)
        self._pixmap = QPixmap.fromImage(image)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """The page and its edge."""
        return self._pixmap.deviceIndependentSize().toSize() + QSize(2, 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page with a hairline around it."""
        painter = QPainter(self)
        painter.setPen(tokens().colours.divider)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.drawPixmap(1, 1, self._pixmap)


class Preview(QWidget):
    """A page at a time, with the way to the others."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("preview")
        self._desk = desk
        self._drawn: Pages | None = None
        self._page = 0
        body = column(self, gap=12)
        self._back = IconButton(self.tr("Page before"), name="pageBefore", icon_name="chevron-left")
        self._next = IconButton(self.tr("Next page"), name="pageNext", icon_name="chevron-right")
        self._says = SecondaryText("", name="pageNumber")
        self._zoom = Segmented(
            [("whole", self.tr("Whole page")), ("large", self.tr("Larger"))],
            name="pageZoom",
            spoken=self.tr("Size of the page"),
            value="whole",
        )
        self._back.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(1))
        self._zoom.chosen.connect(lambda _value: self._ask_for_page())
        body.addWidget(FlowRow(self._back, self._next, self._says, self._zoom))
        self._view = PageView()
        self._scroll = QScrollArea()
        self._scroll.setObjectName("pageScroll")
        self._scroll.setAccessibleName(self.tr("The page"))
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(self._view)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body.addWidget(self._scroll, 1)

    def show_report(self, drawn: Pages) -> None:
        """Show the first page of a finished report."""
        self._drawn = drawn
        self._page = 0
        self._ask_for_page()

    def _turn(self, pages: int) -> None:
        if self._drawn is not None:
            self._page = min(max(self._page + pages, 0), self._drawn.facts.pages - 1)
            self._ask_for_page()

    def _ask_for_page(self) -> None:
        if self._drawn is None:
            return
        ratio = self.devicePixelRatioF()
        width = round(self._width() * ratio)
        self._desk.tasks.run(
            page_picture,
            self._drawn.pdf,
            self._page,
            width,
            owner=self,
            executor="work",
            on_done=lambda picture: self._on_picture(picture, ratio),
        )
        self._tell()

    def _width(self) -> float:
        """As wide as there is room for, so that a whole page needs no scrolling sideways; larger on request."""
        room = min(self._scroll.viewport().width() - 2, _WIDEST)
        return room * (_LARGER if self._zoom.value() == "large" else 1)

    def _on_picture(self, picture: PagePicture, ratio: float) -> None:
        self._view.show_picture(picture, ratio)
        self._scroll.setMinimumHeight(self._view.height() + (_SCROLL_BAR if self._zoom.value() == "large" else 2))

    def _tell(self) -> None:
        pages = self._drawn.facts.pages if self._drawn else 0
        self._says.setText(self.tr("Page {n} of {pages}").format(n=self._page + 1, pages=pages))
        self._back.setEnabled(self._page > 0)
        self._next.setEnabled(self._page + 1 < pages)
        announce(self, self._says.text())
