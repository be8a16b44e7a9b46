"""Canonical JSON: the spelling RFC 8785 asks for, and a clear no to what it cannot spell."""

from __future__ import annotations

from typing import Any

import pytest

from nocontact_desktop.diary.canonical import canonical


@pytest.mark.parametrize(
    ("value", "spelling"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-7, "-7"),
        (2**53 - 1, "9007199254740991"),
        ("", '""'),
        ([], "[]"),
        ({}, "{}"),
        ((1, "a"), '[1,"a"]'),
        ({"b": [1, {"d": None, "c": True}], "a": "ä"}, '{"a":"ä","b":[1,{"c":true,"d":null}]}'),
    ],
)
def test_plain_values(value: Any, spelling: str) -> None:
    assert canonical(value) == spelling.encode()


def test_signs_are_escaped_as_the_rfc_says_and_no_others() -> None:
    written = '\u0000\b\t\n\f\r\u001f"\\/\u007f\u2028\u20ac\U0001f600'
    assert canonical(written) == '"\\u0000\\b\\t\\n\\f\\r\\u001f\\"\\\\/\u007f\u2028€😀"'.encode()


def test_names_are_sorted_by_utf_16_units() -> None:
    # The RFC's own example (section 3.2.3): the emoji's surrogates come before the Hebrew ligature U+FB33.
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    expected = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert canonical(dict.fromkeys(names, 1)) == canonical_of_names(expected)


def canonical_of_names(names: list[str]) -> bytes:
    return b"{" + b",".join(canonical(name) + b":1" for name in names) + b"}"


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        [0.5],
        2**53,
        -(2**53),
        "\ud800",
        ["a", "\udc00b"],
        {"\ud83d": 1},
        {1: "a"},
        {"a": {None: 1}},
        b"bytes",
        {"a": {1, 2}},
        object(),
    ],
)
def test_what_cannot_be_spelled_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):
        canonical(value)
