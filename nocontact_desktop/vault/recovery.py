"""The recovery code: 26 signs of Crockford's base32 (130 bits) and two that catch mistakes in copying.

The two check signs are a CRC-10 (polynomial x^10+x^9+x^5+x^4+x+1, as in ATM cells) over the 130 bits. Written
in groups of four. Letters that look like digits are read as those digits, as Crockford's alphabet has it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from nocontact_desktop.errors import Problem

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SIGNS = 26
CHECK_SIGNS = 2
GROUP = 4
_BETWEEN = re.compile(r"[\s\u00ad\u2010-\u2015\ufe58\ufe63\uff0d-]+")
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code(chance: Callable[[int], bytes]) -> str:
    """A new code, in groups."""
    number = int.from_bytes(chance(17), "big") >> 6
    return grouped(_signs(number, SIGNS) + _signs(_crc10(number), CHECK_SIGNS))


def grouped(code: str) -> str:
    """The code as it is shown: seven groups of four."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def read_code(typed: str) -> str | None:
    """The code in its one plain form, from what was typed: any case, with or without dashes and spaces.

    None when signs are missing, unknown, or not the ones that were shown.
    """
    plain = _plain(typed)
    if len(plain) != SIGNS + CHECK_SIGNS or any(sign not in ALPHABET for sign in plain):
        return None
    return plain if _holds(plain) else None


def find_mistake(typed: str) -> Problem:
    """What is wrong with a code that :func:`read_code` does not take, down to the group where that can be told.

    When all 28 signs are there, the check signs leave a few groups in which one wrong sign, or two neighbours that
    changed places, would explain it.
    """
    plain = _plain(typed)
    if len(plain) != SIGNS + CHECK_SIGNS:
        return _wrong_length(typed)
    unknown = next((at for at, sign in enumerate(plain) if sign not in ALPHABET), None)
    if unknown is not None:
        return Problem("recovery.group-sign", number=unknown // GROUP + 1)
    suspects = sorted(_suspects(plain))
    if not suspects:
        return Problem("recovery.mistyped")
    return Problem("recovery.groups", groups=", ".join(str(group + 1) for group in suspects))


def _wrong_length(typed: str) -> Problem:
    groups = [signs for signs in (_plain(part) for part in _BETWEEN.split(typed)) if signs]
    for number, group in enumerate(groups, start=1):
        if len(groups) > 1 and len(group) != GROUP:
            return Problem("recovery.group-length", number=number, count=len(group))
    return Problem("recovery.length", count=sum(map(len, groups)))


def _suspects(plain: str) -> set[int]:
    changed = (
        (plain[:at] + sign + plain[at + 1 :], (at,))
        for at in range(len(plain))
        for sign in ALPHABET
        if sign != plain[at]
    )
    swapped = ((plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :], (at, at + 1)) for at in range(len(plain) - 1))
    return {at // GROUP for code, places in (*changed, *swapped) if code != plain and _holds(code) for at in places}


def _holds(plain: str) -> bool:
    return _number(plain[SIGNS:]) == _crc10(_number(plain[:SIGNS]))


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
