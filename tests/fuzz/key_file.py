"""Fuzzing of the key file: valid ones, changed at random. It is read as what it was, or as damaged."""

from __future__ import annotations

import json
import random

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault import keyfile
from nocontact_desktop.vault.keyfile import FLOOR, KeyFile, Slot, read_key_file
from tests.fuzz._target import Target, changed

_SLOTS = tuple(
    Slot(kind, bytes([number]) * 16, bytes([number]) * 112)
    for number, kind in enumerate(("passphrase", "recovery", "this computer", "a kind of a later version"))
)
SEEDS = tuple(KeyFile(FLOOR, _SLOTS[:most]).to_bytes() for most in (1, 2, 4))
_PIECES = (
    b"{", b"}", b"[", b"]", b'"', b"null", b"true", b"-1", b"1e999", b"99999999999999999999999", b"NaN", b"\\ud83d",
    b"\x00", b"\xff", b"=", b'"version": 2', b'"slots": []', b'"kdf": []', b"\xef\xbb\xbf",
)  # fmt: skip
_KNOWN = {"notebook.key-damaged", "notebook.key-newer"}


def _made(chance: random.Random) -> bytes:
    """Half of them with a check that fits, so that what lies behind it is reached too."""
    data = changed(chance, SEEDS, _PIECES)
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return data
    if isinstance(content, dict) and chance.random() < 0.5:
        content.pop("check", None)
        content["check"] = keyfile._check(content)
        data = json.dumps(content).encode("utf-8", "surrogatepass")
    return data


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case. Raises whatever should not happen."""
    try:
        found = read_key_file(data)
    except Problem as problem:
        if problem.code not in _KNOWN:
            raise
        return
    assert found.kdf.within_bounds()
    assert read_key_file(found.to_bytes()) == found


TARGET = Target("key_file", _made, feed, cases=5_000)
