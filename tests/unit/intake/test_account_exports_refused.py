"""What is no export of a password manager, or a broken one, is told in words, and nothing of it is handed on."""

from __future__ import annotations

import logging
import zipfile
from pathlib import Path

import pytest

from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.guidance.content import say
from nocontact_desktop.intake import jobs
from nocontact_desktop.intake.account_exports import read_accounts
from nocontact_desktop.intake.child import _failure
from tests import account_exports as made

CSV = made.CHROME.encode()
HEAD = b"name,url,username,password,note\n"


def locked_zip() -> bytes:
    """A zip whose member says that it is locked."""
    data = bytearray(made.zipped({"credentials.csv": made.DASHLANE}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def bomb(path: Path) -> bytes:
    archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
    with archive, archive.open("export.data", "w") as file:
        for _ in range(100):
            file.write(bytes(2**20))
    return path.read_bytes()


REFUSED = {
    "empty": ("x.csv", b"", "intake.empty"),
    "blank": ("x.csv", b"\n\n  \n", "intake.accounts-unknown"),
    "no accounts in it": ("x.csv", HEAD, "intake.accounts-none"),
    "no accounts in json": ("x.json", b'{"encrypted": false, "folders": [], "items": []}', "intake.accounts-none"),
    "locked bitwarden": ("x.json", made.BITWARDEN_LOCKED.encode(), "intake.accounts-encrypted"),
    "locked by account": (
        "x.json",
        b'{"encrypted": true, "folders": [], "items": [{"type": 1}]}',
        "intake.accounts-encrypted",
    ),
    "locked zip": ("x.zip", locked_zip(), "intake.accounts-encrypted"),
    "dashlane's own": ("backup.dash", b"\x01\x02\x03" * 100, "intake.accounts-encrypted"),
    "keepass": (
        "x.kdbx",
        b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5\x01\x00\x04\x00" + bytes(range(256)),
        "intake.accounts-vault",
    ),
    "browser's own": ("Login Data", b"SQLite format 3\x00" + bytes(200), "intake.accounts-vault"),
    "opvault": ("profile.js", b'var profile={"uuid":"A"};', "intake.accounts-vault"),
    "old 1password": (
        "data.1pif",
        b'{"uuid":"A","title":"x","secureContents":{"fields":[]}}\n***5642bee8-a5ff-11dc-8314-0800200c9a66***\n',
        "intake.accounts-old",
    ),
    "page": ("x.html", b"\n<!DOCTYPE html><html><body>passwords</body></html>", "intake.accounts-page"),
    "pdf": ("x.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "intake.accounts-page"),
    "xml": ("x.xml", b'<?xml version="1.0"?><KeePassFile/>', "intake.accounts-page"),
    "another table": ("x.csv", b"date,amount,to\n2024-01-01,3,Shop\n", "intake.accounts-unknown"),
    "another json": ("x.json", b'{"messages": []}', "intake.accounts-unknown"),
    "a picture": ("x.jpg", b"\xff\xd8\xff\xe0" + bytes(500), "intake.accounts-unknown"),
    "bytes": ("x.csv", bytes(range(256)) * 20, "intake.accounts-unknown"),
    "a quotation mark never closed": ("x.csv", CSV + b'Shop,https://x.example,me,"secret\n', "intake.accounts-damaged"),
    "a mark in the middle": ("x.csv", CSV + b'Shop,https://x.example,me,"sec"ret,\n', "intake.accounts-damaged"),
    "json cut off": ("x.json", made.BITWARDEN_JSON.encode()[:-20], "intake.accounts-damaged"),
    "json of another shape": ("x.json", b'{"encrypted": false, "items": {"a": 1}}', "intake.accounts-damaged"),
    "json without items": ("x.json", b'{"encrypted": false, "folders": []}', "intake.accounts-damaged"),
    "very deep json": ("x.json", b'{"encrypted": false, "x": ' + b"[" * 100_000, "intake.accounts-damaged"),
    "zip cut off": ("x.1pux", made.ONEPASSWORD_PUX[:-30], "intake.accounts-damaged"),
    "zip of pictures": ("x.zip", made.zipped({"a.jpg": b"\xff\xd8\xff"}), "intake.accounts-unknown"),
    "zip with nothing in it": ("x.zip", made.zipped({}), "intake.accounts-unknown"),
    "two exports in a zip": (
        "x.zip",
        made.zipped({"a.csv": made.CHROME, "b.csv": made.FIREFOX}),
        "intake.accounts-several",
    ),
}


@pytest.mark.parametrize("which", REFUSED)
def test_a_clear_sentence_and_nothing_else(which: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    name, data, code = REFUSED[which]
    path = tmp_path / name
    path.write_bytes(data)

    with caplog.at_level(logging.DEBUG), pytest.raises(Problem) as found:
        read_accounts(path)

    assert found.value.code == code
    assert say(code).text
    assert say(code).next
    assert caplog.text == ""
    assert path.read_bytes() == data


def test_200_megabytes(tmp_path: Path) -> None:
    for name, begin in (("x.csv", CSV), ("x.json", b'{"encrypted": false, "items": ['), ("x.bin", b"\0")):
        path = tmp_path / name
        with path.open("wb") as file:
            file.write(begin)
            file.truncate(200 * 2**20)
        with pytest.raises(Problem) as found:
            read_accounts(path)
        assert found.value.code == "intake.accounts-large"


def test_a_zip_that_grows_without_end(tmp_path: Path) -> None:
    path = tmp_path / "x.1pux"
    bomb(path)
    with pytest.raises(Problem) as found:
        read_accounts(path)
    assert found.value.code == "intake.zip-bomb"


def test_a_large_member_of_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(made.zipped({"x.csv": CSV + b"a,b.example,c,d,e\n" * 3_400_000}))
    with pytest.raises(Problem) as found:
        read_accounts(path)
    assert found.value.code in {"intake.accounts-large", "intake.zip-bomb"}


def test_a_folder_and_a_file_that_is_gone(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.csv"):
        with pytest.raises(Problem) as found:
            read_accounts(path)
        assert found.value.code == "intake.cannot-open"


def test_stopping_ends_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(CSV)
    with pytest.raises(Cancelled):
        read_accounts(path, lambda: True)


def test_a_reader_that_breaks_says_where_and_not_what() -> None:
    told = _failure(ValueError(made.PASSWORD))

    assert isinstance(told, jobs.Failure)
    assert made.PASSWORD not in repr(told)
