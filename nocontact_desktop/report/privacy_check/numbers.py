"""Account and identity numbers by their form: those that prove themselves by a check digit, and one by its groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from nocontact_desktop.report.privacy_check.matching import Hit
from nocontact_desktop.report.privacy_check.spelling import numbers_of

_IBAN: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
_SOCIAL_SECURITY: Final = re.compile(r"(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])")
_CARD_DIGITS: Final = range(13, 20)


def account_numbers(text: str) -> Iterator[Hit]:
    """Where an IBAN, a card's number or a United States social security number stands."""
    for found in _IBAN.finditer(text):
        if _is_iban(found.group().replace(" ", "")):
            yield Hit("number", *found.span())
    for found in _SOCIAL_SECURITY.finditer(text):
        yield Hit("number", *found.span())
    for number in numbers_of(text):
        if len(number.digits) in _CARD_DIGITS and _is_card(number.digits):
            yield Hit("number", number.places[0], number.places[-1] + 1)


def _is_iban(written: str) -> bool:
    """The check of ISO 13616: the whole, turned and read as a number, leaves 1 when divided by 97."""
    return int("".join(str(int(sign, 36)) for sign in written[4:] + written[:4])) % 97 == 1


def _is_card(digits: str) -> bool:
    """The check of ISO 7812: every second digit doubled, all of them add up to tens."""
    doubled = (int(sign) * (1 + place % 2) for place, sign in enumerate(reversed(digits)))
    return len(set(digits)) > 1 and sum(number // 10 + number % 10 for number in doubled) % 10 == 0
