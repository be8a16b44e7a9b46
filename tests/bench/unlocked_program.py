"""The program with a notebook opened at once, for measuring how it leaves. Says "shown" when its page is up."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from nocontact_desktop import app as program
from nocontact_desktop.gui import theme
from nocontact_desktop.gui.widgets.dialogs import keep_no_settings
from nocontact_desktop.vault.notebook import open_notebook

keep_no_settings()
app = theme.application("Daybook")
app.setQuitOnLastWindowClosed(False)
theme.install(app)
folder = Path(sys.argv[1])
made = program.Program(app, folder)
made._on_opened(open_notebook(folder, sys.argv[2]))
QTimer.singleShot(1500, lambda: os.write(1, b"shown\n"))
app.exec()
