"""Choosing a file that is kept already, by name, caption or the words in it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal

from nocontact_desktop.diary.file_list import listing
from nocontact_desktop.diary.file_list.listing import FileRow
from nocontact_desktop.diary.file_list.wanted import FileFilter
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.exhibit_list import FileDelegate, file_card
from nocontact_desktop.gui.diary.words import translate
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import CardList, Fold, LineField, SecondaryText

_PAUSE_MS = 250
_IN_SIGHT = 3


class KeptFiles(Fold):
    """``picked(id)`` when a file is clicked or Enter is pressed on it. The list is fetched when it is opened."""

    picked = Signal(str)

    def __init__(self, desk: Desk, *, name: str) -> None:
        super().__init__(
            translate("diary", "From the files kept"),
            name=name,
            closed_words=translate("diary", "a file that is in the notebook already"),
        )
        self._desk = desk
        self._wanted = FileFilter()
        self._asked = 0
        self._search = LineField(self.tr("Find by name, caption or words in it"), name=f"{name}Search")
        self._typing = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._typing.timeout.connect(self._fetch)
        self._search.changed.connect(lambda _text: self._typing.start())
        self._search.submitted.connect(self._fetch)
        self.add(self._search)
        self._count = SecondaryText("", name=f"{name}Count")
        self.add(self._count)
        self.cards = CardList(name=f"{name}List", spoken=self.tr("Files kept; Enter adds one"))
        self._delegate = FileDelegate(self.cards)
        self.cards.setItemDelegate(self._delegate)
        self.cards.rows_wanted.connect(self._on_rows_wanted)
        self.cards.opened.connect(self.picked)
        self.cards.clicked.connect(lambda _index: self._on_clicked())
        self.add(self.cards)
        self.toggled.connect(self._on_opened)

    def _on_opened(self, is_open: bool) -> None:
        if is_open:
            self._fetch()
            self._search.setFocus()

    def _fetch(self) -> None:
        self._typing.stop()
        self._wanted = FileFilter(search=self._search.value())
        self._asked += 1
        self._desk.ask(listing.counts, self._wanted, owner=self, on_done=partial(self._on_counts, self._asked))

    def _on_counts(self, asked: int, counts: tuple[int, int]) -> None:
        if asked != self._asked:
            return
        found, everything = counts
        files = counted(found, self.tr("{n} file"), self.tr("{n} files"))
        said = self.tr("{files}. A click or Enter adds one.").format(files=files) if found else files
        self._count.setText(said if everything else self.tr("No file is kept yet"))
        self.cards.set_count(found)
        self.cards.setVisible(found > 0)
        self.cards.setFixedHeight(tokens().px(118) * min(found, _IN_SIGHT))

    def _on_rows_wanted(self, start: int, count: int) -> None:
        self._desk.ask(
            listing.page, self._wanted, start, count, owner=self, on_done=partial(self._on_rows, self._asked, start)
        )

    def _on_rows(self, asked: int, start: int, rows: list[FileRow]) -> None:
        if asked == self._asked:
            for one in rows:
                self._delegate.keep(one.exhibit.id, one.exhibit.kind, one.thumbnail)
            self.cards.put(start, [file_card(one) for one in rows])

    def _on_clicked(self) -> None:
        key = self.cards.current_key()
        if key is not None:
            self.picked.emit(key)
