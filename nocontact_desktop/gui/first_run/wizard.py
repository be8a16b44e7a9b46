"""Leads through the first run. Which card comes next is decided by ``preparation.flow``; here they are drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.entrance import Entrance
from nocontact_desktop.gui.first_run.guidance_step import GuidanceStep
from nocontact_desktop.gui.first_run.place_step import PlaceStep
from nocontact_desktop.gui.first_run.question_step import QuestionStep
from nocontact_desktop.gui.first_run.secret_steps import CodeStep, NameStep, PassphraseStep
from nocontact_desktop.gui.first_run.step_card import StepCard
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.tasks import TaskRunner
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import save_answers
from nocontact_desktop.preparation.flow import Flow, Stop, Walk, save_progress
from nocontact_desktop.vault import settings as plain_settings
from nocontact_desktop.vault.keyfile import DEFAULT, KdfParameters
from nocontact_desktop.vault.notebook import Notebook, create
from nocontact_desktop.vault.places import default_folder
from nocontact_desktop.vault.settings import PlainSettings


@dataclass(frozen=True)
class Resumed:
    """A first run that was left after the notebook was made. ``code`` is a new one when none was copied."""

    notebook: Notebook
    walk: Walk
    code: str = ""


class FirstRun(QObject):
    """``made(Notebook)`` once it exists; ``finished(Notebook)`` at the end; ``existing_chosen(Path)`` instead."""

    made = Signal(object)
    finished = Signal(object)
    existing_chosen = Signal(Path)
    leave_clicked = Signal()

    def __init__(
        self,
        entrance: Entrance,
        tasks: TaskRunner,
        given: Path | None = None,
        *,
        resumed: Resumed | None = None,
        kdf: KdfParameters = DEFAULT,
    ) -> None:
        super().__init__(entrance)
        self._entrance = entrance
        self._tasks = tasks
        self._kdf = kdf
        self._content = load()
        self.flow = Flow(self._content)
        self.walk = resumed.walk if resumed else replace(self.flow.start(), folder=given)
        self._notebook = resumed.notebook if resumed else None
        self._code = resumed.code if resumed else ""

    def show(self) -> None:
        """Show the card the walk is at; at its end the first run is over."""
        if self.walk.is_over:
            self.finished.emit(self._notebook)
            return
        stop = self.flow.stop(self.walk)
        card = self._card_for(stop)
        card.leave_clicked.connect(self.leave_clicked)
        card.back.connect(lambda: self._move(self.flow.back(self.walk)))
        card.skipped.connect(lambda: self._move(self.flow.skip(self.walk)))
        card.rest_skipped.connect(lambda: self._move(self.flow.skip_questions(self.walk)))
        self._entrance.show_view(card)
        card.take_focus()

    def _move(self, walk: Walk) -> None:
        self.walk = walk
        if self._notebook is not None:
            self._tasks.run(_keep, self._notebook, walk, owner=self)
        self.show()

    def _go_on(self) -> None:
        self._move(self.flow.go_on(self.walk))

    def _card_for(self, stop: Stop) -> StepCard:
        makers: dict[str, Callable[[Stop, str], StepCard]] = {
            "card": self._make_card,
            "place": self._make_place,
            "name": self._make_name,
            "passphrase": self._make_passphrase,
            "code": self._make_code,
            "question": self._make_question,
        }
        at, count = self.flow.position(self.walk)
        parts = {
            "before": self.tr("Before you start"),
            "notebook": self.tr("Your notebook"),
            "questions": self.tr("A few questions"),
        }
        where = self.tr("{part} · {at} of {count}").format(part=parts[stop.part], at=at, count=count)
        return makers[stop.kind](stop, where)

    def _make_card(self, stop: Stop, where: str) -> StepCard:
        row = next(card for card in self._content.cards if card.id == stop.row_id)
        card = GuidanceStep(where, row, self._content, self.walk.country, can_go_back=stop.can_go_back)
        card.country_chosen.connect(self._on_country)
        card.go_on.connect(self._go_on)
        return card

    def _make_place(self, _stop: Stop, where: str) -> StepCard:
        card = PlaceStep(where, self.walk.folder)
        card.existing_chosen.connect(self.existing_chosen)
        card.go_on.connect(lambda: self._on_place(card.chosen_folder))
        return card

    def _make_name(self, _stop: Stop, where: str) -> StepCard:
        card = NameStep(where, self.walk.name)
        card.go_on.connect(lambda: self._on_name(card.value()))
        return card

    def _make_passphrase(self, _stop: Stop, where: str) -> StepCard:
        card = PassphraseStep(where, self._tasks)
        card.go_on.connect(lambda: self._create(card))
        return card

    def _make_code(self, _stop: Stop, where: str) -> StepCard:
        card = CodeStep(where, self._code)
        card.go_on.connect(self._on_code_copied)
        return card

    def _make_question(self, stop: Stop, where: str) -> StepCard:
        question = next(row for row in self._content.questions if row.id == stop.row_id)
        answer = getattr(self.walk.answers, stop.row_id)
        card = QuestionStep(where, question, answer, can_go_back=stop.can_go_back)
        card.go_on.connect(lambda: self._move(self.flow.go_on(self.flow.answer(self.walk, card.answer()))))
        return card

    def _on_country(self, country: str) -> None:
        self.walk = replace(self.walk, country=country)
        self._entrance.country = country

    def _on_place(self, folder: Path) -> None:
        self.walk = replace(self.walk, folder=folder)
        self._go_on()

    def _on_name(self, name: str) -> None:
        self.walk = replace(self.walk, name=name)
        self._entrance.setWindowTitle(name)
        self._go_on()

    def _create(self, card: PassphraseStep) -> None:
        card.set_busy(busy=True)
        card.progress.start(self.tr("Making the notebook. This takes a moment."))
        self._tasks.run(
            make_notebook,
            self.walk.folder or default_folder(),
            card.value(),
            PlainSettings(name=self.walk.name, country=self.walk.country),
            self._kdf,
            owner=self,
            on_done=self._on_made,
            on_problem=lambda problem: self._on_not_made(card, problem),
        )

    def _on_made(self, made: tuple[Notebook, str]) -> None:
        self._notebook, self._code = made
        self.made.emit(self._notebook)
        self._move(self.flow.made(self.walk))

    def _on_not_made(self, card: PassphraseStep, problem: Problem) -> None:
        card.say_problem(one_line(problem))

    def _on_code_copied(self) -> None:
        self._code = ""
        self._move(self.flow.code_copied(self.walk))


def make_notebook(folder: Path, passphrase: str, settings: PlainSettings, kdf: KdfParameters) -> tuple[Notebook, str]:
    """Make the notebook with its settings; gives it open, and its recovery code."""
    notebook, code = create(folder, passphrase, kdf=kdf, name=settings.name)
    plain_settings.save(folder, settings)
    return notebook, code


def _keep(notebook: Notebook, walk: Walk) -> None:
    save_answers(notebook, walk.answers)
    save_progress(notebook, walk)
