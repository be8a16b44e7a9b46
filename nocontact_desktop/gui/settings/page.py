"""The page with every setting, each in a card of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.pages import Page
from nocontact_desktop.gui.settings.about import AboutCard
from nocontact_desktop.gui.settings.check import CheckCard
from nocontact_desktop.gui.settings.copies import CopiesCard
from nocontact_desktop.gui.settings.keys import KeysCard
from nocontact_desktop.gui.settings.locking import LockCard
from nocontact_desktop.gui.settings.look import LookCard, NameCard
from nocontact_desktop.gui.settings.secrets import SecretsCard
from nocontact_desktop.gui.widgets import ScrollPage
from nocontact_desktop.gui.widgets.columns import Columns


class SettingsPage(Page):
    """Two columns of cards; one below the other where the window is narrow or the text large."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        scroll = ScrollPage(name="settingsScroll")
        columns = Columns(shares=(1, 1))
        columns.add(0, LockCard(desk))
        columns.add(0, SecretsCard(desk))
        columns.add(0, KeysCard())
        columns.add(0, AboutCard())
        columns.add(1, LookCard(desk))
        columns.add(1, NameCard(desk))
        columns.add(1, CopiesCard(desk))
        columns.add(1, CheckCard(desk))
        scroll.add(columns)
        self.root.addWidget(scroll, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
