"""Where the command line takes the passphrase from."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

from nocontact_desktop.errors import Problem


def read_passphrase(source: str | None, *, new: bool = False) -> str:
    """The passphrase from the file ``source``, from standard input (``-``), or asked for at the terminal.

    A new passphrase is asked for twice. Raises :class:`Problem` when there is none.
    """
    if source is None:
        return _ask(new=new)
    if source == "-":
        line = sys.stdin.readline()
    else:
        try:
            with Path(source).open(encoding="utf-8") as file:
                line = file.readline()
        except (OSError, UnicodeDecodeError) as error:  # not there, not readable, or not text
            raise Problem("command.passphrase-file") from error
    passphrase = line.rstrip("\r\n")
    if not passphrase:
        raise Problem("command.no-passphrase")
    return passphrase


def _ask(*, new: bool) -> str:
    if not sys.stdin.isatty():
        raise Problem("command.no-passphrase")
    passphrase = getpass.getpass("Passphrase: ")
    if new and getpass.getpass("The same again: ") != passphrase:
        raise Problem("command.passphrases-differ")
    if not passphrase:
        raise Problem("command.no-passphrase")
    return passphrase
