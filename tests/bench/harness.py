"""Measuring beside something else in the same run: what is printed are ratios, since machines differ."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
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


def median_time(run: Callable[[], object], rounds: int) -> float:
    """The median wall time of ``run`` in seconds, after one round that does not count."""
    run()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def in_turn(ours: Callable[[], float], beside: Callable[[], float], rounds: int) -> tuple[float, float]:
    """The medians of two measurements taken in turn, so that a machine that slows down slows both."""
    ours()
    beside()
    pairs = [(ours(), beside()) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def show(rows: list[Row], out: Path) -> None:
    """Print the table, and keep it as JSON."""
    for row in rows:
        ratio = f"{row.ratio:.2f} ×" if row.ratio is not None else "–"
        beside = f"{row.beside:.4g} {row.unit}" if row.beside is not None else "–"
        print(
            f"{row.what:44} {row.ours:10.4g} {row.unit:4} {row.beside_what:38} {beside:>14} {ratio:>9}   goal: {row.goal}"
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps([{**asdict(row), "ratio": row.ratio} for row in rows], indent=1), "utf-8")
