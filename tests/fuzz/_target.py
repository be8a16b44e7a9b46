"""What every target has: valid files, changed at random, and what has to hold when they are read."""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

CORPUS = Path(__file__).parent / "corpus"
"""A folder a target, with files that are worth keeping: whatever went wrong once, and small ones made by hand."""

Make = Callable[[random.Random], bytes]


@dataclass(frozen=True)
class Target:
    """One reader. ``make`` gives the bytes of a case; ``feed`` reads them and raises whatever should not happen.

    ``cases`` is how many of them the tests run.
    """

    name: str
    make: Make
    feed: Callable[[bytes, random.Random], None]
    cases: int = 1_500

    def case(self, number: int) -> bytes:
        """The bytes of a case: from its number alone, so that a failing one can be run again."""
        return self.make(random.Random(number))

    def check(self, number: int) -> None:
        """Run one case."""
        self.read(self.case(number), number)

    def read(self, data: bytes, number: int = 0) -> None:
        """Read some bytes with what chance gives for ``number``."""
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # libraries warn of what they read nevertheless; nobody sees it in the child
            self.feed(data, random.Random(number))

    def kept(self) -> list[Path]:
        """The files of its corpus."""
        return sorted((CORPUS / self.name).glob("*"))

    def keep(self, data: bytes) -> Path:
        """Put bytes that went wrong into the corpus, from where they are read in every test run."""
        path = CORPUS / self.name / sha256(data).hexdigest()[:12]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path


def targets() -> list[Target]:
    """All of them, each a module of this package."""
    names = [found.name for found in iter_modules([str(Path(__file__).parent)]) if not found.name.startswith("_")]
    return [import_module(f"tests.fuzz.{name}").TARGET for name in names]


def changing(seeds: Sequence[bytes], pieces: Sequence[bytes]) -> Make:
    """Cases from ``seeds``: see :func:`changed`."""
    return partial(changed, seeds=tuple(seeds), pieces=tuple(pieces))


def changed(chance: random.Random, seeds: Sequence[bytes], pieces: Sequence[bytes]) -> bytes:
    """One of the ``seeds`` with up to twelve changes, among them ``pieces`` put in anywhere."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(0, 12)):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(8):
            case 0:
                data[place : place + chance.randint(1, 60)] = b""
            case 1:
                data[place:place] = chance.choice(pieces)
            case 2:
                data[place:place] = chance.choice(pieces) * chance.randint(1, 40)
            case 3 if place < len(data):
                data[place] = chance.randrange(256)
            case 4:
                data[place : place + 4] = chance.randbytes(4)
            case 5:
                other = chance.choice(seeds)
                data[place:place] = other[: chance.randrange(len(other))]
            case 6:
                data[place:place] = data[: chance.randrange(len(data) + 1)][-200:]
            case _ if chance.randrange(4) == 0:
                del data[place:]
    return bytes(data)
