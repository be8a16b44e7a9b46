"""Which column of a table is what: by the names many programs give them, or as the user says."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

_NO_LETTER = re.compile(r"[\W_]+")
_NEEDED = frozenset({"time", "text"})
_IMAZING = frozenset({"chat session", "message date", "type", "text"})

Roles = Mapping[str, int]
"""From what a column is ("time", "author", "text" …) to its place in a row."""


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The lists of ``heads.toml``, in the form of :func:`plain`."""

    columns: dict[str, list[str]]
    directions: dict[str, list[str]]
    answers: dict[str, list[str]]
    secret: dict[str, list[str]]
    months: dict[str, list[str]]


@cache
def words() -> Words:
    """Return the lists, read once from the file beside this module."""
    return msgspec.convert(tomllib.loads(files(__package__).joinpath("heads.toml").read_text("utf-8")), Words)


def plain(name: str) -> str:
    """Return the form in which the names of columns are compared."""
    return _NO_LETTER.sub(" ", unicodedata.normalize("NFKC", name)).strip().casefold()


def known_roles(heads: Sequence[str]) -> dict[str, int]:
    """Return the columns whose names are known."""
    places = {plain(head): place for place, head in reversed(list(enumerate(heads)))}
    found = {}
    for role, names in words().columns.items():
        place = next((places[name] for name in names if name in places), None)
        if place is not None:
            found[role] = place
    return _with_time(found)


def said_roles(heads: Sequence[str], said: Mapping[str, str]) -> dict[str, int]:
    """Return the columns as the user says; those that are not in the table are left out."""
    return {role: heads.index(head) for role, head in said.items() if head in heads}


def fit(roles: Roles) -> bool:
    """Whether enough is known to read messages."""
    return roles.keys() >= _NEEDED and roles["time"] != roles["text"]


def is_imazing(heads: Sequence[str]) -> bool:
    """Whether these are the columns of iMazing."""
    return {plain(head) for head in heads} >= _IMAZING


def are_secret(heads: Sequence[str]) -> bool:
    """Whether a table holds passwords: then it is not to be read."""
    secrets = words().secret["heads"]
    return any(one in plain(head) for head in heads for one in secrets)


def _with_time(found: dict[str, int]) -> dict[str, int]:
    """One column for the time, and one for the clock where the date stands apart."""
    clock = found.pop("clock", None)
    date = found.pop("date", None)
    moment = found.pop("moment", None)
    if moment is not None:
        return {"time": moment, **found}
    if date is not None and clock is not None:
        return {"time": date, "clock": clock, **found}
    alone = date if date is not None else clock
    return found if alone is None else {"time": alone, **found}
