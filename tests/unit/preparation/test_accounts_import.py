"""Bringing in accounts: the numbers add up, twice adds nothing, and nothing secret is anywhere afterwards."""

from __future__ import annotations

import ctypes
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.guidance.content import say
from nocontact_desktop.preparation.account_imports import BroughtIn, bring_in_accounts
from nocontact_desktop.preparation.accounts import Account, inventory, remove_account, write
from nocontact_desktop.vault.notebook import Notebook
from tests import account_exports as made

FILES = sorted(made.ALL)


def bring(notebook: Notebook, path: Path) -> BroughtIn:
    return bring_in_accounts(notebook, path, lambda _done, _total: None, lambda: False)


def put(folder: Path, which: str) -> Path:
    name, data = made.ALL[which]
    path = folder / f"{which} {name}"
    path.write_bytes(data)
    return path


def all_accounts(notebook: Notebook) -> list[Account]:
    return [one for group in inventory(notebook) for one in group.accounts]


def dump(notebook: Notebook) -> Iterator[str]:
    """Every value in every table of the open notebook."""
    tables = notebook.db.query("SELECT name FROM sqlite_schema WHERE type = 'table'")
    for (table,) in tables:
        for row in notebook.db.query(f'SELECT * FROM "{table}"'):
            yield from (value.decode(errors="replace") if isinstance(value, bytes) else str(value) for value in row)


@pytest.mark.parametrize("which", FILES)
def test_the_numbers_add_up_and_twice_adds_nothing(notebook: Notebook, tmp_path: Path, which: str) -> None:
    path = put(tmp_path, which)

    first, second = bring(notebook, path), bring(notebook, path)

    for result in (first, second):
        assert result.seen == result.added + result.known + len(result.skipped)
    assert first.added == len(first.changes.touched("account")) == len(all_accounts(notebook))
    assert second.added == 0
    assert second.known == first.added
    assert second.changes.touched("account") == frozenset()
    assert path.read_bytes() == made.ALL[which][1]


def test_nothing_secret_is_in_the_notebook_or_said_to_the_log(
    notebook: Notebook, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        for which in FILES:
            bring(notebook, put(tmp_path, which))

    everything = "\n".join(dump(notebook))
    assert "robin@example.org" in everything
    assert [secret for secret in made.SECRETS if secret in everything or secret in caplog.text] == []


def test_the_same_account_of_two_managers_is_one(notebook: Notebook, tmp_path: Path) -> None:
    bring(notebook, put(tmp_path, "firefox"))
    result = bring(notebook, put(tmp_path, "apple"))

    assert (result.seen, result.added, result.known) == (2, 1, 1)
    logins = [one.login for one in all_accounts(notebook) if one.address == "accounts.google.com"]
    assert logins == ["robin@gmail.com"]


def test_an_account_changed_here_is_known_again(notebook: Notebook, tmp_path: Path) -> None:
    path = put(tmp_path, "lastpass")
    bring(notebook, path)
    (one,) = all_accounts(notebook)
    write(notebook, one.id, "login", "robin.new@example.org")
    write(notebook, one.id, "address", "m.facebook.com")
    write(notebook, one.id, "title", "My page")

    assert bring(notebook, path).added == 0
    remove_account(notebook, one.id)
    assert bring(notebook, path).added == 1


def test_what_was_added_by_hand_is_not_added_again(notebook: Notebook, tmp_path: Path) -> None:
    from nocontact_desktop.preparation.accounts import add_account

    add_account(notebook, "Face book", "https://www.facebook.com/", "Robin@example.org")

    assert bring(notebook, put(tmp_path, "lastpass")).known == 1


def test_two_logins_at_one_place_are_two_and_the_same_twice_is_one(notebook: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        "name,url,username,password\nA,https://x.example/a,me,p\nB,https://x.example/b,you,p\nC,https://x.example/c,ME,q\n"
    )

    result = bring(notebook, path)

    assert (result.seen, result.added, result.known) == (3, 2, 1)


def test_where_it_came_from_and_its_times_are_kept(notebook: Notebook, tmp_path: Path) -> None:
    bring(notebook, put(tmp_path, "bitwarden-json"))

    (one,) = all_accounts(notebook)

    assert (one.source, one.made_at, one.password_changed_at) == (
        "bitwarden",
        "2020-02-03T04:05:06+00:00",
        "2023-01-02T03:04:05+00:00",
    )
    assert (one.service.name, one.power, one.plan) == ("Proton", "mail", None)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        made.CHROME.encode() + b'Shop,https://x.example,me,"secret\n',
        made.BITWARDEN_JSON.encode()[:-30],
        made.BITWARDEN_LOCKED.encode(),
        b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5",
        b"%PDF-1.7",
    ],
    ids=["empty", "open quote", "cut off", "locked", "vault", "pdf"],
)
def test_nothing_is_half_brought_in(notebook: Notebook, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x"
    path.write_bytes(data)
    before = list(dump(notebook))

    with pytest.raises(Problem, match=r"intake\."):
        bring(notebook, path)

    assert list(dump(notebook)) == before


def test_stopping_in_the_middle_keeps_nothing(notebook: Notebook, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name,url,username,password\n" + "".join(f"S{n},s{n}.example.org,me,p\n" for n in range(500)))
    reached = 0

    def progress(done: int, _total: int) -> None:
        nonlocal reached
        reached = done

    with pytest.raises(Cancelled):
        bring_in_accounts(notebook, path, progress, lambda: reached > 200)

    assert reached > 200
    assert all_accounts(notebook) == []


WRITER = """
import csv, json, secrets, sys, zipfile
def secret(): return "plan" + "ted" + secrets.token_hex(16)
def shown(): return "sho" + "wn" + secrets.token_hex(16)
folder = sys.argv[1]
with open(folder + "/a.csv", "w", newline="") as file:
    table = csv.writer(file)
    table.writerow(["name", "url", "username", "password", "note"])
    for n in range(300):
        note = secret() + "\\n" + secret()
        table.writerow([shown(), f"https://s{n}.example.org/{secret()}", shown(), secret(), note])
items = [{"type": 1, "name": shown(), "notes": secret(), "fields": [{"name": secret(), "value": secret()}],
          "login": {"uris": [{"uri": f"https://u:{secret()}@j{n}.example.org/"}], "username": shown(),
                    "password": secret(), "totp": secret(), "fido2Credentials": [{"keyValue": secret()}]}}
         for n in range(300)]
json.dump({"encrypted": False, "items": items}, open(folder + "/b.json", "w"))
fields = lambda: [{"designation": "username", "value": shown()}, {"designation": "password", "value": secret()}]
pux = {"accounts": [{"vaults": [{"items": [
    {"categoryUuid": "001", "overview": {"title": shown(), "url": f"https://p{n}.example.org"},
     "details": {"loginFields": fields(), "notesPlain": secret(), "passwordHistory": [{"value": secret()}]}}
    for n in range(300)]}]}]}
with zipfile.ZipFile(folder + "/c.1pux", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("export.data", json.dumps(pux))
# A broken one: what goes wrong says nothing either.
with open(folder + "/d.csv", "w") as file:
    file.write("name,url,username,password\\n" + f'{shown()},x.example,{shown()},"{secret()}')
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks through the memory of the process by /proc")
def test_nothing_secret_is_in_the_memory_of_the_window_s_process(notebook: Notebook, tmp_path: Path) -> None:
    """The secrets are made by another process, and looked for by a pattern, so that the test does not know them."""
    subprocess.run([sys.executable, "-c", WRITER, str(tmp_path)], check=True, timeout=60)
    for name in ("a.csv", "b.json", "c.1pux"):
        result = bring(notebook, tmp_path / name)
        assert (result.added, result.known, result.skipped) == (300, 0, ())
    with pytest.raises(Problem, match="accounts-damaged"):
        bring(notebook, tmp_path / "d.csv")

    planted, shown = (re.compile(b"%s[0-9a-f]{16}" % word[::-1]) for word in (b"detnalp", b"nwohs"))
    found = {"planted": 0, "shown": 0}
    for piece in memory():
        found["planted"] += len(planted.findall(piece))
        found["shown"] += len(shown.findall(piece))
    everything = "\n".join(dump(notebook))

    assert found["shown"] >= 300, "looking through the memory finds nothing at all"
    assert found["planted"] == 0
    assert not planted.search(everything.encode())


def memory() -> Iterator[bytes]:
    """Every readable piece of this process's own memory, of at most 16 MB each with some overlap."""
    libc = ctypes.CDLL(None)
    libc.prctl(4, 1, 0, 0, 0)  # PR_SET_DUMPABLE: the process may look at itself
    step, overlap = 16 * 2**20, 200
    for line in Path("/proc/self/maps").read_text().splitlines():
        place, rights = line.split()[:2]
        if not rights.startswith("r") or line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
            continue
        start, end = (int(part, 16) for part in place.split("-"))
        with Path("/proc/self/mem").open("rb", buffering=0) as file:
            while start < end:
                try:
                    file.seek(start)
                    piece = file.read(min(step, end - start))
                except (OSError, ValueError, OverflowError):  # a page that is only set aside
                    break
                if not piece:
                    break
                yield piece
                start += max(1, len(piece) - overlap) if len(piece) == step else len(piece)


def test_a_reader_that_stops_speaks_of_an_export_and_of_no_exhibit(notebook: Notebook, tmp_path: Path) -> None:
    def kill_the_reader() -> bool:
        for reader in psutil.Process().children():
            reader.kill()
        return False

    with pytest.raises(Problem) as found:
        bring_in_accounts(notebook, put(tmp_path, FILES[0]), lambda _done, _total: None, kill_the_reader)
    assert found.value.code == "account.reader-stopped"
    assert all_accounts(notebook) == []
    for code in ("account.reader-stopped", "account.took-too-long"):
        said = say(code)
        assert "exhibit" not in f"{said.text} {said.next}"
