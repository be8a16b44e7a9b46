"""One person: where they stand, how to reach them, what they know, and when they are told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.record_fields import RecordFields, keep_all
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    Card,
    Checkbox,
    DangerButton,
    FlowRow,
    Heading,
    SecondaryText,
    dialogs,
)
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.people import Hear, Person, change_person, hear, person, remove_person
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    person: Person
    for_all: Hear | None
    voice: Voice


class PersonView(PrepareView):
    """``row_id`` is the person's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._fields = RecordFields("person", self._keep)
        self._is_gone = False

    def title(self) -> str:
        return self.tr("My people")

    def read(self) -> None:
        def ask(notebook: Notebook) -> _Shown:
            voice = voice_for(get_answers(notebook), self.content)
            return _Shown(person(notebook, self.row_id), hear(notebook), voice)

        self.desk.ask(ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        keep_all(self)

    def _show(self, shown: _Shown) -> None:
        for card in (
            self._who_card(shown),
            self._reach_card(shown.person),
            self._knows_card(shown.person),
            self._news_card(shown),
            self._keeps_card(shown.person),
        ):
            self.body.addWidget(card)
        remove = DangerButton(self.tr("Take this person off the list"), name="removePerson", icon_name="trash-2")
        remove.clicked.connect(partial(self._on_remove, shown.person.name))
        self.body.addWidget(FlowRow(remove))
        self.body.addStretch(1)

    def _who_card(self, shown: _Shown) -> Card:
        one, card = shown.person, Card(name="personWho")
        self._name = self._fields.line("name", self.tr("Name"), one.name)
        card.add(self._name)
        card.add(
            self._fields.one(
                "circle",
                self.tr("Where they stand with you"),
                self.content.words["circle"],
                one.circle,
                {
                    "trusted": self.tr("One of the few who may know."),
                    "neutral": self.tr("Friendly, and told only what may go further."),
                    "no-share": self.tr("You stay in touch, and share nothing about this."),
                    "no-contact": self.tr("For now or for good, as you choose."),
                },
            )
        )
        card.add(self._fields.line("to_me", self.tr("What they are to you"), one.to_me, self.tr("In your words.")))
        label = shown.voice(self.tr("What they are to {person}"))
        card.add(self._fields.line("to_them", label, one.to_them, self.tr("In your words.")))
        return card

    def _reach_card(self, one: Person) -> Card:
        card = Card(name="personReach")
        card.add(
            self._fields.text(
                "reach", self.tr("How to reach them"), one.reach, self.tr("Number, address, or at which hours.")
            )
        )
        may_call = Checkbox(
            self.tr("I can call them when the wish to write comes"), name="person_may_call", checked=one.may_call
        )
        may_call.toggled.connect(lambda on: self._keep("may_call", on))
        card.add(may_call)
        self._call_hint = SecondaryText(
            self.tr("The list of whom to call shows people who stand under “{circle}”.").format(
                circle=self.content.words["circle"]["trusted"]
            ),
            name="callHint",
        )
        card.add(self._call_hint)
        self._call_hint.setVisible(one.circle != "trusted")
        return card

    def _knows_card(self, one: Person) -> Card:
        card = Card(name="personKnows")
        card.add(
            self._fields.text("knows", self.tr("What they know, or may know"), one.knows, self.tr("In your words."), 3)
        )
        card.add(self._fields.one("tell", self.tr("When I tell them"), self.content.words["tell"], one.tell))
        card.add(self._fields.day("told_on", self.tr("Told on"), one.told_on))
        return card

    def _news_card(self, shown: _Shown) -> Card:
        card = Card(name="personNews")
        card.add(Heading(shown.voice(self.tr("News of {person}")), level=3))
        words = self.content.words["hear"]
        for_all = words[shown.for_all] if shown.for_all else self.tr("not said yet")
        card.add(SecondaryText(self.tr("For everybody: {wish}. Here you can choose otherwise.").format(wish=for_all)))
        card.add(self._fields.one("hear", self.tr("From this person"), words, shown.person.hear))
        return card

    def _keeps_card(self, one: Person) -> Card:
        card = Card(name="personKeeps")
        card.add(
            self._fields.text(
                "keeps",
                self.tr("What they keep or do for you"),
                one.keeps,
                self.tr("Such as papers, a key or a bag, or reading messages that you do not want to read yourself."),
            )
        )
        card.add(self._fields.text("note", self.tr("A note, if you like"), one.note))
        return card

    def _keep(self, field: str, value: Any) -> None:
        if self._is_gone:
            return
        if field == "circle":
            self._call_hint.setVisible(value != "trusted")
        if field == "name":
            self._name.set_error(None)
        self.desk.save(
            partial(change_person, person_id=self.row_id, **{field: value}), owner=self, on_problem=self._on_problem
        )

    def _on_problem(self, problem: Problem) -> None:
        self._name.set_error(one_line(problem))

    def _on_remove(self, name: str) -> None:
        dialogs().confirm(
            self,
            self.tr("Take {name} off the list?").format(name=name),
            self.tr("All that was said about this person goes too. It cannot be brought back."),
            self.tr("Take off the list"),
            self._remove,
            danger=True,
        )

    def _remove(self) -> None:
        self.desk.save(remove_person, self.row_id, owner=self, on_done=lambda _changes: self._on_removed())

    def _on_removed(self) -> None:
        self._is_gone = True
        self.back_asked.emit()
