"""The inventory of accounts: gathered by service, the strongest first, everything changeable."""

from __future__ import annotations

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.preparation.account_services import readable_host, service_of
from nocontact_desktop.preparation.accounts import (
    Account,
    account,
    add_account,
    counts,
    inventory,
    remove_account,
    set_access,
    set_aspect,
    set_aspect_day,
    set_closed,
    set_plan,
    set_power,
    write,
)
from nocontact_desktop.vault.notebook import Notebook
from tests.conftest import Clock


def add(notebook: Notebook, title: str, address: str = "", login: str = "") -> str:
    account_id, changes = add_account(notebook, title, address, login)
    assert changes.touched("account") == {account_id}
    return account_id


def shown(notebook: Notebook) -> list[tuple[str, str, list[str]]]:
    return [(one.name, one.power, [each.name for each in one.accounts]) for one in inventory(notebook)]


@pytest.mark.parametrize(
    ("address", "name", "power"),
    [
        ("mail.google.com", "Google", "mail"),
        ("accounts.google.com", "Google", "main"),
        ("https://outlook.live.com/mail", "Microsoft", "mail"),
        ("login.live.com", "Microsoft", "main"),
        ("www.icloud.com", "Apple", "main"),
        ("aws.amazon.com", "Amazon", "work"),
        ("www.amazon.co.uk", "Amazon", "shopping"),
        ("android://com.instagram.android", "Instagram", "social"),
        ("android://net.example.shop", "example.net", "other"),
        ("ios://com.example", "example.com", "other"),
        ("my.shop.example.co.uk", "example.co.uk", "other"),
        ("someone.github.io", "someone.github.io", "other"),
        ("www.xn--mller-kva.de", "müller.de", "other"),
        ("www.Müller.de", "müller.de", "other"),
        ("xn--zz-.example", "xn--zz-.example", "other"),
        ("www.stadtsparkasse-x.de", "stadtsparkasse-x.de", "bank"),
        ("webmail.example.org", "example.org", "mail"),
        ("192.168.178.1", "192.168.178.1", "home"),
        ("93.184.216.34", "93.184.216.34", "other"),
        ("[fd00::1]", "[fd00::1]", "home"),
        ("printer.local", "printer.local", "home"),
        ("localhost", "localhost", "other"),
        ("co.uk", "co.uk", "other"),
        ("a" * 300 + ".example", "a" * 300 + ".example", "other"),
        ("not an address", "not an address", "other"),
    ],
)
def test_the_service_and_its_power_by_the_address(address: str, name: str, power: str) -> None:
    found = service_of(address, "A title of one’s own")

    assert (found.name, found.power) == (name, power)


def test_without_an_address_the_title_tells() -> None:
    assert service_of("", "netflix").key == service_of("www.netflix.com").key
    assert service_of("", "Our list").name == "Our list"


def test_a_name_that_only_looks_as_if_it_were_coded_stays() -> None:
    assert readable_host("xn--mller-kva.example") == "müller.example"
    assert readable_host("xn--\udcff") == "xn--\udcff"


def test_groups_stand_in_the_order_of_power_and_then_of_names(notebook: Notebook) -> None:
    for title, address in [
        ("Films", "netflix.com"), ("Zeta bank", "zeta-bank.example"), ("Alpha bank", "alphabank.example"),
        ("Work drive", "drive.google.com"), ("Own mail", "mail.google.com"), ("Contract", "vodafone.de"),
    ]:  # fmt: skip
        add(notebook, title, address)

    assert shown(notebook) == [
        ("Google", "mail", ["Own mail", "Work drive"]),
        ("Vodafone", "phone", ["Contract"]),
        ("alphabank.example", "bank", ["Alpha bank"]),
        ("zeta-bank.example", "bank", ["Zeta bank"]),
        ("Netflix", "media", ["Films"]),
    ]


def test_two_accounts_of_one_service_stay_two(notebook: Notebook) -> None:
    first = add(notebook, "Google", "accounts.google.com", "robin@gmail.com")
    second = add(notebook, "Google", "accounts.google.com", "robin.work@gmail.com")

    (group,) = inventory(notebook)

    assert {one.id for one in group.accounts} == {first, second}


def test_everything_can_be_changed_and_stays_as_typed(notebook: Notebook, clock: Clock) -> None:
    one = add(notebook, "Mail", "mail.example.org", "robin")
    write(notebook, one, "title", "  My mail, “the old one” ")
    write(notebook, one, "address", "mail.google.com")
    write(notebook, one, "login", "robin@example.org")
    write(notebook, one, "note", "line one\n\nline three ")
    write(notebook, one, "access_note", "They set it up in 2019.")
    set_plan(notebook, one, "later")
    set_access(notebook, one, "person")
    set_power(notebook, one, "bank")
    set_aspect(notebook, one, "password", "changed")
    set_aspect_day(notebook, one, "password", "2026-03-01")
    clock.advance(days=1)
    set_closed(notebook, one, closed=True)

    found = account(notebook, one)

    assert (found.title, found.login) == ("  My mail, “the old one” ", "robin@example.org")
    assert found.name == "My mail, “the old one”"
    assert (found.note, found.access_note) == ("line one\n\nline three ", "They set it up in 2019.")
    assert (found.plan, found.access, found.power, found.power_is_said) == ("later", "person", "bank", True)
    assert (found.aspect("password").state, found.aspect("password").day) == ("changed", "2026-03-01")
    assert found.aspect("password").said_at == "2026-03-02T21:04:00+00:00"
    assert found.closed_at == "2026-03-03T21:04:00+00:00"
    for undo in (
        lambda: set_plan(notebook, one, None),
        lambda: set_access(notebook, one, None),
        lambda: set_power(notebook, one, None),
        lambda: set_closed(notebook, one, closed=False),
        lambda: set_aspect(notebook, one, "password", "open"),
    ):
        undo()
    found = account(notebook, one)
    assert (found.plan, found.access, found.power, found.power_is_said) == (None, None, "mail", False)
    assert found.closed_at is None
    assert found.aspect("password").day == "2026-03-01"


def test_a_day_can_be_said_before_a_state(notebook: Notebook) -> None:
    one = add(notebook, "Mail")
    set_aspect_day(notebook, one, "recovery", "2026-01-01")
    assert (account(notebook, one).aspect("recovery").state, account(notebook, one).aspect("recovery").day) == (
        "open",
        "2026-01-01",
    )


def test_only_mail_is_looked_at_for_what_is_sent_on(notebook: Notebook) -> None:
    shop = account(notebook, add(notebook, "Shop", "etsy.com"))
    mail = account(notebook, add(notebook, "Mail", "gmx.net"))

    assert "forwarding" not in shop.aspects
    assert "forwarding" in mail.aspects
    assert mail.open == mail.aspects


def test_the_numbers_leave_out_what_is_closed(notebook: Notebook) -> None:
    names: dict[str, str] = {name: add(notebook, name) for name in ("a", "b", "c", "d")}
    set_plan(notebook, names["a"], "now")
    set_access(notebook, names["a"], "me")
    set_access(notebook, names["b"], "shared")
    set_access(notebook, names["c"], "unsure")
    set_plan(notebook, names["d"], "now")
    set_closed(notebook, names["d"], closed=True)

    found = counts(inventory(notebook))

    assert (found.all, found.now, found.undecided, found.someone_else) == (4, 1, 2, 2)


def test_taking_an_account_off_leaves_nothing_of_it(notebook: Notebook) -> None:
    one, other = add(notebook, "Mail"), add(notebook, "Shop")
    for each in (one, other):
        set_aspect(notebook, each, "password", "looked")
    remove_account(notebook, one)

    assert [each.id for group in inventory(notebook) for each in group.accounts] == [other]
    assert notebook.db.query("SELECT account_id FROM account_aspect") == [(other,)]


def test_what_cannot_be(notebook: Notebook) -> None:
    with pytest.raises(Problem, match=r"account\.needs-name"):
        add_account(notebook, "  ", " ", "robin")
    for call in (
        lambda: account(notebook, "gone"),
        lambda: write(notebook, "gone", "note", "x"),
        lambda: set_plan(notebook, "gone", "now"),
        lambda: set_aspect(notebook, "gone", "password", "looked"),
        lambda: remove_account(notebook, "gone"),
    ):
        with pytest.raises(Problem, match=r"account\.no-such-account"):
            call()
    one = add(notebook, "Mail")
    with pytest.raises(ValueError):
        set_plan(notebook, one, "soon")  # type: ignore[arg-type]
    with pytest.raises(ValueError):
        write(notebook, one, "id", "x")  # type: ignore[arg-type]
    with pytest.raises(KeyError):
        set_power(notebook, one, "magic")


def test_a_name_for_an_account_that_has_only_a_login(notebook: Notebook) -> None:
    one = add(notebook, "Mail", "", "robin")
    write(notebook, one, "title", "")
    found: Account = account(notebook, one)
    assert found.name == "robin"
