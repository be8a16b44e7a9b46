"""All files kept as evidence: filters, a search by name and words, and cards fetched as they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPainterPath, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.exhibits import KIND
from nocontact_desktop.diary.file_list import listing
from nocontact_desktop.diary.file_list.listing import FileRow
from nocontact_desktop.diary.file_list.wanted import FileFilter
from nocontact_desktop.diary.when import say_recorded
from nocontact_desktop.gui.back_link import BackLink
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.exhibit_adding import FilesIn
from nocontact_desktop.gui.diary.exhibit_words import said_length
from nocontact_desktop.gui.diary.pictures import icon_of, kind_word, said_size
from nocontact_desktop.gui.diary.time_zone import own_zone
from nocontact_desktop.gui.diary.words import translate
from nocontact_desktop.gui.icons import paint_icon
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import (
    CardList,
    CardRow,
    EmptyState,
    FilterChips,
    FlowRow,
    Fold,
    LineField,
    LinkButton,
    ScrollPage,
    SecondaryText,
    announce,
)
from nocontact_desktop.gui.widgets.card_list import CardDelegate
from nocontact_desktop.vault.changes import Changes

_PICTURES_KEPT = 300
_PAUSE_MS = 250
_KINDS = {
    "all": FileFilter(),
    "image": FileFilter(kinds=("image",)),
    "pdf": FileFilter(kinds=("pdf",)),
    "audio": FileFilter(kinds=("audio",)),
    "video": FileFilter(kinds=("video",)),
    "mail": FileFilter(kinds=("mail",)),
    "document": FileFilter(kinds=("document", "other")),
    "unlinked": FileFilter(unlinked=True),
}


class FileDelegate(CardDelegate):
    """Draws a card with the small picture of a file at its left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[str, tuple[str, bytes | None]] = OrderedDict()
        self._drawn: dict[str, QPixmap] = {}

    def keep(self, key: str, kind: str, picture: bytes | None) -> None:
        """Take the picture of a card, as it comes; those not seen for long are let go."""
        self._kept[key] = (kind, picture)
        self._drawn.pop(key, None)
        while len(self._kept) > _PICTURES_KEPT:
            self._drawn.pop(self._kept.popitem(last=False)[0], None)

    def _paint_words(self, painter: QPainter, room: QRect, found: CardRow) -> None:
        side = tokens().px(77)
        self._paint_picture(painter, QRect(room.left(), room.top(), side, side), found.key)
        super()._paint_words(painter, room.adjusted(side + tokens().space(14), 0, 0, 0), found)

    def _paint_picture(self, painter: QPainter, place: QRect, key: str) -> None:
        kind, data = self._kept.get(key, ("other", None))
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(place), tokens().radius, tokens().radius)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(place, QColor(tokens().colours.ground))
        if data is None:
            icon = QRect(0, 0, tokens().px(26), tokens().px(26))
            icon.moveCenter(place.center())
            paint_icon(painter, icon, icon_of(kind), tokens().colours.secondary)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            pixmap = self._pixmap(key, data)
            edge = min(pixmap.width(), pixmap.height())
            middle = QRectF((pixmap.width() - edge) / 2, (pixmap.height() - edge) / 2, edge, edge)
            painter.drawPixmap(QRectF(place), pixmap, middle)
        painter.restore()

    def _pixmap(self, key: str, data: bytes) -> QPixmap:
        if key not in self._drawn:
            self._drawn[key] = QPixmap()
            self._drawn[key].loadFromData(data)
        return self._drawn[key]


class FilesView(ScrollPage):
    """``closed()`` when the user goes back, ``opened(id)`` for a file to look at."""

    closed = Signal()
    opened = Signal(str)

    def __init__(self, desk: Desk, now: Callable[[], datetime]) -> None:
        super().__init__(name="filesView", gap=12)
        self._desk = desk
        self._wanted = FileFilter()
        self._asked = 0
        body = self.body
        body.addWidget(BackLink(self.tr("Diary"), self, self.closed, name="filesBack"))
        self._adding = Fold(
            self.tr("Add files"), name="filesAdd", closed_words=self.tr("drop, paste or choose; no entry is needed")
        )
        self._files_in = FilesIn(desk, now, name="filesDrop", spoken=self.tr("Files to keep"))
        self._adding.add(self._files_in)
        self.setAcceptDrops(True)
        self._adding.toggled.connect(lambda _open: QTimer.singleShot(0, self, self._give_room))
        body.addWidget(self._adding)
        self._kinds = FilterChips(
            [
                ("all", self.tr("All")),
                ("image", self.tr("Pictures")),
                ("pdf", self.tr("PDFs")),
                ("audio", self.tr("Sound")),
                ("video", self.tr("Video")),
                ("mail", self.tr("Mail")),
                ("document", self.tr("Other")),
                ("unlinked", self.tr("In no entry")),
            ],
            name="filesKinds",
            spoken=self.tr("Show"),
        )
        self._kinds.chosen.connect(lambda _value: self._apply())
        body.addWidget(self._kinds)
        self._search = LineField(self.tr("Find by name, caption or words in it"), name="filesSearch")
        self._typing = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._typing.timeout.connect(self._apply)
        self._search.changed.connect(lambda _text: self._typing.start())
        self._search.submitted.connect(self._apply)
        body.addWidget(self._search)
        self._order = LinkButton("", name="filesOrder", icon_name="list-ordered")
        self._order.clicked.connect(self._on_order)
        self._count = SecondaryText("", name="filesCount")
        body.addWidget(FlowRow(self._count, self._order))
        self._add_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files may be dropped anywhere on the page."""
        self._adding.set_open(True)
        self._files_in.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def begin(self) -> None:
        """Show the list as it stands."""
        self._refresh()
        self.cards.setFocus()

    def take_changes(self, changes: Changes) -> None:
        """Fetch the list again when a file came, went or was described."""
        if changes.touched(KIND) or changes.touched("entry"):
            self._refresh()

    def _add_list(self) -> None:
        self.cards = CardList(name="filesList", spoken=self.tr("Files"))
        self._delegate = FileDelegate(self.cards)
        self.cards.setItemDelegate(self._delegate)
        self.cards.rows_wanted.connect(self._on_rows_wanted)
        self.cards.opened.connect(self.opened)
        self.cards.clicked.connect(lambda _index: self._on_clicked())
        self._empty = EmptyState(
            "files",
            self.tr("No file is kept yet"),
            self.tr("Pictures, recordings, letters and mails stand here, byte for byte as they came."),
            name="filesEmpty",
        )
        self._nothing = EmptyState(
            "search", self.tr("Nothing found"), self.tr("No file fits this choice."), name="filesNothing"
        )
        for widget in (self.cards, self._empty, self._nothing):
            widget.hide()
            self.add(widget)

    def _give_room(self) -> None:
        """Let the list reach to the foot of the window; where that is too little, the page scrolls."""
        above = self.cards.mapTo(self, QPoint(0, 0)).y() + self.verticalScrollBar().value()
        left = self.viewport().height() - above - tokens().space(40)
        self.cards.setFixedHeight(max(tokens().px(340), left))

    def _apply(self) -> None:
        self._typing.stop()
        chosen = _KINDS[self._kinds.value()]
        self._wanted = FileFilter(
            kinds=chosen.kinds,
            unlinked=chosen.unlinked,
            search=self._search.value(),
            oldest_first=self._wanted.oldest_first,
        )
        self._refresh()

    def _on_order(self) -> None:
        self._wanted = FileFilter(
            self._wanted.kinds, self._wanted.unlinked, self._wanted.search, not self._wanted.oldest_first
        )
        self._refresh()

    def _refresh(self) -> None:
        self._asked += 1
        self._desk.ask(listing.counts, self._wanted, owner=self, on_done=partial(self._on_counts, self._asked))

    def _on_counts(self, asked: int, counts: tuple[int, int]) -> None:
        if asked != self._asked:
            return
        found, everything = counts
        self.cards.set_count(found)
        self.cards.setVisible(found > 0)
        self._empty.setVisible(everything == 0)
        self._nothing.setVisible(found == 0 and everything > 0)
        for widget in (self._kinds, self._search, self._order, self._count):
            widget.setVisible(everything > 0)
        self._adding.set_open(self._adding.is_open or everything == 0)
        said = counted(found, self.tr("{n} file"), self.tr("{n} files"))
        if said != self._count.text() and self.isVisible():
            announce(self, said)
        self._count.setText(said)
        newest, oldest = self.tr("Last taken in first"), self.tr("First taken in first")
        self._order.setText(oldest if self._wanted.oldest_first else newest)
        QTimer.singleShot(0, self, self._give_room)
        self._order.setAccessibleName(self.tr("Order: {order}. Turn it round.").format(order=self._order.text()))

    def _on_rows_wanted(self, start: int, count: int) -> None:
        self._desk.ask(
            listing.page, self._wanted, start, count, owner=self, on_done=partial(self._on_rows, self._asked, start)
        )

    def _on_rows(self, asked: int, start: int, rows: list[FileRow]) -> None:
        if asked != self._asked:
            return
        for one in rows:
            self._delegate.keep(one.exhibit.id, one.exhibit.kind, one.thumbnail)
        self.cards.put(start, [file_card(one) for one in rows])

    def _on_clicked(self) -> None:
        key = self.cards.current_key()
        if key is not None:
            self.opened.emit(key)


def file_card(row: FileRow) -> CardRow:
    """What the card of a file shows."""
    exhibit = row.exhibit
    facts = [said_size(exhibit.size)]
    if exhibit.pages and exhibit.pages > 1:
        facts.append(counted(exhibit.pages, translate("diary", "{n} page"), translate("diary", "{n} pages")))
    if exhibit.duration_ms:
        facts.append(said_length(round(exhibit.duration_ms / 1000)))
    if exhibit.caption:
        facts.append(exhibit.name)
    if row.entries:
        facts.append(counted(row.entries, translate("diary", "in {n} entry"), translate("diary", "in {n} entries")))
    if row.covered:
        facts.append(translate("diary", "parts are covered in a copy"))
    return CardRow(
        key=exhibit.id,
        title=exhibit.caption or exhibit.name,
        above=say_recorded(exhibit.recorded_at, own_zone()),
        below=" · ".join(facts),
        chip=kind_word(exhibit.kind),
    )
