"""One entry: its facts in a fixed order, its story folded, its files, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.when import say_recorded
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary import keeping
from nocontact_desktop.gui.diary.exhibit_tile import ExhibitTile
from nocontact_desktop.gui.diary.fact_grid import facts_grid
from nocontact_desktop.gui.diary.facts import Change, Fact, changes_between, facts_in_sight, folded, title_shown
from nocontact_desktop.gui.diary.keeping import EntryShown
from nocontact_desktop.gui.diary.time_zone import own_zone
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Chip,
    Columns,
    Divider,
    EmptyState,
    FlowRow,
    Fold,
    Heading,
    LinkButton,
    Notice,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    clear_layout_of,
    column,
    dialogs,
)
from nocontact_desktop.gui.widgets.naming import set_tip


class EntryView(Card):
    """``correct_requested(id)``, ``back_requested()`` when there is no room for the list beside it, or another way."""

    correct_requested = Signal(str)
    message_requested = Signal(str)
    exhibit_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="entryCard", gap=16)
        self._desk = desk
        self._entry_id: str | None = None
        self._back = LinkButton(self.tr("All entries"), name="entryBack", icon_name="arrow-left")
        self._back.clicked.connect(self.back_requested)
        self._back.hide()
        self._has_way_back = self._is_alone = False
        self.add(self._back)
        inner = QWidget()
        inner.setObjectName("entryInner")
        self._inner = column(inner, gap=16, margins=(0, 0, 8, 0))
        self._content = QWidget()
        self._content.setObjectName("entryContent")
        self._body = column(self._content, gap=16)
        self._inner.addWidget(self._content, 1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("entryScroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        self._scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self.body.addWidget(self._scroll, 1)
        self._foot = self._buttons()
        self.add(self._foot)
        self.show_nothing()

    @property
    def entry_id(self) -> str | None:
        """The entry in sight."""
        return self._entry_id

    def set_way_back(self, words: str) -> None:
        """Offer the way back to where the entry was opened, called so; to the list when it is empty."""
        self._has_way_back = bool(words)
        self._back.set_words(words or self.tr("All entries"))
        self._back.setVisible(self._is_alone or self._has_way_back)

    def set_alone(self, *, alone: bool) -> None:
        """Offer the way back to the list when it does not stand beside; then the buttons scroll with the text."""
        self._is_alone = alone
        self._back.setVisible(alone or self._has_way_back)
        (self._inner if alone else self.body).addWidget(self._foot)

    def show_nothing(self) -> None:
        """Say that an entry can be chosen."""
        self._entry_id = None
        clear_layout_of(self._content)
        self._foot.hide()
        empty = EmptyState(
            "book-open",
            self.tr("No entry is open"),
            self.tr("The entry you choose stands here. Texts stay folded until you open them."),
            name="entryEmpty",
        )
        self._body.addWidget(empty)
        self._body.addStretch(1)

    def show_entry(self, entry_id: str) -> None:
        """Fetch an entry and show it."""
        self._entry_id = entry_id
        self._desk.ask(keeping.entry_shown, entry_id, owner=self, on_done=self._on_fetched, on_problem=self._on_gone)

    def _buttons(self) -> FlowRow:
        correct = SecondaryButton(self.tr("Correct or add"), name="entryCorrect", icon_name="pencil")
        correct.clicked.connect(self._on_correct)
        print_it = QuietButton(self.tr("Put into a report"), name="entryPrint", icon_name="file-text")
        print_it.clicked.connect(lambda: self._desk.go_to("report", f"new:{self._entry_id}"))
        cover = QuietButton(self.tr("Cover passages"), name="entryCover", icon_name="eye-off")
        cover.clicked.connect(lambda: self._desk.go_to("report", f"covers:{self._entry_id}"))
        delete = QuietButton(self.tr("Delete"), name="entryDelete", icon_name="trash-2")
        delete.clicked.connect(self._on_delete)
        line = FlowRow(correct, print_it, cover, delete)
        for led_there in (print_it, cover):
            led_there.setVisible(any(page.id == "report" for page in registered_pages()))
        return line

    def _on_fetched(self, shown: EntryShown) -> None:
        if shown.entry.id != self._entry_id:
            return
        clear_layout_of(self._content)
        self._foot.show()
        draft = shown.entry.draft
        self._add_head(shown)
        self._body.addWidget(facts_grid(facts_in_sight(draft), "fact"))
        self._body.addWidget(Divider())
        if draft.sealed:
            self._body.addWidget(
                Notice(self.tr("You keep this one closed. Opening it is up to you."), name="entryClosed")
            )
        texts = column(gap=2)
        self._body.addLayout(texts)
        for part in folded(draft):
            fold = Fold(part.title, name=f"entry_{part.name}Fold")
            for place, fact in enumerate(part.facts):
                _add_fact(fold, fact, f"entry_{part.name}{place}", labelled=len(part.facts) > 1)
            texts.addWidget(fold)
        self._add_ways_to_orders(shown)
        self._add_exhibits(shown)
        self._add_messages(shown)
        self._add_earlier(shown)
        self._body.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)

    def _add_head(self, shown: EntryShown) -> None:
        title = Heading(title_shown(shown.entry.draft), name="entryTitle")
        zone = shown.time_zone or own_zone()
        written = say_recorded(shown.entry.recorded_at, zone)
        chip = Chip(self.tr("Written {when}").format(when=written), name="entryWritten", icon_name="shield-check")
        set_tip(chip, self.tr("This wording stands in the sealed log as number {n}.").format(n=shown.entry.leaf + 1))
        self._body.addWidget(Head(title, chip))

    def _add_ways_to_orders(self, shown: EntryShown) -> None:
        """The orders in Prepare that the entry names, as they stand now; the entry keeps its own words."""
        named = shown.entry.draft.order_terms or ()
        orders = {one.order_id: one.order for one in named if one.order_id in shown.orders}
        for order_id, name in orders.items():
            go = LinkButton(
                self.tr("The order as it stands now"),
                name=f"entryOrder_{order_id}",
                icon_name="gavel",
                spoken=self.tr("The order as it stands now: {name}").format(name=name),
            )
            go.clicked.connect(lambda _checked=False, address=f"order:{order_id}": self._desk.go_to("prepare", address))
            self._body.addWidget(FlowRow(go))

    def _add_exhibits(self, shown: EntryShown) -> None:
        if not shown.exhibits:
            return
        line = FlowRow(gap=14)
        for one in shown.exhibits:
            tile = ExhibitTile(one)
            tile.look_requested.connect(self.exhibit_requested)
            line.add(tile)
        if shown.entry.draft.sealed:
            fold = Fold(self.tr("Files"), name="entry_filesFold")
            fold.add(line)
            self._body.addWidget(fold)
        else:
            self._body.addWidget(line)
        self._body.addWidget(SecondaryText(self.tr("Originals are kept as they came."), name="entryOriginals"))

    def _add_messages(self, shown: EntryShown) -> None:
        if not shown.messages:
            return
        words = counted(len(shown.messages), self.tr("{n} message"), self.tr("{n} messages"))
        fold = Fold(self.tr("Messages"), name="entry_messagesFold", closed_words=words)
        for one in shown.messages:
            who = self.tr("Me") if one.mine else one.name or one.author or ""
            fold.add(
                SecondaryText(f"{who} · {(one.local or one.time_raw).replace('T', ', ')}", name=f"message_{one.id}Who")
            )
            fold.add(BodyText(one.text, name=f"message_{one.id}"))
        first = shown.messages[0].id
        go = LinkButton(
            self.tr("Show them in the conversation"), name="entryToConversation", icon_name="message-square"
        )
        go.clicked.connect(lambda: self.message_requested.emit(first))
        fold.add(go)
        self._body.addWidget(fold)

    def _add_earlier(self, shown: EntryShown) -> None:
        if not shown.earlier:
            return
        one, many = self.tr("Corrected once"), self.tr("Corrected {n} times")
        fold = Fold(
            counted(len(shown.earlier), one, many),
            name="entryEarlier",
            closed_words=self.tr("earlier wording kept"),
        )
        history = [*shown.earlier, shown.entry]
        zone = shown.time_zone or own_zone()
        for place in reversed(range(len(shown.earlier))):
            earlier, later = history[place], history[place + 1]
            written = say_recorded(earlier.recorded_at, zone)
            fold.add(Heading(self.tr("Written {when}").format(when=written), level=4, name=f"earlier{place}"))
            changes = changes_between(earlier.draft, later.draft)
            if not changes:
                fold.add(SecondaryText(self.tr("The same words."), name=f"earlier{place}Same"))
            for number, change in enumerate(changes):
                fold.add(_side_by_side(change, f"earlier{place}_{number}"))
        self._body.addWidget(fold)

    def _on_correct(self) -> None:
        if self._entry_id is not None:
            self.correct_requested.emit(self._entry_id)

    def _on_delete(self) -> None:
        dialogs().confirm(
            self,
            self.tr("Delete this entry?"),
            self.tr(
                "The words of this entry are erased in every wording. There is no copy. What remains: a line in the "
                "log that says an entry was deleted and when, and the files, which stay in the notebook. Copies and "
                "reports made before keep what they have.\n\nWhen a court case is likely, ask a lawyer before you "
                "delete anything: a court may ask for what was kept."
            ),
            self.tr("Delete this entry"),
            self._delete,
            danger=True,
        )

    def _delete(self) -> None:
        if self._entry_id is not None:
            self._desk.save(entries.delete, self._entry_id, owner=self, on_done=lambda _changes: self._on_deleted())

    def _on_deleted(self) -> None:
        announce(self, self.tr("The entry is deleted."))
        self.show_nothing()
        self.back_requested.emit()

    def _on_gone(self, _problem: Problem) -> None:
        self.show_nothing()


class Head(QWidget):
    """The title with the chip at its right, or below it where there is no room."""

    def __init__(self, title: Heading, chip: Chip) -> None:
        super().__init__()
        self.setObjectName("entryHead")
        self._chip = chip
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(10)
        self._line.addWidget(title, 1)
        self._line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._chip.sizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._chip.sizeHint().width() + tokens().px(200)
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)


def _add_fact(fold: Fold, fact: Fact, name: str, *, labelled: bool) -> None:
    if labelled:
        fold.add(SecondaryText(fact.label, name=f"{name}Label"))
    fold.add(BodyText(fact.value, name=name))


def _side_by_side(change: Change, name: str) -> Columns:
    """The earlier words on the left, those that took their place on the right."""
    both = Columns(shares=(1, 1), narrow=360, gap=2)
    before = QCoreApplication.translate("diary", "{label}, before").format(label=change.label)
    after = QCoreApplication.translate("diary", "{label}, after").format(label=change.label)
    for at, (label, words, part) in enumerate(((before, change.before, name), (after, change.after, f"{name}After"))):
        both.add(at, SecondaryText(label, name=f"{part}Label"))
        both.add(at, BodyText(words, name=part))
    return both
