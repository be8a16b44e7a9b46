"""Small pictures of kept files, and what is said under them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from nocontact_desktop.diary.exhibits import Exhibit
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.diary.words import translate
from nocontact_desktop.gui.icons import paint_icon
from nocontact_desktop.gui.theme import tokens

_ICONS = {
    "image": "image",
    "pdf": "file-text",
    "audio": "mic",
    "video": "video",
    "mail": "mail",
    "document": "file",
    "other": "file",
}


class Picture(QWidget):
    """A small picture with round corners; for a file without one, the icon of its kind."""

    def __init__(self, kind: str, data: bytes | None, spoken: str, *, width: int = 143, height: int = 104) -> None:
        super().__init__()
        self.setObjectName("picture")
        self.setAccessibleName(spoken)
        self._kind = kind
        self._wanted = QSize(width, height)
        self._pixmap = QPixmap()
        if data is not None:
            self._pixmap.loadFromData(data)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(tokens().px(self._wanted.width()), tokens().px(self._wanted.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), tokens().radius, tokens().radius)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(tokens().colours.ground))
        if self._pixmap.isNull():
            side = tokens().px(28)
            place = self.rect().adjusted(0, 0, 0, 0)
            place.setSize(QSize(side, side))
            place.moveCenter(self.rect().center())
            paint_icon(painter, place, icon_of(self._kind), tokens().colours.secondary)
            return
        ratio = self.devicePixelRatioF()
        fitted = self._pixmap.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        left = (fitted.width() - self.width() * ratio) / 2
        top = (fitted.height() - self.height() * ratio) / 2
        painter.drawPixmap(QRectF(self.rect()), fitted, QRectF(left, top, self.width() * ratio, self.height() * ratio))


def icon_of(kind: str) -> str:
    """The icon of a kind of file."""
    return _ICONS.get(kind, "file")


def kind_word(kind: str) -> str:
    """What a kind of file is called."""
    words = {
        "image": translate("diary", "Picture"),
        "pdf": translate("diary", "PDF"),
        "audio": translate("diary", "Sound"),
        "video": translate("diary", "Video"),
        "mail": translate("diary", "Mail"),
        "document": translate("diary", "Document"),
    }
    return words.get(kind, translate("diary", "File"))


def kinds_counted(kinds: tuple[str, ...]) -> list[str]:
    """Files by kind, in words: "2 photographs"."""
    said = []
    for kind in dict.fromkeys(kinds):
        one, many = _kind_words(kind)
        said.append(counted(kinds.count(kind), one, many))
    return said


def _kind_words(kind: str) -> tuple[str, str]:
    words = {
        "image": (translate("diary", "{n} picture"), translate("diary", "{n} pictures")),
        "pdf": (translate("diary", "{n} PDF"), translate("diary", "{n} PDFs")),
        "audio": (translate("diary", "{n} sound recording"), translate("diary", "{n} sound recordings")),
        "video": (translate("diary", "{n} video"), translate("diary", "{n} videos")),
        "mail": (translate("diary", "{n} mail"), translate("diary", "{n} mails")),
    }
    return words.get(kind, (translate("diary", "{n} file"), translate("diary", "{n} files")))


def hash_start(exhibit: Exhibit) -> str:
    """The beginning of a file's fingerprint, in groups of four."""
    start = exhibit.sha256[:12].upper()
    return " ".join(start[at : at + 4] for at in range(0, 12, 4))


def said_size(size: int) -> str:
    """A size in words."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB"
