"""Private words are found however they are spelled, and where they only look alike they are not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nocontact_desktop.report.privacy_check.matching import Matcher, Term
from nocontact_desktop.report.privacy_check.numbers import account_numbers

TERMS = (
    Term("term", "Birch Hill School"),
    Term("term", "北京路"),
    Term("term", "Café Zoë"),
    Term("term", "Hafenstraße"),
    Term("term", "AB12 CDE"),
    Term("child", "Ada"),
    Term("child", "Anna Example"),
    Term("place", "14 Harbour Mews"),
    Term("own_number", "+44 7700 900888"),
    Term("own_number", "07911 123456"),
    Term("account", "new.me@posteo.example"),
    Term("birth", "5 4 2016"),
    Term("note", "I went back to him twice in May and I never told my mother", verbatim=True),
)


def passages(text: str) -> list[str]:
    return [text[hit.start : hit.stop] for hit in Matcher(TERMS).find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at birch-hill SCHOOL’s gate", ["birch-hill SCHOOL"]),
        ("IMG_BirchHillSchool_2.jpg", ["BirchHillSchool"]),
        ("Ｂｉｒｃｈ Hill\u00a0School", ["Ｂｉｒｃｈ Hill\u00a0School"]),
        ("Bi\u00adrch Hill Scho\u200dol", ["Bi\u00adrch Hill Scho\u200dol"]),
        ("我住在北京路上", ["北京路"]),
        ("at CAFE ZOE’s and at Cafe\u0301 Zoe\u0308", ["CAFE ZOE", "Cafe\u0301 Zoe\u0308"]),
        ("HAFENSTRASSE, Hafenstraßen", ["HAFENSTRASSE", "Hafenstraßen"]),
        ("ab12-cde, AB 12 CDE, ab12cde", ["ab12-cde", "AB 12 CDE", "ab12cde"]),
        ("Ada saw Anna Example’s bag", ["Ada", "Anna Example"]),
        ("14, Harbour Mews", ["14, Harbour Mews"]),
        ("on 07700 900888 at 19:20", ["07700 900888"]),
        ("+447700900888", ["+447700900888"]),
        ("٠٧٧٠٠٩٠٠٨٨٨", ["٠٧٧٠٠٩٠٠٨٨٨"]),
        ("0044 7911/123-456", ["7911/123-456"]),
        ("to NEW.ME@Posteo.example", ["NEW.ME@Posteo.example"]),
        ("born 05/04/2016", []),
        ("born 5.4.2016", ["5.4.2016"]),
        ("You said: i went back to HIM, twice in May!", ["i went back to HIM, twice in May"]),
    ],
)
def test_every_spelling_is_found(text: str, found: list[str]) -> None:
    assert passages(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Adam and Adagio and Canada",
        "Ann, a example of it",
        "Birch Hill is not a school",
        "07700 900889 and 1234567700900888",
        "114 Harbour Mewsing",
        "Hafen Straße",
        "I went back to the car",
        "new me at posteo",
    ],
)
def test_what_only_looks_alike_is_not_found(text: str) -> None:
    assert passages(text) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.sampled_from([one.words for one in TERMS]), st.text(max_size=40))
def test_a_term_between_any_signs_is_found(before: str, words: str, after: str) -> None:
    assert any(words in one for one in passages(f"{before}\n«{words}»\n{after}"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("IBAN DE89 3704 0044 0532 0130 00 at the bank", ["DE89 3704 0044 0532 0130 00"]),
        ("GB82WEST12345698765432", ["GB82WEST12345698765432"]),
        ("card 4111 1111-1111 1111", ["4111 1111-1111 1111"]),
        ("SSN 219-09-9999.", ["219-09-9999"]),
        ("case 26-118, DE89 3704 0044 0532 0130 01, 4111 1111 1111 1112, 000-12-3456, +44 7700 900888", []),
    ],
)
def test_account_and_identity_numbers_are_known_by_their_form(text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.stop] for hit in account_numbers(text)] == found
