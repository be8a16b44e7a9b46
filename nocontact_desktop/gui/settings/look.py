"""Light or dark, text size, the neutral name, language and country."""

from __future__ import annotations

from nocontact_desktop.gui.danger import country_names
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.settings.setting_change import change_setting
from nocontact_desktop.gui.widgets import (
    Card,
    ChoiceField,
    FlowRow,
    Heading,
    LineField,
    Notice,
    SecondaryButton,
    SecondaryText,
    Segmented,
    announce,
)

_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


class LookCard(Card):
    """What the window looks like."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="lookCard")
        self._desk = desk
        self.add(Heading(self.tr("Look"), level=3))
        self.add(SecondaryText(self.tr("Colours")))
        self._theme = Segmented(
            [("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))],
            name="theme",
            spoken=self.tr("Colours"),
            value=desk.settings.theme,
        )
        self._theme.chosen.connect(lambda value: change_setting(self._desk, self, theme=value))
        self.add(self._theme)
        self._size = ChoiceField(
            self.tr("Text size"),
            [(str(size), f"{size} %") for size in _SIZES],
            name="textSize",
            value=str(desk.settings.text_size),
        )
        self._size.changed.connect(lambda value: change_setting(self._desk, self, text_size=int(value)))
        self.add(self._size)


class NameCard(Card):
    """What others can read on the outside."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="nameCard")
        self._desk = desk
        self.add(Heading(self.tr("Name and country"), level=3))
        self._name = LineField(
            self.tr("Name on the window and in the task bar"),
            name="neutralNameField",
            value=desk.settings.name,
            hint=self.tr("Anyone who sees your screen can read it. Plain words are best."),
            longest=40,
        )
        self._name.submitted.connect(self._on_name)
        self.add(self._name)
        keep = SecondaryButton(self.tr("Keep this name"), name="keepName", small=True)
        keep.clicked.connect(self._on_name)
        self.add(FlowRow(keep))
        self._kept = Notice("", name="nameKept")
        self._kept.hide()
        self.add(self._kept)
        self._country = ChoiceField(
            self.tr("Country, for emergency numbers and helplines"),
            country_names(desk.settings.language),
            name="country",
            value=desk.settings.country,
        )
        self._country.changed.connect(lambda value: change_setting(self._desk, self, country=value))
        self.add(self._country)

    def _on_name(self) -> None:
        name = self._name.value()
        if not name:
            self._name.set_error(self.tr("Please give it a name, for example Daybook."))
            return
        self._name.set_error(None)
        change_setting(self._desk, self, name=name)
        said = self.tr("The name is now {name}.").format(name=name)
        self._kept.set_text(said)
        self._kept.show()
        announce(self, said)
