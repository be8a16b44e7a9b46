"""What this program is, what it cannot do, and what it is made of."""

from __future__ import annotations

from nocontact_desktop import __version__
from nocontact_desktop.gui.widgets import BodyText, Card, ChoiceField, Fold, Heading, SecondaryText, TextArea
from nocontact_desktop.guidance.licences import Component, Inside, load_licences, text_of, version_of

_TEXT_LINES = 14


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
        self.add(LicencesFold(self.tr("Licences"), self.tr("open to read")))


class LicencesFold(Fold):
    """Every part with its licence, and the full text of the one that is chosen. Filled when it is first opened."""

    def __init__(self, title: str, closed_words: str) -> None:
        super().__init__(title, name="licences", closed_words=closed_words)
        self._is_filled = False
        self.toggled.connect(lambda is_open: self._fill() if is_open else None)

    def _fill(self) -> None:
        if self._is_filled:
            return
        self._is_filled = True
        licences = load_licences()
        self._by_name = {one.name: one for one in (*licences.part, *licences.package)}
        self.add(
            BodyText(
                self.tr(
                    "The program is free software under the GNU General Public License, version 3 or later. "
                    "It stands on the work of many others:"
                ),
                quiet=True,
            )
        )
        self.add(BodyText("\n".join(_line(one) for one in self._by_name.values()), name="licenceList", quiet=True))
        self._choice = ChoiceField(
            self.tr("Read the full text of"), [(name, name) for name in self._by_name], name="licenceChoice"
        )
        self._text = TextArea(self.tr("The text"), name="licenceText", lines=_TEXT_LINES, most_lines=_TEXT_LINES)
        self._text.edit.setReadOnly(True)
        self._choice.changed.connect(self._show)
        self.add(self._choice)
        self.add(self._text)
        self._show(self._choice.value())

    def _show(self, name: str) -> None:
        text = text_of(self._by_name[name])
        self._text.set_value(text or self.tr("This part is not on this computer: it belongs to another system."))


def _line(one: Component) -> str:
    named = " ".join(part for part in (one.name, version_of(one)) if part)
    inside = ", ".join(_within(part) for part in one.inside)
    return f"{named}: {one.licence}" + (f" ({inside})" if inside else "")


def _within(part: Inside) -> str:
    return f"{part.name}: {part.licence}"
