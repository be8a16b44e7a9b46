"""Starts the program as a user does, up to its first painted window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from nocontact_desktop import app as program
from nocontact_desktop.gui import theme
from tests.bench.first_paint import tell_first_paint

