"""The recovery code: 26 signs of Crockford's base32 (130 bits) and two that catch mistakes in copying.

The two check signs are a CRC-10 (polynomial x^10+x^9+x^5+x^4+x+1, as in ATM cells) over the 130 bits. Written
in groups of four. Letters that look like digits are read as those digits, as Crockford's alphabet has it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SIGNS = 26
CHECK_SIGNS = 2
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code(chance: Callable[[int], bytes]) -> str:
    """A new code, in groups."""
    number = int.from_bytes(chance(17), "big") >> 6
    return grouped(_signs(number, SIGNS) + _signs(_crc10(number), CHECK_SIGNS))


def grouped(code: str) -> str:
    """The code as it is shown: seven groups of four."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def read_code(typed: str) -> str | None:
    """The code in its one plain form, from what was typed: any case, with or without dashes and spaces.

    None when signs are missing, unknown, or not the ones that were shown.
    """
    plain = _plain(typed)
    if len(plain) != SIGNS + CHECK_SIGNS or any(sign not in ALPHABET for sign in plain):
        return None
    number = _number(plain[:SIGNS])
    return plain if _number(plain[SIGNS:]) == _crc10(number) else None


def meant_as_code(typed: str) -> bool:
    """Whether ``typed`` was most likely meant as a recovery code: about as long, with digits among its signs.

    Only the words about a secret that doesn't open depend on it.
    """
    plain = _plain(typed)
    digits = sum(sign in "23456789" for sign in plain)
    return abs(len(plain) - SIGNS - CHECK_SIGNS) <= 4 and plain.isalnum() and digits >= 3


def _plain(typed: str) -> str:
    # Copying from a screen or a chat brings in other spaces and dashes, and wide or small letters.
    signs = unicodedata.normalize("NFKC", typed).upper()
    kept = (sign for sign in signs if not (sign.isspace() or unicodedata.category(sign) in {"Pd", "Cf"}))
    return "".join(kept).translate(_ALIKE)


def _signs(number: int, count: int) -> str:
    return "".join(ALPHABET[(number >> 5 * place) & 31] for place in reversed(range(count)))


def _number(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number << 5 | ALPHABET.index(sign)
    return number


def _crc10(number: int) -> int:
    remainder = number << 10
    for bit in reversed(range(10, SIGNS * 5 + 10)):
        if remainder >> bit & 1:
            remainder ^= 0x633 << (bit - 10)
    return remainder
