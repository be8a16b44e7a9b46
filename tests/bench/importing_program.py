"""Brings one export in and says how long it took, in seconds, and its highest memory in MB (POSIX)."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.vault.notebook import open_notebook
from tests.bench.notebooks import how_to_read, never, quiet

folder, path, secret = sys.argv[1:]
with open_notebook(Path(folder), secret) as notebook:
    started = time.perf_counter()
    bring_in(notebook, Path(path), how_to_read(), progress=quiet, cancelled=never)
    taken = time.perf_counter() - started
print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
