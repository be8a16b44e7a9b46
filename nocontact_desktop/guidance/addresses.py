"""Addresses: how one part of the guidance names another, and a part of the program.

``kind`` or ``kind:id``. Those with an id name a row: ``step:bag``, ``channel:whatsapp``, ``sheet:reasons``,
``reading:what-it-is``, ``script:no-news``, ``article:doubt``. Those without name a place in the program: ``board``,
``accounts``.
"""

from __future__ import annotations

from typing import Literal, get_args

RowKind = Literal["step", "channel", "sheet", "reading", "script", "article"]
Place = Literal[
    "accounts", "backup", "board", "capture", "case", "danger", "devices", "diary", "exchanges", "happened", "help",
    "import", "law", "moment", "more", "myths", "orders", "passed-on", "patterns", "people", "put-away", "questions",
    "ready", "recovery", "replies", "scripts", "sheets", "sitting", "terms", "unsent", "urge",
]  # fmt: skip

ROW_KINDS: tuple[str, ...] = get_args(RowKind)
PLACES: tuple[str, ...] = get_args(Place)


def parts_of(address: str) -> tuple[str, str]:
    """Kind and id of an address; the id of a place is empty. Raises ValueError for what is neither."""
    kind, _, row_id = address.partition(":")
    if (kind in ROW_KINDS) != bool(row_id) or (not row_id and kind not in PLACES):
        raise ValueError(f"not an address: {address!r}")
    return kind, row_id
