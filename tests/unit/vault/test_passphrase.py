"""How strong a passphrase is said to be, and the six words."""

from __future__ import annotations

import os
from importlib.resources import files

import pytest

from nocontact_desktop.vault.passphrase import Strength, generate, strength


def words() -> list[str]:
    return (files("nocontact_desktop") / "resources" / "wordlists" / "eff_large.txt").read_text("utf-8").split()


def test_the_word_list_is_the_whole_one_and_says_whose_it_is() -> None:
    assert len(words()) == len(set(words())) == 6**5
    assert (words()[0], words()[-1]) == ("abacus", "zoom")
    licence = (files("nocontact_desktop") / "resources" / "wordlists" / "LICENSE.txt").read_text("utf-8")
    assert "Electronic Frontier Foundation" in licence
    assert "Creative Commons Attribution" in licence


def test_six_words_of_the_list() -> None:
    made = generate(os.urandom).split()
    assert len(made) == 6
    assert set(made) <= set(words())
    assert generate(os.urandom) != generate(os.urandom)


def test_every_word_is_as_likely() -> None:
    """Of the 65,536 draws of two bytes each word has eight, and the rest is thrown away."""
    draws = iter(number.to_bytes(2, "big") for number in range(65536))
    made = generate(lambda _count: next(draws), words=8 * 7776).split()
    assert sorted(made) == sorted(words() * 8)
    thrown_away = iter([b"\xff\xff", (8 * 7776).to_bytes(2, "big"), b"\x00\x00"])
    assert generate(lambda _count: next(thrown_away), words=1) == "abacus"


def test_strength_in_words() -> None:
    assert strength("") == Strength(0, "strength.none")
    assert strength("password") == Strength(0, "strength.0")
    assert strength(generate(os.urandom)) == Strength(4, "strength.4")


def test_words_of_ones_own_are_weaker() -> None:
    assert strength("marigoldmeadow", ("marigold", "meadow")).score < strength("marigoldmeadow").score


def test_a_very_long_text_is_rated_too() -> None:
    assert strength("x" * 100_000).says.startswith("strength.")
    assert strength(generate(os.urandom, words=400)).score == 4


@pytest.mark.parametrize("text", ["пароль", "🌧️🌧️", "\x00", " "])
def test_any_text_is_rated(text: str) -> None:
    assert 0 <= strength(text).score <= 4
