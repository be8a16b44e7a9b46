"""All accounts: gathered by service, the strongest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.links import way_link
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.parts.redraw import fill, keeping_focus
from nocontact_desktop.gui.prepare.accounts.account_row import AccountRow
from nocontact_desktop.gui.prepare.accounts.adding import AddingCard
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    FilterChips,
    FlowRow,
    Heading,
    IconLabel,
    LineField,
    Notice,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
    row,
)
from nocontact_desktop.guidance.services import load_services
from nocontact_desktop.preparation.accounts import Account, AccountGroup, counts, inventory
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.papers.accounts import accounts_paper
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook

_AT_ONCE = 60
"""So many accounts are drawn at once; thousands would take long to draw, and nobody reads them."""

_STEPS = ("list-accounts", "choose-per-account", "strongest-together", "access-gone")


@dataclass(frozen=True)
class _Shown:
    groups: tuple[AccountGroup, ...]
    voice: Voice


class AccountsView(PrepareView):
    """The list with its filters, adding and bringing in."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._shown: _Shown | None = None
        self._most = _AT_ONCE
        intro = self.tr("Which accounts there are, and who can get in. No passwords are kept here.")
        self.body.addWidget(BodyText(intro, quiet=True))
        first = self.tr(
            "Mail comes first. A new password for almost any other account is sent there. "
            "Whoever reads the mail can open the rest."
        )
        self.body.addWidget(Notice(first, tone="info", name="mailFirst", icon_name="mail"))
        self._adding = AddingCard(self)
        self._adding.added.connect(self.read)
        self.body.addWidget(self._adding)
        self._tools = self._make_tools()
        self.body.addWidget(self._tools)
        self._list = QWidget()
        column(self._list, gap=20)
        self.body.addWidget(self._list)
        self._print = FlowRow(print_button(self, accounts_paper, self.tr("Print the list")))
        self.body.addWidget(self._print)
        self._print.hide()
        self.body.addWidget(self._steps_card())
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("My accounts")

    def read(self) -> None:
        def ask(notebook: Notebook) -> _Shown:
            return _Shown(inventory(notebook), voice_for(get_answers(notebook), self.content))

        self.desk.ask(ask, owner=self, on_done=self._show)

    def _filter_words(self) -> dict[str, str]:
        return {
            "all": self.tr("All"),
            "now": self.tr("Now"),
            "undecided": self.tr("Not decided"),
            "someone_else": self.tr("Someone else can get in"),
        }

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        body = column(tools, gap=12)
        self._filter = FilterChips(list(self._filter_words().items()), name="accountFilter", spoken=self.tr("Show"))
        self._filter.chosen.connect(lambda _value: self._on_narrowed())
        body.addWidget(self._filter)
        self._find = LineField(self.tr("Find an account"), name="findAccount", longest=200)
        self._find.changed.connect(lambda _text: self._on_narrowed())
        body.addWidget(self._find)
        tools.hide()
        return tools

    def _steps_card(self) -> Card:
        card = Card(name="accountSteps", gap=6)
        card.add(Heading(self.tr("Steps that belong to it"), level=3))
        for step_id in _STEPS:
            if self.content.step(step_id) is not None:
                card.add(way_link(self, f"step:{step_id}"))
        return card

    def _show(self, shown: _Shown) -> None:
        self._shown = shown
        numbers = counts(shown.groups)
        self._tools.setVisible(numbers.all > 0)
        self._print.setVisible(numbers.all > 0)
        for value, words in self._filter_words().items():
            self._filter.set_words(value, f"{words} · {getattr(numbers, value):,}")
        self._adding.show_titles({one.title for group in shown.groups for one in group.accounts})
        keeping_focus(self, self._draw)

    def _on_narrowed(self) -> None:
        self._most = _AT_ONCE
        self._draw()

    def _draw(self) -> None:
        assert self._shown is not None
        groups = self._wanted(self._shown.groups)
        drawn = _first(groups, self._most)
        cards: list[QWidget] = [
            self._power_card(power, list(of_power), self._shown.voice)
            for power, of_power in groupby(drawn, key=lambda group: group.power)
        ]
        left = _size(groups) - _size(drawn)
        if left:
            cards.append(self._more(left))
        if self._shown.groups and not groups:
            cards.append(BodyText(self.tr("No account fits this choice."), name="noneFits"))
        fill(self._list, *cards)
        self._list.setVisible(bool(cards))

    def _wanted(self, groups: tuple[AccountGroup, ...]) -> list[AccountGroup]:
        found = []
        for group in groups:
            accounts = tuple(one for one in group.accounts if self._is_wanted(one, group))
            if accounts:
                found.append(replace(group, accounts=accounts))
        return found

    def _is_wanted(self, one: Account, group: AccountGroup) -> bool:
        text = self._find.value().casefold()
        known_by = (one.title, one.login, one.address, group.name)
        if text and not any(text in part.casefold() for part in known_by):
            return False
        in_use = one.closed_at is None
        return {
            "now": in_use and one.plan == "now",
            "undecided": in_use and one.plan is None,
            "someone_else": in_use and one.someone_else,
        }.get(self._filter.value(), True)

    def _power_card(self, power_id: str, groups: list[AccountGroup], say: Voice) -> Card:
        power = load_services(self.content.language).power(power_id)
        card = Card(name=f"power_{power.id}", gap=0)
        head = row(gap=12)
        head.addWidget(IconLabel(power.icon, "secondary"))
        head.addWidget(Heading(power.name, level=3), 1)
        holder = QWidget()
        column(holder).addLayout(head)
        card.add(holder)
        card.add(SecondaryText(power.why))
        for group in groups:
            card.body.addSpacing(8)
            card.add(Divider())
            if len(group.accounts) > 1:
                name = SecondaryText(group.name or self.tr("Without a name"), name=f"group_{group.key}")
                name.setContentsMargins(0, 12, 0, 0)
                card.add(name)
            for one in group.accounts:
                line = AccountRow(one, self.content, say)
                line.opened.connect(lambda account_id: self.opened.emit(f"account:{account_id}"))
                card.add(line)
        return card

    def _more(self, left: int) -> QWidget:
        words = counted(left, self.tr("Show {n} more account"), self.tr("Show more: {n} accounts are left"))
        more = SecondaryButton(words, name="moreAccounts")
        more.clicked.connect(self._on_more)
        return FlowRow(more)

    def _on_more(self) -> None:
        self._most += _AT_ONCE
        keeping_focus(self, self._draw)
        announce(self, self.tr("More accounts are shown"))


def _size(groups: list[AccountGroup]) -> int:
    return sum(len(group.accounts) for group in groups)


def _first(groups: list[AccountGroup], most: int) -> list[AccountGroup]:
    """The first accounts of all, in their groups."""
    found: list[AccountGroup] = []
    for group in groups:
        room = most - _size(found)
        if room > 0:
            found.append(replace(group, accounts=group.accounts[:room]))
    return found
