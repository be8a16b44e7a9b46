"""Numbers in sentences."""

from __future__ import annotations


def counted(count: int, one: str, many: str) -> str:
    """``one`` or ``many``, both translated already, with the number put in for ``{n}``."""
    return (one if count == 1 else many).format(n=f"{count:,}")
