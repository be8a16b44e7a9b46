"""The list of terms, and a way to set new ones."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.record_fields import NameLink
from nocontact_desktop.gui.prepare.people.terms_words import (
    TermsShown,
    has_ended,
    length_words,
    next_words,
    often_words,
    reading_words,
    rule_words,
    why_words,
)
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Chip,
    ChoiceField,
    FlowRow,
    Heading,
    LineField,
    Notice,
    PrimaryButton,
    SecondaryText,
    column,
    row,
)
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.terms import Terms, add_terms, add_terms_for_new_channel
from nocontact_desktop.vault.changes import Changes

_NEW = "new"


class TermsList(QWidget):
    """Signal ``opened(address)``."""

    opened = Signal(str)

    def __init__(self, desk: Desk, content: Content, shown: TermsShown) -> None:
        super().__init__()
        self._desk = desk
        self._content = content
        self._shown = shown
        body = column(self, gap=20)
        body.addWidget(
            BodyText(
                self.tr(
                    "Sometimes contact has to stay: for children, a court, work, family. "
                    "Terms make it smaller and calmer. That is a full plan, and it can fit better than no contact."
                ),
                quiet=True,
            )
        )
        body.addWidget(
            Notice(
                self.tr(
                    "One written way is easier to keep to, and easier to show later. "
                    "Which one is your choice. A court may name it, and then that one counts."
                ),
                name="oneWay",
            )
        )
        for one in shown.terms:
            body.addWidget(self._card(one))
        body.addWidget(self._add_card())

    def _card(self, one: Terms) -> Card:
        card = Card(name=f"termsCard_{one.id}", gap=8)
        line = row(gap=8)
        link = NameLink(self._shown.channel_name(one.channel), name=f"terms_{one.id}")
        link.clicked.connect(lambda: self.opened.emit(f"terms:{one.id}"))
        line.addWidget(link)
        line.addStretch(1)
        line.addWidget(self._state(one), 0, Qt.AlignmentFlag.AlignVCenter)
        card.body.addLayout(line)
        for label, words in (
            (self.tr("Why it stays"), why_words(one, self._content)),
            (self.tr("How often"), often_words(one)),
            (self.tr("About"), ", ".join(part for part in (*one.subjects, length_words(one)) if part)),
            (self.tr("Style"), self._content.words["style"][one.style] if one.style else ""),
            (self.tr("Read at"), reading_words(one.reading, self._content)),
        ):
            if words:
                card.add(SecondaryText(f"{label}: {words}"))
        following = next_words(one, self._shown.now, self._content) if one.is_active(self._shown.now.date()) else ""
        if following:
            card.add(BodyText(following, name=f"next_{one.id}"))
        card.add(BodyText(self.tr("My rule: {rule}").format(rule=rule_words(one)), name=f"rule_{one.id}", quiet=True))
        return card

    def _state(self, one: Terms) -> Chip:
        today = self._shown.now.date()
        if has_ended(one, today):
            return Chip(self.tr("Ended"))
        return Chip(self.tr("In force"), tone="accent") if one.is_active(today) else Chip(self.tr("Begins later"))

    def _add_card(self) -> Card:
        card = Card(name="addTermsCard")
        card.add(Heading(self.tr("Set terms for a way of contact"), level=3))
        card.add(SecondaryText(self.tr("On the board it is then left open, on purpose. The others are not touched.")))
        states = sorted(self._shown.channels.values(), key=lambda one: not one.in_play)
        options = [
            ("", self.tr("Not chosen yet")),
            *((one.channel_id, one.name) for one in states),
            (_NEW, self.tr("Another way, in your words")),
        ]
        self._channel = ChoiceField(self.tr("Which way"), options, name="newTermsChannel")
        card.add(self._channel)
        self._own = LineField(self.tr("What it is called"), name="newTermsOwn", longest=80)
        self._own.submitted.connect(self._on_add)
        card.add(self._own)
        self._own.hide()
        self._channel.changed.connect(lambda value: self._own.setVisible(value == _NEW))
        add = PrimaryButton(self.tr("Set terms"), name="addTerms", icon_name="plus")
        add.clicked.connect(self._on_add)
        card.add(FlowRow(add))
        return card

    def _on_add(self) -> None:
        chosen = self._channel.value()
        if not chosen:
            self._channel.set_error(self.tr("Please choose a way first."))
            return
        self._channel.set_error(None)
        added, said = (add_terms_for_new_channel, self._own.value()) if chosen == _NEW else (add_terms, chosen)
        self._desk.save(added, said, owner=self, on_done=self._on_added, on_problem=self._on_problem)

    def _on_added(self, changes: Changes) -> None:
        (terms_id,) = changes.touched("terms")
        self.opened.emit(f"terms:{terms_id}")

    def _on_problem(self, problem: Problem) -> None:
        field = self._own if self._channel.value() == _NEW else self._channel
        field.set_error(one_line(problem))
