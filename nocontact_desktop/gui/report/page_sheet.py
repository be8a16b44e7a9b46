"""One page of a report on the screen, as paper: white in both themes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from nocontact_desktop.gui.report.drawing import PagePicture
from nocontact_desktop.gui.report.looking_jobs import Box
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.tokens import LIGHT

_FOUND = "#ffe27a"


def pixmap_of(picture: PagePicture, ratio: float) -> QPixmap:
    """A page drawn for a screen with ``ratio`` device pixels to the pixel."""
    rows = QImage(picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32)
    image = rows.copy()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


class PageView(QWidget):
    """One page with a hairline around it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pageView")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._pixmap = QPixmap()

    def show_picture(self, picture: PagePicture, ratio: float) -> None:
        """Show a page drawn for a screen with ``ratio`` device pixels to the pixel."""
        self._pixmap = pixmap_of(picture, ratio)
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

    def placed(self, box: Box) -> QRectF:
        """A box of the page in pixels."""
        left, top, width, height = box
        return QRectF(left * self.width(), top * self.height(), width * self.width(), height * self.height())


class MarkedPage(PageView):
    """A page on which words that were looked for are marked; those of the present hit with a line around them."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[tuple[Box, ...], ...] = ()
        self._present: tuple[Box, ...] = ()

    @property
    def marks(self) -> int:
        """How many places are marked."""
        return len(self._hits)

    def mark(self, hits: Sequence[tuple[Box, ...]], present: tuple[Box, ...]) -> None:
        """Mark the boxes of hits, and among them the ``present`` ones."""
        self._hits, self._present = tuple(hits), present
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the marks over the page as a marker pen does: what is black stays black."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in (one for hit in self._hits for one in hit):
            painter.fillRect(self.placed(box).adjusted(-1, -1, 1, 1), QColor(_FOUND))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(QPen(QColor(LIGHT.danger), 2))
        for box in self._present:
            painter.drawRect(self.placed(box).adjusted(-2, -2, 2, 2))


class PageScroll(QScrollArea):
    """Holds the page. ``turned(pages)`` when a key leads past its edge; ``jumped(first)`` to the first or last one."""

    turned = Signal(int)
    jumped = Signal(bool)

    def __init__(self, page: PageView) -> None:
        super().__init__()
        self.setObjectName("pageScroll")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys go through a large page first and then to the next; Home and End to the ends of the report."""
        key, bar = event.key(), self.verticalScrollBar()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.jumped.emit(key == Qt.Key.Key_Home)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_Right) and bar.value() >= bar.maximum():
            self.turned.emit(1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Left) and bar.value() <= bar.minimum():
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)

    def bring_into_sight(self, boxes: Sequence[Box]) -> None:
        """Scroll to the first of these boxes of the page."""
        page = self.widget()
        if boxes and isinstance(page, PageView):
            place = page.placed(boxes[0]).center()
            self.ensureVisible(int(place.x()), int(place.y()), 60, 60)
