"""The pause: how long, until when, and how to leave it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal

from nocontact_desktop.gui.steady.times import clock_words
from nocontact_desktop.gui.steady.urge_reading import UrgeShown
from nocontact_desktop.gui.widgets import (
    BodyText,
    Button,
    Card,
    FlowRow,
    Heading,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    SecondaryText,
)
from nocontact_desktop.steady.urges import Length


def length_words(length: Length) -> str:
    """How long a pause is, on a button."""
    say = QCoreApplication.translate
    return {
        "ten": say("urge", "10 minutes"),
        "twenty": say("urge", "20 minutes"),
        "hour": say("urge", "An hour"),
        "tomorrow": say("urge", "Until tomorrow morning"),
    }[length]


_LENGTHS: tuple[Length, ...] = ("ten", "twenty", "hour", "tomorrow")


class PauseCard(Card):
    """``chosen(length)`` for a pause from now on, ``left()`` to end it. ``is_over``: one has ended."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, shown: UrgeShown) -> None:
        super().__init__(name="pauseCard")
        ends_at = shown.urge.ends_at if shown.urge else None
        self.is_over = ends_at is not None and shown.now >= ends_at
        if ends_at is None:
            self._offer(shown.planned)
        elif self.is_over:
            self._end()
        else:
            self._go_on(clock_words(ends_at, shown.now))

    def _offer(self, planned: Length | None) -> None:
        self.add(Heading(self.tr("A pause first, if you like"), name="pauseTitle"))
        self.add(BodyText(self.tr("Nothing has to be decided now. It can wait until after the pause.")))
        self.add(
            BodyText(
                self.tr(
                    "Urges usually rise, peak and fade. Many people find they fade within half an hour. "
                    "Yours may be shorter or longer."
                ),
                quiet=True,
            )
        )
        self.add(self._lengths(planned))

    def _go_on(self, until: str) -> None:
        self.add(Heading(self.tr("A pause until {clock}").format(clock=until), name="pauseTitle"))
        self.add(
            BodyText(self.tr("There is nothing to watch. The pause goes on while the notebook is locked."), quiet=True)
        )
        self.add(SecondaryText(self.tr("Another length, from now:")))
        self._add_lengths_and_leave()

    def _end(self) -> None:
        self.add(Heading(self.tr("The pause is over"), name="pauseTitle"))
        self.add(BodyText(self.tr("What you do now is yours to choose. Another pause is fine too."), quiet=True))
        self._add_lengths_and_leave()

    def _add_lengths_and_leave(self) -> None:
        line = self._lengths(None)
        leave = QuietButton(self.tr("Leave the pause"), name="leavePause")
        leave.clicked.connect(self.left)
        line.add(leave)
        self.add(line)

    def _lengths(self, planned: Length | None) -> FlowRow:
        line = FlowRow(gap=10)
        for length in _LENGTHS:
            line.add(self._length(length, is_planned=length == planned))
        return line

    def _length(self, length: Length, *, is_planned: bool) -> Button:
        words = length_words(length)
        made = PrimaryButton if is_planned else SecondaryButton
        button = made(words, name=f"pause_{length}", spoken=self.tr("A pause: {length}").format(length=words))
        button.clicked.connect(lambda: self.chosen.emit(length))
        return button
