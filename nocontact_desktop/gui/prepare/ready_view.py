"""Where I am with it: what was looked at, what is open, what could be noticed, who is told, and when.

It never says that anything is safe, or that somebody is ready. The user decides.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.day_words import moment_words
from nocontact_desktop.gui.parts.facts import notice_title, with_mark
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    FlowRow,
    Heading,
    SecondaryButton,
    SecondaryText,
    Value,
    column,
    row,
)
from nocontact_desktop.gui.widgets.day_and_time import say_day
from nocontact_desktop.preparation.later import Moment
from nocontact_desktop.preparation.people import Person
from nocontact_desktop.preparation.plan import ChapterState
from nocontact_desktop.preparation.ready import Noticeable, Ready, ready

_LABEL = 150


class ReadyView(PrepareView):
    """Everything in one place, without a verdict and in no order that has to be kept."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(
                self.tr(
                    "This is where you are, without a verdict. Nothing here has to be finished first, "
                    "and looked at does not mean safe. You decide when, and whether."
                ),
                quiet=True,
            )
        )
        self._inside = QWidget()
        column(self._inside, gap=20)
        self.body.addWidget(self._inside)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Where I am with it")

    def read(self) -> None:
        self.desk.ask(ready, owner=self, on_done=self._show)

    def _show(self, state: Ready) -> None:
        looked = [one for one in state.chapters if one.looked_at is not None]
        still_open = [one for one in state.chapters if _open_count(one)]
        fill(
            self._inside,
            self._moment_card(state.moment),
            self._chapters_card("readyLooked", self.tr("What was looked at"), looked, is_open=False),
            self._chapters_card("readyOpen", self.tr("What is open"), still_open, is_open=True),
            self._channels_card(state),
            self._notice_card(state),
            self._people_card(state.people),
        )

    def _card(self, name: str, title: str) -> Card:
        card = Card(name=name, gap=10)
        card.add(Heading(title, level=3))
        return card

    def _chapters_card(self, name: str, title: str, chapters: list[ChapterState], *, is_open: bool) -> Card:
        card = self._card(name, title)
        if not chapters:
            card.add(SecondaryText(self.tr("Nothing here yet.") if not is_open else self.tr("Nothing here.")))
        for place, one in enumerate(chapters):
            if place:
                card.add(Divider())
            count = _open_count(one) if is_open else len(one.steps) - one.count("open")
            words = self.tr("Steps open: {n}") if is_open else self.tr("Steps looked at: {n}")
            says = words.format(n=count)
            if not is_open and one.looked_at is not None:
                says += self.tr(", last on {day}").format(day=moment_words(one.looked_at))
            card.add(self._line(one.chapter.title, says, f"chapter:{one.chapter.id}", f"{name}_{one.chapter.id}"))
        return card

    def _channels_card(self, state: Ready) -> Card:
        card = self._card("readyChannels", self.tr("Channels"))
        numbers = state.channels
        says = self.tr("Decided: {decided}. Carried out: {done}. Open: {open}.").format(
            decided=numbers.decided, done=numbers.done, open=numbers.open
        )
        card.add(Value(says, name="readyCounts"))
        board = SecondaryButton(self.tr("Open the board"), name="readyBoard")
        board.clicked.connect(lambda: self.opened.emit("board"))
        card.add(FlowRow(board))
        return card

    def _notice_card(self, state: Ready) -> Card:
        card = self._card("readyNotice", self.tr("What could be noticed"))
        if not state.noticeable:
            card.add(SecondaryText(self.tr("Of what you have chosen, nothing is known to be shown to them.")))
        for one in state.noticeable:
            card.add(self._noticeable(one, state))
        return card

    def _noticeable(self, one: Noticeable, state: Ready) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=4)
        link = WrappedLink(state.voice(one.name), name=f"readyNotice_{one.channel_id}")
        link.clicked.connect(lambda: self.opened.emit(f"channel:{one.channel_id}"))
        body.addWidget(link)
        when = self.tr("carried out") if one.is_done else self.tr("chosen")
        body.addWidget(SecondaryText(f"{notice_title(one.notice.level)} · {when}"))
        body.addWidget(BodyText(state.voice(with_mark(one.notice.says, one.notice.mark))))
        return holder

    def _people_card(self, people: tuple[Person, ...]) -> Card:
        card = self._card("readyPeople", self.tr("Who is told"))
        if not people:
            card.add(SecondaryText(self.tr("Nobody is on the list to be told.")))
        for one in people:
            card.add(self._line(one.name, self._told(one), f"person:{one.id}", f"readyPerson_{one.id}"))
        people_button = SecondaryButton(self.tr("My people"), name="readyMyPeople")
        people_button.clicked.connect(lambda: self.opened.emit("people"))
        card.add(FlowRow(people_button))
        return card

    def _told(self, one: Person) -> str:
        if one.told_on:
            return self.tr("told")
        return {
            "before": self.tr("to be told before it starts"),
            "on": self.tr("to be told on the day"),
            "after": self.tr("to be told afterwards"),
        }[one.tell or "after"]

    def _moment_card(self, said: Moment) -> Card:
        card = self._card("readyMoment", self.tr("The moment"))
        planned = say_day(said.planned_on) if said.planned_on else self.tr("not chosen")
        if said.planned_on and said.planned_time:
            planned = f"{planned}, {said.planned_time.isoformat('minutes')}"
        way = {
            "together": self.tr("All together"),
            "stages": self.tr("In stages"),
            None: self.tr("not decided"),
        }[said.way]
        ending = {
            "open": self.tr("No end date"),
            "review": self.tr("Looked at again on a day you choose"),
            "undecided": self.tr("Not decided"),
            None: self.tr("not said"),
        }[said.ending]
        if said.ending == "review" and said.review_on:
            ending = self.tr("Looked at again on {day}").format(day=say_day(said.review_on))
        rows = [(self.tr("The day you chose"), planned), (self.tr("How"), way), (self.tr("For how long"), ending)]
        if said.started_on:
            rows.insert(0, (self.tr("Started"), say_day(said.started_on)))
        if said.paused_on:
            rows.append((self.tr("Rests since"), say_day(said.paused_on)))
        for label, value in rows:
            card.add(_fact(label, value))
        change = SecondaryButton(self.tr("The moment and later looks"), name="readyChange")
        change.clicked.connect(lambda: self.opened.emit("moment"))
        sitting = SecondaryButton(self.tr("The sitting"), name="readySitting")
        sitting.clicked.connect(lambda: self.opened.emit("sitting"))
        card.add(FlowRow(change, sitting))
        return card

    def _line(self, words: str, says: str, address: str, name: str) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=2)
        link = WrappedLink(words, name=name)
        link.setAccessibleDescription(says)
        link.clicked.connect(lambda: self.opened.emit(address))
        body.addWidget(link)
        body.addWidget(SecondaryText(says))
        return holder


def _fact(label: str, value: str) -> QWidget:
    holder = QWidget()
    line = row(holder, gap=16)
    name = SecondaryText(label)
    name.setFixedWidth(tokens().px(_LABEL))
    line.addWidget(name)
    line.addWidget(Value(value), 1)
    return holder


def _open_count(chapter: ChapterState) -> int:
    return chapter.count("open") + chapter.count("later")
