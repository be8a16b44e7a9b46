"""Fuzzing of the readers of password managers' exports: valid ones, changed at random.

Only known problems may come out of it, the counts add up, and a password stays where it is unless the change has
moved it into a cell that is read.
"""

from __future__ import annotations

import io
import random

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.account_items import AccountExport
from nocontact_desktop.intake.accounts.serving import accounts_of
from tests import account_exports as made
from tests.fuzz._target import Target, changing

_NAMES = tuple(dict.fromkeys(name for name, _ in made.ALL.values()))
_SEEDS = tuple(seed for _, seed in made.ALL.values())
_PIECES = (b"\n", b"\r", b'"', b'""', b",", b";", b"\t", b"{", b"}", b"[", b"]", b"null", b"1e999", b"\x00", b"\xff",
           b"\xef\xbb\xbf", b"\xff\xfe", b"://", b"@", b"xn--", b"PK")  # fmt: skip


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case. Raises whatever should not happen."""
    name = chance.choice(_NAMES)
    try:
        export = accounts_of(io.BytesIO(data), name, len(data))
    except Problem as found:
        if not found.code.startswith("intake."):
            raise
        return
    _holds(export)


def _holds(export: AccountExport) -> None:
    assert export.seen == len(export.items) + len(export.skipped) > 0
    places = [one.locator for one in (*export.items, *export.skipped)]
    assert len(set(places)) == len(places)
    for one in export.items:
        assert one.title or one.address or one.login
        assert max(len(one.title), len(one.login), len(one.address)) <= 1000
        assert not set(one.address) & set(" /?#@") or "://" in one.address


TARGET = Target("account_exports", changing(_SEEDS, _PIECES), feed)
