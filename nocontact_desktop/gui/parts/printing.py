"""Putting something on paper: what to think of first, then a PDF where the user wants it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.outgoing import ask_for_file
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import SecondaryButton, announce, dialogs
from nocontact_desktop.preparation.paper import Paper
from nocontact_desktop.report.papers import save_paper
from nocontact_desktop.vault.notebook import Notebook

_LETTER = ("US", "CA", "MX", "PH", "CO", "CL")
"""Where paper is Letter and not A4."""


def print_button(
    view: View, make: Callable[[Notebook], Paper], words: str = "", *, name: str = "printPaper"
) -> SecondaryButton:
    """A button that prints what ``make`` gives, on the notebook's thread, when it is asked for."""
    say = QCoreApplication.translate
    button = SecondaryButton(words or say("printing", "Print this"), name=name, icon_name="printer")
    button.clicked.connect(lambda: print_paper(view, make))
    return button


def print_paper(view: View, make: Callable[[Notebook], Paper]) -> None:
    """Say where paper and files can be seen, ask for a place, and write the PDF there."""
    say = QCoreApplication.translate
    view.keep_now()

    def ask_place() -> None:
        ask_for_file(view, say("printing", "Save the list"), "list.pdf", "PDF (*.pdf)", write_to)

    def write_to(path: Path) -> None:
        view.desk.ask(make, owner=view, on_done=partial(_write, view, path))

    dialogs().confirm(
        view,
        say("printing", "Before you print"),
        say(
            "printing",
            "This makes a PDF file that is not encrypted. A file can be found, and so can paper. "
            "Printers keep lists of what they printed. Think of a place for both, and of when to throw them away.",
        ),
        say("printing", "Choose a place"),
        ask_place,
    )


def paper_size(desk: Desk) -> Literal["letter", "a4"]:
    """The size of paper where the user lives."""
    return "letter" if desk.settings.country in _LETTER else "a4"


def _write(view: View, path: Path, paper: Paper) -> None:
    say = QCoreApplication.translate

    def done(pages: int) -> None:
        announce(
            view,
            counted(pages, say("printing", "Saved: {n} page"), say("printing", "Saved: {n} pages")),
        )

    view.desk.tasks.run(save_paper, paper, path, paper_size(view.desk), owner=view, executor="work", on_done=done)
