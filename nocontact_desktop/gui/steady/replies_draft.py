"""The card with the draft of a reply: for which contact it is, the words, how many, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.steady.replies_text import ReplyText
from nocontact_desktop.gui.widgets import (
    Card,
    ChoiceField,
    FlowRow,
    Notice,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    dialogs,
)
from nocontact_desktop.gui.widgets.clipboard import SECONDS
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.terms import Terms
from nocontact_desktop.steady.replies import ReplyFinding, count_words, most_words
from nocontact_desktop.steady.replies_kept import ReplyDraft


class DraftCard(Card):
    """``changed()`` with each key; ``kept()`` when there is something to keep; ``erase_asked()``, ``sent()``."""

    changed = Signal()
    kept = Signal()
    erase_asked = Signal()
    sent = Signal()

    def __init__(self, desk: Desk, content: Content, terms: dict[str, Terms], names: dict[str, str]) -> None:
        super().__init__(name="repliesDraft", gap=14)
        self._desk = desk
        self._content = content
        self._terms = terms
        self._titles = {rule.id: rule.title for rule in content.reply_rules}
        no_terms = ("", self.tr("None of my terms"))
        self._for = ChoiceField(
            self.tr("Which contact it is for"),
            [*((one, names[one]) for one in terms), no_terms],
            name="replyTerms",
        )
        self._for.changed.connect(lambda _id: self._on_terms())
        self.add(self._for)
        self._for.setVisible(bool(terms))
        self.text = self._made_text()
        self.add(self.text)
        self._count = SecondaryText("", name="replyWords")
        self.add(self._count)
        self._here = SecondaryText("", name="replyHere")
        self.add(self._here)
        self.add(self._buttons())
        self._copied = Notice("", tone="info", name="replyCopied", icon_name="copy")
        self.add(self._copied)
        self._copied.hide()

    def begin(self, draft: ReplyDraft) -> None:
        """Show what was kept."""
        is_said = draft.text and draft.terms in (*self._terms, "")
        self._for.set_value(draft.terms if is_said else next(iter(self._terms), ""))
        self.text.begin(draft.text)
        self._on_terms_shown()

    def draft(self) -> ReplyDraft:
        """What stands here."""
        return ReplyDraft(self.text.value(), self._for.value())

    def terms(self) -> Terms | None:
        """The terms it is for."""
        return self._terms.get(self._for.value())

    def show_findings(self, findings: tuple[ReplyFinding, ...]) -> None:
        """Underline what was found."""
        self.text.show_findings(findings)
        self._say_here()

    def clear(self) -> None:
        """Nothing stands here any more."""
        self.text.clear()
        self._copied.hide()
        self.say_count()
        self.text.setFocus()

    def say_count(self) -> None:
        """How many words there are, beside how many were agreed."""
        text = self.text.value()
        said = counted(count_words(text), self.tr("{n} word."), self.tr("{n} words."))
        terms = self.terms()
        if terms is not None and terms.longest_words is not None:
            most = most_words(self._content, terms)
            said = f"{said} {counted(most, self.tr('Your terms: at most {n}.'), self.tr('Your terms: at most {n}.'))}"
        self._count.setText(said)
        for button in self._acts:
            button.setEnabled(bool(text.strip()))

    def _made_text(self) -> ReplyText:
        made = ReplyText(
            self.tr("Your draft"),
            name="replyText",
            hint=self.tr("It is kept here as you write. Nothing is sent, and no word is changed."),
        )
        made.changed.connect(self._on_changed)
        made.kept.connect(lambda _text: self.kept.emit())
        made.moved.connect(self._say_here)
        return made

    def _buttons(self) -> FlowRow:
        copy = PrimaryButton(self.tr("Copy"), name="copyReply", icon_name="copy", spoken=self.tr("Copy the draft"))
        sent = SecondaryButton(self.tr("I sent it"), name="replySent", icon_name="check")
        erase = QuietButton(self.tr("Erase"), name="eraseReply", icon_name="trash-2", spoken=self.tr("Erase the draft"))
        self._acts: list[QAbstractButton] = [copy, sent, erase]
        does: list[Callable[[], None]] = [self._on_copy, self.sent.emit, self._on_erase]
        for button, act in zip(self._acts, does, strict=True):
            button.clicked.connect(act)
        return FlowRow(copy, sent, erase)

    def _on_changed(self, _text: str) -> None:
        self._copied.hide()
        self.say_count()
        self.changed.emit()

    def _on_terms(self) -> None:
        self._on_terms_shown()
        self.kept.emit()
        self.changed.emit()

    def _on_terms_shown(self) -> None:
        terms = self.terms()
        about = ", ".join(terms.subjects) if terms is not None else ""
        self._for.set_hint(self.tr("Agreed subjects: {subjects}").format(subjects=about) if about else "")
        self.say_count()

    def _say_here(self) -> None:
        titles = dict.fromkeys(self._titles[one.rule] for one in self.text.at_cursor())
        self._here.setText(self.tr("At the cursor: {titles}").format(titles=", ".join(titles)) if titles else "")
        self._here.setVisible(bool(titles))

    def _on_copy(self) -> None:
        self._desk.clipboard.copy(self.text.value())
        said = self.tr(
            "On the clipboard for {seconds} seconds. Then it is taken off again. "
            "Other programs on this computer can read it there, and some keep a list."
        ).format(seconds=SECONDS)
        self._copied.set_text(said)
        self._copied.show()
        announce(self, said)

    def _on_erase(self) -> None:
        dialogs().confirm(
            self,
            self.tr("Erase this draft?"),
            self.tr("It is taken out of the notebook. There is no copy, unless you made one."),
            self.tr("Erase the draft"),
            self.erase_asked.emit,
            danger=True,
        )
