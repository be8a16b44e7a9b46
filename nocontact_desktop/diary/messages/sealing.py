"""The leaf of a message. The same formula as for every record, in a form made for a million of them."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import msgspec

SALT_LENGTH = 16
REVISION = 1
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

    This is ``record_leaf`` of the sealed log written out: the body's own canonical JSON needs no general
    encoder, since it holds nothing but sorted names and hexadecimal digits.
    """
    digest = hmac.digest
    written = ",".join(
        [
            f'"{name}":"{sha256(digest(salt, name.encode(), "sha256") + _spelled(value)).hexdigest()}"'
            for name, value in fields.items()
        ]
    )
    body = f'{{"fields":{{{written}}},"id":"m{number}","kind":"message","revision":{REVISION}}}'
    return sha256(b"\x00" + body.encode()).digest()
