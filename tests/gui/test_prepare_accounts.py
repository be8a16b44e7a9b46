"""Accounts in the window, used as somebody new would."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.page import PreparePage
from nocontact_desktop.gui.widgets import Dropzone, Notice
from nocontact_desktop.preparation.accounts import Account, add_account, inventory, set_access, set_plan
from tests import account_exports as made
from tests.gui.conftest import Answers, in_vault
from tests.gui.test_walkers import settle


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> PreparePage:
    made_page = PreparePage(desk)
    qtbot.addWidget(made_page)
    made_page.resize(1000, 700)
    made_page.show()
    return made_page


def accounts(desk: Desk) -> list[Account]:
    return [one for group in in_vault(desk.tasks, lambda: inventory(desk.notebook)) for one in group.accounts]


def add(desk: Desk, title: str, address: str = "", login: str = "") -> str:
    made_id: str = in_vault(desk.tasks, lambda: add_account(desk.notebook, title, address, login))[0]
    return made_id


def there(page: QWidget, kind: type[QWidget], name: str) -> QWidget | None:
    """The widget of that name, once it can be seen and has its place."""
    found = [one for one in page.findChildren(kind, name) if one.isVisible() and not one.size().isEmpty()]
    return found[0] if found else None


def wait_for(qtbot: QtBot, page: QWidget, kind: type[QWidget], name: str) -> QWidget:
    qtbot.waitUntil(lambda: there(page, kind, name) is not None)
    found = there(page, kind, name)
    assert found is not None
    return found


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = wait_for(qtbot, page, QAbstractButton, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def titles_shown(page: QWidget) -> list[str]:
    links = [
        one for one in page.findChildren(QAbstractButton) if one.objectName().startswith("open_") and one.isVisible()
    ]
    return [one.accessibleName() for one in sorted(links, key=lambda one: one.mapTo(page, one.rect().topLeft()).y())]


def give(page: QWidget, path: Path) -> None:
    drop = page.findChild(Dropzone, "importAccountsDrop")
    assert drop is not None
    drop.files_given.emit([path])


def test_an_account_is_added_with_the_keyboard_alone(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("accounts")
    title = wait_for(qtbot, page, QLineEdit, "newAccount")
    title.setFocus()
    qtbot.keyClicks(title, "Home mail")
    qtbot.keyClick(title, Qt.Key.Key_Tab)
    address = page.focusWidget()
    assert address.objectName() == "newAddress"
    qtbot.keyClicks(address, "mail.google.com")
    qtbot.keyClick(address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles_shown(page) == ["Home mail"])

    assert [(one.title, one.address, one.power) for one in accounts(desk)] == [("Home mail", "mail.google.com", "mail")]
    assert page.focusWidget().objectName() == "newAccount"


def test_an_account_without_a_name_is_said_under_the_field(page: PreparePage, qtbot: QtBot) -> None:
    page.entered("accounts")
    press(qtbot, page, "addAccount")
    wait_for(qtbot, page, QLabel, "newAccountError")
    title = page.findChild(QLineEdit, "newAccount")
    assert title is not None
    assert "name or an address" in title.accessibleDescription()


def test_what_is_forgotten_is_added_with_one_click_and_then_gone(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("accounts")
    press(qtbot, page, "forgottenButton")
    press(qtbot, page, "forgotten_family-location")
    qtbot.waitUntil(lambda: titles_shown(page) == ["Family location"])

    assert [one.power for one in accounts(desk)] == ["location"]
    assert there(page, QAbstractButton, "forgotten_family-location") is None
    assert there(page, QAbstractButton, "forgotten_car") is not None


def test_the_strongest_stand_first_and_mail_says_why(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    for title, address in (("Films", "netflix.com"), ("Bank", "chase.com"), ("Mail", "gmx.net")):
        add(desk, title, address)
    page.entered("accounts")
    qtbot.waitUntil(lambda: titles_shown(page) == ["Mail", "Bank", "Films"])
    notice = page.findChild(Notice, "mailFirst")
    assert notice is not None
    assert notice.text().startswith("Mail comes first.")


def test_filters_count_and_choose(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    ids = {title: add(desk, title) for title in ("A", "B", "C")}

    def say() -> None:
        set_plan(desk.notebook, ids["A"], "now")
        set_access(desk.notebook, ids["B"], "person")

    in_vault(desk.tasks, say)
    page.entered("accounts")
    qtbot.waitUntil(lambda: titles_shown(page) == ["A", "B", "C"])
    words = {
        name: wait_for(qtbot, page, QAbstractButton, f"accountFilter_{name}").accessibleName()
        for name in ("all", "now", "undecided", "someone_else")
    }
    assert words == {
        "all": "All · 3", "now": "Now · 1", "undecided": "Not decided · 2",
        "someone_else": "Someone else can get in · 1",
    }  # fmt: skip
    for name, shown in (("now", ["A"]), ("undecided", ["B", "C"]), ("someone_else", ["B"]), ("all", ["A", "B", "C"])):
        press(qtbot, page, f"accountFilter_{name}")
        qtbot.waitUntil(lambda shown=shown: titles_shown(page) == shown)


def test_finding_an_account_by_login_address_or_service(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    add(desk, "Drive", "drive.google.com", "robin")
    add(desk, "Shop", "etsy.com", "kim@example.org")
    page.entered("accounts")
    field = wait_for(qtbot, page, QLineEdit, "findAccount")
    for typed, shown in (("KIM", ["Shop"]), ("google", ["Drive"]), ("nothing like it", [])):
        assert isinstance(field, QLineEdit)
        field.clear()
        qtbot.keyClicks(field, typed)
        qtbot.waitUntil(lambda shown=shown: titles_shown(page) == shown)
    wait_for(qtbot, page, QWidget, "noneFits")


@pytest.mark.parametrize("address", ["s{n}.example", "s{n}.example.org"], ids=["each its service", "one service"])
def test_hundreds_of_accounts_are_drawn_bit_by_bit(page: PreparePage, desk: Desk, qtbot: QtBot, address: str) -> None:
    def fill() -> None:
        for n in range(130):
            add_account(desk.notebook, f"Site {n:03}", address.format(n=n))

    in_vault(desk.tasks, fill)
    page.entered("accounts")
    qtbot.waitUntil(lambda: len(titles_shown(page)) == 60)
    press(qtbot, page, "moreAccounts")
    qtbot.waitUntil(lambda: len(titles_shown(page)) == 120)
    press(qtbot, page, "moreAccounts")
    qtbot.waitUntil(lambda: len(titles_shown(page)) == 130)
    assert there(page, QAbstractButton, "moreAccounts") is None


def test_a_row_says_aloud_what_stands_in_it(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    one = add(desk, "Mail", "xn--mller-kva.de", "robin")
    page.entered("accounts")
    link = wait_for(qtbot, page, QAbstractButton, f"open_{one}")
    said = link.accessibleDescription()
    for part in ("robin", "müller.de", "Not decided", "Open: Password, Recovery"):
        assert part in said


def test_the_warning_stands_before_the_file_is_chosen(page: PreparePage, qtbot: QtBot) -> None:
    page.entered("accounts")
    assert there(page, Dropzone, "importAccountsDrop") is None
    press(qtbot, page, "importAccountsButton")
    warning = wait_for(qtbot, page, Notice, "importWarning")
    drop = wait_for(qtbot, page, Dropzone, "importAccountsDrop")
    assert isinstance(warning, Notice)
    for part in ("safer device", "share the vault", "erased afterwards"):
        assert part in warning.text()
    assert warning.mapTo(page, warning.rect().topLeft()).y() < drop.mapTo(page, drop.rect().topLeft()).y()


def test_bringing_in_adds_up_and_reminds_of_the_file(
    page: PreparePage, desk: Desk, answers: Answers, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    name, data = made.ALL["lastpass"]
    answers.files = [tmp_path / name]
    answers.files[0].write_bytes(data)
    page.entered("accounts")
    press(qtbot, page, "importAccountsButton")
    wait_for(qtbot, page, Dropzone, "importAccountsDrop").setFocus()
    with caplog.at_level(logging.DEBUG), qtbot.waitSignal(desk.changed, timeout=20_000) as news:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert news.args is not None
    assert len(news.args[0].touched("account")) == 1
    total = wait_for(qtbot, page, QLabel, "importAccountsSum")
    assert isinstance(total, QLabel)
    assert total.text() == "2 seen = 1 added + 0 here before + 1 left out"
    erase = wait_for(qtbot, page, Notice, "importErase")
    assert isinstance(erase, Notice)
    assert "“lastpass_export.csv”" in erase.text()
    press(qtbot, page, "importAccountsSkippedButton")
    places = wait_for(qtbot, page, QWidget, "importAccountsPlaces")
    assert places.accessibleName().startswith("line 4: A note, card or other thing")
    qtbot.waitUntil(lambda: titles_shown(page) == ["Facebook"])

    give(page, answers.files[0])
    again = "2 seen = 0 added + 1 here before + 1 left out"
    qtbot.waitUntil(lambda: [one.text() for one in page.findChildren(QLabel, "importAccountsSum")][-1:] == [again])
    assert [secret for secret in made.SECRETS if secret in caplog.text] == []
    assert answers.files[0].read_bytes() == data


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("x.kdbx", b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5", "locked vault"),
        ("x.json", made.BITWARDEN_LOCKED.encode(), "locked with a password"),
        ("x.html", b"<html>", "page or a document"),
        ("x.csv", made.CHROME.encode() + b'a,b,c,"d', "damaged"),
        ("x.csv", b"", "empty"),
        ("x.csv", b"a,b\n1,2\n", "no export"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_added(
    page: PreparePage, desk: Desk, qtbot: QtBot, tmp_path: Path, name: str, data: bytes, part: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    page.entered("accounts")
    press(qtbot, page, "importAccountsButton")
    give(page, path)
    told = wait_for(qtbot, page, Notice, "importAccountsProblem")
    assert isinstance(told, Notice)
    assert part in told.text()
    assert f"“{name}”" in told.text()
    assert accounts(desk) == []


def open_account(page: PreparePage, qtbot: QtBot, desk: Desk) -> str:
    one = add(desk, "Mail", "gmx.net", "robin")
    page.entered(f"account:{one}")
    wait_for(qtbot, page, QLineEdit, "account_title")
    return one


def test_an_account_that_was_only_looked_at_is_not_written(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    open_account(page, qtbot, desk)
    written: list[object] = []
    desk.changed.connect(written.append)
    page.entered("accounts")
    wait_for(qtbot, page, QLineEdit, "findAccount")
    settle(desk, qtbot)
    assert written == []


def test_everything_about_an_account_can_be_said_and_is_kept(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    open_account(page, qtbot, desk)
    for name, typed in (
        ("account_login", "new.robin@gmx.net"),
        ("account_title", "My mail"),
        ("account_address", "web.de"),
    ):
        field = wait_for(qtbot, page, QLineEdit, name)
        assert isinstance(field, QLineEdit)
        field.clear()
        qtbot.keyClicks(field, typed)
    for name in ("account_access_note", "account_note"):
        field = wait_for(qtbot, page, QPlainTextEdit, name)
        qtbot.keyClicks(field, "words of mine")
    for name in ("account_plan_later", "account_access_person", "accountClosed", "state_forwarding_looked"):
        press(qtbot, page, name)
    press(qtbot, page, "day_forwardingToday")
    page.leaving()

    def kept() -> bool:
        (one,) = accounts(desk)
        return (
            (one.title, one.login, one.address) == ("My mail", "new.robin@gmx.net", "web.de")
            and (one.access_note, one.note) == ("words of mine", "words of mine")
            and (one.plan, one.access, one.aspect("forwarding").state) == ("later", "person", "looked")
            and one.closed_at is not None
            and one.aspect("forwarding").day != ""
        )

    qtbot.waitUntil(kept)


def test_an_answer_can_be_taken_back(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    open_account(page, qtbot, desk)
    press(qtbot, page, "account_plan_now")
    qtbot.waitUntil(lambda: accounts(desk)[0].plan == "now")
    press(qtbot, page, "account_plan_leaveOpen")
    qtbot.waitUntil(lambda: accounts(desk)[0].plan is None)


def test_the_power_is_guessed_and_can_be_changed(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    open_account(page, qtbot, desk)
    power = wait_for(qtbot, page, QComboBox, "accountPower")
    assert isinstance(power, QComboBox)
    qtbot.waitUntil(lambda: power.currentText() == "As guessed: Mail")
    power.setCurrentIndex(power.findData("bank"))
    power.activated.emit(power.currentIndex())
    qtbot.waitUntil(lambda: accounts(desk)[0].power == "bank")
    qtbot.waitUntil(lambda: there(page, QWidget, "aspect_forwarding") is None)
    power.setCurrentIndex(0)
    power.activated.emit(0)
    qtbot.waitUntil(lambda: accounts(desk)[0].power == "mail")
    wait_for(qtbot, page, QWidget, "aspect_forwarding")


def test_another_name_does_not_take_away_the_day_that_is_being_typed(
    page: PreparePage, desk: Desk, qtbot: QtBot
) -> None:
    open_account(page, qtbot, desk)
    title = wait_for(qtbot, page, QLineEdit, "account_title")
    qtbot.keyClicks(title, " of mine")
    day = wait_for(qtbot, page, QLineEdit, "day_passwordDay")
    day.setFocus()
    qtbot.keyClicks(day, "2 March 20")
    qtbot.waitUntil(lambda: accounts(desk)[0].title == "Mail of mine")
    qtbot.waitUntil(lambda: not desk.tasks.is_busy())
    qtbot.keyClicks(page.focusWidget(), "26")
    page.leaving()
    title.setFocus()
    qtbot.waitUntil(lambda: accounts(desk)[0].aspect("password").day == "2026-03-02")


def test_a_title_longer_than_a_line_is_not_cut(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    one = add(desk, "x" * 700)
    page.entered(f"account:{one}")
    title = wait_for(qtbot, page, QLineEdit, "account_title")
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_End)
    qtbot.keyClicks(title, "y")
    page.leaving()
    qtbot.waitUntil(lambda: accounts(desk)[0].title == "x" * 700 + "y")


def test_taking_an_account_off_asks_first(page: PreparePage, desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    one = add(desk, "Mail")
    page.entered("accounts")
    press(qtbot, page, f"open_{one}")
    answers.yes = False
    press(qtbot, page, "removeAccount")
    assert answers.asked[-1] == ("confirm", "Take it off the list?")
    assert len(accounts(desk)) == 1
    answers.yes = True
    press(qtbot, page, "removeAccount")
    qtbot.waitUntil(lambda: accounts(desk) == [])
    wait_for(qtbot, page, QWidget, "accountsView")


def test_links_lead_to_the_steps_of_the_plan(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    open_account(page, qtbot, desk)
    press(qtbot, page, "see_step_mail-rules")
    wait_for(qtbot, page, QWidget, "stepView")


def test_the_list_is_printed(page: PreparePage, desk: Desk, answers: Answers, qtbot: QtBot, tmp_path: Path) -> None:
    add(desk, "Mail", "gmx.net", "robin")
    answers.path = tmp_path / "list.pdf"
    page.entered("accounts")
    press(qtbot, page, "printPaper")
    qtbot.waitUntil(lambda: answers.path is not None and answers.path.exists())
    assert answers.asked[:2] == [("confirm", "Before you print"), ("save", "Save the list")]
