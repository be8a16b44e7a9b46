"""Reading the export of a password manager in a limited child process. Nothing secret comes out of it."""

from __future__ import annotations

from pathlib import Path

from nocontact_desktop.intake import jobs
from nocontact_desktop.intake.account_items import AccountExport
from nocontact_desktop.intake.accounts import managers
from nocontact_desktop.intake.process import Child, Stop, never, stopped
from nocontact_desktop.intake.reading import given


def read_accounts(path: Path, cancelled: Stop = never) -> AccountExport:
    """Return the accounts of an export: title, address, login and times.

    Raises:
        Problem: the file is no such export, or locked, damaged, empty or too large, or the reader has stopped.
        Cancelled: the user stopped it.
    """
    with (
        given(path) as (file, descriptors),
        Child(jobs.Accounts(file), descriptors=descriptors, cancelled=cancelled) as child,
    ):
        found = child.answer()
        if not isinstance(found, jobs.AccountsFound):
            raise stopped()
        return found.export


def manager_titles() -> dict[str, str]:
    """By name, what each password manager is called."""
    return {one.NAME: one.TITLE for one in managers()}
