"""A calm page: words about breathing, and a shape that grows and gets smaller slowly."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import BodyText, Card, Heading, QuietButton, SecondaryText

_IN_MS, _OUT_MS = 4000, 6000
_SIDE, _MOST = 220, 260
_LEAST = 0.45


class BreathingShape(QWidget):
    """A round shape. ``set_moving``: it grows for four seconds and gets smaller for six, over and over."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("breathingShape")
        self.setAccessibleName(self.tr("A round shape that grows and gets smaller"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._part = 0.5
        self._breath = QVariantAnimation(self)
        self._breath.setDuration(_IN_MS + _OUT_MS)
        self._breath.setLoopCount(-1)
        self._breath.setKeyValueAt(0.0, 0.0)
        self._breath.setKeyValueAt(_IN_MS / (_IN_MS + _OUT_MS), 1.0)
        self._breath.setKeyValueAt(1.0, 0.0)
        self._breath.setEasingCurve(QEasingCurve.Type.Linear)
        self._breath.valueChanged.connect(self._on_value)

    def set_moving(self, *, moving: bool) -> None:
        """Let it move, or stand still at half its size."""
        if moving:
            self._breath.start()
        else:
            self._breath.stop()
            self._on_value(0.5)

    def is_moving(self) -> bool:
        """Whether it moves."""
        return self._breath.state() == QVariantAnimation.State.Running

    def sizeHint(self) -> QSize:
        side = min(tokens().px(_SIDE), _MOST)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens().colours
        widest = min(self.width(), self.height()) / 2 - 2
        smooth = QEasingCurve(QEasingCurve.Type.InOutSine).valueForProgress(self._part)
        radius = widest * (_LEAST + (1 - _LEAST) * smooth)
        middle = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(QPen(QColor(colours.divider), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, widest, widest)
        painter.setPen(QPen(QColor(colours.accent), 1.5))
        painter.setBrush(QColor(colours.accent_soft))
        painter.drawEllipse(middle, radius, radius)

    def _on_value(self, value: float) -> None:
        self._part = value
        self.update()


class BreathingView(SteadyView):
    """It can be left at any moment. It begins still where the system shows no movement."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        card = Card(name="breathingCard", gap=16)
        card.add(Heading(self.tr("In, and slowly out"), level=2))
        card.add(
            BodyText(
                self.tr(
                    "Breathe in while the shape grows, and out while it gets smaller. Your own pace is just as good. "
                    "You can close your eyes, too."
                )
            )
        )
        self._shape = BreathingShape()
        card.add(self._shape)
        self._move = QuietButton("", name="breathingMove")
        self._move.clicked.connect(lambda: self._set_moving(moving=not self._shape.is_moving()))
        card.body.addWidget(self._move, 0, Qt.AlignmentFlag.AlignHCenter)
        card.add(
            SecondaryText(
                self.tr("For some people, minding the breath is not pleasant. Looking out of a window can do as well.")
            )
        )
        self.body.addWidget(card)
        self.body.addStretch(1)
        self._set_moving(moving=QApplication.isEffectEnabled(Qt.UIEffect.UI_General))

    def title(self) -> str:
        return self.tr("A calm page")

    def _set_moving(self, *, moving: bool) -> None:
        self._shape.set_moving(moving=moving)
        self._move.set_words(self.tr("Let it stand still") if moving else self.tr("Let it move"))
