"""What can be typed: the commands and their arguments."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

PRIVACY = ("court", "police", "lawyer", "own")
PAPERS = ("letter", "a4")
MESSAGES_APART = ("conversation", "month")
EXHIBITS = ("covered", "original")
DATE_ORDERS = ("dmy", "mdy", "ymd")


def parser() -> argparse.ArgumentParser:
    """The whole command line. Wrong usage ends the process with 2, as argparse does."""
    top = argparse.ArgumentParser(prog="nocontact", description="An encrypted notebook, from the command line.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _notebook_commands(commands)
    _diary_commands(commands)
    _report_commands(commands)
    _other_commands(commands)
    return top


def _command(commands: Commands, name: str, says: str, *, secret: bool = True) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=says, description=says[0].upper() + says[1:] + ".")
    command.add_argument("--json", action="store_true", help="answer with one JSON object")
    if secret:
        command.add_argument(
            "--passphrase-file",
            metavar="FILE|-",
            help="read the passphrase from the first line of FILE, or of standard input; otherwise it is asked for",
        )
    return command


def _notebook_commands(commands: Commands) -> None:
    create = _command(commands, "create", "make a notebook (a folder)")
    create.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    check = _command(commands, "check", "every check the notebook has on itself")
    check.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    backup = _command(commands, "backup", "a checked copy of the notebook, under a key of its own")
    backup.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    backup.add_argument("destination", type=Path, metavar="DEST")
    restore = _command(commands, "restore", "a notebook in a new place, from a backup")
    restore.add_argument("backup", type=Path, metavar="BACKUP")
    restore.add_argument("destination", type=Path, metavar="DEST")
    salvage = _command(commands, "salvage", "a new notebook with all that can be read of a damaged one")
    salvage.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    salvage.add_argument("destination", type=Path, metavar="DEST")


def _diary_commands(commands: Commands) -> None:
    bring_in = _command(commands, "import", "bring in exported conversations and files")
    bring_in.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    bring_in.add_argument("files", type=Path, nargs="+", metavar="FILE")
    bring_in.add_argument("--format", metavar="F", help="the format, when it is not recognised by itself")
    bring_in.add_argument(
        "--me", metavar="NAME", action="append", help="the name under which I wrote; more than once when there are more"
    )
    bring_in.add_argument("--date-order", choices=DATE_ORDERS, help="the order of day, month and year")
    bring_in.add_argument("--time-zone", metavar="Area/City", help="where the times were taken")
    bring_in.add_argument(
        "--column",
        action="append",
        metavar="ROLE=HEAD",
        help="which column of a table is what: time, author, text, direction or conversation",
    )
    bring_in.add_argument("--dry-run", action="store_true", help="say what would be brought in, and keep nothing")
    log = _command(commands, "log", "add diary entries, with files to attach")
    log.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    log.add_argument("--from-json", required=True, metavar="FILE|-", help="the entries (docs/file-formats.md)")
    listing = _command(commands, "list", "the diary's entries")
    listing.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    listing.add_argument("--search", metavar="TEXT", help="only entries that hold these words")
    _period(listing)


def _report_commands(commands: Commands) -> None:
    report = _command(commands, "report", "the report, as a PDF, and the bundle others can check")
    report.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    report.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    report.add_argument(
        "--privacy", choices=PRIVACY, default="court", help="who it is for (default: court, the strictest)"
    )
    report.add_argument("--form", metavar="FORM", help="the court form it goes with, such as dv-100")
    report.add_argument(
        "--worksheet", type=Path, metavar="FILE.pdf", help="also write what to copy into the form, box by box"
    )
    _period(report)
    report.add_argument("--entries", metavar="ID,...", help="only these entries")
    report.add_argument(
        "--messages-apart", choices=MESSAGES_APART, help="messages go into PDFs of their own, beside the report"
    )
    report.add_argument("--earlier-wording", action="store_true", help="print what corrected entries said before")
    report.add_argument("--technician", action="store_true", help="add a page for a person who checks the files")
    report.add_argument(
        "--terms", action="store_true", help="print your terms for contact, and count messages outside them"
    )
    report.add_argument(
        "--exhibits",
        choices=EXHIBITS,
        help="of files with covered parts, the covered copies (as for a court or the police) or the originals",
    )
    report.add_argument("--paper", choices=PAPERS, default="letter")
    report.add_argument("--language", default="en", metavar="LANG")
    report.add_argument("--bundle", type=Path, metavar="FOLDER", help="also write the bundle, into this new folder")
    report.add_argument(
        "--do-not-file", type=Path, metavar="FILE.pdf", help="also write a page for the writer alone: what is left out"
    )
    report.add_argument(
        "--own-places", action="store_true", help="show the police where the writer and the children can be found"
    )
    report.add_argument(
        "--with-findings", action="store_true", help="write it even with things in it that the notebook keeps private"
    )
    verify = _command(commands, "verify", "check a bundle, with no notebook and no passphrase", secret=False)
    verify.add_argument("bundle", type=Path, metavar="BUNDLE")
    verify.add_argument("--earlier", type=Path, metavar="OTHER", help="an earlier bundle, which this one has to extend")


def _other_commands(commands: Commands) -> None:
    demo = _command(commands, "demo", "a made-up notebook to look at and to measure with")
    demo.add_argument("notebook", type=Path, metavar="NOTEBOOK")
    demo.add_argument("--entries", type=int, default=24, metavar="N")
    demo.add_argument("--messages", type=int, default=400, metavar="N")
    demo.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed makes the same notebook")
    _command(commands, "content", "what guidance is on board", secret=False)


def _period(command: argparse.ArgumentParser) -> None:
    command.add_argument("--from", dest="date_from", metavar="DATE", help="not before this day (2026-03-02)")
    command.add_argument("--to", dest="date_to", metavar="DATE", help="not after this day (2026-03-02)")
