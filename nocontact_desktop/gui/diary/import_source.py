"""Whose account or device the files are from, and whether the writer was allowed to open it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nocontact_desktop.gui.widgets import Card, Heading, LineField, Notice, Radio, RadioList, SecondaryText
from nocontact_desktop.gui.widgets.fields import FieldError, FieldLabel
from nocontact_desktop.gui.widgets.naming import announce


class SourceCard(Card):
    """``answer()`` is kept with every file that is brought in."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(name="importSource", gap=12)
        self.add(Heading(self.tr("Where these files are from"), level=3, name="importSourceTitle"))
        self.add(SecondaryText(self.tr("The answer is kept with the files."), name="importSourceSays"))
        whose = self.tr("Whose account or device is it?")
        self.add(FieldLabel(whose, name="importWhoseLabel"))
        self._whose = RadioList(
            [
                ("mine", self.tr("Mine")),
                ("shared", self.tr("Shared with someone")),
                ("given", self.tr("Someone else's, and they gave it to me")),
                ("other", self.tr("Something else")),
            ],
            name="importWhose",
            spoken=whose,
        )
        self._whose.chosen.connect(lambda _value: self._on_changed())
        self.add(self._whose)
        allowed = self.tr("Were you allowed to open it?")
        self.add(FieldLabel(allowed, name="importAllowedLabel"))
        self._allowed = RadioList(
            [("yes", self.tr("Yes")), ("no", self.tr("No")), ("unknown", self.tr("I don't know"))],
            name="importAllowed",
            spoken=allowed,
        )
        self._allowed.chosen.connect(lambda _value: self._on_changed())
        self.add(self._allowed)
        self._law = Notice(
            self.tr(
                "Opening someone else's account or device without leave can be against the law, and can be used "
                "against you. Ask a lawyer or an advocate before you hand this on."
            ),
            tone="careful",
            name="importLaw",
        )
        self._law.hide()
        self.add(self._law)
        self._words = LineField(self.tr("In your own words, if you like"), name="importSourceWords")
        self.add(self._words)
        self._error = FieldError("", name="importSourceError")
        self._error.hide()
        self.add(self._error)

    def answer(self) -> str | None:
        """The answer as a sentence; None while a question is open."""
        whose, allowed = self._whose.value(), self._allowed.value()
        if whose is None or allowed is None:
            return None
        said = {
            "mine": self.tr("My own account or device"),
            "shared": self.tr("A shared account or device"),
            "given": self.tr("Given to me by someone else"),
            "other": self.tr("Another account or device"),
        }[whose]
        leave = {
            "yes": self.tr("allowed to open it: yes"),
            "no": self.tr("allowed to open it: no"),
            "unknown": self.tr("allowed to open it: not known"),
        }[allowed]
        return "; ".join(part for part in (said, leave, self._words.value()) if part)

    def ask_again(self) -> None:
        """Say that both questions need an answer, and go there."""
        words = self.tr("Please answer both. “I don't know” is an answer.")
        self._error.setText(words)
        self._error.show()
        announce(self._error, words)
        open_one = self._whose if self._whose.value() is None else self._allowed
        open_one.findChildren(Radio)[0].setFocus()

    def _on_changed(self) -> None:
        self._error.hide()
        self._law.setVisible(self._allowed.value() in ("no", "unknown"))
        self.changed.emit()
