"""Says at the end how often something was ended suddenly, and what was found."""

from __future__ import annotations

from _pytest.terminal import TerminalReporter

from tests.faults.killing import COUNTS


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """One line for each kill loop that ran in this process, and their sum."""
    if not COUNTS:
        return
    terminalreporter.section("sudden ends")
    for story, kills, findings in (*COUNTS, ("together", *map(sum, zip(*(row[1:] for row in COUNTS), strict=True)))):
        terminalreporter.write_line(f"{story:<16} {kills:>5} kills  {findings:>3} findings")
