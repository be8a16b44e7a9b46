"""The words WhatsApp itself puts into an export, and the form in which words are compared."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec

_MARKS = re.compile(r"[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The lists of ``words.toml``, in the form of :func:`plain`."""

    media_omitted: frozenset[str]
    file_omitted: frozenset[str]
    deleted: frozenset[str]
    deleted_by_me: frozenset[str]
    edited: frozenset[str]
    view_once: frozenset[str]
    file_attached: frozenset[str]
    attached: frozenset[str]
    calls: frozenset[str]
    not_a_name: tuple[str, ...]
    system_parts: tuple[str, ...]


def without_marks(text: str) -> str:
    """Return ``text`` without direction marks and other invisible signs."""
    return _MARKS.sub("", text)


def plain(text: str) -> str:
    """Return the form in which words are compared: small letters, no marks, no full stop at the end."""
    return without_marks(text).replace("\u202f", " ").replace("\u00a0", " ").strip(" .。!").casefold()


@cache
def words() -> Words:
    """Return the lists, read once from the file beside this module."""
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    starts = tuple(map(plain, table.pop("not_a_name")))
    parts = tuple(map(str.casefold, table.pop("system_parts")))
    sets = {name: frozenset(map(plain, found)) for name, found in table.items()}
    return msgspec.convert({**sets, "not_a_name": starts, "system_parts": parts}, Words)
