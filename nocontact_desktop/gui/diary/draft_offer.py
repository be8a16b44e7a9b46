"""An entry that was begun and not saved: to go on with, or to put away."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Columns,
    FlowRow,
    Heading,
    PrimaryButton,
    QuietButton,
    dialogs,
)


class DraftOffer(Columns):
    """``taken_up()`` to go on with it, ``put_away()`` after the user has confirmed that it goes."""

    taken_up = Signal()
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__(shares=(5, 3), narrow=800)
        card = Card(name="draftOffer", gap=14)
        card.add(Heading(self.tr("You had begun an entry"), name="draftOfferTitle"))
        self._says = BodyText("", name="draftOfferText", quiet=True)
        card.add(self._says)
        self._go_on = PrimaryButton(self.tr("Go on with it"), name="draftGoOn", icon_name="pencil")
        self._go_on.clicked.connect(self.taken_up)
        away = QuietButton(self.tr("Put it away"), name="draftAway")
        away.clicked.connect(self._on_put_away)
        card.add(FlowRow(self._go_on, away))
        self.add(0, card)
        self.setFocusProxy(self._go_on)

    def say(self, when: str) -> None:
        """Say when it was kept."""
        self._says.set_text(self.tr("It was kept here, encrypted, on {when}.").format(when=when))

    def _on_put_away(self) -> None:
        dialogs().confirm(
            self,
            self.tr("Put away what you had begun?"),
            self.tr("It was not saved as an entry. What was typed, and the files added to it, are erased."),
            self.tr("Put it away"),
            self.put_away.emit,
            danger=True,
        )
