"""Starts the program as a user does, up to its first painted window; the bench gives the notebook's folder."""

from __future__ import annotations

import sys

from nocontact_desktop.app import Program, main
from nocontact_desktop.gui.entrance import Entrance
from tests.bench.first_paint import tell_first_paint

show = Program._show


def show_watched(program: Program, window: Entrance) -> None:
    """As the program does, with a watch on the window."""
    tell_first_paint(window)
    show(program, window)


Program._show = show_watched  # type: ignore[method-assign, assignment]
sys.exit(main())
