"""What was found: entries, messages, files, hand-overs. The hit is marked in its text; nothing is read as markup."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.search import Found, Group, Hit, find
from nocontact_desktop.diary.when import say_recorded, say_written
from nocontact_desktop.gui.back_link import BackLink
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.found_rows import FoundRow, FoundRows
from nocontact_desktop.gui.diary.words import translate, word
from nocontact_desktop.gui.widgets import EmptyState, FlowRow, Heading, LinkButton, announce, column
from nocontact_desktop.vault.changes import Changes

MOST = 200
"""So many of each kind are shown; more are not counted."""


class FoundList(QWidget):
    """``look_for(text)``. ``chosen(id)`` as an entry becomes the current row.

    ``entry_opened(id)``, ``message_opened(id)``, ``exhibit_opened(id)`` and ``handover_opened(id)`` on Enter or a
    click; ``filter_asked`` with the words as a filter of the list; ``closed()`` leads back to the list.
    """

    chosen = Signal(str)
    entry_opened = Signal(str)
    message_opened = Signal(str)
    exhibit_opened = Signal(str)
    handover_opened = Signal(str)
    filter_asked = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("foundList")
        self._desk = desk
        self._text = ""
        body = column(self, gap=8)
        body.addWidget(FlowRow(BackLink(self.tr("All entries"), self, self.closed, name="foundBack")))
        self._title = Heading("", level=3, name="foundTitle")
        body.addWidget(self._title)
        self._filter = LinkButton(self.tr("Filter the entries by these words"), name="foundFilter", icon_name="filter")
        self._filter.clicked.connect(lambda: self.filter_asked.emit(EntryFilter(search=self._text)))
        body.addWidget(FlowRow(self._filter))
        self.rows = FoundRows(name="foundRows", spoken=self.tr("Found"))
        self.rows.chosen.connect(self._on_chosen)
        self.rows.opened.connect(self._on_opened)
        body.addWidget(self.rows, 1)
        self._nothing = EmptyState(
            "search",
            self.tr("Nothing found"),
            self.tr(
                "Entries, messages, files and hand-overs were searched for all of these words. "
                "Fewer words can find more."
            ),
            name="foundNothing",
        )
        self._nothing.hide()
        body.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)

    @property
    def text(self) -> str:
        """What is looked for."""
        return self._text

    def look_for(self, text: str) -> None:
        """Look for words everywhere."""
        self._text = text
        self._title.setText(self.tr("“{words}”").format(words=text))
        self._ask(is_told=False)

    def take_changes(self, changes: Changes) -> None:
        """Look again when something was written, brought in or deleted."""
        if any(changes.touched(kind) for kind in ("entry", "conversation", "exhibit", "source", "handover")):
            self._ask(is_told=True)

    def _ask(self, *, is_told: bool) -> None:
        text = self._text

        def answered(found: Found) -> None:
            if text == self._text:
                self._on_found(found, is_told=is_told)

        self._desk.ask(find, text, MOST, owner=self, on_done=answered)

    def _on_found(self, found: Found, *, is_told: bool) -> None:
        groups = [
            (found.entries, self._said(found.entries, self.tr("{n} entry"), self.tr("{n} entries"))),
            (found.messages, self._said(found.messages, self.tr("{n} message"), self.tr("{n} messages"))),
            (found.files, self._said(found.files, self.tr("{n} file"), self.tr("{n} files"))),
            (found.handovers, self._said(found.handovers, self.tr("{n} hand-over"), self.tr("{n} hand-overs"))),
        ]
        rows: list[FoundRow] = []
        for group, words in groups:
            if group.hits:
                rows.append(FoundRow(heading=words))
                rows += [found_row(hit) for hit in group.hits]
        self.rows.show_rows(rows)
        self.rows.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._filter.setVisible(bool(found.entries.hits))
        if not is_told:
            said = ", ".join(words for group, words in groups if group.hits) or self.tr("Nothing found")
            announce(self, said)

    def _said(self, group: Group, one: str, many: str) -> str:
        if group.more:
            return self.tr("More than {things}").format(things=counted(MOST, one, many))
        return counted(len(group.hits), one, many)

    def _on_chosen(self, hit: Hit) -> None:
        if hit.kind == "entry":
            self.chosen.emit(hit.id)

    def _on_opened(self, hit: Hit) -> None:
        ways = {
            "entry": self.entry_opened,
            "message": self.message_opened,
            "file": self.exhibit_opened,
            "handover": self.handover_opened,
        }
        ways[hit.kind].emit(hit.id)


def found_row(hit: Hit) -> FoundRow:
    """One hit in words."""
    if hit.kind == "file":
        when, note = say_recorded(hit.when, None), _file_words(hit.note)
    elif hit.kind == "message":
        when, note = _said_moment(hit.when), hit.note
    elif hit.kind == "handover":
        when, note = hit.when[:1].upper() + hit.when[1:], translate("diary", "Hand-over")
    else:
        when, note = hit.when[:1].upper() + hit.when[1:], word("kind", hit.note)
    chip = "" if note == hit.title else note
    return FoundRow(
        hit=hit, title=hit.title or note, above=when, chip=translate("diary", "Kept closed") if hit.closed else chip
    )


def _said_moment(when: str) -> str:
    """The moment of a message in words; what the export wrote where it is no moment we know."""
    found = re.match(r"(\d{4}-\d{2}-\d{2})(?:, (\d{2}:\d{2}))?", when)
    if found is None:
        return when
    return say_written("T".join(part for part in found.groups() if part), weekday=False)


def _file_words(kind: str) -> str:
    words = {
        "image": translate("diary", "Picture"),
        "pdf": translate("diary", "PDF"),
        "audio": translate("diary", "Sound recording"),
        "video": translate("diary", "Video"),
        "mail": translate("diary", "Mail"),
        "document": translate("diary", "Document"),
    }
    return words.get(kind, translate("diary", "File"))
