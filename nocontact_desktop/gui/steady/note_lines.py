"""A line of a list of notes: what it is, the way to it, and erasing it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.wrapped_link import WrappedLink
from nocontact_desktop.gui.steady.erasing import ask_to_erase
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import FlowRow, LinkButton, SecondaryText, announce, column
from nocontact_desktop.steady.notes import erase


def note_line(view: View, address: str, title: str, says: str, *, note_id: str) -> QWidget:
    """A line that leads from ``view`` to a note. Once it is erased, the view reads anew."""
    holder = QWidget()
    body = column(holder, gap=2, margins=(0, 10, 0, 10))
    link = WrappedLink(title, name=f"note_{note_id}")
    link.setAccessibleDescription(says)
    link.clicked.connect(lambda: view.opened.emit(address))
    body.addWidget(link)
    if says:
        body.addWidget(SecondaryText(says, name=f"noteSays_{note_id}"))
    body.addWidget(FlowRow(erase_link(view, note_id, title)))
    return holder


def erase_link(view: View, note_id: str, title: str) -> LinkButton:
    """Erases a note once that was said twice."""
    say = QCoreApplication.translate
    link = LinkButton(
        say("steady", "Erase"), name=f"erase_{note_id}", spoken=say("steady", "Erase: {title}").format(title=title)
    )

    def erased(_changes: object) -> None:
        announce(view, say("steady", "Erased"))
        view.setFocus()
        view.read()

    def erase_it() -> None:
        view.desk.save(erase, note_id, owner=view, on_done=erased)

    link.clicked.connect(
        lambda: ask_to_erase(view, say("steady", "Erase this note?"), say("steady", "Erase it"), erase_it)
    )
    return link
