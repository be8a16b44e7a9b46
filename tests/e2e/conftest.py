"""The window's fixtures, for tests that use the whole program."""

from __future__ import annotations

from tests.e2e.lives import computer
from tests.gui.conftest import answers, qapp_themed

__all__ = ["answers", "computer", "qapp_themed"]
