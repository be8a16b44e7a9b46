"""``make bench``: prints the table and keeps it in bench-results/."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.bench.harness import show
from tests.bench.leaving import leaving
from tests.bench.measures import SECRET, parsing, saving, starting, unlocking


def main() -> None:
    """Run everything, the quick things first."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        rows = [*starting(work), *saving(work), *parsing(work), *unlocking(work)]
        rows += leaving(work / "unlock100", SECRET)
    show(rows, Path("bench-results") / "latest.json")


main()
