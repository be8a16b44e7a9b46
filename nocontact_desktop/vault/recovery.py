"""The recovery code: 26 signs of Crockford's base32 (130 bits) and two that catch mistakes in copying.

The two check signs are a CRC-10 (polynomial x^10+x^9+x^5+x^4+x+1, as in ATM cells) over the 130 bits. Written
in groups of four. Letters that look like digits are read as those digits, as Crockford's alphabet has it.
"""

from __future__ import annotations

from collections.abc import Callable

from nocontact_desktop.errors import Problem

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


def looks_like_code(typed: str) -> bool:
    """Whether ``typed`` has the length and the signs of a recovery code."""
    return len(_plain(typed)) == SIGNS + CHECK_SIGNS and all(sign in ALPHABET for sign in _plain(typed))


def read_code(typed: str) -> str:
    """The code in its one plain form, from what was typed: any case, with or without dashes and spaces.

    Raises:
        Problem: ``recovery.mistyped`` when signs are missing, unknown or not the ones that were shown.
    """
    plain = _plain(typed)
    if not looks_like_code(typed):
        raise Problem("recovery.mistyped")
    number = _number(plain[:SIGNS])
    if _number(plain[SIGNS:]) != _crc10(number):
        raise Problem("recovery.mistyped")
    return plain


def _plain(typed: str) -> str:
    return "".join(sign for sign in typed.upper() if sign not in "-–— \t\r\n").translate(_ALIKE)


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
