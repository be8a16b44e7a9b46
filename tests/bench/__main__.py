"""``make bench``: prints the table and keeps it in bench-results/."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.harness import Row, show
from tests.bench.leaving import leaving
from tests.bench.measures import checking, counting, importing, opening, parsing, reporting, saving, searching, starting
from tests.bench.notebooks import Made, make_notebooks


def rows(work: Path) -> Iterator[Row]:
    """Every row, the quick ones first."""
    yield from starting(work)
    yield from parsing(work)
    yield from importing(work)
    made: list[Made] = make_notebooks(work)
    yield from opening(made)
    yield from leaving(made[0].folder)
    yield from saving(work, made)
    yield from searching(made)
    yield from counting(made)
    yield from checking(made)
    yield from reporting(made)


def main() -> None:
    """Run everything in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        show(rows(Path(folder)), Path("bench-results") / "latest.json")


main()
