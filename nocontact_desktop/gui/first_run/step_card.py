"""The frame of every first-run card: where we are, a heading, words, Go on and Leave equally large, a way
back.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from nocontact_desktop.gui.entrance import EntranceCard
from nocontact_desktop.gui.widgets import (
    BodyText,
    FlowRow,
    Heading,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
    set_state,
)


class StepCard(EntranceCard):
    """``go_on``, ``skipped``, ``rest_skipped``, ``back``, ``leave_clicked``. Controls go into ``self.inside``.

    ``Go on`` calls :meth:`ready` first: a card that still needs something says so and answers False.
    """

    go_on = Signal()
    skipped = Signal()
    rest_skipped = Signal()
    back = Signal()
    leave_clicked = Signal()

    def __init__(
        self,
        where: str,
        title: str,
        paragraphs: tuple[str, ...] = (),
        *,
        name: str = "stepCard",
        go_on_words: str = "",
        can_skip: bool = False,
        can_go_back: bool = True,
    ) -> None:
        super().__init__(name)
        self.title = title
        self.content.addWidget(SecondaryText(where, name="stepWhere"))
        self.content.addWidget(Heading(title, level=1, name="stepTitle"))
        for at, paragraph in enumerate(paragraphs):
            self.content.addWidget(BodyText(paragraph, name=f"stepText{at + 1}", quiet=at > 0))
        self.inside: QVBoxLayout = column(gap=16)
        self.content.addLayout(self.inside)
        self.content.addSpacing(4)
        self._go_on = PrimaryButton(go_on_words or self.tr("Go on"), name="goOn")
        self._go_on.clicked.connect(self.proceed)
        self._leave = SecondaryButton(self.tr("Leave"), name="leave", icon_name="log-out")
        self._leave.clicked.connect(self.leave_clicked)
        self.content.addWidget(FlowRow(self._go_on, self._leave, equal=True))
        self._small: FlowRow | None = None
        if can_skip or can_go_back:
            self._small = self._small_row(can_skip=can_skip, can_go_back=can_go_back)
            self.content.addWidget(self._small)

    def ready(self) -> bool:
        """Whether this card has what it needs."""
        return True

    def proceed(self) -> None:
        """Go on when the card is ready."""
        if self.ready():
            self.go_on.emit()

    def take_focus(self) -> None:
        """Say the title aloud and put the focus where it is of use."""
        self._go_on.setFocus()
        announce(self, self.title)

    def set_busy(self, *, busy: bool) -> None:
        """While something is made, neither go on twice nor back."""
        self._go_on.setEnabled(not busy)
        if self._small is not None:
            self._small.setEnabled(not busy)

    def set_go_on_words(self, words: str) -> None:
        """What the button says."""
        self._go_on.set_words(words)

    def _small_row(self, *, can_skip: bool, can_go_back: bool) -> FlowRow:
        row = FlowRow(gap=8)
        if can_go_back:
            back = QuietButton(self.tr("Back"), name="stepBack", icon_name="chevron-left", small=True)
            back.clicked.connect(self.back)
            row.add(back)
        if can_skip:
            skip = QuietButton(self.tr("Skip this"), name="stepSkip", small=True)
            skip.clicked.connect(self.skipped)
            row.add(skip)
            rest = QuietButton(self.tr("Skip all questions for now"), name="stepSkipAll", small=True)
            rest.clicked.connect(self.rest_skipped)
            row.add(rest)
        for button in row.findChildren(QuietButton)[:1]:
            set_state(button, "flush", value=True)
        return row
