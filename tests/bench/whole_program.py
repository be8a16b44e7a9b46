"""Starts the program as a user does, up to its first painted window; the bench gives the notebook's folder."""

from __future__ import annotations

from PySide6 import QtWidgets

from tests.bench.first_paint import tell_first_paint


class Watched(QtWidgets.QApplication):
    """The application, watched from its first moment."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        tell_first_paint(self)


QtWidgets.QApplication = Watched  # type: ignore[misc]  # before the program imports it

from nocontact_desktop.app import main  # noqa: E402

main()
