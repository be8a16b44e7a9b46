"""A mail as this reader sees it, whether it came as RFC 822 or from Outlook."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import getaddresses

from nocontact_desktop.intake.mail import NOISE, MailPart
from nocontact_desktop.intake.mail_heads import head

_BETWEEN = re.compile(r"[\s<>,;:\"()\[\]]+")
_LONGEST_HEAD = 256 * 1024


@dataclass(frozen=True)
class Person:
    """Someone a mail names: ``address`` in lower case, ``name`` "" where the mail gives none."""

    address: str
    name: str = ""


@dataclass(frozen=True)
class Letter:
    """One mail. ``heads`` and ``written`` are as they stand in the file, ``date`` too; ``utc`` in seconds since 1970.

    ``owners`` are addresses that must be those of whoever the mailbox belongs to; ``lost`` files are only named.
    """

    author: Person | None
    others: tuple[Person, ...]
    subject: str
    body: str
    heads: str
    written: str
    date: str = ""
    utc: float | None = None
    own_id: str | None = None
    draft: bool = False
    owners: tuple[str, ...] = ()
    files: tuple[MailPart, ...] = ()
    lost: tuple[str, ...] = ()


def people_in(written: Iterable[str]) -> list[Person]:
    """The people in heads like From and To, whose encoded words are still as they were."""
    found: dict[str, Person] = {}
    for one in written:
        for name, address in _pairs(one[:_LONGEST_HEAD]):
            plain = address.strip().casefold()
            shown = head(name).strip("\"' ")
            if plain and not (plain in found and found[plain].name):
                found[plain] = Person(plain, "" if shown.casefold() == plain else shown)
    return list(found.values())


def _pairs(written: str) -> list[tuple[str, str]]:
    """Names and addresses; only addresses where the head is not written as it should be."""
    try:
        pairs = [(name, address) for name, address in getaddresses([written]) if name or address]
    except NOISE:  # brackets without end; what else the mail says is none the worse for it
        pairs = []
    if pairs and all("@" in address for _, address in pairs):
        return pairs
    bare = [("", word) for word in _BETWEEN.split(written) if "@" in word.strip("@")]
    return bare or [("", address or name) for name, address in pairs]
