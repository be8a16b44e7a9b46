"""An urge, right now: a pause, one's own reasons and plan, somebody to call, writing to nobody, a calm page."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.redraw import fill, keeping_focus
from nocontact_desktop.gui.steady.after_card import AnswersCard, after_card
from nocontact_desktop.gui.steady.call_card import CallCard
from nocontact_desktop.gui.steady.court_notice import CourtNotice
from nocontact_desktop.gui.steady.own_words import own_words_card
from nocontact_desktop.gui.steady.pause_card import PauseCard
from nocontact_desktop.gui.steady.times import when_it_comes
from nocontact_desktop.gui.steady.urge_reading import UrgeShown, read_urge
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.widgets import (
    Card,
    CheckList,
    Columns,
    FlowRow,
    Fold,
    Heading,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
)
from nocontact_desktop.steady import urges
from nocontact_desktop.steady.urges import Outcome, Urge


class UrgeView(SteadyView):
    """Everything on it can be left out. The pause goes on when the view is left."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._pause = QWidget()
        column(self._pause, gap=20)
        self._rest = QWidget()
        column(self._rest, gap=20)
        self._kind_line = ""
        self._title = ""
        self._is_answered = False
        self._answers = AnswersCard()
        self._answers.answered.connect(self._on_answer)
        self._answers_above, self._answers_below = QWidget(), QWidget()
        column(self._answers_above)
        column(self._answers_below)
        self.body.addWidget(self._pause)
        self.body.addWidget(self._answers_above)
        self.body.addWidget(self._rest)
        self.body.addWidget(CourtNotice(desk))
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("An urge, right now")

    def read(self) -> None:
        self.desk.ask(read_urge, self.content, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        for text in self.findChildren(KeptText):
            text.keep_now()

    def _show(self, shown: UrgeShown) -> None:
        self._kind_line = shown.kind_line
        columns = Columns(shares=(1, 1))
        self._call = CallCard(self, shown.supporters)
        columns.add(0, self._call)
        columns.add(0, self._instead_card())
        for card in self._own_cards(shown):
            columns.add(1, card)
        columns.add(1, self._about_card(shown.urge))
        columns.add(1, self._answers_below)
        fill(self._rest, columns)
        self._show_pause(shown)
        if shown.urge is not None and "safe" in shown.urge.about:
            self._call.show_lines()

    def _show_pause(self, shown: UrgeShown) -> None:
        if self._is_answered:
            return
        card = PauseCard(shown)
        card.chosen.connect(self._on_pause)
        card.left.connect(self._on_leave)
        keeping_focus(self, lambda: fill(self._pause, card))
        self._place_answers(above=card.is_over)
        ends_at = shown.urge.ends_at if shown.urge else None
        when_it_comes(card, ends_at, shown.now, self._read_pause)
        title = card.findChild(Heading, "pauseTitle")
        assert title is not None
        if self._title not in ("", title.text()):
            announce(self, title.text())
        self._title = title.text()

    def _place_answers(self, *, above: bool) -> None:
        """After a pause they stand right under it, else below all that helps."""
        place = self._answers_above if above else self._answers_below
        self._answers_above.setVisible(above)
        self._answers_below.setVisible(not above)
        layout = place.layout()
        assert layout is not None
        layout.addWidget(self._answers)

    def _own_cards(self, shown: UrgeShown) -> tuple[Card, Card]:
        return (
            own_words_card(
                self,
                self.tr("Your reasons"),
                self.tr("What you write as your reasons stands here."),
                shown.reasons,
                "sheet:reasons",
                name="reasonsCard",
            ),
            own_words_card(
                self,
                self.tr("Your plan for this"),
                self.tr("What you plan in a calm hour stands here."),
                shown.plan,
                "sheet:urge",
                name="planCard",
            ),
        )

    def _instead_card(self) -> Card:
        card = Card(name="insteadCard")
        card.add(Heading(self.tr("Instead"), level=3))
        write = SecondaryButton(self.tr("Write it, and send nothing"), name="writeInstead", icon_name="pen-line")
        write.clicked.connect(lambda: self.opened.emit("words"))
        breathe = SecondaryButton(self.tr("A calm page"), name="openBreathing", icon_name="moon")
        breathe.clicked.connect(lambda: self.opened.emit("breathing"))
        looking = SecondaryButton(self.tr("I want to look at their page"), name="openLooking", icon_name="eye")
        looking.clicked.connect(lambda: self.opened.emit("looking"))
        card.add(FlowRow(write, breathe, looking))
        return card

    def _about_card(self, urge: Urge | None) -> Card:
        card = Card(name="aboutCard")
        card.add(Heading(self.tr("What is it about?"), level=3))
        card.add(SecondaryText(self.tr("If you like. It can show what you need.")))
        about = CheckList(
            [
                ("lonely", self.tr("I feel alone, or I miss them")),
                ("habit", self.tr("It is the hour, or a habit")),
                ("unsettled", self.tr("Something is not settled")),
                ("safe", self.tr("I want to know if I am safe")),
            ],
            name="urgeAbout",
            spoken=self.tr("What is it about?"),
        )
        about.set_values(urge.about if urge else ())
        about.changed.connect(lambda: self._on_about(about.values()))
        card.add(about)
        fold = Fold(
            self.tr("In your own words"),
            name="urgeWordsFold",
            closed_words=self.tr("open to write"),
            is_open=bool(urge and urge.words),
        )
        words = KeptText(
            self.tr("In your own words"),
            name="urgeWords",
            value=urge.words if urge else "",
            hint=self.tr("It is kept as you write it."),
            lines=2,
        )
        words.kept.connect(lambda text: self.desk.save(urges.say_words, text, owner=self))
        fold.add(words)
        card.add(fold)
        return card

    def _on_pause(self, length: str) -> None:
        self.desk.save(urges.pause, length, owner=self, on_done=lambda _changes: self._read_pause())

    def _on_leave(self) -> None:
        self.keep_now()
        self.desk.save(urges.leave_pause, owner=self, on_done=lambda _changes: self._read_pause())

    def _read_pause(self) -> None:
        self.desk.ask(read_urge, self.content, owner=self, on_done=self._show_pause)

    def _on_about(self, about: tuple[str, ...]) -> None:
        self.desk.save(urges.say_about, about, owner=self)
        if "safe" in about:
            self._call.show_lines()

    def _on_answer(self, outcome: str) -> None:
        self.keep_now()
        chosen = cast(Outcome, outcome)
        self.desk.save(urges.answer, chosen, owner=self, on_done=lambda _changes: self._on_answered(chosen))

    def _on_answered(self, outcome: Outcome) -> None:
        self._is_answered = True
        card = after_card(self, outcome, self._kind_line)
        self._answers_above.hide()
        fill(self._rest)
        fill(self._pause, card)
        title = card.findChild(Heading)
        assert title is not None
        announce(self, title.text())
        self.setFocus()
