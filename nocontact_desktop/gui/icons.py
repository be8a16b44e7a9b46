"""Lucide icons, drawn in the colours of the theme in force and sharp at any scale."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from nocontact_desktop.gui.theme import tokens

_WINDOW_ICON = 64


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


def icon(name: str, role: str = "text", *, chosen: str | None = None, side: int | None = None) -> QIcon:
    """An icon in the colour token ``role``; when the control is checked, in ``chosen``.

    ``name`` is a file of ``resources/icons`` without its ending. It holds pictures for the screens at hand
    in the colours of now: whoever keeps it makes it anew when the theme changes, as our buttons do.
    """
    colours = tokens().colours
    size = side or tokens().icon
    inks = [(QIcon.State.Off, str(getattr(colours, role)))]
    if chosen is not None:
        inks.append((QIcon.State.On, str(getattr(colours, chosen))))
    made = QIcon()
    for ratio in _ratios():
        for state, colour in inks:
            made.addPixmap(pixmap(name, colour, size, ratio), QIcon.Mode.Normal, state)
    return made


def window_icon() -> QIcon:
    """The neutral icon that lists of windows show."""
    picture = QImage(_WINDOW_ICON, _WINDOW_ICON, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(files("nocontact_desktop") / "resources" / "daybook.svg")).render(painter)
    painter.end()
    return QIcon(QPixmap.fromImage(picture))


def _ratios() -> set[float]:
    return {1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}


def pixmap(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
    """Icon ``name`` as a picture of ``side`` logical pixels."""
    made = QPixmap.fromImage(_drawn(name, QColor(colour).name(), round(side * ratio)))
    made.setDevicePixelRatio(ratio)
    return made
