"""What the board has for the channel of some terms: left open on purpose, and put back when they are gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.people.terms_words import TermsShown, has_ended, why_words
from nocontact_desktop.gui.widgets import FlowRow, Notice, SecondaryButton, clear_layout_of, column, dialogs
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.terms import Terms, keep_open, leave_undecided
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


class TermsOnBoard(QWidget):
    """One notice."""

    def __init__(self, desk: Desk, content: Content) -> None:
        super().__init__()
        self._desk = desk
        self._content = content
        column(self)

    def say(self, one: Terms, shown: TermsShown) -> None:
        """Show what the board has now for the channel of ``one``."""
        clear_layout_of(self)
        layout = self.layout()
        assert layout is not None
        is_open, is_over = shown.is_open(one.channel), has_ended(one, shown.now.date())
        if is_open and not is_over:
            layout.addWidget(Notice(self._open_words(one, shown), name="termsBoard"))
        elif is_open:
            words = self.tr("These terms have ended. On the board, {channel} still stays open.")
            act = self._button(self.tr("Put it back to not decided"), "leaveUndecided", leave_undecided, one)
            layout.addWidget(self._notice(words, act, one, shown))
        elif not is_over and one.channel in shown.channels:
            words = self.tr("On the board, {channel} is not left open now.")
            act = self._button(self.tr("Leave it open"), "keepOpen", keep_open, one)
            layout.addWidget(self._notice(words, act, one, shown))

    def ask_about(self, channel_id: str, terms_id: str, shown: TermsShown) -> None:
        """Whether a channel that terms have left goes back to not decided; not asked while others hold it."""
        held = any(one.channel == channel_id and one.id != terms_id for one in shown.terms)
        if held or not shown.is_open(channel_id):
            return
        desk = self._desk

        def put_back() -> None:
            # The form may be gone by then: the desk owns the write.
            desk.save(leave_undecided, channel_id, owner=desk)

        dialogs().confirm(
            self.window(),
            self.tr("Put {channel} back to not decided?").format(channel=shown.channel_name(channel_id)),
            self.tr("On the board it stays open otherwise. You can change it there at any time."),
            self.tr("Put it back"),
            put_back,
        )

    def _open_words(self, one: Terms, shown: TermsShown) -> str:
        why = why_words(one, self._content)
        words = (
            self.tr("On the board, {channel} stays open on purpose. Why: {why}.")
            if why
            else self.tr("On the board, {channel} stays open on purpose.")
        )
        return words.format(channel=shown.channel_name(one.channel), why=why)

    def _notice(self, words: str, act: SecondaryButton, one: Terms, shown: TermsShown) -> Notice:
        notice = Notice(words.format(channel=shown.channel_name(one.channel)), tone="careful", name="termsBoard")
        notice.add(FlowRow(act))
        return notice

    def _button(self, words: str, name: str, write: Callable[[Notebook, str], Changes], one: Terms) -> SecondaryButton:
        button = SecondaryButton(words, name=name)
        button.clicked.connect(lambda: self._desk.save(write, one.channel, owner=self))
        return button
