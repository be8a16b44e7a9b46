"""The program with a notebook opened at once, for measuring how it leaves. Says "shown" when its page is up.

With a third argument it makes a report meanwhile, again and again.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from nocontact_desktop import app as program
from nocontact_desktop.gui import theme
from nocontact_desktop.gui.report.drawing import Progress, Stop, draw
from nocontact_desktop.gui.tasks import TaskRunner
from nocontact_desktop.gui.widgets.dialogs import keep_no_settings
from nocontact_desktop.report.making import prepare
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.vault.notebook import Notebook, open_notebook


def make_reports(notebook: Notebook, tasks: TaskRunner, *, progress: Progress, cancelled: Stop) -> None:
    """Draw a report of everything until it is stopped."""
    prepared = tasks.fetch(prepare, notebook, ReportRequest(), progress, cancelled)
    while True:
        draw(notebook, tasks, prepared, progress=progress, cancelled=cancelled)


keep_no_settings()
app = theme.application("Daybook")
app.setQuitOnLastWindowClosed(False)
theme.install(app)
folder = Path(sys.argv[1])
made = program.Program(app, folder)
made._on_opened(open_notebook(folder, sys.argv[2]))
desk = made.desk
assert desk is not None
if len(sys.argv) > 3:
    desk.work(make_reports, desk.notebook, desk.tasks, owner=made, executor="work")
QTimer.singleShot(1500, lambda: os.write(1, b"shown\n"))
app.exec()
