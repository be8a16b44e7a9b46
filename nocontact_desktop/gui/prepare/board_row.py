"""One channel on the board: what was saved, what they could notice, and the three choices."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from nocontact_desktop.gui.prepare.facts import notice_title
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.tokens import Tone
from nocontact_desktop.gui.widgets import (
    Chip,
    FlowRow,
    IconLabel,
    LinkButton,
    Notice,
    QuietButton,
    SecondaryText,
    Segmented,
    announce,
    column,
    row,
)
from nocontact_desktop.guidance.rows import Channel
from nocontact_desktop.preparation.board import ChannelState

_NARROW = 900


class BoardRow(QWidget):
    """Signals: ``opened(channel)``, ``choice_made(channel, choice)``, ``evidence_said(channel, value)``."""

    opened = Signal(str)
    choice_made = Signal(str, str)
    evidence_said = Signal(str, str)

    def __init__(self, channel: Channel, state: ChannelState) -> None:
        super().__init__()
        self._channel = channel
        self.setObjectName(f"channel_{channel.id}")
        self._icon = IconLabel(channel.icon)
        self._icon.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._title = self._make_title()
        self._saved = QWidget()
        self._chip = Chip("", tone="neutral")
        column(self._saved).addWidget(self._chip)
        self._notice = SecondaryText(channel.notice.says, name=f"notice_{channel.id}")
        self._notice.setAccessibleDescription(notice_title(channel.notice.level))
        self._choice = Segmented(
            [("block", channel.verb), ("filter", self.tr("Filter and keep")), ("open", self.tr("Leave open"))],
            name=f"choice_{channel.id}",
            spoken=self.tr("Your choice for {channel}").format(channel=channel.name),
        )
        self._choice.chosen.connect(lambda choice: self.choice_made.emit(channel.id, choice))
        self._gate = self._make_gate()
        outer = column(self, gap=8)
        outer.setContentsMargins(0, 12, 0, 12)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for widget, share in ((self._title, 3), (self._saved, 2), (self._notice, 4), (self._choice, 0)):
            self._line.addWidget(widget, share)
        self._beside = row(gap=16)
        self._beside.addWidget(self._icon)
        self._beside.addLayout(self._line, 1)
        outer.addLayout(self._beside)
        outer.addWidget(self._gate)
        self._arrange()
        self.show_state(state)

    def show_state(self, state: ChannelState) -> None:
        """Show what is decided."""
        self._choice.set_value(state.choice)
        chips: dict[str | None, tuple[str, Tone, str]] = {
            "saved": (self.tr("Saved"), "accent", "check"),
            "nothing": (self.tr("Nothing to save"), "neutral", ""),
            "skipped": (self.tr("Left, on purpose"), "neutral", ""),
            None: (self.tr("Save first"), "careful", "archive"),
        }
        self._chip.set(*chips[state.evidence])
        known = (self.tr("Copies: {state}").format(state=self._chip.text()), notice_title(self._channel.notice.level))
        self._name.setAccessibleDescription(". ".join((*known, self.tr("Opens the steps and what to think of"))))
        self._known.setText(", ".join(state.identifiers[:2]) + (" …" if len(state.identifiers) > 2 else ""))
        self._known.setVisible(bool(state.identifiers))
        if state.evidence is not None:
            self._gate.hide()

    def show_gate(self) -> None:
        """Ask about evidence before the block."""
        self._choice.set_value(None)
        self._gate.show()
        announce(self, self._gate.text())
        self._gate_first.setFocus(Qt.FocusReason.TabFocusReason)

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
        name = LinkButton(self._channel.name, name=f"open_{self._channel.id}")
        name.clicked.connect(lambda: self.opened.emit(self._channel.id))
        self._name = name
        self._known = SecondaryText("", name=f"known_{self._channel.id}")
        body.addWidget(name)
        body.addWidget(self._known)
        return holder

    def _make_gate(self) -> Notice:
        gate = Notice(self._channel.save.says, tone="careful", name=f"gate_{self._channel.id}", icon_name="archive")
        answers = (
            ("saved", self.tr("I have saved it")),
            ("nothing", self.tr("There is nothing to save")),
            ("skipped", self.tr("Go on without, on purpose")),
        )
        line = FlowRow()
        for value, words in answers:
            button = QuietButton(words, name=f"gate_{self._channel.id}_{value}")
            button.clicked.connect(lambda _checked=False, value=value: self._on_gate(value))
            line.add(button)
        self._gate_first = line.findChildren(QuietButton)[0]
        gate.add(line)
        gate.hide()
        return gate

    def _on_gate(self, value: str) -> None:
        self._gate.hide()
        self.evidence_said.emit(self._channel.id, value)

    def _arrange(self) -> None:
        wide = self.width() >= tokens().px(_NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(across if wide else down)
        self._line.setSpacing(16 if wide else 8)
        self._line.setAlignment(self._choice, Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignLeft)
        self._beside.setAlignment(self._icon, Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignTop)
