"""Where the notebook is kept: this computer, a stick, another folder. Or one that exists already."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from nocontact_desktop.gui.first_run.step_card import StepCard
from nocontact_desktop.gui.widgets import (
    FlowRow,
    LinkButton,
    Notice,
    RadioList,
    SecondaryButton,
    SecondaryText,
    dialogs,
)
from nocontact_desktop.vault.places import default_folder, is_carried, synced_folder


class PlaceStep(StepCard):
    """``chosen_folder`` is where the notebook goes; ``existing_chosen(Path)`` when there is one already."""

    existing_chosen = Signal(Path)

    def __init__(self, where: str, given: Path | None) -> None:
        super().__init__(
            where,
            self.tr("Where to keep your notebook"),
            (
                self.tr(
                    "The notebook is one folder. Everything in it is encrypted. "
                    "Others can see that the folder is there, not what is in it."
                ),
            ),
            name="placeStep",
        )
        self.chosen_folder = given or default_folder()
        options = [
            (
                "here",
                self.tr("Beside the program") if is_carried() else self.tr("On this computer"),
                str(default_folder()),
            ),
            (
                "other",
                self.tr("On a USB stick or in another folder"),
                self.tr("A stick can be lost or found. Pull it out only after the notebook is locked."),
            ),
        ]
        is_default = self.chosen_folder == default_folder()
        self._where = RadioList(
            options,
            name="place",
            spoken=self.tr("Where to keep your notebook"),
            value="here" if is_default else "other",
        )
        self._where.chosen.connect(self._on_where)
        self.inside.addWidget(self._where)
        self._choose = SecondaryButton(
            self.tr("Choose the folder"), name="chooseFolder", icon_name="folder-open", small=True
        )
        self._choose.clicked.connect(self._ask_folder)
        self._chosen = SecondaryText("", name="chosenFolder")
        self.inside.addWidget(FlowRow(self._choose))
        self.inside.addWidget(self._chosen)
        self._warning = Notice("", tone="careful", name="placeWarning")
        self.inside.addWidget(self._warning)
        existing = LinkButton(self.tr("I have a notebook already"), name="existingNotebook", icon_name="folder-open")
        existing.clicked.connect(self._ask_existing)
        self.inside.addWidget(existing)
        self._show()

    def ready(self) -> bool:
        """A folder is chosen; one in step with a cloud was warned about."""
        if self._where.value() == "other" and self.chosen_folder == default_folder():
            self._ask_folder()
            return False
        return True

    def take_focus(self) -> None:
        super().take_focus()
        self._where.setFocus()

    def _on_where(self, value: str) -> None:
        if value == "here":
            self.chosen_folder = default_folder()
        else:
            self._ask_folder()
        self._show()

    def _ask_folder(self) -> None:
        dialogs().choose_folder(self, self.tr("Where to keep your notebook"), self._on_folder)

    def _on_folder(self, folder: Path) -> None:
        # A folder that holds other things gets one of its own inside it.
        self.chosen_folder = folder if not any(folder.iterdir()) else folder / default_folder().name
        self._where.set_value("other")
        self._show()

    def _ask_existing(self) -> None:
        dialogs().choose_folder(self, self.tr("The folder of the notebook"), self.existing_chosen.emit)

    def _show(self) -> None:
        other = self._where.value() == "other"
        self._choose.setVisible(other)
        self._chosen.setVisible(other and self.chosen_folder != default_folder())
        self._chosen.setText(str(self.chosen_folder))
        service = synced_folder(self.chosen_folder)
        self._warning.setVisible(service is not None)
        if service is not None:
            self._warning.set_text(
                self.tr(
                    "This folder is kept in step with {service}. Others who use that storage can see that "
                    "the notebook is there. A folder outside it is quieter."
                ).format(service=service)
            )
