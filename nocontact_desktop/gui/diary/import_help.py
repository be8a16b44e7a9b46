"""Which exports can be read, and how each is made."""

from __future__ import annotations

from nocontact_desktop.gui.parts.facts import with_mark
from nocontact_desktop.gui.widgets import BodyText, Card, Fold, Heading, SecondaryText
from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.rows import ExportHelp


class ExportHelpCard(Card):
    """A fold for each export that can be brought in."""

    def __init__(self) -> None:
        super().__init__(name="importHelp", gap=4)
        self.add(Heading(self.tr("What can be brought in, and how to save it"), level=3, name="importHelpTitle"))
        says = self.tr("Anything else can be kept as a file, unchanged.")
        self.add(SecondaryText(says, name="importHelpSays"))
        for one in load().exports:
            self.add(self._fold(one))

    def _fold(self, export: ExportHelp) -> Fold:
        name = f"exportHelp_{export.id}"
        made = Fold(export.title, name=name, closed_words=export.files)
        made.add(SecondaryText(export.files, name=f"{name}Files"))
        for number, line in enumerate(export.how):
            made.add(BodyText(line, name=f"{name}How{number}", marker="•"))
        changing = self.tr("Menus change, so yours may look different.")
        made.add(SecondaryText(with_mark(changing, export.mark), name=f"{name}Mark"))
        return made
