"""Progress at a terminal: one line that is written over, and nothing when nobody looks."""

from __future__ import annotations

import sys


def progress_line(done: int, total: int) -> None:
    """Show how far a long command is, on standard error, when that is a terminal."""
    if not sys.stderr.isatty() or total <= 0:
        return
    print(f"\r{done * 100 // total:3d} %", end="\n" if done >= total else "", file=sys.stderr, flush=True)


def never() -> bool:
    """At the terminal a command is cancelled by Ctrl-C, not by asking."""
    return False
