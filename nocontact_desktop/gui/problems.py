"""A known problem, in words, in a small window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QApplication, QWidget

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.widgets.dialogs import dialogs


def words_of(problem: Problem) -> tuple[str, str]:
    """What is the case, and what to do next."""
    from nocontact_desktop.guidance.content import say

    said = say(problem.code, **problem.params)
    return said.text, said.next


def one_line(problem: Problem) -> str:
    """Both in one line, for the error line of a field."""
    return " ".join(part for part in words_of(problem) if part)


def show_problem(owner: QObject, problem: Problem) -> None:
    """Say it over the window ``owner`` belongs to."""
    parent = owner if isinstance(owner, QWidget) else QApplication.activeWindow()
    if parent is None:
        return
    text, following = words_of(problem)
    dialogs().tell(
        parent,
        QCoreApplication.translate("problems", "That did not work"),
        "\n\n".join(filter(None, (text, following))),
    )
