"""The database connection: what is set, what is refused, and what a transaction promises."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.vault.connecting import connect
from nocontact_desktop.vault.database import Database, split_statements
from nocontact_desktop.vault.master import Master
from nocontact_desktop.vault.migrating import newest_schema
from nocontact_desktop.vault.notebook import Notebook, open_notebook
from tests.conftest import PASSPHRASE

INSERT = "INSERT INTO draft (name, saved_at, body) VALUES (?, ?, ?)"
MARK = "plantedwordofadeletedtext"


@pytest.fixture
def db(notebook: Notebook) -> Database:
    return notebook.db


def test_what_is_set_is_in_force(db: Database) -> None:
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "secure_delete": 1,
        "temp_store": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "foreign_keys": 1,
        "locking_mode": "exclusive",
        "journal_size_limit": 0,
        "cipher_status": "1",
        "user_version": newest_schema(),
    }
    assert {name: db.pragma(name) for name in wanted} == wanted


def test_every_table_of_ours_is_strict(db: Database) -> None:
    loose = db.query("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict")
    assert [name for (name,) in loose if not name.startswith("sqlite_")] == []


def test_attaching_another_file_is_refused(db: Database, tmp_path: Path) -> None:
    with pytest.raises(sqlcipher.DatabaseError, match="not authorized"):
        db.query(f"ATTACH '{tmp_path / 'other'}' AS other KEY ''")
    assert not (tmp_path / "other").exists()


def test_loading_an_extension_is_refused(db: Database) -> None:
    with pytest.raises(sqlcipher.OperationalError, match="not authorized"):
        db.query("SELECT load_extension('anything')")


@pytest.mark.parametrize("length", [15, 17, 0])
def test_a_key_of_another_form_is_refused(tmp_path: Path, length: int) -> None:
    (tmp_path / "new.dat").touch()
    with pytest.raises(RuntimeError):
        connect(tmp_path / "new.dat", Master(bytearray(32)), bytes(length))
    assert (tmp_path / "new.dat").stat().st_size == 0


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="data-missing"):
        connect(tmp_path / "new.dat", Master(bytearray(32)), bytes(16))
    assert list(tmp_path.iterdir()) == []


def test_writing_needs_a_transaction(db: Database) -> None:
    for write in (db.execute, db.insert):
        with pytest.raises(RuntimeError):
            write(INSERT, ("a", "b", "c"))
    with pytest.raises(RuntimeError):
        db.executemany(INSERT, [("a", "b", "c")])
    assert db.query("SELECT * FROM draft") == []


def test_a_transaction_is_kept_whole_or_not_at_all(db: Database) -> None:
    with db.transaction():
        db.execute(INSERT, ("kept", "", ""))
        assert db.in_transaction
    assert not db.in_transaction
    with pytest.raises(KeyboardInterrupt):
        _write_and_stop(db)
    with pytest.raises(sqlcipher.IntegrityError), db.transaction():
        db.executemany(INSERT, [("lost", "", ""), ("kept", "", "")])
    assert not db.in_transaction
    assert db.query("SELECT name FROM draft") == [("kept",)]


def _write_and_stop(db: Database) -> None:
    with db.transaction():
        db.execute(INSERT, ("lost", "", ""))
        raise KeyboardInterrupt


def test_a_transaction_inside_another_is_a_mistake_that_shows(db: Database) -> None:
    with pytest.raises(RuntimeError), db.transaction(), db.transaction():
        pass
    assert not db.in_transaction


def test_numbers_come_back(db: Database) -> None:
    with db.transaction():
        db.execute("CREATE TABLE probe (number INTEGER PRIMARY KEY, word TEXT) STRICT")
        assert db.insert("INSERT INTO probe (word) VALUES (?)", ("one",)) == 1
        db.executemany("INSERT INTO probe (word) VALUES (?)", [("two",), ("three",)])
        assert db.execute("UPDATE probe SET word = 'x'") == 3
    assert db.one("SELECT number FROM probe WHERE word = 'y'") is None


def test_rows_are_streamed(db: Database) -> None:
    endless = db.iterate("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")
    assert [next(endless)[0] for _ in range(3)] == [1, 2, 3]


def test_a_long_statement_can_be_stopped(db: Database) -> None:
    asked: list[int] = []

    def after_a_while() -> bool:
        asked.append(1)
        return len(asked) > 5

    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(Cancelled), db.stopping_if(after_a_while):
        db.query(endless)
    assert db.one("SELECT 1") == (1,)


def test_another_thread_may_use_it(db: Database) -> None:
    found: list[object] = []
    worker = threading.Thread(target=lambda: found.append(db.one("SELECT 1")))
    worker.start()
    worker.join()
    assert found == [(1,)]


def test_a_deleted_text_is_gone_from_every_page_and_from_the_journal(notebook: Notebook) -> None:
    master = Master(bytearray(notebook.master.key))
    with notebook.db.transaction():
        notebook.db.execute(INSERT, ("a", "", MARK * 500))
    with notebook.db.transaction():
        notebook.db.execute("DELETE FROM draft")
    assert (notebook.folder / "notebook.dat-journal").stat().st_size == 0
    notebook.close()
    assert MARK not in _decrypted(notebook.folder / "notebook.dat", master)
    with open_notebook(notebook.folder, PASSPHRASE) as again, again.db.transaction():
        again.db.execute(INSERT, ("a", "", MARK))
    assert MARK in _decrypted(notebook.folder / "notebook.dat", master)


def _decrypted(path: Path, master: Master) -> str:
    """All pages, used and free: AES-256-CBC, the initialisation vector and the seal in the last 80 bytes of each."""
    data = path.read_bytes()
    key = master.database_key(data[:16])
    plain = bytearray()
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        decryptor = Cipher(AES(bytes(key)), CBC(page[-80:-64])).decryptor()
        plain += decryptor.update(page[16 if start == 0 else 0 : -80]) + decryptor.finalize()
    return plain.decode("latin-1")


def test_a_migration_splits_into_its_statements() -> None:
    trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n SELECT 1;\nEND;\n"
    script = f"-- first\nCREATE TABLE a (x);\n\n-- second; with a semicolon\n{trigger}-- end\n"
    assert [statement.split()[1] for statement in split_statements(script)] == ["TABLE", "TRIGGER"]
    with pytest.raises(RuntimeError):
        list(split_statements("CREATE TABLE a (x);\nCREATE TABLE b (x)\n"))


def test_migrations_are_numbered_without_a_gap() -> None:
    from importlib.resources import files

    names = sorted(entry.name for entry in (files("nocontact_desktop.vault") / "migrations").iterdir())
    assert [int(name[:4]) for name in names if name.endswith(".sql")] == list(range(1, newest_schema() + 1))


def test_a_migration_that_fails_leaves_the_schema_as_it_was(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nocontact_desktop.vault import migrating

    scripts = [*migrating._migrations(), "CREATE TABLE extra (x TEXT) STRICT;\nCREATE TABLE extra (x TEXT) STRICT;\n"]
    monkeypatch.setattr(migrating, "_migrations", lambda: scripts)
    with pytest.raises(sqlcipher.OperationalError):
        migrating.migrate(notebook.db)
    assert notebook.db.pragma("user_version") == len(scripts) - 1
    assert notebook.db.query("SELECT 1 FROM sqlite_schema WHERE name = 'extra'") == []
