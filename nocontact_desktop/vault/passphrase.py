"""How strong a passphrase is, and good ones made by chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files

WORDS = 6
MOST_RATED = 100
"""The estimate takes long for long texts, and these are strong by then."""


@dataclass(frozen=True)
class Strength:
    """``score`` from 0 (guessed at once) to 4 (very hard to guess); ``says`` is the code of its sentence."""

    score: int
    says: str


def strength(text: str, own_words: Sequence[str] = ()) -> Strength:
    """Estimate how hard ``text`` is to guess, by zxcvbn; ``own_words`` are names an acquaintance would try."""
    if not text:
        return Strength(0, "strength.none")
    from zxcvbn import zxcvbn

    score = int(zxcvbn(text[:MOST_RATED], user_inputs=list(own_words), max_length=MOST_RATED)["score"])
    return Strength(score, f"strength.{score}")


def generate(random_bytes: Callable[[int], bytes], words: int = WORDS) -> str:
    """``words`` words drawn evenly from the EFF's long list: 12.9 bits each, 77 bits for six."""
    listed = (files("nocontact_desktop") / "resources" / "wordlists" / "eff_large.txt").read_text("utf-8").split()
    return " ".join(listed[_below(len(listed), random_bytes)] for _ in range(words))


def _below(limit: int, random_bytes: Callable[[int], bytes]) -> int:
    """A number below ``limit``, each as likely: draws that would favour some are thrown away."""
    while True:
        drawn = int.from_bytes(random_bytes(2), "big")
        if drawn < 65536 - 65536 % limit:
            return drawn % limit
