"""Automatic copies: where they go and how many stay."""

from __future__ import annotations

from pathlib import Path

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.outgoing import ask_for_folder
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    BodyText,
    ChoiceField,
    FlowRow,
    Fold,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
)
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.rotating import Rotation, choose_rotation, rotation, stop_rotation

KEEP = (2, 4, 8)
_USUAL = 4


class RotatingCopies(Fold):
    """Off until a folder is chosen. What did not go is said here and nowhere else."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Automatic copies"), name="rotatingFold", closed_words=self.tr("off"))
        self._desk = desk
        self._chosen: Rotation | None = None
        self.add(
            BodyText(
                self.tr(
                    "Once a week a copy is made in the folder you choose, when it is there: on a stick, for example. "
                    "The oldest of these copies goes when there are too many. Other files there stay."
                ),
                quiet=True,
            )
        )
        self._state = SecondaryText("", name="rotatingState")
        self.add(self._state)
        self._keep = ChoiceField(
            self.tr("Copies that stay"), [(str(number), str(number)) for number in KEEP], name="rotatingKeep"
        )
        self._keep.set_value(str(_USUAL))
        self._keep.changed.connect(self._on_keep)
        self.add(self._keep)
        choose = SecondaryButton(self.tr("Choose the folder"), name="rotatingChoose", icon_name="folder-open")
        choose.clicked.connect(
            lambda: ask_for_folder(self, self.tr("Where the copies go"), self._on_folder, encrypted=True)
        )
        self._stop = QuietButton(self.tr("Stop automatic copies"), name="rotatingStop")
        self._stop.clicked.connect(lambda: desk.save(_stop, owner=self, on_done=lambda _: self._read()))
        self.add(FlowRow(choose, self._stop))
        self._read()

    def _read(self) -> None:
        self._desk.ask(rotation, owner=self, on_done=self._show)

    def _show(self, chosen: Rotation | None) -> None:
        self._chosen = chosen
        self._stop.setVisible(chosen is not None)
        self.set_closed_words(self.tr("off") if chosen is None else self.tr("on"))
        if chosen is None:
            self._state.setText(self.tr("No automatic copies are made."))
            return
        self._keep.set_value(str(chosen.keep))
        said = self.tr("They go to: {folder}").format(folder=chosen.folder)
        if chosen.failed:
            said = "\n".join((said, self.tr("The last one was not made."), one_line(Problem(chosen.failed))))
        self._state.setText(said)

    def _on_folder(self, folder: Path) -> None:
        self._desk.save(_choose, folder, int(self._keep.value()), owner=self, on_done=lambda _: self._on_kept())

    def _on_keep(self, keep: str) -> None:
        if self._chosen is not None and keep != str(self._chosen.keep):
            self._desk.save(_choose, self._chosen.folder, int(keep), owner=self, on_done=lambda _: self._read())

    def _on_kept(self) -> None:
        announce(self, self.tr("Automatic copies are on."))
        self._read()


def _choose(notebook: Notebook, folder: Path, keep: int) -> Changes:
    choose_rotation(notebook, folder, keep)
    return Changes()


def _stop(notebook: Notebook) -> Changes:
    stop_rotation(notebook)
    return Changes()
