"""One thing put away: being packed, closed, asked for, or open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.record_fields import keep_all
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.erasing import ask_to_erase
from nocontact_desktop.gui.steady.files_field import FilesField
from nocontact_desktop.gui.steady.thing_evidence import EvidenceFold
from nocontact_desktop.gui.steady.thing_parts import OutsideFields, inside_field
from nocontact_desktop.gui.steady.thing_words import name_of, state_words, wait_sentence
from nocontact_desktop.gui.steady.times import clock_words, when_it_comes
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Fold,
    Heading,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
)
from nocontact_desktop.preparation.people import people
from nocontact_desktop.steady import put_away
from nocontact_desktop.steady.put_away import Inside, Side, Thing
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    """``inside`` is read only where it may be seen. ``trusted`` are names of people the user trusts."""

    thing: Thing
    inside: Inside | None
    now: datetime
    trusted: tuple[str, ...]


class ThingView(SteadyView):
    """``row_id`` is the thing's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._place = QWidget()
        column(self._place, gap=20)
        self.body.addWidget(self._place)
        self.body.addStretch(1)
        self._is_gone = False
        desk.changed.connect(self._on_changed)

    def title(self) -> str:
        return self.tr("Put away")

    def read(self) -> None:
        self._ask(self._show)

    def keep_now(self) -> None:
        keep_all(self)

    def _ask(self, on_done: object) -> None:
        def ask(notebook: Notebook) -> _Shown:
            thing = put_away.thing(notebook, self.row_id)
            can_be_seen = thing.state in ("packing", "open")
            inside = put_away.inside(notebook, self.row_id) if can_be_seen else None
            trusted = tuple(one.name for one in people(notebook) if one.circle == "trusted")
            return _Shown(thing, inside, notebook.surroundings.now(), trusted)

        self.desk.ask(ask, owner=self, on_done=on_done)  # type: ignore[arg-type]

    def _show(self, shown: _Shown) -> None:
        thing = shown.thing
        self.title_changed.emit(name_of(thing))
        if thing.state == "packing" and shown.inside is not None:
            cards = self._packing(thing, shown.inside, shown.trusted)
        elif thing.state == "open" and shown.inside is not None:
            cards = self._open(thing, shown.inside, shown.now, shown.trusted)
        elif thing.state == "waiting":
            cards = [self._waiting_card(thing, shown.now)]
        else:
            cards = [self._closed_card(thing, shown.now)]
        fill(self._place, *cards, FlowRow(self._eraser(thing)))
        when_it_comes(cards[0], thing.opens_at, shown.now, self.read)
        when_it_comes(cards[0], thing.closes_at, shown.now, self.read)

    def _packing(self, thing: Thing, inside: Inside, trusted: tuple[str, ...]) -> list[QWidget]:
        what = Card(name="insideCard", gap=16)
        what.add(Heading(self.tr("What is inside"), level=3))
        what.add(inside_field(self.desk, thing, inside, self._keep))
        what.add(self._evidence_fold(thing))
        outside = Card(name="outsideCard", gap=16)
        outside.add(Heading(self.tr("On the outside"), level=3))
        outside.add(OutsideFields(thing, trusted, self._keep))
        close = PrimaryButton(self.tr("Put it away now"), name="closeThing", icon_name="box")
        close.clicked.connect(lambda: self._on_close(self.tr("It is put away")))
        outside.add(FlowRow(close))
        outside.add(SecondaryText(self.tr("The wait can be changed when it is open, not before.")))
        return [what, outside]

    def _closed_card(self, thing: Thing, now: datetime) -> Card:
        card = self._outside(thing, state_words(thing, now))
        card.add(BodyText(wait_sentence(thing), quiet=True))
        ask = SecondaryButton(self.tr("Ask to open it"), name="askToOpen", icon_name="clock")
        ask.clicked.connect(self._on_ask)
        card.add(FlowRow(ask))
        return card

    def _waiting_card(self, thing: Thing, now: datetime) -> Card:
        assert thing.opens_at is not None
        card = self._outside(thing, state_words(thing, now))
        if thing.note:
            card.add(SecondaryText(self.tr("You wrote to yourself:")))
            card.add(BodyText(thing.note, name="noteToSelf"))
        card.add(
            BodyText(
                self.tr(
                    "The wait goes on while the notebook is locked. Then it can be opened for a day, "
                    "and after that it closes by itself."
                ),
                quiet=True,
            )
        )
        leave = PrimaryButton(self.tr("Leave it closed"), name="leaveClosed")
        leave.clicked.connect(lambda: self._on_close(self.tr("It stays closed")))
        card.add(FlowRow(leave))
        return card

    def _open(self, thing: Thing, inside: Inside, now: datetime, trusted: tuple[str, ...]) -> list[QWidget]:
        card = self._outside(thing, state_words(thing, now))
        if thing.note:
            card.add(SecondaryText(self.tr("You wrote to yourself:")))
            card.add(BodyText(thing.note, name="noteToSelf"))
        back = PrimaryButton(self.tr("Put it back"), name="putBack", icon_name="box")
        back.clicked.connect(lambda: self._on_close(self.tr("It is put back")))
        card.add(FlowRow(back))
        what = Fold(
            self.tr("What is inside"), name="insideFold", closed_words=self.tr("open it when you want to see it")
        )
        what.add(inside_field(self.desk, thing, inside, self._keep))
        card.add(what)
        card.add(self._evidence_fold(thing))
        outside = Fold(
            self.tr("The wait, the note and the rest"), name="outsideFold", closed_words=self.tr("open to change")
        )
        outside.add(OutsideFields(thing, trusted, self._keep))
        card.add(outside)
        return [card]

    def _outside(self, thing: Thing, state: str) -> Card:
        card = Card(name="thingCard")
        card.add(Heading(state, level=2, name="thingState"))
        if thing.keeper:
            card.add(SecondaryText(self.tr("{keeper} keeps it for you.").format(keeper=thing.keeper)))
        return card

    def _evidence_fold(self, thing: Thing) -> EvidenceFold:
        fold = EvidenceFold(self.desk, thing)
        fold.taking.connect(self.keep_now)
        return fold

    def _eraser(self, thing: Thing) -> QuietButton:
        erase = QuietButton(self.tr("Erase it"), name="eraseThing", icon_name="trash-2")
        title = self.tr("Erase “{name}” and all that is in it?").format(name=name_of(thing))
        erase.clicked.connect(lambda: ask_to_erase(self, title, self.tr("Erase it"), self._erase))
        return erase

    def _keep(self, side: Side, value: str) -> None:
        if not self._is_gone:
            self.desk.save(put_away.say, self.row_id, side, value, owner=self)

    def _on_close(self, said: str) -> None:
        self.keep_now()
        self.desk.save(put_away.close, self.row_id, owner=self, on_done=lambda _changes: self._on_moved(said))

    def _on_ask(self) -> None:
        self.desk.save(put_away.ask, self.row_id, owner=self, on_done=lambda _changes: self._ask(self._on_asked))

    def _on_asked(self, shown: _Shown) -> None:
        self._show(shown)
        opens_at = shown.thing.opens_at
        clock = clock_words(opens_at, shown.now) if opens_at else ""
        announce(self, self.tr("It opens from {clock}").format(clock=clock))
        leave = self.findChild(PrimaryButton, "leaveClosed")
        if leave is not None:
            leave.setFocus()

    def _on_moved(self, said: str) -> None:
        announce(self, said)
        self.back_asked.emit()

    def _erase(self) -> None:
        self.keep_now()
        self._is_gone = True
        self.desk.save(put_away.erase, self.row_id, owner=self, on_done=lambda _changes: self.back_asked.emit())

    def _on_changed(self, changes: Changes) -> None:
        """Files were taken in or out; fields keep themselves and are left alone."""
        files = self.findChild(FilesField)
        if files is None or self._is_gone or self.row_id not in changes.touched("put-away"):
            return

        def show(shown: _Shown) -> None:
            if shown.inside is not None:
                files.show_files(shown.inside.files)

        self._ask(show)
