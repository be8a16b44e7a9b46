"""Everybody on the list, by where they stand with the user, and whether news of the person is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.links import way_button, way_link
from nocontact_desktop.gui.parts.open_choice import OpenChoice
from nocontact_desktop.gui.parts.record_fields import NameLink
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Chip,
    Divider,
    FlowRow,
    Fold,
    Heading,
    IconButton,
    LineField,
    PrimaryButton,
    SecondaryText,
    announce,
    clear_layout_of,
    column,
    row,
)
from nocontact_desktop.gui.widgets.day_and_time import say_day
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.people import Hear, Person, add_person, hear, move_person, people, set_hear
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    people: list[Person]
    hear: Hear | None
    voice: Voice


class PeopleView(PrepareView):
    """The list, and what holds for all of them."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(
                self.tr(
                    "Who may know what, one by one. Where somebody stands is your word alone, "
                    "and you can change it at any time."
                ),
                quiet=True,
            )
        )
        self.body.addWidget(self._add_card())
        self._list = QWidget()
        column(self._list, gap=20)
        self.body.addWidget(self._list)
        self._news = QWidget()
        column(self._news, gap=20)
        self.body.addWidget(self._news)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("My people")

    def read(self) -> None:
        self.desk.ask(self._ask, owner=self, on_done=self._show)

    def _ask(self, notebook: Notebook) -> _Shown:
        return _Shown(people(notebook), hear(notebook), voice_for(get_answers(notebook), self.content))

    def _show(self, shown: _Shown) -> None:
        self._show_list(shown.people)
        layout = self._news.layout()
        assert layout is not None
        clear_layout_of(self._news)
        layout.addWidget(self._news_card(shown))
        layout.addWidget(self._ways())

    def _add_card(self) -> Card:
        card = Card(name="addPersonCard")
        self._name = LineField(
            self.tr("Add a person"),
            name="newPerson",
            hint=self.tr("A first name is enough, or a name that only you know."),
            longest=80,
        )
        self._name.submitted.connect(self._on_add)
        card.add(self._name)
        add = PrimaryButton(self.tr("Add"), name="addPerson", icon_name="user-plus", spoken=self.tr("Add a person"))
        add.clicked.connect(self._on_add)
        card.add(FlowRow(add))
        return card

    def _show_list(self, everybody: list[Person]) -> None:
        layout = self._list.layout()
        assert layout is not None
        clear_layout_of(self._list)
        self._list.setVisible(bool(everybody))
        groups: dict[str | None, str] = {None: self.tr("Not said yet")}
        groups.update(self.content.words["circle"])
        for circle, words in groups.items():
            there = [one for one in everybody if one.circle == circle]
            if there:
                card = Card(name=f"circle_{circle or 'open'}", gap=8)
                card.add(Heading(words, level=3))
                for place, one in enumerate(there):
                    if place:
                        card.add(Divider())
                    card.add(self._line(one, place, len(there)))
                layout.addWidget(card)

    def _line(self, one: Person, place: int, count: int) -> QWidget:
        holder = QWidget()
        body = column(holder, gap=2)
        line = row(gap=8)
        name = NameLink(one.name, name=f"person_{one.id}")
        name.clicked.connect(lambda: self.opened.emit(f"person:{one.id}"))
        line.addWidget(name)
        line.addStretch(1)
        if one.may_call:
            line.addWidget(
                Chip(self.tr("May call"), tone="accent", icon_name="phone"), 0, Qt.AlignmentFlag.AlignVCenter
            )
        if place:
            line.addWidget(self._mover(one, -1))
        if place < count - 1:
            line.addWidget(self._mover(one, 1))
        body.addLayout(line)
        said = self._summary(one)
        body.addWidget(SecondaryText(said, name=f"about_{one.id}"))
        name.setAccessibleDescription(said)
        return holder

    def _mover(self, one: Person, by: Literal[-1, 1]) -> IconButton:
        words = self.tr("{name}: further up") if by < 0 else self.tr("{name}: further down")
        way = "up" if by < 0 else "down"
        button = IconButton(words.format(name=one.name), name=f"{way}_{one.id}", icon_name=f"chevron-{way}")
        button.clicked.connect(
            lambda: self.desk.save(
                move_person, one.id, by, owner=self, on_done=lambda _changes: self._on_moved(one.id, way)
            )
        )
        return button

    def _summary(self, one: Person) -> str:
        told = ""
        if one.told_on:
            told = self.tr("Told on {day}").format(day=say_day(date.fromisoformat(one.told_on)))
        elif one.tell:
            told = self.tr("To tell: {when}").format(when=self.content.words["tell"][one.tell].lower())
        wish = self.content.words["hear"][one.hear] if one.hear else ""
        parts = (one.to_me, told, wish)
        return " · ".join(part for part in parts if part) or self.tr("Nothing said yet")

    def _news_card(self, shown: _Shown) -> Card:
        card = Card(name="newsCard")
        card.add(Heading(shown.voice(self.tr("Do you want to hear what {person} said?")), level=3))
        card.add(SecondaryText(self.tr("It holds for everybody. For each person you can choose otherwise.")))
        choice = OpenChoice(
            list(self.content.words["hear"].items()),
            name="hear",
            spoken=self.tr("Do you want to hear what they said?"),
            value=shown.hear,
        )
        choice.answered.connect(self._on_hear)
        card.add(choice)
        fold = Fold(self.tr("When someone passes something on"), name="passedOn", closed_words=self.tr("open to read"))
        for words in (
            self.tr("People who pass things on can mean well, or not know what they carry."),
            self.tr("You can say what you want to hear, and end the talk there. Nothing has to be answered."),
            self.tr("What was passed on can be kept in the diary: who said it, when, and whether you had asked."),
        ):
            fold.add(BodyText(words))
        for script in self.content.scripts:
            if script.group == "passed-on":
                fold.add(way_link(self, f"script:{script.id}"))
        fold.add(FlowRow(way_button(self, "passed-on")))
        card.add(fold)
        return card

    def _ways(self) -> FlowRow:
        ways = FlowRow(way_button(self, "scripts"))
        if self.content.sheet("friend") is not None:
            ways.add(way_button(self, "sheet:friend"))
        return ways

    def _on_add(self) -> None:
        self.desk.save(
            add_person,
            self._name.value(),
            owner=self,
            on_done=self._on_added,
            on_problem=self._on_problem,
        )

    def _on_added(self, _changes: Changes) -> None:
        self._name.set_value("")
        self._name.setFocus()
        announce(self, self.tr("Added"))
        self._read_list()

    def _on_problem(self, problem: Problem) -> None:
        self._name.set_error(one_line(problem))

    def _on_moved(self, person_id: str, way: str) -> None:
        announce(self, self.tr("Moved"))

        def then(everybody: list[Person]) -> None:
            self._show_list(everybody)
            for name in (f"{way}_{person_id}", f"person_{person_id}"):
                button = self.findChild(QWidget, name)
                if button is not None:
                    button.setFocus()
                    break

        self.desk.ask(people, owner=self, on_done=then)

    def _read_list(self) -> None:
        self.desk.ask(people, owner=self, on_done=self._show_list)

    def _on_hear(self, value: str) -> None:
        self.desk.save(set_hear, value or None, owner=self)
