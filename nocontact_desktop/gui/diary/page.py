"""The diary's page: it shows the list, the form, the import, a conversation or a file, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.answers import Answers
from nocontact_desktop.gui.diary.more import VIEWS
from nocontact_desktop.gui.diary.timeline import Timeline
from nocontact_desktop.gui.pages import Page
from nocontact_desktop.vault.changes import Changes

if TYPE_CHECKING:
    from nocontact_desktop.gui.diary.attempts_view import AttemptsView
    from nocontact_desktop.gui.diary.calendar_view import CalendarView
    from nocontact_desktop.gui.diary.conversations_view import ConversationsView
    from nocontact_desktop.gui.diary.exhibit_list import FilesView
    from nocontact_desktop.gui.diary.exhibit_view import ExhibitView
    from nocontact_desktop.gui.diary.form_view import FormView
    from nocontact_desktop.gui.diary.import_view import ImportView
    from nocontact_desktop.gui.diary.more import DiaryMore

NEW = "new"
IMPORT = "import"
CONVERSATIONS = "conversations"
PASSED_ON = "passed-on"
ENTRIES = "entries"
CALENDAR = "calendar"
ATTEMPTS = "attempts"
FILES = "files"
FILE = "file:"
MESSAGE = "message:"
CORRECT = "correct:"
MORE = "more"
EXCHANGES = "exchanges"
EXCHANGE = "exchange:"
GIVEN: dict[str, Answers] = {
    PASSED_ON: {"kind": "contact", "channel": "others", "direction": "in"},
    "typed-mine": {"basis": "at_the_time"},
    "typed-other": {"basis": "told"},
}
"""Addresses of the form with some answers given: what somebody passed on, and sheets that were filled in by hand."""


class DiaryPage(Page):
    """``entered("new")`` opens the short form, "import" the import, "conversations" the reader.

    "passed-on" opens the form for what somebody else has passed on, "calendar" and "attempts" show the calendar and the
    counts, "files" all files, "file:ID" one of them and "message:ID" a message. Answers open the form with them given.
    With the id of an entry it shows that entry, with "correct:ID" the form that corrects it; "case", "log" and
    the other addresses of ``more`` open what the diary has beside its entries. Each view is made when it is needed.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._stack = QStackedWidget()
        self._stack.setObjectName("diaryStack")
        self.root.addWidget(self._stack, 1)
        self._title_of_more = ""
        self._from_files = False
        self._way_back: Callable[[], None] = self._show_timeline
        self._timeline = self._made_timeline()
        desk.changed.connect(self._on_changed)
        write = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        write.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        write.activated.connect(self._on_write)
        self._timeline.list.refresh()

    def entered(self, where: object = None) -> None:
        """Go where somebody was sent; with nowhere, stay where the user was."""
        if where == NEW:
            self._on_write()
        elif isinstance(where, str) and where in GIVEN:
            self._on_messages_chosen(GIVEN[where])
        elif isinstance(where, dict):
            self._on_messages_chosen(where)
        elif where == ENTRIES:
            self._show_timeline()
        elif isinstance(where, str) and where.startswith((FILE, MESSAGE, CORRECT)):
            kind, _, one = where.partition(":")
            {"file": self._on_exhibit, "message": self._on_message, "correct": self._on_correct}[kind](one)
        elif isinstance(where, str) and where.partition(":")[0] in VIEWS.places:
            self._on_more(where)
        elif where == IMPORT:
            self._on_import()
        elif where == CONVERSATIONS:
            self._on_conversations()
        elif where in (CALENDAR, ATTEMPTS, FILES):
            {CALENDAR: self._on_calendar, ATTEMPTS: self._on_attempts, FILES: self._on_files}[where]()
        elif isinstance(where, str):
            self._show(self._timeline)
            self._timeline.show_entry(where)
        else:
            self._say_title()

    def search_for(self, text: str) -> None:
        """Show where these words stand."""
        self._keep_draft()
        self._show(self._timeline)
        self._timeline.look_for(text)

    def place(self) -> str | None:
        """The address of the view in sight; in the list, of the entry beside it."""
        shown = self._stack.currentWidget()
        if shown is self._timeline:
            return self._timeline.entry.entry_id or None
        if shown is self.__dict__.get("_form"):
            return NEW if self._form.entry_id is None else f"{CORRECT}{self._form.entry_id}"
        if shown is self.__dict__.get("_more"):
            return self._more.place()
        if shown is self.__dict__.get("_exhibit"):
            return f"{FILE}{self._exhibit.exhibit_id}"
        views = {"_conversations": CONVERSATIONS, "_calendar": CALENDAR, "_attempts": ATTEMPTS, "_files": FILES}
        return next((address for name, address in views.items() if shown is self.__dict__.get(name)), IMPORT)

    def leaving(self) -> None:
        """Keep what is being written."""
        self._keep_draft()

    @cached_property
    def _form(self) -> FormView:
        from nocontact_desktop.gui.diary.form_view import FormView

        made = FormView(self.desk, self._now)
        made.saved.connect(self._on_saved)
        made.closed.connect(self._show_timeline)
        self._stack.addWidget(made)
        return made

    @cached_property
    def _import(self) -> ImportView:
        from nocontact_desktop.gui.diary.import_view import ImportView

        made = ImportView(self.desk)
        made.closed.connect(self._show_timeline)
        made.conversations_requested.connect(self._on_conversations)
        self._stack.addWidget(made)
        return made

    @cached_property
    def _conversations(self) -> ConversationsView:
        from nocontact_desktop.gui.diary.conversations_view import ConversationsView

        made = ConversationsView(self.desk, self._now)
        made.closed.connect(self._show_timeline)
        made.import_requested.connect(self._on_import)
        made.entry_requested.connect(self._on_messages_chosen)
        self._stack.addWidget(made)
        return made

    @cached_property
    def _more(self) -> DiaryMore:
        from nocontact_desktop.gui.diary.more import DiaryMore

        made = DiaryMore(self.desk)
        made.title_changed.connect(self._on_title_of_more)
        self._stack.addWidget(made)
        return made

    @cached_property
    def _exhibit(self) -> ExhibitView:
        from nocontact_desktop.gui.diary.exhibit_view import ExhibitView

        made = ExhibitView(self.desk)
        made.closed.connect(self._on_exhibit_closed)
        made.links.entry_opened.connect(self._on_entry_of_file)
        made.links.message_opened.connect(self._on_message)
        made.links.write_asked.connect(lambda one: self._on_messages_chosen({"exhibits": [one]}))
        self._stack.addWidget(made)
        return made

    @cached_property
    def _files(self) -> FilesView:
        from nocontact_desktop.gui.diary.exhibit_list import FilesView

        made = FilesView(self.desk, self._now)
        made.closed.connect(lambda: self._on_more(MORE))
        made.opened.connect(self._on_exhibit)
        self._stack.addWidget(made)
        return made

    @cached_property
    def _calendar(self) -> CalendarView:
        from nocontact_desktop.gui.diary.calendar_view import CalendarView

        made = CalendarView(self.desk, self._now)
        made.closed.connect(self._show_timeline)
        made.entry_opened.connect(lambda one: self._on_entry_of(one, self.tr("Calendar"), self._on_calendar))
        made.handover_opened.connect(lambda one: self._on_more(f"{EXCHANGE}{one}"))
        made.filter_asked.connect(self._on_filter)
        self._stack.addWidget(made)
        return made

    @cached_property
    def _attempts(self) -> AttemptsView:
        from nocontact_desktop.gui.diary.attempts_view import AttemptsView

        made = AttemptsView(self.desk, self._now)
        made.closed.connect(self._show_timeline)
        self._stack.addWidget(made)
        return made

    def _made_timeline(self) -> Timeline:
        made = Timeline(self.desk, self._now)
        made.correct_requested.connect(self._on_correct)
        made.list.write_requested.connect(self._on_write)
        made.list.import_requested.connect(self._on_import)
        made.list.conversations_requested.connect(self._on_conversations)
        made.list.handovers_requested.connect(lambda: self._on_more(EXCHANGES))
        made.list.calendar_requested.connect(self._on_calendar)
        made.list.attempts_requested.connect(self._on_attempts)
        made.list.more_requested.connect(lambda: self._on_more(MORE))
        made.message_opened.connect(self._on_message)
        made.exhibit_opened.connect(self._on_exhibit)
        made.handover_opened.connect(lambda one: self._on_more(f"{EXCHANGE}{one}"))
        made.entry.message_requested.connect(self._on_message)
        made.entry.exhibit_requested.connect(self._on_exhibit)
        made.way_back_asked.connect(self._on_way_back)
        self._stack.addWidget(made)
        return made

    def _now(self) -> datetime:
        return self.desk.notebook.surroundings.now().astimezone()

    def _keep_draft(self) -> None:
        # Looked up without making it: a form that was never opened has nothing to keep.
        form: FormView | None = self.__dict__.get("_form")
        if form is not None:
            form.keep_draft()
        more: DiaryMore | None = self.__dict__.get("_more")
        if more is not None:
            more.leaving()

    def _show(self, view: QWidget) -> None:
        if view is not self._stack.currentWidget():
            self._keep_draft()
        self._stack.setCurrentWidget(view)
        self._say_title()

    def _say_title(self) -> None:
        self.title_changed.emit(self._title(self._stack.currentWidget()))

    def _title(self, view: QWidget | None) -> str:
        shown = view.objectName() if view is not None else ""
        if shown == "formView":
            return self.tr("Write it down") if self._form.entry_id is None else self.tr("Correct or add")
        titles = {
            "importView": self.tr("Bring in messages"),
            "conversationsView": self.tr("Conversations"),
            "exhibitScroll": self.tr("File"),
            "filesView": self.tr("Files"),
            "DiaryMore": self._title_of_more,
            "calendarView": self.tr("Calendar"),
            "attemptsView": self.tr("Counts"),
        }
        return titles.get(shown, self.tr("Diary"))

    def _show_timeline(self) -> None:
        self._show(self._timeline)
        self._timeline.focus_list()

    def _on_write(self) -> None:
        self._form.begin()
        self._show(self._form)

    def _on_correct(self, entry_id: str) -> None:
        self._form.begin(entry_id)
        self._show(self._form)

    def _on_import(self) -> None:
        self._import.begin()
        self._show(self._import)

    def _on_conversations(self) -> None:
        self._conversations.begin()
        self._show(self._conversations)

    def _on_calendar(self) -> None:
        self._show(self._calendar)
        self._calendar.begin()

    def _on_attempts(self) -> None:
        self._show(self._attempts)
        self._attempts.begin()

    def _on_filter(self, wanted: EntryFilter) -> None:
        self._show(self._timeline)
        self._timeline.show_filter(wanted)

    def _on_more(self, address: str) -> None:
        self._show(self._more)
        self._more.entered(address)

    def _on_title_of_more(self, title: str) -> None:
        self._title_of_more = title
        self._say_title()

    def _on_message(self, message_id: str) -> None:
        self._conversations.show_message(message_id)
        self._show(self._conversations)

    def _on_messages_chosen(self, answers: Answers) -> None:
        self._form.begin(answers=answers)
        self._show(self._form)

    def _on_files(self) -> None:
        self._show(self._files)
        self._files.begin()

    def _on_exhibit(self, exhibit_id: str) -> None:
        self._from_files = self._stack.currentWidget() is self.__dict__.get("_files")
        self._show(self._exhibit)
        self._exhibit.show_exhibit(exhibit_id)

    def _on_entry_of_file(self, entry_id: str) -> None:
        exhibit_id, from_files = self._exhibit.exhibit_id, self._from_files

        def back_to_it() -> None:
            self._on_exhibit(exhibit_id)
            self._from_files = from_files

        self._on_entry_of(entry_id, self.tr("File"), back_to_it)

    def _on_exhibit_closed(self) -> None:
        if self._from_files:
            self._show(self._files)
            self._files.cards.setFocus()
        else:
            self._show_timeline()

    def _on_entry_of(self, entry_id: str, place: str, way_back: Callable[[], None]) -> None:
        """Show an entry that was opened elsewhere; from it, the way back leads there."""
        self._way_back = way_back
        self._show(self._timeline)
        self._timeline.show_entry(entry_id, place)

    def _on_way_back(self) -> None:
        self._way_back()

    def _on_saved(self, entry_id: str) -> None:
        self._show(self._timeline)
        self._timeline.show_entry(entry_id)

    def _on_changed(self, changes: object) -> None:
        if isinstance(changes, Changes):
            self._timeline.take_changes(changes)
            shown = self._stack.currentWidget()
            if shown is self.__dict__.get("_calendar"):
                self._calendar.take_changes(changes)
            elif shown is self.__dict__.get("_attempts"):
                self._attempts.take_changes(changes)
            if "_files" in self.__dict__:
                self._files.take_changes(changes)
