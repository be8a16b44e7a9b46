"""The full check of a closed notebook's file. What it holds is checked by the diary, leaf by leaf."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from nocontact_desktop.errors import Finding, Problem
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.master import Master
from nocontact_desktop.vault.migrating import refuse_newer
from nocontact_desktop.vault.notebook import Notebook, check_on_opening, connect_with, unlock
from nocontact_desktop.vault.progress import Progress, Stop, stop_if

DAMAGE = {"notebook.empty", "notebook.cut", "notebook.damaged", "notebook.log-cut"}


def check_database(folder: Path, secret: str, progress: Progress, cancelled: Stop) -> list[Finding]:
    """Check the file page by page and row by row, each time on a connection of its own.

    Raises:
        Problem: it can't be opened for another reason than damage: a wrong passphrase, open elsewhere.
    """
    master = unlock(folder, secret)
    try:
        return check_file(folder, master, progress, cancelled)
    finally:
        master.wipe()


def check_file(folder: Path, master: Master, progress: Progress, cancelled: Stop) -> list[Finding]:
    """The same with the master key at hand."""
    checks = (_pages_are_sealed, _tables_are_sound, _rows_can_be_read, _log_is_whole)
    findings: list[Finding] = []
    for number, check in enumerate(checks):
        stop_if(cancelled)
        progress(number, len(checks))
        try:
            database = connect_with(folder, master)
        except Problem as problem:  # damage so great that it does not even open is what the check looks for
            return [*findings, _finding(problem)]
        try:
            # SQLCipher runs through its pages in one step, which can't be stopped.
            stoppable: AbstractContextManager[None] = database.stopping_if(cancelled)
            with nullcontext() if check is _pages_are_sealed else stoppable:
                findings += check(database)
        except Problem as problem:  # the same, found while reading
            findings.append(_finding(problem))
        finally:
            database.close()
        if findings:
            break
    progress(len(checks), len(checks))
    return findings


def check_open_notebook(notebook: Notebook, progress: Progress, cancelled: Stop) -> list[Finding]:
    """The same for an open notebook: it is closed for the time of the check and opened again.

    To be called from the one thread that uses the notebook, so that nobody meets it closed.
    """
    notebook.db.close()
    try:
        return check_file(notebook.folder, notebook.master, progress, cancelled)
    finally:
        notebook.db = connect_with(notebook.folder, notebook.master)


def _finding(problem: Problem) -> Finding:
    if problem.code not in DAMAGE:
        raise problem
    return Finding(problem.code, problem.params)


def _pages_are_sealed(database: Database) -> list[Finding]:
    """Every page's own seal, as SQLCipher checks it."""
    pages = len(database.pragma_answers("cipher_integrity_check"))
    return [Finding("check.pages", {"pages": pages})] if pages else []


def _tables_are_sound(database: Database) -> list[Finding]:
    """SQLite's own check of its trees and of the search index."""
    return [] if database.pragma_answers("quick_check") == ["ok"] else [Finding("check.tables")]


def _rows_can_be_read(database: Database) -> list[Finding]:
    """Every value of every row, down to the last page of a large one."""
    for name in plain_tables(database):
        for _row in database.iterate(f'SELECT * FROM "{name}"'):  # noqa: S608  (our own names)
            pass
    return []


def _log_is_whole(database: Database) -> list[Finding]:
    refuse_newer(database)
    check_on_opening(database)
    return []


def plain_tables(database: Database) -> list[str]:
    """The names of all tables that hold rows themselves."""
    return [
        str(name)
        for (name,) in database.query(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
        )
    ]
