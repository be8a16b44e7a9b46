"""Commands on a notebook as a whole: create, check, backup, restore."""

from __future__ import annotations

from argparse import Namespace

from nocontact_desktop.cli.answer import Answer
from nocontact_desktop.cli.passphrase import read_passphrase
from nocontact_desktop.cli.progress import never, progress_line
from nocontact_desktop.errors import Finding


def create_command(options: Namespace) -> Answer:
    """Make a notebook and show its recovery code, once."""
    from nocontact_desktop.vault.notebook import create

    passphrase = read_passphrase(options.passphrase_file, new=True)
    notebook, recovery_code = create(options.notebook, passphrase)
    notebook.close()
    lines = [
        "The notebook is made.",
        "This is its recovery code. It is shown this once; copy it by hand and keep it somewhere safe:",
        f"    {recovery_code}",
    ]
    return Answer(lines, {"notebook": str(options.notebook), "recovery_code": recovery_code})


def check_command(options: Namespace) -> Answer:
    """Check the file, every leaf of the sealed log and every kept file."""
    from nocontact_desktop.diary.check import check_log
    from nocontact_desktop.vault.check import check_database
    from nocontact_desktop.vault.notebook import open_notebook

    secret = read_passphrase(options.passphrase_file)
    findings = check_database(options.notebook, secret, progress_line, never)
    if not findings:
        with open_notebook(options.notebook, secret) as notebook:
            findings = check_log(notebook, progress_line, never)
    return _findings(findings)


def _findings(findings: list[Finding]) -> Answer:
    from nocontact_desktop.guidance.content import say

    said = [say(finding.code, **finding.params) for finding in findings]
    lines = [f"{one.text} {one.next}".strip() for one in said] or ["Everything that can be checked is in order."]
    data = {
        "ok": not findings,
        "findings": [{"code": f.code, "says": s.text} for f, s in zip(findings, said, strict=True)],
    }
    return Answer(lines, data, ok=not findings)


def backup_command(options: Namespace) -> Answer:
    """Copy the notebook, under a salt and key of its own, and check the copy."""
    from nocontact_desktop.vault.backup import back_up
    from nocontact_desktop.vault.notebook import open_notebook

    with open_notebook(options.notebook, read_passphrase(options.passphrase_file)) as notebook:
        made = back_up(notebook, options.destination, progress_line, never)
    return Answer(["The copy is made and checked. The same passphrase opens it."], {"backup": str(made)})


def restore_command(options: Namespace) -> Answer:
    """Make a notebook in a new place from a backup."""
    from nocontact_desktop.vault.backup import restore

    secret = read_passphrase(options.passphrase_file)
    restore(options.backup, options.destination, secret, progress_line, never)
    return Answer(["The notebook is restored and checked."], {"notebook": str(options.destination)})


def salvage_command(options: Namespace) -> Answer:
    """Make a notebook from what can be read of a damaged one, and say what is lost."""
    from dataclasses import asdict

    from nocontact_desktop.diary.salvaging.salvage import salvage
    from nocontact_desktop.diary.salvaging.words import say_losses
    from nocontact_desktop.guidance.content import load

    secret = read_passphrase(options.passphrase_file)
    losses = salvage(options.notebook, options.destination, secret, progress_line, never)
    lines = say_losses(losses, load())
    return Answer(lines, {"notebook": str(options.destination), **asdict(losses)}, ok=True)
