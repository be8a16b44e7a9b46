"""What holds for every recovery code, and for every file that says it is a key file."""

from __future__ import annotations

import json
import os

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault import keyfile
from nocontact_desktop.vault.keyfile import FLOOR, KeyFile, Slot, read_key_file
from nocontact_desktop.vault.recovery import ALPHABET, grouped, new_code, read_code

chances = st.binary(min_size=17, max_size=17)


@given(chances)
def test_a_code_reads_back(chance: bytes) -> None:
    code = new_code(lambda _count: chance)
    assert read_code(code) == code.replace("-", "")
    assert grouped(code.replace("-", "")) == code


@given(chances, st.integers(0, 27), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_always_caught(chance: bytes, at: int, sign: str) -> None:
    plain = new_code(lambda _count: chance).replace("-", "")
    changed = plain[:at] + sign + plain[at + 1 :]
    assert (read_code(changed) is None) == (changed != plain)


@given(chances, st.integers(0, 26))
def test_two_neighbours_swapped_are_always_caught(chance: bytes, at: int) -> None:
    plain = new_code(lambda _count: chance).replace("-", "")
    changed = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
    assert (read_code(changed) is None) == (changed != plain)


@given(chances, st.integers(0, 27))
def test_a_missing_or_doubled_sign_is_always_caught(chance: bytes, at: int) -> None:
    plain = new_code(lambda _count: chance).replace("-", "")
    assert read_code(plain[:at] + plain[at + 1 :]) is None
    assert read_code(plain[:at] + plain[at] + plain[at:]) is None


@given(st.text())
def test_any_text_is_a_code_or_not_and_never_a_crash(text: str) -> None:
    assert read_code(text) is None or len(text) >= 28


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
_GOOD = json.loads(KeyFile(FLOOR, (Slot("passphrase", bytes(16), bytes(keyfile._BOX_LENGTH)),)).to_bytes())
places = st.sampled_from(
    [(name,) for name in _GOOD]
    + [("kdf", name) for name in _GOOD["kdf"]]
    + [("slots", 0), *(("slots", 0, name) for name in _GOOD["slots"][0])]
)


def _fails_only_in_words(data: bytes) -> None:
    read: KeyFile | None = None
    code = ""
    try:
        read = read_key_file(data)
    except Problem as problem:  # the only way it may fail
        code = problem.code
    if read is None:
        assert code in {"notebook.key-damaged", "notebook.key-newer"}
    else:
        assert read.kdf.within_bounds()
        assert read_key_file(read.to_bytes()) == read


@given(st.binary(max_size=200) | values.map(lambda value: json.dumps(value).encode()))
def test_anything_else_is_damage(data: bytes) -> None:
    _fails_only_in_words(data)


@given(places, values, st.booleans())
def test_any_value_in_any_place_is_damage_or_a_key_file(
    place: tuple[str | int, ...], value: object, sealed: bool
) -> None:
    content = json.loads(json.dumps(_GOOD))
    inner = content
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    if sealed:
        content["check"] = keyfile._check({name: part for name, part in content.items() if name != "check"})
    _fails_only_in_words(json.dumps(content).encode())


def test_deep_nesting_and_huge_numbers_are_damage() -> None:
    for data in (b"[" * 100_000, b'{"version": ' + b"9" * 10_000 + b"}", b"\xff\xfe", b"", os.urandom(64)):
        _fails_only_in_words(data)
