"""Exports of password managers: accounts come out, and nothing secret does."""

from __future__ import annotations

import codecs
import io
import json
from pathlib import Path

import msgspec
import pytest

from nocontact_desktop.intake.account_exports import manager_titles, read_accounts
from nocontact_desktop.intake.account_items import AccountExport, AccountItem
from nocontact_desktop.intake.accounts.entry import bare_address
from nocontact_desktop.intake.accounts.serving import accounts_of
from tests import account_exports as made


def read(name: str, data: bytes) -> AccountExport:
    return accounts_of(io.BytesIO(data), name, len(data))


def told(export: AccountExport) -> list[tuple[str, str, str]]:
    return [(one.title, one.address, one.login) for one in export.items]


def times(one: AccountItem) -> tuple[str, str, str]:
    return one.made_at, one.changed_at, one.password_changed_at


@pytest.mark.parametrize("which", made.ALL)
def test_nothing_secret_leaves_the_reader(which: str, tmp_path: Path) -> None:
    name, data = made.ALL[which]
    path = tmp_path / name
    path.write_bytes(data)

    export = read_accounts(path)

    assert export.manager == which.partition("-")[0]
    assert export.manager in manager_titles()
    assert export.items
    answer = msgspec.msgpack.encode(export).decode(errors="replace")
    assert [secret for secret in made.SECRETS if secret in answer] == []


EXPECTED = {
    "chrome": [
        ("shop.example.org", "shop.example.org", "robin@example.org"),
        ("", "android://com.instagram.android", "robin_e"),
        ("192.168.1.1", "192.168.1.1", "admin"),
    ],
    "firefox": [("", "accounts.google.com", "robin@gmail.com"), ("", "localhost", "")],
    "apple": [("accounts.google.com (robin@gmail.com)", "accounts.google.com", "robin@gmail.com"), ("Wi-Fi", "", "")],
    "apple-old": [("Bank", "bank.example", "77")],
    "bitwarden": [("Mail", "mail.example.net", "robin")],
    "bitwarden-organisation": [("Films", "www.netflix.com", "home@example.org")],
    "bitwarden-json": [("Proton “home”", "account.proton.me", "robin")],
    "onepassword": [("Dropbox", "www.dropbox.com", "robin@example.org")],
    "onepassword-pux": [
        ("Instagram", "www.instagram.com", "robin_e"),
        ("Old router", "", ""),
        ("Archived", "old.example.org", "me"),
    ],
    "lastpass": [("Facebook", "www.facebook.com", "robin@example.org")],
    "dashlane": [("Vodafone", "vodafone.de", "robin@example.org"), ("title", "", "robin")],
    "keepassxc": [("DKB “joint”", "www.ing.de", "7700")],
    "keepassxc-old": [("Forum", "forum.example.org", "robin")],
}


@pytest.mark.parametrize("which", EXPECTED)
def test_title_address_and_login_of_each_manager(which: str) -> None:
    assert told(read(*made.ALL[which])) == EXPECTED[which]


@pytest.mark.parametrize(("which", "zipped"), [("dashlane", "dashlane-zip"), ("bitwarden-json", "bitwarden-zip")])
def test_a_zip_holds_the_same_as_what_is_in_it(which: str, zipped: str) -> None:
    assert read(*made.ALL[zipped]).items == read(*made.ALL[which]).items


@pytest.mark.parametrize(
    ("which", "left_out"),
    [
        ("bitwarden", [("line 4", "not-a-login")]),
        (
            "bitwarden-json",
            [
                ("entry 2", "not-a-login"),
                ("entry 3", "not-a-login"),
                ("entry 4", "in-the-bin"),
                ("entry 5", "not-readable"),
                ("entry 6", "nothing-in-it"),
            ],
        ),
        ("onepassword-pux", [("entry 3", "not-a-login"), ("entry 5", "in-the-bin")]),
        ("lastpass", [("line 4", "not-a-login")]),
        ("keepassxc", [("line 4", "in-the-bin")]),
    ],
)
def test_what_is_left_out_is_told_with_its_place(which: str, left_out: list[tuple[str, str]]) -> None:
    export = read(*made.ALL[which])

    assert [(one.locator, one.reason) for one in export.skipped] == left_out
    assert export.seen == len(export.items) + len(left_out)


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ("firefox", ("2020-09-13T12:26:40+00:00", "", "2022-04-15T05:20:00+00:00")),
        ("bitwarden-json", ("2020-02-03T04:05:06+00:00", "2024-05-06T07:08:09+00:00", "2023-01-02T03:04:05+00:00")),
        ("onepassword-pux", ("2021-02-26T00:22:36+00:00", "2021-10-27T14:54:05+00:00", "")),
        ("keepassxc", ("2019-01-02T03:04:05+00:00", "2024-05-06T07:08:09+00:00", "")),
        ("chrome", ("", "", "")),
    ],
)
def test_times_are_kept_where_the_export_gives_them(which: str, expected: tuple[str, str, str]) -> None:
    assert times(read(*made.ALL[which]).items[0]) == expected


def test_a_time_no_calendar_has_is_no_time() -> None:
    assert times(read(*made.ALL["firefox"]).items[1]) == ("1970-01-01T00:00:00+00:00", "", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("which", ["keepassxc", "bitwarden-json", "firefox"])
def test_encodings(which: str, encoding: str) -> None:
    name, data = made.ALL[which]

    assert told(read(name, data.decode().encode(encoding))) == EXPECTED[which]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = made.DASHLANE.replace("\r\n", "\n").replace("\n", end)

    assert told(read("credentials.csv", text.encode())) == EXPECTED["dashlane"]


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_table_saved_again_with_other_signs_between_cells(sign: str) -> None:
    text = f'name{sign}url{sign}username{sign}password\nShop{sign}https://shop.example{sign}me{sign}"a{sign}b"\n'

    assert told(read("x.csv", text.encode())) == [("Shop", "shop.example", "me")]


def test_columns_in_another_order_and_a_column_nobody_knows() -> None:
    text = "password,strength,username,url,name\nsecret,3,me,https://shop.example,Shop\n"

    assert told(read("x.csv", text.encode())) == [("Shop", "shop.example", "me")]


def test_a_row_with_cells_out_of_place_is_left_out_since_the_password_could_stand_in_any() -> None:
    text = "name,url,username,password\nShop,https://shop.example,secret-1\nA,B,https://x.example,me,secret-2\n\nOk,ok.example,me,p\n"

    export = read("x.csv", text.encode())

    assert [(one.locator, one.reason) for one in export.skipped] == [
        ("line 2", "wrong-columns"),
        ("line 3", "wrong-columns"),
    ]
    assert told(export) == [("Ok", "ok.example", "me")]


def test_places_count_the_lines_within_cells() -> None:
    text = 'name,url,username,password,note\nA,a.example,me,p,"one\ntwo\nthree"\nshort,row\n'

    assert [one.locator for one in read("x.csv", text.encode()).skipped] == ["line 5"]


def test_thousands_of_rows_and_very_long_notes() -> None:
    rows = [f'Site {n},https://s{n}.example.org,user{n},"p""{n}","{"long " * 40}"' for n in range(5000)]
    rows.append(f'Long,https://long.example,me,p,"{"x" * 300_000}"')
    data = "\n".join(["name,url,username,password,note", *rows]).encode()

    export = read("x.csv", data)

    assert len(export.items) == 5001
    assert told(export)[4999] == ("Site 4999", "s4999.example.org", "user4999")


def test_a_title_longer_than_any_title_is_left_out_and_said() -> None:
    text = f"name,url,username,password\n{'x' * 1001},https://a.example,me,p\nOk,b.example,me,p\n"

    assert [one.reason for one in read("x.csv", text.encode()).skipped] == ["too-long"]


def test_the_username_that_is_no_text_is_left_away() -> None:
    item = made._one("001", "Odd", "https://odd.example", "me")
    item["details"] = {"loginFields": [{"designation": "username", "value": {"x": 1}}, {"value": None}]}

    assert told(read("x.1pux", made.one_pux([item]))) == [("Odd", "odd.example", "")]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("https://user:secret@shop.example.org:8443/reset/tok?x=1#y", "shop.example.org"),
        ("SHOP.Example.ORG/login", "shop.example.org"),
        ("android://aGFzaA==@com.example.app/", "android://com.example.app"),
        ("androidapp://com.example.app", "android://com.example.app"),
        ("iosapp://com.example.app", "ios://com.example.app"),
        ("http://intranet/app", "intranet"),
        ("https://[2001:db8::1]:8080/x", "[2001:db8::1]"),
        ("https://müller.example/", "müller.example"),
        ("localhost", "localhost"),
        ("hunter2", ""),
        ("my secret sentence. Not an address", ""),
        ("javascript:alert(1)", ""),
        ("file:///home/robin/key.txt", ""),
        ("https://[bad", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_of_an_address_only_the_host_or_the_app_is_kept(text: str, bare: str) -> None:
    assert bare_address(text) == bare


def test_json_with_a_mark_at_its_beginning() -> None:
    assert told(read("x.json", codecs.BOM_UTF8 + made.BITWARDEN_JSON.encode())) == EXPECTED["bitwarden-json"]


def test_json_written_in_one_line_with_the_fields_in_another_order() -> None:
    text = json.dumps({"items": json.loads(made.BITWARDEN_JSON)["items"], "encrypted": False})

    assert told(read("x.json", text.encode())) == EXPECTED["bitwarden-json"]
