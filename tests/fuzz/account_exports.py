"""Fuzzing of the readers of password managers' exports: valid ones, changed at random.

Only known problems may come out of it, the counts add up, and a password stays where it is unless the change has
moved it into a cell that is read. Every case is made from its number alone.
"""

from __future__ import annotations

import io
import random

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.account_items import AccountExport
from nocontact_desktop.intake.accounts.serving import accounts_of
from tests import account_exports as made

_SEEDS = tuple(made.ALL.values())
_PIECES = (b"\n", b"\r", b'"', b'""', b",", b";", b"\t", b"{", b"}", b"[", b"]", b"null", b"1e999", b"\x00", b"\xff",
           b"\xef\xbb\xbf", b"\xff\xfe", b"://", b"@", b"xn--", b"PK")  # fmt: skip


def case(number: int) -> tuple[str, bytes]:
    """Return name and bytes of a case."""
    chance = random.Random(number)
    name, seed = chance.choice(_SEEDS)
    data = bytearray(seed)
    for _ in range(chance.randint(0, 10)):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0:
                data[place : place + chance.randint(1, 40)] = b""
            case 1:
                data[place:place] = chance.choice(_PIECES)
            case 2 if place < len(data):
                data[place] = chance.randrange(256)
            case 3:
                other = chance.choice(_SEEDS)[1]
                data[place:place] = other[: chance.randrange(len(other))]
            case _:
                data[place:place] = data[: chance.randrange(len(data) + 1)][-200:]
    return name, bytes(data)


def check(number: int) -> None:
    """Run one case. Raises whatever should not happen."""
    name, data = case(number)
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
