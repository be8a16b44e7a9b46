"""Writes one report and says its pages, how long it took, in seconds, and its highest memory in MB (POSIX)."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.notebook import open_notebook
from tests.bench.notebooks import never, quiet

folder, out, secret = sys.argv[1:]
with open_notebook(Path(folder), secret) as notebook:
    started = time.perf_counter()
    made = make_report(notebook, ReportRequest(privacy="lawyer"), Path(out), None, quiet, never)
    taken = time.perf_counter() - started
print(made.pages, taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
