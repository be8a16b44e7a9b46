"""One set of terms, part by part. Each part is folded, says what stands in it, and keeps itself."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.record_fields import KeptLine, RecordFields
from nocontact_desktop.gui.prepare.people.reading_times import ReadingTimes
from nocontact_desktop.gui.prepare.people.terms_board import TermsOnBoard
from nocontact_desktop.gui.prepare.people.terms_words import (
    TermsShown,
    length_words,
    next_words,
    often_words,
    reading_words,
    rule_words,
    span_words,
    why_words,
)
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    CheckList,
    ChoiceField,
    DangerButton,
    FlowRow,
    Fold,
    LinkButton,
    Notice,
    SecondaryText,
    announce,
    column,
    dialogs,
)
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.terms import (
    Terms,
    change_terms,
    remove_terms,
)

_TIMES_A_WEEK = ("", "1", "2", "3", "4", "5", "6", "7")


class TermsForm(QWidget):
    """Signals: ``opened(address)``, and ``gone()`` when the terms were removed."""

    opened = Signal(str)
    gone = Signal()

    def __init__(self, desk: Desk, content: Content, shown: TermsShown, one: Terms) -> None:
        super().__init__()
        self._desk = desk
        self._content = content
        self._shown = shown
        self._terms = one
        self._fields = RecordFields("terms", self._keep)
        self._is_gone = False
        self._folds: dict[str, Fold] = {}
        body = column(self, gap=20)
        self._board = TermsOnBoard(desk, content)
        body.addWidget(self._board)
        card = Card(name="termsParts", gap=8)
        for add_to in (
            self._add_why,
            self._add_way,
            self._add_subjects,
            self._add_reading,
            self._add_style,
            self._add_beyond,
            self._add_span,
            self._add_note,
        ):
            add_to(card)
        body.addWidget(card)
        remove = DangerButton(self.tr("Remove these terms"), name="removeTerms", icon_name="trash-2")
        remove.clicked.connect(self._on_remove)
        body.addWidget(FlowRow(remove))
        body.addStretch(1)
        self._say()

    def show_again(self, shown: TermsShown, one: Terms) -> None:
        """Say what is the case now, and leave the fields as they are."""
        self._shown = shown
        self._terms = one
        self._say()

    def _fold(self, card: Card, part: str, title: str, *, is_open: bool = False) -> Fold:
        fold = Fold(title, name=f"part_{part}", is_open=is_open)
        card.add(fold)
        self._folds[part] = fold
        return fold

    def _add_why(self, card: Card) -> None:
        fold = self._fold(card, "why", self.tr("Why it stays"), is_open=True)
        why = CheckList(list(self._content.words["why"].items()), name="terms_why", spoken=self.tr("Why it stays"))
        why.set_values(self._terms.why)
        why.changed.connect(lambda: self._keep("why", why.values()))
        fold.add(why)
        fold.add(self._fields.line("why_words", self.tr("Or in your words"), self._terms.why_words))

    def _add_way(self, card: Card) -> None:
        fold = self._fold(card, "way", self.tr("Which way, and how often"))
        options = [(one.channel_id, one.name) for one in self._shown.channels.values()]
        self._channel = ChoiceField(
            self.tr("Which way"),
            options,
            name="terms_channel",
            value=self._terms.channel,
            hint=self.tr("A court may name it. Then that one counts."),
        )
        self._channel.changed.connect(self._on_channel)
        fold.add(self._channel)
        hint = self.tr("Such as: on Sundays, or only when something about school changes.")
        fold.add(self._fields.line("how_often", self.tr("How often, in your words"), self._terms.how_often, hint))
        times = ChoiceField(
            self.tr("Times a week at most"),
            [(one, one or self.tr("Not said")) for one in _TIMES_A_WEEK],
            name="terms_times_per_week",
            value=str(self._terms.times_per_week or ""),
        )
        times.changed.connect(lambda chosen: self._keep("times_per_week", int(chosen) if chosen else None))
        fold.add(times)

    def _add_subjects(self, card: Card) -> None:
        fold = self._fold(card, "subjects", self.tr("About what, and how long"))
        hint = self.tr("One on each line, such as: hand-over times, health, school.")
        fold.add(self._fields.lines("subjects", self.tr("Subjects it may be about"), self._terms.subjects, hint))
        longest = self._terms.longest_words
        words = KeptLine(
            self.tr("Words in one message at most"),
            name="terms_longest_words",
            value="" if longest is None else str(longest),
            hint=self.tr("A number. Short messages leave less to pick up."),
        )
        words.kept.connect(lambda text: self._on_longest(words, text))
        fold.add(words)

    def _add_reading(self, card: Card) -> None:
        fold = self._fold(card, "reading", self.tr("When I read it"))
        fold.add(
            BodyText(self.tr("Outside these times it can wait. Good times are calm ones, or ones with somebody near."))
        )
        times = ReadingTimes(self._content, self._terms.reading)
        times.changed.connect(lambda given: self._keep("reading", given))
        fold.add(times)
        self._next = SecondaryText("", name="nextReading")
        fold.add(self._next)

    def _add_style(self, card: Card) -> None:
        fold = self._fold(card, "style", self.tr("In which style"))
        hints = {
            "plain": self.tr("Friendly enough, and nothing personal."),
            "grey-rock": self.tr("No feelings, no questions, nothing about you. It goes with any of the other terms."),
            "order-only": self.tr("If a court has set it down. Which order, you can choose further down."),
        }
        fold.add(self._fields.one("style", self.tr("Style"), self._content.words["style"], self._terms.style, hints))
        self._limits = Notice(
            self.tr(
                "Grey rock has limits. It can make things worse where there may be violence. "
                "It does not fit when a clear answer is due, such as to a court or about a child’s health. "
                "It makes harm smaller, it does not end it, and it is tiring."
            ),
            tone="careful",
            name="greyRockLimits",
        )
        fold.add(self._limits)

    def _add_beyond(self, card: Card) -> None:
        fold = self._fold(card, "beyond", self.tr("My rule for what goes beyond"))
        self._rule = BodyText("", name="termsRule")
        fold.add(self._rule)
        hint = self.tr("It is your rule, for you. They need not hear of it.")
        fold.add(self._fields.text("beyond", self.tr("In your words, if you like"), self._terms.beyond, hint))

    def _add_span(self, card: Card) -> None:
        fold = self._fold(card, "span", self.tr("From when, until when, and from which order"))
        fold.add(self._fields.day("started", self.tr("First day"), self._terms.started))
        fold.add(
            self._fields.day("ended", self.tr("Last day"), self._terms.ended, self.tr("Empty: they have no end yet."))
        )
        order = ChoiceField(
            self.tr("From an order"),
            [("", self.tr("From none")), *self._shown.orders.items()],
            name="terms_order",
            value=self._terms.order,
        )
        order.changed.connect(lambda chosen: self._keep("order", chosen))
        fold.add(order)
        see = LinkButton(self.tr("My orders"), name="termsOrders")
        see.clicked.connect(lambda: self.opened.emit("orders"))
        fold.add(see)

    def _add_note(self, card: Card) -> None:
        fold = self._fold(card, "note", self.tr("A note"))
        fold.add(self._fields.text("note", self.tr("A note, if you like"), self._terms.note))

    def _say(self) -> None:
        """Put into words what was said: beside each folded part, and what the board has."""
        one, content = self._terms, self._content
        closed = {
            "why": why_words(one, content),
            "way": ", ".join(part for part in (self._shown.channel_name(one.channel), often_words(one)) if part),
            "subjects": ", ".join(part for part in (*one.subjects, length_words(one)) if part),
            "reading": reading_words(one.reading, content),
            "style": content.words["style"][one.style] if one.style else "",
            "beyond": rule_words(one),
            "span": " · ".join(part for part in (span_words(one), self._shown.orders.get(one.order, "")) if part),
            "note": one.note,
        }
        for part, words in closed.items():
            self._folds[part].set_closed_words(words.replace("\n", " ") or self.tr("not said yet"))
        self._next.setText(next_words(one, self._shown.now, content))
        self._next.setVisible(bool(self._next.text()))
        self._limits.setVisible(one.style == "grey-rock")
        self._rule.set_text(rule_words(one))
        self._board.say(one, self._shown)

    def _keep(self, field: str, value: Any) -> None:
        if not self._is_gone:
            self._desk.save(partial(change_terms, terms_id=self._terms.id, **{field: value}), owner=self)

    def _on_longest(self, field: KeptLine, text: str) -> None:
        if text and not (text.isascii() and text.isdigit() and int(text) > 0):
            field.set_error(self.tr("Please write a number, such as 50."))
            return
        field.set_error(None)
        self._keep("longest_words", int(text) if text else None)

    def _on_channel(self, channel_id: str) -> None:
        before = self._terms.channel
        if channel_id != before:
            self._desk.save(
                partial(change_terms, terms_id=self._terms.id, channel=channel_id),
                owner=self,
                on_done=lambda _changes: self._board.ask_about(before, self._terms.id, self._shown),
            )

    def _on_remove(self) -> None:
        dialogs().confirm(
            self,
            self.tr("Remove these terms?"),
            self.tr("All that was said in them is erased. It cannot be brought back."),
            self.tr("Remove them"),
            self._remove,
            danger=True,
        )

    def _remove(self) -> None:
        self._desk.save(
            remove_terms, self._terms.id, owner=self, on_done=lambda _changes: self._on_removed(self._terms.channel)
        )

    def _on_removed(self, channel_id: str) -> None:
        self._is_gone = True
        announce(self, self.tr("Removed"))
        self._board.ask_about(channel_id, self._terms.id, self._shown)
        self.gone.emit()
