"""Long fuzzing: ``python -m tests.fuzz [SECONDS]``. One case again: ``python -m tests.fuzz TARGET NUMBER``.

Each target runs in a process of its own, in turns, so that a crash ends only that turn. What goes wrong is told by
target and number, is put into the corpus, and is read from there in every test run from then on.
"""

from __future__ import annotations

import multiprocessing
import secrets
import signal
import sys
import time
import traceback
from collections import Counter
from ctypes import c_int64
from typing import Any

from tests.fuzz._target import Target, targets

LONG = 1800.0
TURN = 10.0
CASE_SECONDS = 20
MOST_FINDINGS = 10
"""With so many a target rests: most of them will be one and the same."""
_CONTEXT = multiprocessing.get_context("fork")


class TookTooLong(BaseException):
    """A case that has no end is a finding too."""


def run(seconds: float) -> int:
    """Run every target in turns. Returns how many findings there are."""
    ends = time.monotonic() + seconds
    everything = targets()
    start = secrets.randbelow(1 << 40)  # cases that no run before has had
    reached = Counter({target.name: start for target in everything})
    found: Counter[str] = Counter()
    while time.monotonic() < ends:
        for target in everything:
            if found[target.name] >= MOST_FINDINGS:
                continue
            turn = min(TURN, max(seconds / len(everything) / 2, 1.0))
            reached[target.name], findings = _in_a_process(target, reached[target.name], turn)
            found[target.name] += findings
    for target in everything:
        print(f"{target.name:18}{reached[target.name] - start:>10} cases{found[target.name]:>6} findings")
    together = reached.total() - start * len(everything)
    print(f"{'together':18}{together:>10} cases{found.total():>6} findings")
    return found.total()


def _in_a_process(target: Target, first: int, seconds: float) -> tuple[int, int]:
    """Run cases for so long. Returns the number of the next case, and how many findings there were."""
    number = _CONTEXT.Value(c_int64, first)
    findings = _CONTEXT.Value(c_int64, 0)
    process = _CONTEXT.Process(target=_turn, args=(target, number, findings, time.monotonic() + seconds))
    process.start()
    process.join()
    if process.exitcode:
        _tell(target, number.value, f"the process ended with {process.exitcode}")
        return number.value + 1, findings.value + 1
    return number.value, findings.value


def _turn(target: Target, number: Any, findings: Any, ends: float) -> None:
    signal.signal(signal.SIGALRM, _stop)
    while time.monotonic() < ends and findings.value < MOST_FINDINGS:
        signal.alarm(CASE_SECONDS)
        try:
            target.check(number.value)
        except KeyboardInterrupt:
            raise
        except BaseException:  # noqa: BLE001  whatever it is, it is what is looked for
            signal.alarm(0)
            findings.value += 1
            _tell(target, number.value, traceback.format_exc(limit=-3))
        signal.alarm(0)
        number.value += 1


def _stop(*_: object) -> None:
    raise TookTooLong


def _tell(target: Target, number: int, what: str) -> None:
    path = target.keep(target.case(number))
    print(f"{target.name}: case {number}, kept as {path}\n{what}", flush=True)


def main() -> None:
    """Run what is asked for. Ends with 1 when there were findings."""
    match sys.argv[1:]:
        case [name, number]:
            next(target for target in targets() if target.name == name).check(int(number))
        case [seconds]:
            sys.exit(run(float(seconds)) > 0)
        case _:
            sys.exit(run(LONG) > 0)


if __name__ == "__main__":
    main()
