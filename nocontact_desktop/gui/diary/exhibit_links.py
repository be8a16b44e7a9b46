"""What belongs to a file: the entries that name it, what it is part of, and what is part of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.exhibits import Exhibit
from nocontact_desktop.diary.file_list.listing import Named, add_to_entry, recent_entries
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import exhibit_jobs as jobs
from nocontact_desktop.gui.diary.exhibit_jobs import FileShown, TakenIn
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    ChoiceField,
    FlowRow,
    Heading,
    LinkButton,
    ProgressRow,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    clear_layout_of,
    column,
)

_RECENT = 60


class ExhibitLinks(QWidget):
    """``show_file(shown)``; ``entry_opened(id)``, ``file_opened(id)``, ``message_opened(id)``, ``write_asked(id)``."""

    entry_opened = Signal(str)
    file_opened = Signal(str)
    message_opened = Signal(str)
    write_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("exhibitLinks")
        self._desk = desk
        self._exhibit: Exhibit | None = None
        body = column(self, gap=12)
        self._shown = QWidget()
        self._body = column(self._shown, gap=12)
        body.addWidget(self._shown)
        self._progress = ProgressRow(name="exhibitPartsProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        body.addWidget(self._progress)

    def show_file(self, shown: FileShown) -> None:
        """Show what belongs to a file."""
        self._exhibit = shown.exhibit
        clear_layout_of(self._shown)
        found = shown.belonging
        if found.whole is not None:
            self._add_links(self.tr("Part of"), (found.whole,), "exhibitWhole", self.file_opened.emit)
        if found.message is not None:
            said = self.tr("A message from {name}").format(name=found.message.title)
            named = Named(found.message.id, said if found.message.title else self.tr("A message"))
            self._add_links(self.tr("Came with"), (named,), "exhibitMessage", self.message_opened.emit)
        if found.parts:
            self._add_links(self.tr("Files that came with it"), found.parts, "exhibitPart", self.file_opened.emit)
        elif shown.exhibit.media_type == "message/rfc822":
            apart = SecondaryButton(
                self.tr("Keep the files in this mail one by one"), name="exhibitTakeApart", icon_name="paperclip"
            )
            apart.clicked.connect(self._on_take_apart)
            self._body.addWidget(FlowRow(apart))
        if found.entries:
            self._add_links(self.tr("Entries with this file"), found.entries, "exhibitEntry", self.entry_opened.emit)
        else:
            alone = self.tr("No entry names this file. It can stand alone.")
            self._body.addWidget(SecondaryText(alone, name="exhibitAlone"))
        self._body.addWidget(self._ways())
        self._place = QWidget()
        column(self._place)
        self._body.addWidget(self._place)

    def _ways(self) -> FlowRow:
        write = QuietButton(self.tr("Write an entry about it"), name="exhibitWrite", icon_name="plus")
        write.clicked.connect(self._on_write)
        add = QuietButton(self.tr("Add it to an entry"), name="exhibitAddTo", icon_name="link")
        add.clicked.connect(lambda: self._desk.ask(recent_entries, _RECENT, owner=self, on_done=self._offer))
        return FlowRow(write, add)

    def _add_links(self, title: str, named: tuple[Named, ...], name: str, act: Callable[[str], None]) -> None:
        self._body.addWidget(Heading(title, level=4, name=f"{name}Title"))
        group = QWidget()
        few = column(group, gap=4)
        self._body.addWidget(group)
        for place, one in enumerate(named):
            link = LinkButton(one.title, name=f"{name}{place}")
            link.clicked.connect(lambda _checked=False, one=one: act(one.id))
            few.addWidget(FlowRow(link))

    def _offer(self, found: list[Named]) -> None:
        clear_layout_of(self._place)
        layout = self._place.layout()
        if layout is None:
            return
        if not found:
            layout.addWidget(SecondaryText(self.tr("There is no entry yet."), name="exhibitNoEntries"))
            return
        choice = ChoiceField(self.tr("Entry"), [(one.id, one.title) for one in found], name="exhibitEntryChoice")
        choice.combo.setMinimumContentsLength(12)
        layout.addWidget(choice)
        keep = SecondaryButton(self.tr("Add it to this entry"), name="exhibitAddKeep")
        keep.clicked.connect(lambda: self._on_add(choice.value()))
        layout.addWidget(FlowRow(keep))
        choice.setFocus()

    def _on_write(self) -> None:
        if self._exhibit is not None:
            self.write_asked.emit(self._exhibit.id)

    def _on_add(self, entry_id: str) -> None:
        if self._exhibit is not None:
            self._desk.save(
                add_to_entry, self._exhibit.id, entry_id, owner=self, on_done=lambda _changes: self._on_added()
            )

    def _on_added(self) -> None:
        announce(self, self.tr("The entry names this file now."))

    def _on_take_apart(self) -> None:
        if self._exhibit is None:
            return
        self._progress.start(self.tr("Taking in files"))
        self._task = self._desk.work(
            jobs.take_out_mail_parts,
            self._desk.notebook,
            self._desk.tasks,
            self._exhibit,
            owner=self,
            executor="work",
            on_done=self._on_taken_apart,
            on_problem=lambda problem: self._progress.finish(one_line(problem)),
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._progress.finish(self.tr("Stopped. Nothing was kept.")),
        )

    def _on_stop(self) -> None:
        self._task.cancel()

    def _on_taken_apart(self, found: TakenIn) -> None:
        kept = counted(len(found.shown), self.tr("{n} file kept"), self.tr("{n} files kept"))
        self._progress.finish(kept if found.shown else self.tr("No files came with this mail."))
        self._desk.changed.emit(found.changes)
        if self._exhibit is not None and found.shown:
            self._desk.ask(jobs.file_shown, self._exhibit.id, owner=self, on_done=self.show_file)
