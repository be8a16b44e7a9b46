"""The yardstick for starting: a window with a field and a button, and nothing else."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tests.bench.first_paint import tell_first_paint

app = QApplication(sys.argv)
window = QWidget()
layout = QVBoxLayout(window)
layout.addWidget(QLineEdit())
layout.addWidget(QPushButton("Open"))
tell_first_paint(window)
window.show()
app.exec()
