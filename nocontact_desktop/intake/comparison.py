"""What comes of comparing the list of apps of a phone with a list of known names. Plain frozen values.

"Listed as" is all it can say: a name that is missing from a list shows nothing.
"""

from __future__ import annotations

import msgspec


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A package of the phone that stands in the list: under which ``name``, and as what ``kind`` (the list's word)."""

    package: str
    name: str
    kind: str


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """``packages`` names of the phone were compared with ``listed`` names of the list.

    ``unread`` counts the lines of the phone's list that hold no name. ``list_date`` is ISO 8601 and stands in the
    list's own head; None when it does not.
    """

    packages: int
    listed: int
    unread: int = 0
    hits: tuple[Listed, ...] = ()
    list_date: str | None = None
