"""The diary's page: it shows the list, the form, the import or a conversation, one at a time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from nocontact_desktop.diary.changes import Changes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.answers import Answers
from nocontact_desktop.gui.diary.conversations_view import ConversationsView
from nocontact_desktop.gui.diary.exhibit_view import ExhibitView
from nocontact_desktop.gui.diary.form_view import FormView
from nocontact_desktop.gui.diary.import_view import ImportView
from nocontact_desktop.gui.diary.timeline import Timeline
from nocontact_desktop.gui.pages import Page

NEW = "new"
IMPORT = "import"
CONVERSATIONS = "conversations"


class DiaryPage(Page):
    """``entered("new")`` opens the short form, "import" the import, "conversations" the reader.

    With the id of an entry it shows that entry.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._stack = QStackedWidget()
        self._stack.setObjectName("diaryStack")
        self.root.addWidget(self._stack, 1)
        self._timeline = Timeline(desk)
        self._timeline.correct_requested.connect(self._on_correct)
        self._timeline.list.write_requested.connect(self._on_write)
        self._form = FormView(desk, self._now)
        self._form.saved.connect(self._on_saved)
        self._form.closed.connect(self._show_timeline)
        self._import = ImportView(desk)
        self._import.closed.connect(self._show_timeline)
        self._import.conversations_requested.connect(self._on_conversations)
        self._conversations = ConversationsView(desk, self._now)
        self._conversations.closed.connect(self._show_timeline)
        self._conversations.import_requested.connect(self._on_import)
        self._conversations.entry_requested.connect(self._on_messages_chosen)
        self._timeline.list.import_requested.connect(self._on_import)
        self._timeline.list.conversations_requested.connect(self._on_conversations)
        self._timeline.entry.message_requested.connect(self._on_message)
        self._timeline.list.message_opened.connect(self._on_message)
        self._exhibit = ExhibitView(desk)
        self._exhibit.closed.connect(self._show_timeline)
        self._timeline.entry.exhibit_requested.connect(self._on_exhibit)
        for view in (self._timeline, self._form, self._import, self._conversations, self._exhibit):
            self._stack.addWidget(view)
        desk.changed.connect(self._on_changed)
        write = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        write.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        write.activated.connect(self._on_write)
        self._timeline.list.refresh()

    def entered(self, where: object = None) -> None:
        """Go where somebody was sent; with nowhere, stay where the user was."""
        if where == NEW:
            self._on_write()
        elif where == IMPORT:
            self._on_import()
        elif where == CONVERSATIONS:
            self._on_conversations()
        elif isinstance(where, str):
            self._show(self._timeline)
            self._timeline.show_entry(where)
        else:
            self._say_title()

    def search_for(self, text: str) -> None:
        """Show the entries with these words."""
        self._form.leave()
        self._show(self._timeline)
        self._timeline.list.search_for(text)

    def leaving(self) -> None:
        """Keep what is being written."""
        self._form.keep_draft()

    def _now(self) -> datetime:
        return self.desk.notebook.surroundings.now().astimezone()

    def _show(self, view: QWidget) -> None:
        self._stack.setCurrentWidget(view)
        self._say_title()

    def _say_title(self) -> None:
        writing = self.tr("Write it down") if self._form.entry_id is None else self.tr("Correct or add")
        titles: dict[QWidget | None, str] = {
            self._form: writing,
            self._import: self.tr("Bring in messages"),
            self._conversations: self.tr("Conversations"),
            self._exhibit: self.tr("File"),
        }
        self.title_changed.emit(titles.get(self._stack.currentWidget(), self.tr("Diary")))

    def _show_timeline(self) -> None:
        self._show(self._timeline)
        self._timeline.list.cards.setFocus()

    def _on_write(self) -> None:
        self._form.begin()
        self._show(self._form)

    def _on_import(self) -> None:
        self._import.begin()
        self._show(self._import)

    def _on_conversations(self) -> None:
        self._conversations.begin()
        self._show(self._conversations)

    def _on_message(self, message_id: str) -> None:
        self._conversations.show_message(message_id)
        self._show(self._conversations)

    def _on_exhibit(self, exhibit_id: str) -> None:
        self._exhibit.show_exhibit(exhibit_id)
        self._show(self._exhibit)

    def _on_messages_chosen(self, answers: Answers) -> None:
        self._form.begin(answers=answers)
        self._show(self._form)

    def _on_correct(self, entry_id: str) -> None:
        self._form.begin(entry_id)
        self._show(self._form)

    def _on_saved(self, entry_id: str) -> None:
        self._show(self._timeline)
        self._timeline.show_entry(entry_id)

    def _on_changed(self, changes: object) -> None:
        if isinstance(changes, Changes):
            self._timeline.take_changes(changes)
