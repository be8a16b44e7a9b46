"""One telephone number, however it is spelled."""

from __future__ import annotations

import re

_BESIDE = re.compile(r"[\s().\-/‐‑–\u00a0\u202f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_NUMBER = re.compile(r"\+?[0-9]+")
_ENOUGH = 9  # with and without the country in front, these are the same; telephones compare fewer

NO_NUMBER = "no number"
"""Stands in place of a key where a number was withheld."""


def number_key(address: str) -> str:
    """Return what is the same for all spellings of a number: "+1 (555) 010-2030" and "5550102030".

    Short numbers, names of senders and mail addresses stay as they are, in small letters.
    """
    bare = _BESIDE.sub("", address)
    return bare.removeprefix("+")[-_ENOUGH:] if _NUMBER.fullmatch(bare) else address.strip().casefold()
