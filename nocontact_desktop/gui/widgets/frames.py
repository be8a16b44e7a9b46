"""Cards, dividers, folds, notices, scrolling pages and empty pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from nocontact_desktop.gui.icons import paint_icon
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets.buttons import Button, PrimaryButton
from nocontact_desktop.gui.widgets.layouts import column, row
from nocontact_desktop.gui.widgets.text import BodyText, Heading, WrappedLabel


class Card(QFrame):
    """A card with 22 inside. ``card.body`` is its column; ``card.add(widget)`` adds to it.

    A screen reader calls it by its heading, or by the first thing in it that has a name.
    """

    def __init__(self, parent: QWidget | None = None, *, name: str = "card", inside: int = 22, gap: int = 12) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._has_heading = False
        self.body: QVBoxLayout = column(self, gap=gap, margins=(inside, inside, inside, inside))

    def add(self, widget: QWidget) -> None:
        """Add a widget at the foot of the card."""
        self.body.addWidget(widget)
        if isinstance(widget, Heading) and not self._has_heading:
            self._has_heading = True
            self.setAccessibleName(widget.text())
        elif not self.accessibleName():
            self.setAccessibleName(_name_in(widget))


def _name_in(widget: QWidget) -> str:
    """What the first part of ``widget`` with words is called."""
    names = (one.accessibleName() or (one.text() if isinstance(one, QLabel) else "") for one in _with_parts(widget))
    return next((name for name in names if name), "")


def _with_parts(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    yield from widget.findChildren(QWidget)


class Divider(QFrame):
    """A hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("divider")
        self.setFixedHeight(1)


class IconLabel(QWidget):
    """One icon as a picture, in a colour token. It says nothing by itself: words stand beside it."""

    def __init__(self, icon_name: str, role: str = "text", side: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._role = role
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self.update()

    def sizeHint(self) -> QSize:
        side = tokens().px(self._side)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self.rect(), self._icon_name, str(getattr(tokens().colours, self._role)))


class FoldButton(Button):
    """The line that opens and closes a :class:`Fold`. It ends in dots where its words have no room."""

    icon_role = "secondary"
    line = ""

    def set_line(self, words: str) -> None:
        """Show ``words``, as many as there is room for."""
        self.line = words
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - tokens().icon - 16
        shown = self.fontMetrics().elidedText(self.line, Qt.TextElideMode.ElideRight, room)
        self.setText(" " + shown.replace("&", "&&"))


class Fold(QWidget):
    """Content that opens on request: ``Fold("What happened", name="story")``, then ``fold.add(widget)``.

    Folded, the line reads "What happened · folded. Open when you want to read it.".
    """

    toggled = Signal(bool)

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        name: str,
        closed_words: str = "",
        is_open: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = title
        self._closed_words = closed_words
        self._button = FoldButton(title, self, name=f"{name}Button", icon_name="chevron-right")
        self._button.setCheckable(True)
        self._button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._content = QWidget(self)
        self.body: QVBoxLayout = column(self._content, margins=(4, 4, 0, 4))
        outer = column(self, gap=4)
        outer.addWidget(self._button)
        outer.addWidget(self._content)
        self._button.toggled.connect(self._on_toggled)
        self._button.setChecked(is_open)
        self._on_toggled(is_open)

    def add(self, widget: QWidget) -> None:
        """Add a widget to what is folded."""
        self.body.addWidget(widget)

    def set_closed_words(self, words: str) -> None:
        """Change what stands beside the title while it is folded."""
        self._closed_words = words
        self._say()

    @property
    def is_open(self) -> bool:
        """Whether the content can be seen."""
        return self._button.isChecked()

    def set_open(self, value: bool) -> None:
        """Open or close."""
        self._button.setChecked(value)

    def _on_toggled(self, is_open: bool) -> None:
        self._content.setVisible(is_open)
        self._button.set_icon("chevron-down" if is_open else "chevron-right")
        self._say()
        self.toggled.emit(is_open)

    def _say(self) -> None:
        is_open = self.is_open
        closed = self._closed_words or self.tr("folded. Open when you want to read it.")
        shown = self._title if is_open else f"{self._title} · {closed}"
        self._button.set_line(shown)
        state = self.tr("open") if is_open else self.tr("folded")
        self._button.setAccessibleName(f"{self._title}, {state}")


class NoticeText(WrappedLabel):
    """The words of a notice."""


NoticeTone = Literal["info", "careful", "danger"]
_NOTICE_ICONS = {"info": "info", "careful": "triangle-alert", "danger": "circle-alert"}
_NOTICE_ROLES = {"info": "accent", "careful": "careful", "danger": "danger"}


class Notice(QFrame):
    """A tinted box with an icon and words.

    ``tone``: info, careful or danger. ``notice.add(widget)`` adds e.g. a button.
    """

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        tone: NoticeTone = "info",
        name: str = "notice",
        icon_name: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("tone", tone)
        line = row(self, gap=12, margins=(16, 12, 16, 12))
        mark = IconLabel(icon_name or _NOTICE_ICONS[tone], _NOTICE_ROLES[tone])
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.body: QVBoxLayout = column(gap=8)
        self._text = NoticeText(text, name=f"{name}Text")
        self.body.addWidget(self._text)
        line.addLayout(self.body, 1)

    def add(self, widget: QWidget) -> None:
        """Add a widget under the words."""
        self.body.addWidget(widget)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._text.setText(text)

    def text(self) -> str:
        """What it says."""
        return self._text.text()


_SIDE = 32
_AROUND = 24


class ScrollPage(QScrollArea):
    """A page that scrolls up and down only.

    ``page.add(widget)``; content is at most ``widest`` wide at 100 % text.
    """

    def __init__(
        self, parent: QWidget | None = None, *, name: str = "scrollPage", widest: int = 1080, gap: int = 20
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._widest = widest
        body = QWidget()
        body.setObjectName("pageBody")
        self._sides: QHBoxLayout = row(body, gap=0, margins=(_SIDE, 4, _SIDE, _SIDE))
        self._column = QWidget()
        self._column.setObjectName("pageColumn")
        upper = column(self._column, gap=0)
        self.body: QVBoxLayout = column(gap=gap)
        upper.addLayout(self.body)
        upper.addStretch(1)
        self._sides.addWidget(self._column, 1000)
        self._sides.addStretch(1)
        self.setWidget(body)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        self._limit()

    def add(self, widget: QWidget) -> None:
        """Add a widget at the foot of the page."""
        self.body.addWidget(widget)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._limit()

    def _on_range(self, _least: int, most: int) -> None:
        # The bar takes its width from the right margin, so that cards end where the top bar ends.
        bar = self.verticalScrollBar().sizeHint().width() if most > 0 else 0
        self._sides.setContentsMargins(_SIDE, 4, _SIDE - bar, _SIDE)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Go along with the keyboard: arrow keys and what is drawn anew can lead it out of sight."""
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is None or by_mouse or new.focusPolicy() == Qt.FocusPolicy.NoFocus or not self.isAncestorOf(new):
            return
        # One turn later: what has just come into sight has its place by then.
        QTimer.singleShot(0, new, lambda: self._bring_into_sight(new))

    def _bring_into_sight(self, widget: QWidget) -> None:
        content = self.widget()
        if content is None or not content.isAncestorOf(widget) or not widget.hasFocus():
            return
        top = widget.mapTo(content, QPoint(0, 0)).y()
        foot = top + min(widget.height(), self.viewport().height() - 2 * _AROUND)
        self.ensureVisible(0, foot, 0, _AROUND)
        self.ensureVisible(0, top, 0, _AROUND)

    def _limit(self) -> None:
        self._column.setMaximumWidth(tokens().px(self._widest))


class EmptyState(QWidget):
    """Says what will be here and offers the one next thing.

    ``EmptyState(icon_name, title, text, action="Write it down", name="diaryEmpty")``; the button emits ``acted``.
    """

    acted = Signal()

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str,
        parent: QWidget | None = None,
        *,
        action: str = "",
        name: str,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        centre = Qt.AlignmentFlag.AlignHCenter
        body = column(self, gap=12, margins=(24, 32, 24, 32))
        body.addWidget(IconLabel(icon_name, "secondary", 32), 0, centre)
        heading = Heading(title, level=3, name=f"{name}Title")
        heading.setAlignment(centre | Qt.AlignmentFlag.AlignTop)
        body.addWidget(heading)
        says = BodyText(text, name=f"{name}Text", quiet=True)
        says.setAlignment(centre | Qt.AlignmentFlag.AlignTop)
        body.addWidget(says, 0, centre)
        if action:
            button = PrimaryButton(action, name=f"{name}Action")
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self.acted)
            body.addWidget(button, 0, centre)
        body.addStretch(1)
