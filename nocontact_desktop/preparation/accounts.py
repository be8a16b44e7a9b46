"""The inventory of accounts: which there are, what power each has, who can get in, and what was looked at.

Nothing secret stands in it. The program changes no account; it keeps what the user says about them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.services import load_services
from nocontact_desktop.preparation.account_services import Service, service_of
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.store import accounts as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

Plan = Literal["now", "later", "leave"]
Access = Literal["me", "person", "shared", "unsure"]
Aspect = Literal["password", "recovery", "two-step", "devices", "sharing", "forwarding", "apps"]
AspectStanding = Literal["open", "looked", "changed", "not_for_me"]
Words = Literal["title", "address", "login", "access_note", "note"]

ASPECTS: tuple[Aspect, ...] = get_args(Aspect)
_WITH_MAIL = ("mail", "main")
_SOMEONE = ("person", "shared", "unsure")


@dataclass(frozen=True)
class AspectState:
    """Where one is with one thing to look at. ``day`` as the user says, ``said_at`` when; empty when never said."""

    state: AspectStanding = "open"
    day: str = ""
    said_at: str = ""


@dataclass(frozen=True)
class Account:
    """One account. ``power`` is what the user has said, or else what is guessed. Times are ISO 8601 in UTC.

    ``source`` is the password manager it came from, empty when it was added by hand. Plan and access None: not said.
    """

    id: str
    title: str
    address: str
    login: str
    source: str
    service: Service
    power: str
    power_is_said: bool
    plan: Plan | None
    access: Access | None
    access_note: str
    note: str
    made_at: str
    changed_at: str
    password_changed_at: str
    added_at: str
    closed_at: str | None
    said: dict[str, AspectState]

    @property
    def name(self) -> str:
        """What it is called: its title, else its service, else its login."""
        return self.title.strip() or self.service.name or self.login

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """What there is to look at. Only mail is forwarded."""
        return tuple(one for one in ASPECTS if one != "forwarding" or self.power in _WITH_MAIL)

    @property
    def open(self) -> tuple[Aspect, ...]:
        """What has not been looked at yet."""
        return tuple(one for one in self.aspects if self.aspect(one).state == "open")

    @property
    def someone_else(self) -> bool:
        """Whether somebody else can get in, or may."""
        return self.access in _SOMEONE

    def aspect(self, aspect: str) -> AspectState:
        """Where one is with one thing to look at."""
        return self.said.get(aspect, AspectState())


@dataclass(frozen=True)
class AccountGroup:
    """The accounts of one service. ``power`` is that of the strongest of them."""

    key: str
    name: str
    power: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True)
class AccountCounts:
    """In numbers; closed accounts count only in ``all``."""

    all: int
    now: int
    undecided: int
    someone_else: int


def inventory(notebook: Notebook) -> tuple[AccountGroup, ...]:
    """All accounts, gathered by service, in the order of power and then of names."""
    aspects = store.aspects(notebook.db)
    services: dict[str, list[Account]] = {}
    for row in store.accounts(notebook.db):
        one = _account(row, aspects.get(row[0], {}))
        services.setdefault(one.service.key, []).append(one)
    place = load_services().place_of
    groups = [_group(accounts) for accounts in services.values()]
    return tuple(sorted(groups, key=lambda group: (place(group.power), group.name.casefold(), group.key)))


def counts(groups: Iterable[AccountGroup]) -> AccountCounts:
    """The numbers of an inventory."""
    all_of_them = [one for group in groups for one in group.accounts]
    in_use = [one for one in all_of_them if one.closed_at is None]
    return AccountCounts(
        all=len(all_of_them),
        now=sum(one.plan == "now" for one in in_use),
        undecided=sum(one.plan is None for one in in_use),
        someone_else=sum(one.someone_else for one in in_use),
    )


def account(notebook: Notebook, account_id: str) -> Account:
    """One account. Raises :class:`Problem` ``account.no-such-account``."""
    row = store.account(notebook.db, account_id)
    if row is None:
        raise Problem("account.no-such-account")
    return _account(row, store.aspects(notebook.db, account_id).get(account_id, {}))


def add_account(
    notebook: Notebook, title: str, address: str = "", login: str = "", power: str | None = None
) -> tuple[str, Changes]:
    """Add an account by hand, and return its id.

    Raises :class:`Problem` ``account.needs-name`` when it has neither title nor address.
    """
    title, address, login = title.strip(), address.strip(), login.strip()
    if not (title or address):
        raise Problem("account.needs-name")
    _check_power(power)
    account_id = new_id(notebook)
    row = (account_id, title, address, login, "", "", power, "", "", "", moment(notebook))
    with notebook.db.transaction():
        store.add_accounts(notebook.db, [row])
    return account_id, Changes.of("account", account_id)


def write(notebook: Notebook, account_id: str, field: Words, value: str) -> Changes:
    """Keep words as they were typed."""
    if field not in get_args(Words):
        raise ValueError(f"no such field: {field}")
    return _keep(notebook, account_id, field, value)


def set_power(notebook: Notebook, account_id: str, power: str | None) -> Changes:
    """Say what power it has; None goes back to what is guessed."""
    _check_power(power)
    return _keep(notebook, account_id, "power", power)


def set_plan(notebook: Notebook, account_id: str, plan: Plan | None) -> Changes:
    """Say whether it is for now, for later, or left as it is; None: not said."""
    _check(plan, Plan)
    return _keep(notebook, account_id, "plan", plan)


def set_access(notebook: Notebook, account_id: str, access: Access | None) -> Changes:
    """Say who can get in; None: not said."""
    _check(access, Access)
    return _keep(notebook, account_id, "access", access)


def set_closed(notebook: Notebook, account_id: str, *, closed: bool) -> Changes:
    """Say that the account is closed, or that it is not after all."""
    return _keep(notebook, account_id, "closed_at", moment(notebook) if closed else None)


def set_aspect(notebook: Notebook, account_id: str, aspect: Aspect, state: AspectStanding) -> Changes:
    """Say where one is with one thing to look at. The day stays as it was said."""
    _check(aspect, Aspect)
    _check(state, AspectStanding)
    with notebook.db.transaction():
        account(notebook, account_id)
        store.keep_aspect(notebook.db, account_id, aspect, state, moment(notebook))
    return Changes.of("account", account_id)


def set_aspect_day(notebook: Notebook, account_id: str, aspect: Aspect, day: str) -> Changes:
    """Say on which day (ISO 8601, empty: not said) it was done."""
    _check(aspect, Aspect)
    with notebook.db.transaction():
        account(notebook, account_id)
        store.keep_aspect_day(notebook.db, account_id, aspect, day, moment(notebook))
    return Changes.of("account", account_id)


def remove_account(notebook: Notebook, account_id: str) -> Changes:
    """Take an account off the list, with all that was said about it."""
    with notebook.db.transaction():
        account(notebook, account_id)
        store.drop_account(notebook.db, account_id)
    return Changes.of("account", account_id)


def new_id(notebook: Notebook) -> str:
    """An id that no account has."""
    return notebook.surroundings.random_bytes(8).hex()


def _keep(notebook: Notebook, account_id: str, field: store.Field, value: str | None) -> Changes:
    with notebook.db.transaction():
        if not store.keep(notebook.db, account_id, field, value):
            raise Problem("account.no-such-account")
    return Changes.of("account", account_id)


def _check(value: str | None, kind: object) -> None:
    if value is not None and value not in get_args(kind):
        raise ValueError(f"no such value: {value}")


def _check_power(power: str | None) -> None:
    if power is not None:
        load_services().power(power)


def _account(row: store.Row, said: dict[str, store.Row]) -> Account:
    account_id, title, address, login, source, power, plan, access, access_note, note, *times = row
    service = service_of(address, title)
    made_at, changed_at, password_changed_at, added_at, closed_at = times
    return Account(
        id=account_id,
        title=title,
        address=address,
        login=login,
        source=source,
        service=service,
        power=power or service.power,
        power_is_said=power is not None,
        plan=plan,
        access=access,
        access_note=access_note,
        note=note,
        made_at=made_at,
        changed_at=changed_at,
        password_changed_at=password_changed_at,
        added_at=added_at,
        closed_at=closed_at,
        said={aspect: AspectState(*state) for aspect, state in said.items()},
    )


def _group(accounts: list[Account]) -> AccountGroup:
    place = load_services().place_of
    strongest = min(accounts, key=lambda one: place(one.power))
    ordered = sorted(
        accounts, key=lambda one: (one.closed_at is not None, place(one.power), one.name.casefold(), one.login, one.id)
    )
    first = accounts[0].service
    return AccountGroup(first.key, first.name, strongest.power, tuple(ordered))
