"""Measuring beside something else in the same run: what is printed are ratios, since machines differ."""

from __future__ import annotations

import gc
import json
import math
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One result. ``ours`` and ``beside`` are medians in ``unit``; ``goal`` is in words."""

    what: str
    ours: float
    beside: float | None
    beside_what: str
    unit: str
    goal: str

    @property
    def ratio(self) -> float | None:
        """Ours against what ran beside it."""
        return self.ours / self.beside if self.beside else None

    def line(self) -> str:
        """The row as it is printed."""
        ratio = f"{self.ratio:.2f} ×" if self.ratio is not None else ""
        beside = f"{self.beside:.4g} {self.unit}" if self.beside is not None else ""
        ours = f"{self.ours:.4g} {self.unit}"
        return f"{self.what:44} {ours:>10}  {self.beside_what:30} {beside:>10} {ratio:>8}   goal: {self.goal}"


def timed(run: Callable[[], object]) -> float:
    """The wall time of one run in seconds. What stands in memory from other measurements is not gone through in it."""
    gc.freeze()
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def median_time(run: Callable[[], object], rounds: int) -> float:
    """The median wall time of ``run`` in seconds, after one round that does not count."""
    run()
    return statistics.median(timed(run) for _ in range(rounds))


def in_turn(ours: Callable[[], float], beside: Callable[[], float], rounds: int) -> tuple[float, float]:
    """The medians of two measurements taken in turn, so that a machine that slows down slows both."""
    ours()
    beside()
    pairs = [(ours(), beside()) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def growth(what: str, small: tuple[int, float], large: tuple[int, float], goal: str) -> Row:
    """How cost grows with size: the exponent between two (size, seconds); 1 is in line with the work, 0 not at all."""
    exponent = math.log(large[1] / small[1]) / math.log(large[0] / small[0])
    return Row(what, exponent, None, f"exponent from {small[0]:,} to {large[0]:,}", "", goal)


def show(rows: Iterable[Row], out: Path) -> None:
    """Print each row when it is there, and keep all of them as JSON."""
    kept = []
    for row in rows:
        print(row.line(), flush=True)
        kept.append({**asdict(row), "ratio": row.ratio})
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
