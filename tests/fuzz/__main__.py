"""Run every fuzz target in turns, for as long as it is let: ``python -m tests.fuzz [ROUNDS]``."""

from __future__ import annotations

import sys
from importlib import import_module
from itertools import count
from pkgutil import iter_modules

import tests.fuzz

ROUND = 2_000


def main() -> None:
    """Each target is a module of this package with ``check(number)``."""
    targets = [found.name for found in iter_modules(tests.fuzz.__path__) if not found.name.startswith("_")]
    rounds = range(int(sys.argv[1])) if len(sys.argv) > 1 else count()
    for turn in rounds:
        for name in targets:
            check = import_module(f"tests.fuzz.{name}").check
            for number in range(turn * ROUND, (turn + 1) * ROUND):
                try:
                    check(number)
                except BaseException:
                    print(f"{name}: case {number}")
                    raise
        print(f"{(turn + 1) * ROUND} cases of each: {', '.join(targets)}")


if __name__ == "__main__":
    main()
