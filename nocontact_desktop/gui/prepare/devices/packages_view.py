"""Compare the apps of an Android phone with a list of known names: two files, and what stands in both."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.day_field import DayField
from nocontact_desktop.gui.parts.facts import source_words, with_mark
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.prepare.devices.comparison_words import add_comparison
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    ChoiceField,
    FlowRow,
    Fold,
    Heading,
    Notice,
    PrimaryButton,
    ProgressRow,
    SecondaryButton,
    SecondaryText,
    announce,
    clear_layout_of,
    dialogs,
)
from nocontact_desktop.intake.package_check import Comparison, compare_packages
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.comparisons import keep_comparison
from nocontact_desktop.preparation.devices import CAN_LIST_APPS, DeviceState, devices
from nocontact_desktop.preparation.papers.comparison import comparison_paper
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook

HOW = "package-list"
"""The reading that says how to get the phone's list."""


class PackagesView(PrepareView):
    """``row_id`` is the device's; empty where it is not one of those noted yet."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._files: dict[str, Path] = {}
        self._task: Task | None = None
        self._phones: list[DeviceState] = []
        self.body.addWidget(
            BodyText(
                self.tr(
                    "You bring two lists: the apps of a phone, and known names of tracking apps. The program looks "
                    "which names stand in both. No list comes with it, and it sends nothing."
                ),
                quiet=True,
            )
        )
        self._how = Fold(
            self.tr("How to get the two lists, and what can be noticed"),
            name="packagesHow",
            closed_words=self.tr("open to read"),
        )
        how_card = Card(name="packagesHowCard")
        how_card.add(self._how)
        self.body.addWidget(how_card)
        self.body.addWidget(self._files_card())
        self._result = Card(name="packagesResult")
        self._result.hide()
        self.body.addWidget(self._result)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("App names")

    def read(self) -> None:
        def ask(notebook: Notebook) -> tuple[list[DeviceState], Voice]:
            return devices(notebook, self.content), voice_for(get_answers(notebook), self.content)

        self.desk.ask(ask, owner=self, on_done=self._show)

    def _show(self, known: tuple[list[DeviceState], Voice]) -> None:
        states, say = known
        self._phones = [state for state in states if state.device.kind in CAN_LIST_APPS]
        reading = self.content.reading(HOW)
        assert reading is not None  # it is on board
        for part in reading.paragraphs:
            self._how.add(BodyText(say(with_mark(part.says, part.mark))))
        self._how.add(SecondaryText(source_words(reading.sources, reading.checked), name="packagesSources"))

    def _files_card(self) -> Card:
        card = Card(name="packagesFiles")
        self._chosen = {}
        for key, words, button in (
            ("packages", self.tr("1. The list of apps from the phone"), self.tr("Choose the phone’s list")),
            ("indicators", self.tr("2. The list of known names (ioc.yaml)"), self.tr("Choose the known names")),
        ):
            card.add(Heading(words, level=4))
            choose = SecondaryButton(button, name=f"choose_{key}", icon_name="file")
            choose.clicked.connect(partial(self._on_choose, key, button))
            self._chosen[key] = SecondaryText(self.tr("Nothing chosen yet"), name=f"chosen_{key}")
            card.add(FlowRow(choose))
            card.add(self._chosen[key])
        self._day = DayField(
            self.tr("Date of the list of known names, if you know it"),
            name="listDay",
            hint=self.tr("Such as the day you got it. It is used when the list itself says none."),
        )
        card.add(self._day)
        self._compare = PrimaryButton(self.tr("Compare the two lists"), name="comparePackages")
        self._compare.setEnabled(False)
        self._compare.clicked.connect(self._on_compare)
        card.add(FlowRow(self._compare))
        self._progress = ProgressRow(name="packagesProgress")
        self._progress.cancel_requested.connect(self._on_cancel)
        card.add(self._progress)
        self._problem = Notice("", tone="careful", name="packagesProblem")
        self._problem.hide()
        card.add(self._problem)
        return card

    def _on_choose(self, key: str, title: str) -> None:
        def answer(files: list[Path]) -> None:
            self._files[key] = files[0]
            self._chosen[key].setText(self.tr("Chosen: {file}").format(file=files[0].name))
            self._compare.setEnabled(len(self._files) == len(self._chosen))
            self._problem.hide()

        dialogs().open_files(self, title, self.tr("All files (*)"), answer, several=False)

    def _on_compare(self) -> None:
        if not self._day.check():
            return
        for part in (self._result, self._problem):
            part.hide()
        self._compare.setEnabled(False)
        self._progress.start(self.tr("Comparing"))
        self._task = self.desk.work(
            _compare,
            self._files["packages"],
            self._files["indicators"],
            self._day.iso() or None,
            owner=self,
            on_done=self._on_compared,
            on_problem=self._on_problem,
            on_cancelled=lambda: self._ended(self.tr("Stopped. Nothing was compared.")),
            executor="work",
        )

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _ended(self, words: str = "") -> None:
        self._task = None
        self._progress.finish(words)
        self._compare.setEnabled(True)

    def _on_problem(self, problem: Problem) -> None:
        self._ended()
        self._problem.set_text(one_line(problem))
        self._problem.show()
        announce(self, self._problem.text())

    def _on_compared(self, comparison: Comparison) -> None:
        self._ended(self.tr("Compared"))
        card = self._result
        clear_layout_of(card)
        card.add(Heading(self.tr("What stands in both lists"), level=3))
        add_comparison(card.add, comparison, name="comparison")
        self._add_keeping(comparison)
        card.show()
        QTimer.singleShot(0, card, self._bring_into_sight)
        notice = card.findChild(Notice)
        if notice is not None:
            announce(self, notice.text())

    def _bring_into_sight(self) -> None:
        """The result stands below the files, often out of sight."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if area is not None else None
        if area is not None and inside is not None:
            top = self._result.mapTo(inside, QPoint(0, 0)).y()
            area.verticalScrollBar().setValue(top - self._result.body.spacing())

    def _add_keeping(self, comparison: Comparison) -> None:
        """A device to keep the result with, where there is one, and paper."""
        buttons = FlowRow()
        if self._phones:
            options = [(one.device.id, one.device.name) for one in self._phones]
            which = ChoiceField(self.tr("Keep it with"), options, name="keepWith", value=self.row_id)
            self._result.add(which)
            keep = SecondaryButton(self.tr("Keep the result"), name="keepComparison", icon_name="save")
            keep.clicked.connect(lambda: self._on_keep(keep, which.value(), comparison))
            buttons.add(keep)
        buttons.add(print_button(self, partial(comparison_paper, comparison=comparison)))
        self._result.add(buttons)

    def _on_keep(self, button: SecondaryButton, device_id: str, comparison: Comparison) -> None:
        def then(_changes: object) -> None:
            button.set_words(self.tr("Kept"))
            announce(self, self.tr("Kept with the device"))

        button.setEnabled(False)
        self.desk.save(keep_comparison, device_id, comparison, owner=self, on_done=then)


def _compare(
    packages: Path,
    indicators: Path,
    day: str | None,
    *,
    progress: Callable[[int, int], None],  # noqa: ARG001  every long function is handed it
    cancelled: Callable[[], bool],
) -> Comparison:
    """Compare, with the user's date where the list has none. Each takes moments, so no progress is told."""
    found = compare_packages(packages, indicators, cancelled)
    return found if found.list_date else msgspec.structs.replace(found, list_date=day)
