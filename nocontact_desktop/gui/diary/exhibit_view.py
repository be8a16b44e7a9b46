"""One kept file: its picture or pages, what is said and known of it, what belongs to it, and a copy to take away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary import exhibits
from nocontact_desktop.diary.exhibits import Exhibit
from nocontact_desktop.diary.redactions import covered_name, shown_instead
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.back_link import BackLink
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import exhibit_jobs as jobs
from nocontact_desktop.gui.diary.exhibit_handling import ExhibitHandling
from nocontact_desktop.gui.diary.exhibit_jobs import FileShown
from nocontact_desktop.gui.diary.exhibit_links import ExhibitLinks
from nocontact_desktop.gui.diary.exhibit_said import ExhibitSaid
from nocontact_desktop.gui.diary.exhibit_viewer import ExhibitViewer
from nocontact_desktop.gui.diary.exhibit_words import claimed_facts, impossible_claims, measured_facts
from nocontact_desktop.gui.diary.fact_grid import facts_grid
from nocontact_desktop.gui.diary.redact_panel import RedactPanel
from nocontact_desktop.gui.diary.redact_row import COVERED, ORIGINAL, RedactRow
from nocontact_desktop.gui.parts.outgoing import ask_for_file
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    FlowRow,
    Fold,
    Heading,
    ProgressRow,
    QuietButton,
    ScrollPage,
    SecondaryButton,
    SecondaryText,
    announce,
    clear_layout_of,
    column,
    dialogs,
)
from nocontact_desktop.intake.regular import name_for_disk
from nocontact_desktop.vault.changes import Changes


class ExhibitView(ScrollPage):
    """``closed()`` when the user goes back, also after the file was deleted.

    ``links`` leads to entries, messages and other files.
    """

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="exhibitScroll", widest=860)
        self._desk = desk
        self._exhibit: Exhibit | None = None
        self._shown: FileShown | None = None
        self._wanted = ""
        self.add(BackLink(self.tr("Back"), self, self.closed, name="exhibitBack"))
        card = Card(name="exhibitCard", gap=16)
        self._title = Heading("", name="exhibitTitle")
        card.add(self._title)
        self.viewer = ExhibitViewer(desk)
        self._covering = RedactPanel(desk, self.viewer)
        self._covering.finished.connect(self._on_covered)
        card.add(self._covering.how)
        card.add(self.viewer)
        self._covered = RedactRow()
        self._covered.chosen.connect(self._show_picture)
        self._covered.cover_asked.connect(self._on_cover)
        card.add(self._covered)
        card.add(self._covering)
        self._known = QWidget()
        self._body = column(self._known, gap=12)
        card.add(self._known)
        self._progress = ProgressRow(name="exhibitProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        card.add(self._progress)
        card.add(self._buttons())
        note = self.tr("A copy outside the notebook is not encrypted. Whoever uses this computer can open it.")
        card.add(SecondaryText(note, name="exhibitCopyNote"))
        self.add(card)
        self.add(self._about())
        desk.changed.connect(self._on_changed)

    @property
    def exhibit_id(self) -> str:
        """The file that is shown."""
        return self._wanted

    def show_exhibit(self, exhibit_id: str) -> None:
        """Fetch a file with all that belongs to it."""
        if exhibit_id != self._wanted:
            self._stop_covering()
            self._covered.show_original()
        self._wanted = exhibit_id
        self._progress.finish()
        self.verticalScrollBar().setValue(0)
        self._fetch()

    def _about(self) -> Card:
        self._said = ExhibitSaid(self._desk)
        self.links = ExhibitLinks(self._desk)
        self.links.file_opened.connect(self.show_exhibit)
        self._handling = ExhibitHandling(self._desk)
        card = Card(name="exhibitAbout", gap=16)
        for widget in (self._said, Divider(), self.links, Divider(), self._handling):
            card.add(widget)
        return card

    def _buttons(self) -> FlowRow:
        save = SecondaryButton(self.tr("Save a copy of the original"), name="exhibitSave", icon_name="file-down")
        save.clicked.connect(lambda: self._on_save(ORIGINAL))
        self._save_covered = SecondaryButton(
            self.tr("Save a copy with parts covered"), name="exhibitSaveCovered", icon_name="file-down"
        )
        self._save_covered.clicked.connect(lambda: self._on_save(COVERED))
        delete = QuietButton(self.tr("Delete this file"), name="exhibitDelete", icon_name="trash-2")
        delete.clicked.connect(self._on_delete)
        return FlowRow(save, self._save_covered, delete)

    def _fetch(self) -> None:
        self._desk.ask(jobs.file_shown, self._wanted, owner=self, on_done=self._on_fetched, on_problem=self._on_gone)

    def _on_fetched(self, shown: FileShown) -> None:
        if shown.exhibit.id != self._wanted:
            return
        self._exhibit, self._shown = shown.exhibit, shown
        self._title.setText(shown.exhibit.caption or shown.exhibit.name)
        self._covered.show_file(shown)
        self._save_covered.setVisible(shown.covered is not None)
        self._show_picture()
        self._show_known(shown)
        self._said.show_file(shown)
        self.links.show_file(shown)
        self._handling.show_file(shown)

    def _show_picture(self) -> None:
        """Show the original, or the copy in which parts are covered."""
        shown = self._shown
        if shown is None:
            return
        has_words = bool(shown.text.strip())
        if self._covered.shows_copy and shown.covered is not None:
            copy = shown_instead(shown.exhibit, shown.covered)
            self.viewer.show_exhibit(copy, shown.covered_thumbnail, has_words=has_words)
        else:
            self.viewer.show_exhibit(shown.exhibit, shown.thumbnail, has_words=has_words)

    def _on_cover(self) -> None:
        if self._shown is not None:
            self._covered.show_original()
            self._show_picture()
            self._covered.hide()
            self._covering.begin(self._shown)

    def _on_covered(self, saved: bool) -> None:
        self._covered.show()
        self._covered.take_focus()
        if saved:
            self._covered.show_copy()
            announce(self, self.tr("The covered copy is kept beside the original."))
        self._fetch()

    def _stop_covering(self) -> None:
        self._covering.stop()
        self._covered.show()

    def _on_gone(self, problem: Problem) -> None:
        announce(self, one_line(problem))
        self.closed.emit()

    def _show_known(self, shown: FileShown) -> None:
        clear_layout_of(self._known)
        exhibit = shown.exhibit
        if shown.text.strip():
            fold = Fold(self.tr("The words in it"), name="exhibitText")
            cut = len(shown.text) == jobs.TEXT_SHOWN
            fold.add(BodyText(shown.text + ("…" if cut else ""), name="exhibitTextBody", wide=True))
            self._body.addWidget(fold)
        self._body.addWidget(facts_grid(measured_facts(exhibit), "exhibitFact"))
        self._body.addWidget(SecondaryText(self.tr("Fingerprint (SHA-256)"), name="exhibitHashLabel"))
        self._body.addWidget(BodyText(exhibit.sha256, name="exhibitHash", wide=True))
        if shown.covered is not None:
            label = self.tr("Fingerprint of the copy with parts covered")
            self._body.addWidget(SecondaryText(label, name="exhibitCoveredHashLabel"))
            self._body.addWidget(BodyText(shown.covered.sha256, name="exhibitCoveredHash", wide=True))
        self._add_claims(exhibit)

    def _add_claims(self, exhibit: Exhibit) -> None:
        claims, impossible = claimed_facts(exhibit), impossible_claims(exhibit)
        if not claims and not impossible:
            return
        fold = Fold(
            self.tr("What the file says about itself"), name="exhibitClaims", closed_words=self.tr("it can be wrong")
        )
        if claims:
            fold.add(facts_grid(claims, "exhibitClaim"))
        if impossible:
            fold.add(SecondaryText(self.tr("It also says this, which cannot be right:"), name="exhibitImpossibleNote"))
            fold.add(facts_grid(impossible, "exhibitImpossible"))
        self._body.addWidget(fold)

    def _on_changed(self, changes: object) -> None:
        if isinstance(changes, Changes) and self._exhibit is not None and self.isVisible():
            about = changes.touched(exhibits.KIND) | changes.touched("entry")
            if about:
                self._fetch()

    def _on_save(self, which: str) -> None:
        if self._exhibit is None or self._shown is None:
            return
        name, title = name_for_disk(self._exhibit.name), self.tr("Save a copy of the original")
        if which == COVERED and self._shown.covered is not None:
            name, title = covered_name(name, self._shown.covered), self.tr("Save a copy with parts covered")
        ask_for_file(self, title, name, "", lambda path: self._save(path, which))

    def _save(self, path: Path, which: str) -> None:
        if self._exhibit is None or self._shown is None:
            return
        file, note = self._exhibit, None
        if which == COVERED and self._shown.covered is not None:
            file, note = shown_instead(file, self._shown.covered), self.tr("the copy with parts covered")
        self._progress.start(self.tr("Writing the copy"))
        self._task = self._desk.work(
            jobs.save_copy,
            self._desk.notebook,
            self._desk.tasks,
            file,
            path,
            note,
            owner=self,
            executor="work",
            on_done=self._on_saved,
            on_problem=lambda problem: self._progress.finish(one_line(problem)),
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._progress.finish(self.tr("Stopped. No copy was left.")),
        )

    def _on_saved(self, changes: Changes) -> None:
        self._progress.finish(self.tr("The copy is saved and has the same fingerprint. The handling record says so."))
        self._desk.changed.emit(changes)

    def _on_stop(self) -> None:
        self._task.cancel()

    def _on_delete(self) -> None:
        dialogs().confirm(
            self,
            self.tr("Delete this file?"),
            self.tr(
                "The file and what you said about it are erased. There is no copy in the notebook. A line in the log "
                "says that a file was deleted and when.\n\nWhen a court case is likely, ask a lawyer before you "
                "delete anything: a court may ask for what was kept."
            ),
            self.tr("Delete this file"),
            self._delete,
            danger=True,
        )

    def _delete(self) -> None:
        if self._exhibit is not None:
            exhibit_id, self._exhibit = self._exhibit.id, None
            self._desk.save(exhibits.delete, exhibit_id, owner=self, on_done=lambda _changes: self._on_deleted())

    def _on_deleted(self) -> None:
        announce(self, self.tr("The file is deleted."))
        self.closed.emit()
