"""Says at the end what was tried how often, and what was found."""

from __future__ import annotations

from _pytest.terminal import TerminalReporter

from tests.faults.killing import COUNTS


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """One line for each kind of fault that was counted in this process, and their sum."""
    if not COUNTS:
        return
    terminalreporter.section("faults")
    sums = {story: (0, 0) for story, *_ in COUNTS} | {"together": (0, 0)}
    for story, cases, findings in COUNTS:
        for one in (story, "together"):
            sums[one] = sums[one][0] + cases, sums[one][1] + findings
    for one, (cases, findings) in sums.items():
        terminalreporter.write_line(f"{one:<20} {cases:>6} cases  {findings:>4} findings")
