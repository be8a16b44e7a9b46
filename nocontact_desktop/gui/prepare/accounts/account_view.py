"""One account: what it is, who can get in, what is planned, and what was looked at. Kept as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.day_words import moment_words
from nocontact_desktop.gui.parts.links import way_link
from nocontact_desktop.gui.parts.record_fields import KeptLine, RecordFields, keep_all
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.prepare.accounts.aspect_card import AspectCard
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    Card,
    Checkbox,
    ChoiceField,
    Columns,
    DangerButton,
    FlowRow,
    Heading,
    SecondaryText,
    announce,
    column,
    dialogs,
)
from nocontact_desktop.guidance.services import load_services
from nocontact_desktop.intake.account_exports import manager_titles
from nocontact_desktop.preparation.account_services import Service
from nocontact_desktop.preparation.accounts import (
    Account,
    account,
    remove_account,
    set_access,
    set_closed,
    set_plan,
    set_power,
    write,
)
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook

_LONGEST = 1000


@dataclass(frozen=True)
class _Shown:
    one: Account
    voice: Voice


class AccountView(PrepareView):
    """``row_id`` is the account's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._services = load_services(self.content.language)
        self._fields = RecordFields("account", self._keep)
        self._is_gone = False
        self._power: ChoiceField | None = None
        self._followed: tuple[Service, str, bool] | None = None
        self._drawn: tuple[str, ...] = ()
        self._facts = SecondaryText("", name="accountFacts")
        self._aspects, self._ways = QWidget(), QWidget()
        column(self._aspects)
        column(self._ways)

    def title(self) -> str:
        return self.tr("My accounts")

    def read(self) -> None:
        def ask(notebook: Notebook) -> _Shown:
            return _Shown(account(notebook, self.row_id), voice_for(get_answers(notebook), self.content))

        self.desk.ask(ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        if not self._is_gone:
            keep_all(self)

    def _show(self, shown: _Shown) -> None:
        if self._power is None:
            self.body.addWidget(self._what_card(shown.one))
            self.body.addWidget(self._who_card(shown))
            self.body.addWidget(self._plan_card(shown.one))
            self.body.addWidget(self._aspects)
            self.body.addWidget(self._note_card(shown.one))
            self.body.addWidget(self._ways)
            self.body.addWidget(self._remove_row(shown.one))
            self.body.addStretch(1)
        self._follow(shown.one)

    def _follow(self, one: Account) -> None:
        """Show what depends on the name, the address and the power."""
        assert self._power is not None
        self.title_changed.emit(one.name or self.tr("An account without a name"))
        before, self._followed = self._followed, (one.service, one.power, one.power_is_said)
        if before == self._followed:
            return  # nothing below is drawn anew while something may be written in it
        guessed = self._services.power(one.service.power).name
        words = self.tr("As guessed: {power}").format(power=guessed)
        self._power.set_options([("", words), *((power.id, power.name) for power in self._services.powers)])
        self._power.set_value(one.power if one.power_is_said else "")
        self._power.set_hint(self._services.power(one.power).why)
        self._facts.setText(self._facts_of(one))
        self._facts.setVisible(bool(self._facts.text()))
        if self._drawn != one.aspects:
            self._drawn = one.aspects
            fill(self._aspects, AspectCard(self, one))
        fill(self._ways, *self._way_card(one))

    def _what_card(self, one: Account) -> Card:
        card = Card(name="accountWhat")
        columns = Columns(shares=(1, 1))
        columns.add(0, self._line("title", self.tr("What it is called"), one.title))
        columns.add(0, self._line("login", self.tr("Login"), one.login, self.tr("Name or mail. No passwords here.")))
        columns.add(1, self._line("address", self.tr("Address"), one.address))
        self._power = ChoiceField(self.tr("What it opens"), [], name="accountPower")
        self._power.changed.connect(self._on_power)
        columns.add(1, self._power)
        card.add(columns)
        card.add(self._facts)
        return card

    def _line(self, field: str, label: str, value: str, hint: str = "") -> KeptLine:
        """A line with room for what an export gives, which can be longer than what is typed."""
        line = self._fields.line(field, label, "", hint)
        line.edit.setMaxLength(_LONGEST)
        line.set_value(value)
        return line

    def _facts_of(self, one: Account) -> str:
        titles = manager_titles()
        said = [self.tr("Came from {manager}.").format(manager=titles[one.source])] if one.source in titles else []
        if one.made_at:
            said.append(self.tr("Made on {day}.").format(day=moment_words(one.made_at)))
        if one.password_changed_at:
            said.append(self.tr("Password changed on {day}.").format(day=moment_words(one.password_changed_at)))
        elif one.changed_at:
            said.append(self.tr("Changed there on {day}.").format(day=moment_words(one.changed_at)))
        return " ".join(said)

    def _who_card(self, shown: _Shown) -> Card:
        card = Card(name="accountWho")
        words = {value: shown.voice(text) for value, text in self.content.words["account_access"].items()}
        card.add(self._fields.one("access", self.tr("Who can get in?"), words, shown.one.access))
        hint = self.tr("Who set it up, who pays, who knows the password.")
        card.add(self._fields.text("access_note", self.tr("More about it"), shown.one.access_note, hint))
        return card

    def _plan_card(self, one: Account) -> Card:
        card = Card(name="accountPlan")
        words = {value: text for value, text in self.content.words["account_plan"].items() if value != "open"}
        hints = {
            "now": self.tr("Among the first ones."),
            "later": self.tr("When the stronger ones are done."),
            "leave": self.tr("A change could be noticed, or is not worth it yet."),
        }
        card.add(self._fields.one("plan", self.tr("When?"), words, one.plan, hints))
        closed = Checkbox(self.tr("This account is closed"), name="accountClosed", checked=one.closed_at is not None)
        closed.toggled.connect(lambda on: self._keep("closed", on))
        card.add(closed)
        return card

    def _note_card(self, one: Account) -> Card:
        card = Card(name="accountNote")
        hint = self.tr("It is kept as you write it.")
        card.add(self._fields.text("note", self.tr("A note, if you like"), one.note, hint, 3))
        return card

    def _way_card(self, one: Account) -> list[QWidget]:
        """Steps of the plan that are about this power or this service."""
        service = next((each for each in self._services.services if f"service:{each.id}" == one.service.key), None)
        named = (self._services.power(one.power).step, service.step if service else "")
        steps = [step_id for step_id in named if step_id and self.content.step(step_id) is not None]
        if not steps:
            return []
        card = Card(name="accountSteps", gap=6)
        card.add(Heading(self.tr("Steps that belong to it"), level=3))
        for step_id in steps:
            card.add(way_link(self, f"step:{step_id}"))
        return [card]

    def _remove_row(self, one: Account) -> FlowRow:
        remove = DangerButton(self.tr("Take this account off the list"), name="removeAccount", icon_name="trash-2")
        remove.clicked.connect(partial(self._on_remove, one.name))
        return FlowRow(remove)

    def _on_power(self, value: str) -> None:
        keep_all(self)
        self.desk.save(set_power, self.row_id, value or None, owner=self, on_done=lambda _changes: self._read_again())

    def _keep(self, field: str, value: Any) -> None:
        if field == "plan":
            self.desk.save(set_plan, self.row_id, value, owner=self)
        elif field == "access":
            self.desk.save(set_access, self.row_id, value, owner=self)
        elif field == "closed":
            self.desk.save(partial(set_closed, account_id=self.row_id, closed=value), owner=self)
        elif field in ("title", "address"):
            self.desk.save(write, self.row_id, field, value, owner=self, on_done=lambda _changes: self._read_again())
        else:
            self.desk.save(write, self.row_id, field, value, owner=self)

    def _read_again(self) -> None:
        """Another address can be another service, with another power."""
        self.desk.ask(account, self.row_id, owner=self, on_done=self._follow)

    def _on_remove(self, name: str) -> None:
        def remove() -> None:
            self._is_gone = True  # what is still being typed has nowhere to go
            self.desk.save(remove_account, self.row_id, owner=self, on_done=then)

        def then(_changes: object) -> None:
            announce(self, self.tr("Taken off the list"))
            self.back_asked.emit()

        dialogs().confirm(
            self,
            self.tr("Take it off the list?"),
            self.tr("“{name}” and all you noted about it are erased here. The account itself stays as it is.").format(
                name=name
            ),
            self.tr("Take it off"),
            remove,
            danger=True,
        )
