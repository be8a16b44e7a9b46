"""The recovery code: what is shown, what is read back, and what is caught."""

from __future__ import annotations

import os
import random

import pytest

from nocontact_desktop.vault.recovery import ALPHABET, find_mistake, meant_as_code, new_code, read_code


def test_seven_groups_of_four() -> None:
    groups = new_code(os.urandom).split("-")
    assert [len(group) for group in groups] == [4] * 7
    assert set("".join(groups)) <= set(ALPHABET)


def test_all_130_bits_come_from_chance() -> None:
    assert read_code(new_code(lambda count: b"\xff" * count)) is not None
    assert new_code(lambda count: b"\xff" * count).replace("-", "")[:26] == "Z" * 26
    assert new_code(bytes).replace("-", "") == "0" * 28


def test_the_check_signs_are_crc_10_as_in_atm_cells() -> None:
    # CRC-10/ATM of the ASCII text 123456789 is 0x199; the code's first 26 signs hold these 72 bits at their end.
    number = int.from_bytes(b"123456789", "big")
    plain = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(26)))
    assert read_code(plain + ALPHABET[0x199 >> 5] + ALPHABET[0x199 & 31]) is not None


def test_letters_that_look_like_digits_are_read_as_those() -> None:
    code = new_code(lambda count: (b"\x08\x42\x10\x84\x21" * 4)[:count])
    assert {"0", "1"} & set(code)
    for zero, one in (("O", "I"), ("o", "l"), ("0", "L")):
        assert read_code(code.replace("0", zero).replace("1", one)) == code.replace("-", "")


def test_spaces_dashes_and_wide_letters_of_other_programs_are_no_mistake() -> None:
    code = new_code(os.urandom)
    plain = code.replace("-", "")
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign != "-" else " " for sign in code)
    for typed in (code.lower(), code.replace("-", " \u2013\u00a0"), f"\n{code}\t", code.replace("-", "\u2011"), wide):
        assert read_code(typed) == plain


def test_what_is_meant_as_a_code_is_told_from_words() -> None:
    code = "7H2K-90QM-4XWD-82NV-C3PR-6TFA-5ZJE"
    assert meant_as_code(code)
    assert meant_as_code(code[:-2])
    assert not meant_as_code("seven quiet lamps by the river")
    assert not meant_as_code("blacken decree gem fable nap tray")
    assert not meant_as_code("7H2K-90QM")


@pytest.mark.parametrize("kind", ["one sign", "neighbours"])
def test_a_mistake_in_copying_is_found_and_its_group_is_among_the_few_that_are_named(kind: str) -> None:
    chance, named = random.Random(7), []
    for _ in range(40):
        plain = new_code(chance.randbytes).replace("-", "")
        at = chance.randrange(27)
        if kind == "one sign":
            other = chance.choice([sign for sign in ALPHABET if sign != plain[at]])
            typed, groups = plain[:at] + other + plain[at + 1 :], {at // 4 + 1}
        else:
            typed, groups = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :], {at // 4 + 1, (at + 1) // 4 + 1}
        if typed == plain:
            continue
        assert read_code(typed) is None
        found = find_mistake(typed)
        assert found.code == "recovery.groups"
        said = {int(number) for number in str(found.params["groups"]).split(", ")}
        assert groups <= said
        named.append(len(said))
    assert max(named) <= 4
    assert sum(named) / len(named) < 2.5


@pytest.mark.parametrize(
    ("typed", "code", "params"),
    [
        ("7H2K-90QM-4XW-82NV-C3PR-6TFA-5ZJE", "recovery.group-length", {"number": 3, "count": 3}),
        ("7H2K 90QM 4XWD 82NVV C3PR 6TFA 5ZJE", "recovery.group-length", {"number": 4, "count": 5}),
        ("7H2K90QM4XWD82NVC3PR6TFA5ZJ", "recovery.length", {"count": 27}),
        ("7H2K-90QM-4XWD-82NV-C3PR-6TFA", "recovery.length", {"count": 24}),
        ("7H2K-90QM-4XWD-82NU-C3PR-6TFA-5ZJE", "recovery.group-sign", {"number": 4}),
    ],
)
def test_the_group_with_the_mistake_is_named(typed: str, code: str, params: dict[str, int]) -> None:
    found = find_mistake(typed)
    assert (found.code, dict(found.params)) == (code, params)


def test_more_mistakes_than_can_be_placed_are_still_mistakes() -> None:
    chance = random.Random(3)
    codes = {find_mistake("".join(chance.choice(ALPHABET) for _ in range(28))).code for _ in range(60)}
    assert codes == {"recovery.groups", "recovery.mistyped"}
