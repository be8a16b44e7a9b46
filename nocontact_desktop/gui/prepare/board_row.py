"""One channel on the board: what was saved, what they could notice, and the three choices."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.prepare.board_words import (
    ChannelWords,
    evidence_chip,
    known_line,
    state_line,
    terms_line,
)
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import (
    Chip,
    Divider,
    FlowRow,
    IconLabel,
    Notice,
    QuietButton,
    SecondaryText,
    Segmented,
    announce,
    column,
    row,
)
from nocontact_desktop.preparation.board import ChannelState
from nocontact_desktop.preparation.terms import Terms

_NARROW = 860
_TITLE, _SAVED, _GAP = 188, 130, 16
_ICON = 20
_ANY_WIDTH = 16777215


def is_wide(widget: QWidget) -> bool:
    """Whether the columns have room beside each other."""
    return widget.width() >= tokens().px(_NARROW)


class BoardHead(QWidget):
    """What the columns are called. Not shown where a row stands under itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("boardHead")
        self._line = QWidget()
        line = row(self._line, gap=_GAP, margins=(0, 0, 0, 10))
        self._rule = Divider()
        outer = column(self, gap=0)
        outer.addWidget(self._line)
        outer.addWidget(self._rule)
        self._space = QWidget()
        self._names = [
            SecondaryText(words)
            for words in (
                self.tr("Channel"),
                self.tr("Saved copies"),
                self.tr("What they could notice"),
                self.tr("Your choice"),
            )
        ]
        line.addWidget(self._space)
        for place, name in enumerate(self._names):
            line.addWidget(name, 1 if place == 2 else 0)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay over the columns."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._space.setFixedWidth(tokens().px(_ICON))
        self._names[0].setFixedWidth(tokens().px(_TITLE))
        self._names[1].setFixedWidth(tokens().px(_SAVED))
        for part in (self._line, self._rule):
            part.setVisible(is_wide(self))


class BoardRow(QWidget):
    """Signals: ``opened(channel)``, ``choice_made(channel, choice)``, ``evidence_said(channel, value)``."""

    opened = Signal(str)
    choice_made = Signal(str, str)
    evidence_said = Signal(str, str)

    def __init__(self, state: ChannelState, words: ChannelWords, terms: Terms | None) -> None:
        super().__init__()
        self._id = state.channel_id
        self._words = words
        self.setObjectName(f"channel_{self._id}")
        self._icon = IconLabel(words.icon)
        self._title = self._make_title()
        self._saved = QWidget()
        self._chip = Chip("", tone="neutral")
        column(self._saved).addWidget(self._chip)
        self._notice = SecondaryText("", name=f"notice_{self._id}")
        self._notice.setAccessibleDescription(words.notice_title)
        self._choice = Segmented(
            [("block", words.verb), ("filter", self.tr("Filter and keep")), ("open", self.tr("Leave open"))],
            name=f"choice_{self._id}",
            spoken=self.tr("Your choice for {channel}").format(channel=words.name),
        )
        self._choice.chosen.connect(lambda choice: self.choice_made.emit(self._id, choice))
        self._gate: Notice | None = None
        self._outer = column(self, gap=8)
        self._outer.setContentsMargins(0, 11, 0, 11)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for widget in (self._title, self._saved, self._notice, self._choice):
            self._line.addWidget(widget, 1 if widget is self._notice else 0)
        self._beside: QHBoxLayout = row(gap=_GAP)
        self._beside.addWidget(self._icon)
        self._beside.addLayout(self._line, 1)
        self._outer.addLayout(self._beside)
        self._arrange()
        self.show_state(state, terms)

    def show_state(self, state: ChannelState, terms: Terms | None) -> None:
        """Show what is decided; ``terms`` are those that keep it open."""
        self._choice.set_value(state.choice)
        self._chip.set(*evidence_chip(state))
        stays_open = terms is not None and state.choice == "open"
        self._notice.setText(terms_line(terms) if terms is not None and stays_open else self._words.notice)
        says = (self.tr("Copies: {state}").format(state=self._chip.text()), self._words.notice_title)
        self._name.setAccessibleDescription(". ".join((*says, self.tr("Opens the steps and what to think of"))))
        for label, text in ((self._known, known_line(state)), (self._state, state_line(state))):
            label.setText(text)
            label.setVisible(bool(text))
        if state.evidence is not None and self._gate is not None:
            self._gate.hide()

    def show_gate(self) -> None:
        """Ask about evidence before the block."""
        if self._gate is None:
            self._gate = self._make_gate()
            self._outer.addWidget(self._gate)
        self._choice.set_value(None)
        self._gate.show()
        announce(self, self._gate.text())
        self._gate.findChildren(QuietButton)[0].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns where there is room, one under the other where there is not."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """The same when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _make_title(self) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=2)
        self._name = WrappedLink(self._words.name, name=f"open_{self._id}")
        self._name.clicked.connect(lambda: self.opened.emit(self._id))
        self._known = SecondaryText("", name=f"known_{self._id}")
        self._state = SecondaryText("", name=f"state_{self._id}")
        for widget in (self._name, self._known, self._state):
            body.addWidget(widget)
        return holder

    def _make_gate(self) -> Notice:
        gate = Notice(self._words.save, tone="careful", name=f"gate_{self._id}", icon_name="archive")
        line = FlowRow()
        for value, words in (
            ("saved", self.tr("I have saved it")),
            ("nothing", self.tr("There is nothing to save")),
            ("skipped", self.tr("Go on without, on purpose")),
        ):
            button = QuietButton(words, name=f"gate_{self._id}_{value}")
            button.clicked.connect(lambda _checked=False, value=value: self._on_gate(value))
            line.add(button)
        gate.add(line)
        return gate

    def _on_gate(self, value: str) -> None:
        self._choice.setFocus()  # back to where the question came from
        if self._gate is not None:
            self._gate.hide()
        self.evidence_said.emit(self._id, value)

    def _arrange(self) -> None:
        wide = is_wide(self)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if wide else down)
        self._line.setSpacing(_GAP if wide else 8)
        for widget, width in ((self._title, _TITLE), (self._saved, _SAVED)):
            widget.setMinimumWidth(tokens().px(width) if wide else 0)
            widget.setMaximumWidth(tokens().px(width) if wide else _ANY_WIDTH)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._line.setAlignment(self._choice, middle if wide else Qt.AlignmentFlag.AlignLeft)
        self._line.setAlignment(self._title, middle if wide else Qt.AlignmentFlag(0))
        self._beside.setAlignment(self._icon, middle if wide else Qt.AlignmentFlag.AlignTop)
