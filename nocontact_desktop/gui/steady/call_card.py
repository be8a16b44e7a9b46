"""Somebody to call, with how to reach them; in danger one key away from the emergency numbers and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.danger import DangerPartView
from nocontact_desktop.gui.parts.links import way_link
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.urge_reading import Supporter
from nocontact_desktop.gui.steady.ways import own_thoughts_link
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    FlowRow,
    Heading,
    LinkButton,
    SecondaryText,
    announce,
    column,
)


class CallCard(Card):
    """People the user trusts. The program calls nobody."""

    def __init__(self, view: View, supporters: Sequence[Supporter]) -> None:
        super().__init__(name="callCard")
        self._view = view
        self.add(Heading(self.tr("Someone to call"), level=3))
        for at, one in enumerate(supporters):
            self.add(self._person(one, at))
        if not supporters:
            self.add(BodyText(self.tr("People you trust can stand here, with how to reach them."), quiet=True))
        self.add(FlowRow(way_link(view, "people")))
        self.add(SecondaryText(self.tr("A call stays in the phone’s list. This program calls nobody.")))
        self.add(Divider())
        self._danger = LinkButton(
            self.tr("I am not safe right now"), name="notSafe", icon_name="phone-call", danger=True
        )
        self._danger.clicked.connect(lambda: view.opened.emit("danger"))
        thoughts = own_thoughts_link(view, name="ownThoughts")
        self.add(FlowRow(self._danger, thoughts, gap=20))
        self._lines = QWidget()
        self._lines.setObjectName("urgeHelplines")
        column(self._lines, gap=16)
        self._lines.hide()
        self.add(self._lines)

    def show_lines(self) -> None:
        """Safety is what it is about: show whom to call in the user's country, beside all else."""
        country = self._view.desk.settings.country
        shows = ("emergency", "silent", "helplines") if country else ()
        parts = [part for part in self._view.content.danger if part.shows in shows]
        whole = LinkButton(self.tr("All numbers and silent ways to call"), name="allNumbers", danger=True)
        whole.clicked.connect(lambda: self._view.opened.emit("danger"))
        fill(self._lines, *(DangerPartView(self._view.content, part, country) for part in parts), FlowRow(whole))
        self._lines.show()
        announce(self._lines, self.tr("Emergency numbers and helplines are shown"))

    def _person(self, one: Supporter, at: int) -> QWidget:
        holder = QWidget()
        words = column(holder, gap=2)
        words.addWidget(Heading(one.name, level=4, name=f"supporter_{at}"))
        if one.reach:
            words.addWidget(BodyText(one.reach, name=f"supporterReach_{at}"))
        return holder
