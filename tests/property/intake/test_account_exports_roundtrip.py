"""Accounts written as a password manager would write them are read back as they were, and their secrets are not."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.intake.accounts.serving import accounts_of

# A lone carriage return is left bare by Python's writer of tables, unlike by the managers; it stands for a line's end.
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0\r"), max_size=60)
HOST = st.from_regex(r"[a-z][a-z0-9-]{0,10}(\.[a-z]{2,8}){1,3}", fullmatch=True)
SECRET = st.lists(st.sampled_from([*'0123456789§,;"\n\t ', "\r\n"]), max_size=40).map(lambda text: f"§{''.join(text)}§")
ROWS = st.lists(st.tuples(TEXT, HOST, TEXT, SECRET, SECRET), min_size=1, max_size=12)
Row = tuple[str, str, str, str, str]

LAYOUTS = {
    "chrome": ("name", "url", "username", "password", "note"),
    "apple": ("Title", "URL", "Username", "Password", "Notes", "OTPAuth"),
    "lastpass": ("url", "username", "password", "totp", "extra", "name", "grouping", "fav"),
    "keepassxc": ("Group", "Title", "Username", "Password", "URL", "Notes", "TOTP"),
    "onepassword": ("Title", "Url", "Username", "Password", "OTPAuth", "Favorite", "Archived", "Tags", "Notes"),
    "dashlane": ("username", "username2", "username3", "title", "password", "note", "url", "category", "otpSecret"),
}


def expected(rows: list[Row]) -> list[tuple[str, str, str]]:
    return [(title.strip(), host, login.strip()) for title, host, login, _, _ in rows]


def told(data: bytes, name: str) -> tuple[str, list[tuple[str, str, str]], str]:
    export = accounts_of(io.BytesIO(data), name, len(data))
    return export.manager, [(one.title, one.address, one.login) for one in export.items], repr(export)


@given(
    rows=ROWS,
    manager=st.sampled_from(sorted(LAYOUTS)),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    delimiter=st.sampled_from(",;\t"),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_tables(rows: list[Row], manager: str, encoding: str, delimiter: str, quoting: int, end: str) -> None:
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    table.writerow(LAYOUTS[manager])
    for title, host, login, password, note in rows:
        cells = {
            "title": title, "name": title, "url": f"https://{host}/in?x={password}", "username": login,
            "password": password, "note": note, "notes": note, "extra": note, "otpauth": password, "totp": password,
        }  # fmt: skip
        table.writerow([cells.get(name.lower(), "") for name in LAYOUTS[manager]])

    found, accounts, everything = told(out.getvalue().encode(encoding), "x.csv")

    assert found == manager
    assert accounts == expected(rows)
    if not any("§" in title + login for title, _, login, _, _ in rows):
        assert "§" not in everything


@given(rows=ROWS, wide=st.booleans(), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_json(rows: list[Row], wide: bool, encoding: str) -> None:
    items = [
        {
            "type": 1,
            "name": title,
            "notes": note,
            "fields": [{"name": "x", "value": note, "type": 1}],
            "login": {"uris": [{"uri": f"https://{host}/{password}"}], "username": login, "password": password},
        }
        for title, host, login, password, note in rows
    ]
    text = json.dumps({"encrypted": False, "folders": [], "items": items}, indent=2 if wide else None)

    found, accounts, everything = told(text.encode(encoding), "x.json")

    assert found == "bitwarden"
    assert accounts == expected(rows)
    if not any("§" in title + login for title, _, login, _, _ in rows):
        assert "§" not in everything
