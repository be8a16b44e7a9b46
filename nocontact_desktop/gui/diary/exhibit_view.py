"""One kept file: the picture, what is known of it, what it says about itself, and a copy to take away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from nocontact_desktop.diary import exhibits
from nocontact_desktop.diary.exhibits import Exhibit
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import exhibit_jobs as jobs
from nocontact_desktop.gui.diary.exhibits_control import said_fields
from nocontact_desktop.gui.diary.fact_grid import facts_grid
from nocontact_desktop.gui.diary.facts import Fact
from nocontact_desktop.gui.diary.pictures import said_size
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Fold,
    Heading,
    LinkButton,
    Notice,
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

translate = QCoreApplication.translate

_HIGHEST = 520


class FittedPicture(QWidget):
    """A picture as large as there is room, never larger than it is."""

    def __init__(self, data: bytes, spoken: str) -> None:
        super().__init__()
        self.setObjectName("exhibitPicture")
        self.setAccessibleName(spoken)
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(data)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._fitted(width).height()

    def sizeHint(self) -> QSize:
        return self._fitted(self._pixmap.width() or 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._fitted(self.width())
        painter.drawPixmap(0, 0, size.width(), size.height(), self._pixmap)

    def _fitted(self, width: int) -> QSize:
        room = QSize(max(1, min(width, self._pixmap.width())), _HIGHEST)
        return self._pixmap.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)


class ExhibitView(ScrollPage):
    """``closed()`` when the user goes back, also after the file was deleted."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="exhibitScroll", widest=860)
        self._desk = desk
        self._exhibit: Exhibit | None = None
        back = LinkButton(self.tr("Back to the entry"), name="exhibitBack", icon_name="arrow-left")
        back.clicked.connect(self.closed)
        self.add(back)
        card = Card(name="exhibitCard", gap=16)
        self._content = QWidget()
        self._body = column(self._content, gap=16)
        card.add(self._content)
        self._progress = ProgressRow(name="exhibitProgress")
        self._progress.cancel_requested.connect(self._on_stop)
        card.add(self._progress)
        card.add(self._buttons())
        note = self.tr("A copy outside the notebook is not encrypted. Whoever uses this computer can open it.")
        card.add(SecondaryText(note, name="exhibitCopyNote"))
        self.add(card)

    def show_exhibit(self, exhibit_id: str) -> None:
        """Fetch a file's facts and its picture."""
        clear_layout_of(self._content)
        self._progress.finish()
        self._desk.ask(exhibits.get, exhibit_id, owner=self, on_done=self._on_fetched)

    def _buttons(self) -> FlowRow:
        save = SecondaryButton(self.tr("Save a copy"), name="exhibitSave", icon_name="file-down")
        save.clicked.connect(self._on_save)
        delete = QuietButton(self.tr("Delete this file"), name="exhibitDelete", icon_name="trash-2")
        delete.clicked.connect(self._on_delete)
        return FlowRow(save, delete)

    def _on_fetched(self, exhibit: Exhibit) -> None:
        self._exhibit = exhibit
        self._body.addWidget(Heading(exhibit.caption or exhibit.name, name="exhibitTitle"))
        self._place = QWidget()
        column(self._place)
        self._body.addWidget(self._place)
        self._body.addWidget(facts_grid(_facts(exhibit), "exhibitFact"))
        self._body.addWidget(SecondaryText(self.tr("Fingerprint (SHA-256)"), name="exhibitHashLabel"))
        self._body.addWidget(BodyText(exhibit.sha256, name="exhibitHash", wide=True))
        if exhibit.claims:
            fold = Fold(
                self.tr("What the file says about itself"),
                name="exhibitClaims",
                closed_words=self.tr("it can be wrong"),
            )
            fold.add(facts_grid([Fact(_claim(one.name), one.value) for one in exhibit.claims], "exhibitClaim"))
            self._body.addWidget(fold)
        if exhibit.kind == "image":
            self._desk.tasks.run(
                jobs.picture,
                self._desk.notebook,
                self._desk.tasks,
                exhibit.id,
                owner=self._place,
                executor="work",
                on_done=self._on_picture,
                on_problem=self._on_no_picture,
            )

    def _on_picture(self, data: bytes) -> None:
        spoken = (self._exhibit.caption or self._exhibit.name) if self._exhibit else ""
        layout = self._place.layout()
        if layout is not None:
            layout.addWidget(FittedPicture(data, spoken))

    def _on_no_picture(self, problem: Problem) -> None:
        layout = self._place.layout()
        if layout is not None:
            layout.addWidget(Notice(one_line(problem), name="exhibitNoPicture"))

    def _on_save(self) -> None:
        if self._exhibit is not None:
            dialogs().save_file(self, self.tr("Save a copy"), self._exhibit.name, "", self._save)

    def _save(self, path: Path) -> None:
        if self._exhibit is None:
            return
        self._progress.start(self.tr("Writing the copy"))
        self._task = self._desk.work(
            jobs.save_copy,
            self._desk.notebook,
            self._exhibit.id,
            path,
            owner=self,
            on_done=lambda _path: self._progress.finish(self.tr("The copy is saved.")),
            on_problem=lambda problem: self._progress.finish(one_line(problem)),
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._progress.finish(self.tr("Stopped. No copy was left.")),
        )

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
            self._desk.save(exhibits.delete, self._exhibit.id, owner=self, on_done=lambda _changes: self._on_deleted())

    def _on_deleted(self) -> None:
        announce(self, self.tr("The file is deleted."))
        self.closed.emit()


def _facts(exhibit: Exhibit) -> list[Fact]:
    size = f"{exhibit.width} × {exhibit.height}" if exhibit.width and exhibit.height else ""
    seconds = round((exhibit.duration_ms or 0) / 1000)
    said = [Fact(label, str(getattr(exhibit, name) or "")) for name, label in said_fields()]
    facts = [
        Fact(translate("diary", "File"), exhibit.name),
        Fact(translate("diary", "Kind, by its content"), exhibit.media_type),
        Fact(translate("diary", "Size"), said_size(exhibit.size)),
        Fact(translate("diary", "Pixels"), size),
        Fact(translate("diary", "Length"), f"{seconds // 60}:{seconds % 60:02d}" if seconds else ""),
        Fact(translate("diary", "Pages"), str(exhibit.pages or "")),
        *said,
    ]
    return [fact for fact in facts if fact.value]


def _claim(name: str) -> str:
    words = {
        "time_taken": translate("diary", "Taken"),
        "time_changed": translate("diary", "Changed"),
        "time_made": translate("diary", "Made"),
        "device_make": translate("diary", "Device, make"),
        "device_model": translate("diary", "Device, model"),
        "software": translate("diary", "Program"),
        "gps_present": translate("diary", "Has a place in it"),
        "gps_position": translate("diary", "Place"),
        "damaged": translate("diary", "Damaged"),
        "locked": translate("diary", "Locked with a password"),
    }
    known = name.removesuffix("_implausible")
    said = words.get(known, known.replace("_", " ").capitalize())
    return said if known == name else translate("diary", "{what} (cannot be right)").format(what=said)
