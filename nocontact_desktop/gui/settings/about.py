"""What this program is, and what it cannot do."""

from __future__ import annotations

from nocontact_desktop import __version__
from nocontact_desktop.gui.widgets import BodyText, Card, Fold, Heading, SecondaryText


class AboutCard(Card):
    """Version, limits, licences."""

    def __init__(self) -> None:
        super().__init__(name="aboutCard")
        self.add(Heading(self.tr("About"), level=3))
        self.add(SecondaryText(self.tr("Version {version}").format(version=__version__)))
        self.add(
            BodyText(
                self.tr(
                    "Everything stays in the folder of your notebook, encrypted. The program has no network. "
                    "It does not find spying software, and someone who watches this computer can see that it is used."
                )
            )
        )
        licences = Fold(self.tr("Licences"), name="licences", closed_words=self.tr("open to read"))
        licences.add(
            BodyText(
                self.tr(
                    "The program is free software under the GNU General Public License, version 3 or later. Letters: "
                    "Atkinson Hyperlegible Next and Noto (SIL Open Font License). Icons: Lucide (ISC). "
                    "Window: Qt and PySide6 (LGPL 3). Encryption: SQLCipher and OpenSSL."
                ),
                quiet=True,
            )
        )
        self.add(licences)
