"""Lucide icons, drawn in the colours of the theme in force and sharp at any scale."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from nocontact_desktop.gui.theme import tokens


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (files("nocontact_desktop") / "resources" / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, pixels: int) -> QImage:
    svg = _source(name).replace("currentColor", colour)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return image


def paint_icon(painter: QPainter, rect: QRect, name: str, colour: str) -> None:
    """Draw icon ``name`` in ``colour`` (``#rrggbb``) centred in ``rect``."""
    side = min(rect.width(), rect.height())
    square = QRect(0, 0, side, side)
    square.moveCenter(rect.center())
    ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
    image = _drawn(name, colour, max(1, round(side * ratio)))
    painter.drawImage(square, image)


class _ThemedEngine(QIconEngine):
    """Asks the theme for its colour each time it draws, so that a change needs no new icon."""

    def __init__(self, name: str, role: str, chosen_role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._chosen_role = chosen_role

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return tokens().colours.secondary
        role = self._chosen_role if state == QIcon.State.On else self._role
        return str(getattr(tokens().colours, role))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, rect, self._name, self._colour(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        image = _drawn(self._name, self._colour(mode, state), max(1, min(size.width(), size.height())))
        made = QPixmap.fromImage(image)
        made.setDevicePixelRatio(scale)
        return made

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._role, self._chosen_role)


def icon(name: str, role: str = "text", *, chosen: str | None = None) -> QIcon:
    """An icon in the colour token ``role``; when the control is checked, in ``chosen``.

    ``name`` is a file of ``resources/icons`` without its ending.
    """
    return QIcon(_ThemedEngine(name, role, chosen or role))


def pixmap(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
    """Icon ``name`` as a picture of ``side`` logical pixels."""
    made = QPixmap.fromImage(_drawn(name, QColor(colour).name(), round(side * ratio)))
    made.setDevicePixelRatio(ratio)
    return made
