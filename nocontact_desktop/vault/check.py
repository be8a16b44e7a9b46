"""The full check of a closed notebook's file. What it holds is checked by the diary, leaf by leaf."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nocontact_desktop.errors import Cancelled, Finding, Problem
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.keyfile import wipe
from nocontact_desktop.vault.notebook import Notebook, check_on_opening, connect_with, unlock


def check_database(
    folder: Path, secret: str, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> list[Finding]:
    """Check the file page by page and row by row, each time on a connection of its own.

    Raises:
        Problem: it can't be opened at all.
    """
    master = unlock(folder, secret)
    try:
        return check_file(folder, master, progress, cancelled)
    finally:
        wipe(master)


def check_file(
    folder: Path, master: bytearray, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> list[Finding]:
    """The same with the master key at hand."""
    checks = (_pages_are_sealed, _tables_are_sound, _log_is_whole)
    findings: list[Finding] = []
    for number, check in enumerate(checks):
        if cancelled():
            raise Cancelled
        progress(number, len(checks))
        try:
            database = connect_with(folder, master)
        except Problem as problem:  # it does not even open: that is the finding
            return [Finding(problem.code, problem.params)]
        try:
            findings += check(database)
        finally:
            database.close()
    progress(len(checks), len(checks))
    return findings


def check_open_notebook(
    notebook: Notebook, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
) -> list[Finding]:
    """The same for an open notebook: it is closed for the time of the check and opened again.

    To be called from the one thread that uses the notebook, so that nobody meets it closed.
    """
    notebook.db.close()
    try:
        return check_file(notebook.folder, notebook.master, progress, cancelled)
    finally:
        notebook.db = connect_with(notebook.folder, notebook.master)


def _pages_are_sealed(database: Database) -> list[Finding]:
    """Every page's own seal, as SQLCipher checks it."""
    return [Finding("check.pages")] if _answers(database, "cipher_integrity_check") else []


def _tables_are_sound(database: Database) -> list[Finding]:
    """SQLite's own check, which reads every row."""
    answers = _answers(database, "quick_check")
    return [] if answers == ["ok"] else [Finding("check.tables")]


def _log_is_whole(database: Database) -> list[Finding]:
    try:
        check_on_opening(database)
    except Problem as problem:  # what opening would refuse is what the check has found
        return [Finding(problem.code, problem.params)]
    return []


def _answers(database: Database, pragma: str) -> list[str]:
    try:
        return [str(row[0]) for row in database.query(f"PRAGMA {pragma}")]
    except Problem as problem:  # a page so damaged that the check itself stops there
        return [problem.code]
