"""The leaf of a message. The same formula as for every record, in a form made for a million of them."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256 as _hash
from typing import Any

import msgspec

SALT_LENGTH = 16
REVISION = 1
_HMAC_BLOCK = 64
_INNER = bytes(value ^ 0x36 for value in range(256))
_OUTER = bytes(value ^ 0x5C for value in range(256))
_spelled = msgspec.json.Encoder(order="sorted").encode
"""Canonical JSON for what messages hold: plain ASCII names, whole numbers far below 2^53, no floats."""


def message_id(number: int) -> str:
    """The id of the message whose leaf has ``number``."""
    return f"m{number}"


def message_number(written: str) -> int | None:
    """The number in a message's id; None when it is no such id."""
    digits = written[1:]
    return int(digits) if written[:1] == "m" and digits.isascii() and digits.isdecimal() else None


def message_leaf(number: int, salt: bytes, fields: Mapping[str, Any]) -> bytes:
    """The leaf hash of a message. The names of its fields come sorted, and are plain ASCII.

    This is ``record_leaf`` of the sealed log written out, to be quick: the body's own canonical JSON needs no
    general encoder, since it holds nothing but sorted names and hexadecimal digits, and HMAC (RFC 2104) of a
    salt is two hashes whose beginnings are the same for all fields.
    """
    block = salt.ljust(_HMAC_BLOCK, b"\x00")
    inner, outer = block.translate(_INNER), block.translate(_OUTER)
    hashes = []
    for name, value in fields.items():
        field_salt = _hash(outer + _hash(inner + name.encode()).digest()).digest()
        hashes.append(f'"{name}":"{_hash(field_salt + _spelled(value)).hexdigest()}"')
    body = f'{{"fields":{{{",".join(hashes)}}},"id":"m{number}","kind":"message","revision":{REVISION}}}'
    return _hash(b"\x00" + body.encode()).digest()
