"""Choosing a passphrase: typed with its strength said in words, or six words made by chance."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.tasks import TaskRunner
from nocontact_desktop.gui.tokens import Tone
from nocontact_desktop.gui.widgets import (
    Chip,
    FlowRow,
    PassphraseField,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
)

SHORTEST = 8
_TONES: tuple[Tone, ...] = ("danger", "danger", "careful", "accent", "accent")


class NewPassphrase(QWidget):
    """Two fields and a strength line.

    ``changed()``; :meth:`check` says what is missing; :meth:`value` is the passphrase.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, tasks: TaskRunner, *, name: str, own_words: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        self._tasks = tasks
        self._own_words = own_words
        self._asked_for = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(200)
        self._wait.timeout.connect(self._ask_strength)
        body = column(self, gap=12)
        self._first = PassphraseField(
            self.tr("New passphrase"),
            name=f"{name}First",
            hint=self.tr("Several words are easier to remember and harder to guess than one."),
        )
        self._first.changed.connect(self._on_changed)
        body.addWidget(self._first)
        self._strength = Chip("", name=f"{name}Strength")
        self._strength.hide()
        body.addWidget(self._strength)
        make = SecondaryButton(self.tr("Make six words for me"), name=f"{name}Make", icon_name="refresh-cw", small=True)
        make.clicked.connect(self._on_make)
        body.addWidget(FlowRow(make))
        self._made = SecondaryText("", name=f"{name}Made")
        self._made.hide()
        body.addWidget(self._made)
        self._second = PassphraseField(self.tr("The same once more"), name=f"{name}Second")
        self._first.submitted.connect(self._second.setFocus)
        self._second.changed.connect(lambda _text: self.changed.emit())
        self._second.submitted.connect(self.submitted)
        body.addWidget(self._second)
        self.setFocusProxy(self._first)

    def value(self) -> str:
        """The passphrase as typed."""
        return self._first.value()

    def check(self) -> bool:
        """Say what is missing; True when both fields agree and the passphrase is long enough."""
        if len(self._first.value()) < SHORTEST:
            self._first.set_error(self.tr("Please use at least {count} characters.").format(count=SHORTEST))
            self._first.setFocus()
            return False
        if self._first.value() != self._second.value():
            self._second.set_error(self.tr("The two are not the same yet."))
            self._second.setFocus()
            return False
        return True

    def clear(self) -> None:
        """Empty both fields."""
        self._first.clear()
        self._second.clear()
        self._made.hide()
        self._strength.hide()

    def _on_make(self) -> None:
        from nocontact_desktop.vault.passphrase import generate
        from nocontact_desktop.vault.surroundings import SYSTEM

        self._first.set_value(generate(SYSTEM.random_bytes))
        self._first.set_shown(shown=True)
        self._first.set_error(None)
        self._second.clear()
        self._made.setText(self.tr("Read the words a few times, then type them once more below."))
        self._made.show()
        self._second.setFocus()
        self._on_changed(self._first.value())

    def _on_changed(self, _text: str) -> None:
        self._wait.start()
        self.changed.emit()

    def _ask_strength(self) -> None:
        self._asked_for = self._first.value()
        if not self._asked_for:
            self._strength.hide()
            return
        self._tasks.run(
            _strength_of,
            self._asked_for,
            self._own_words,
            owner=self,
            on_done=self._on_strength,
            executor="work",
        )

    def _on_strength(self, found: tuple[str, int, str]) -> None:
        text, score, words = found
        if text != self._first.value():
            return
        self._strength.set(words, _TONES[score], "shield-check" if score >= 3 else "triangle-alert")
        self._strength.show()
        announce(self._strength, words)


def _strength_of(text: str, own_words: tuple[str, ...]) -> tuple[str, int, str]:
    from nocontact_desktop.guidance.content import say
    from nocontact_desktop.vault.passphrase import strength

    found = strength(text, own_words)
    return text, found.score, say(found.says).text
