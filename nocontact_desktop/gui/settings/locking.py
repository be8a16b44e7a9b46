"""Lock now, after how long it locks by itself, how to leave quickly."""

from __future__ import annotations

from nocontact_desktop.gui import screen_capture
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.settings.setting_change import change_setting
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    ChoiceField,
    FlowRow,
    Heading,
    PrimaryButton,
    RadioList,
    SecondaryText,
)
from nocontact_desktop.gui.widgets.naming import set_tip

_MINUTES = (1, 2, 3, 5, 10, 20, 30)


class LockCard(Card):
    """What closes the notebook."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="lockCard")
        self._desk = desk
        self.add(Heading(self.tr("Lock and leave"), level=3))
        lock = PrimaryButton(self.tr("Lock now"), name="lockNow", icon_name="lock")
        set_tip(lock, "Ctrl+L")
        lock.clicked.connect(desk.lock_requested)
        self.add(FlowRow(lock))
        minutes = [(str(count), self._say_minutes(count)) for count in _MINUTES]
        self._idle = ChoiceField(
            self.tr("Lock when nothing was done for"),
            minutes,
            name="idleMinutes",
            value=str(desk.settings.idle_minutes),
        )
        self._idle.changed.connect(self._on_idle)
        self.add(self._idle)
        self.add(
            SecondaryText(
                self.tr(
                    "It also locks when the window is minimised, and when the computer sleeps or its screen is locked."
                )
            )
        )
        self.add(SecondaryText(self._say_pictures(), name="screenPictures"))
        self.add(Heading(self.tr("Leave quickly"), level=4))
        self.add(
            BodyText(
                self.tr(
                    "It blanks the window at once, locks the notebook and ends. What you were typing is kept "
                    "as a draft, encrypted. The program stays installed, and a watched computer still shows "
                    "that it was used."
                ),
                quiet=True,
            )
        )
        self._leave = RadioList(
            [
                ("shift3", self.tr("The button, or three taps of Shift alone")),
                ("button", self.tr("The button only")),
            ],
            name="leaveKey",
            spoken=self.tr("Leave quickly with"),
            value=desk.settings.leave_key,
        )
        self._leave.chosen.connect(lambda value: change_setting(self._desk, self, leave_key=value))
        self.add(self._leave)

    def _say_pictures(self) -> str:
        if screen_capture.can_refuse():
            return self.tr("Other programs are asked to leave this window out of pictures of the screen.")
        return self.tr("This system cannot keep this window out of pictures that other programs take of the screen.")

    def _say_minutes(self, count: int) -> str:
        return self.tr("1 minute") if count == 1 else self.tr("{count} minutes").format(count=count)

    def _on_idle(self, value: str) -> None:
        change_setting(self._desk, self, idle_minutes=int(value))
