"""Leads through the first run: the cards before the start, the notebook itself, a few questions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.gui.entrance import Entrance
from nocontact_desktop.gui.first_run.guidance_step import GuidanceStep
from nocontact_desktop.gui.first_run.place_step import PlaceStep
from nocontact_desktop.gui.first_run.question_step import Answer, QuestionStep
from nocontact_desktop.gui.first_run.secret_steps import CodeStep, NameStep, PassphraseStep
from nocontact_desktop.gui.first_run.step_card import StepCard
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.tasks import TaskRunner
from nocontact_desktop.vault import settings as plain_settings
from nocontact_desktop.vault.keyfile import DEFAULT, KdfParameters
from nocontact_desktop.vault.notebook import Notebook, create
from nocontact_desktop.vault.settings import PlainSettings

NOTEBOOK_STEPS = ("place", "name", "passphrase", "code")


class FirstRun(QObject):
    """``finished(Notebook)`` with the open notebook; ``existing_chosen(Path)`` when there is one already."""

    finished = Signal(object)
    existing_chosen = Signal(Path)
    leave_clicked = Signal()

    def __init__(
        self, entrance: Entrance, tasks: TaskRunner, given: Path | None = None, *, kdf: KdfParameters = DEFAULT
    ) -> None:
        super().__init__(entrance)
        self._entrance = entrance
        self._tasks = tasks
        self._kdf = kdf
        self._content = load()
        self._settings = PlainSettings()
        self._folder = given
        self._notebook: Notebook | None = None
        self._code = ""
        self._answers: dict[str, Answer] = {}
        self._at = 0

    def start(self) -> None:
        """Show the first card."""
        self.show_step(0)

    def step_ids(self) -> tuple[str, ...]:
        """Every card in order, with the answers given so far."""
        cards = tuple(f"card:{card.id}" for card in self._content.cards)
        return (*cards, *NOTEBOOK_STEPS, *(f"question:{question.id}" for question in self._questions()))

    def show_step(self, at: int) -> None:
        """Show the card at this place; after the last one the first run is over."""
        ids = self.step_ids()
        if at >= len(ids):
            self._finish()
            return
        self._at = max(0, at)
        kind, _, name = ids[self._at].partition(":")
        card = self._make[kind](name)
        card.leave_clicked.connect(self.leave_clicked)
        card.back.connect(lambda: self.show_step(self._at - 1))
        card.skipped.connect(lambda: self.show_step(self._at + 1))
        self._entrance.show_view(card)
        card.take_focus()

    @property
    def _make(self) -> dict[str, Callable[[str], StepCard]]:
        return {
            "card": self._make_card,
            "place": self._make_place,
            "name": self._make_name,
            "passphrase": self._make_passphrase,
            "code": self._make_code,
            "question": self._make_question,
        }

    def _where(self, part: str, at: int, count: int) -> str:
        return self.tr("{part} · {at} of {count}").format(part=part, at=at, count=count)

    def _make_card(self, name: str) -> StepCard:
        cards = self._content.cards
        at = next(number for number, card in enumerate(cards) if card.id == name)
        where = self._where(self.tr("Before you start"), at + 1, len(cards))
        made = GuidanceStep(where, cards[at], self._content, self._settings.country, can_go_back=at > 0)
        made.country_chosen.connect(self._on_country)
        made.go_on.connect(self._go_on)
        return made

    def _make_place(self, _name: str) -> StepCard:
        made = PlaceStep(self._where_notebook(1), self._folder)
        made.existing_chosen.connect(self.existing_chosen)
        made.go_on.connect(lambda: self._on_place(made.chosen_folder))
        return made

    def _make_name(self, _name: str) -> StepCard:
        made = NameStep(self._where_notebook(2), self._settings.name)
        made.go_on.connect(lambda: self._on_name(made.value()))
        return made

    def _make_passphrase(self, _name: str) -> StepCard:
        made = PassphraseStep(self._where_notebook(3), self._tasks)
        made.go_on.connect(lambda: self._create(made))
        return made

    def _make_code(self, _name: str) -> StepCard:
        made = CodeStep(self._where_notebook(4), self._code)
        made.go_on.connect(self._on_code_copied)
        return made

    def _make_question(self, name: str) -> StepCard:
        questions = self._questions()
        at = next(number for number, question in enumerate(questions) if question.id == name)
        where = self._where(self.tr("A few questions"), at + 1, len(questions))
        made = QuestionStep(where, questions[at], self._answers.get(name), can_go_back=at > 0)
        made.go_on.connect(lambda: self._on_answer(name, made.answer()))
        return made

    def _where_notebook(self, at: int) -> str:
        return self._where(self.tr("Your notebook"), at, len(NOTEBOOK_STEPS))

    def _go_on(self) -> None:
        self.show_step(self._at + 1)

    def _on_country(self, country: str) -> None:
        self._settings = msgspec.structs.replace(self._settings, country=country)
        self._entrance.country = country

    def _on_place(self, folder: Path) -> None:
        self._folder = folder
        self._go_on()

    def _on_name(self, name: str) -> None:
        self._settings = msgspec.structs.replace(self._settings, name=name)
        self._entrance.setWindowTitle(name)
        self._go_on()

    def _create(self, card: PassphraseStep) -> None:
        assert self._folder is not None
        card.set_busy(busy=True)
        card.progress.start(self.tr("Making the notebook. This takes a moment."))
        self._tasks.run(
            make_notebook,
            self._folder,
            card.value(),
            self._settings,
            self._kdf,
            owner=self,
            on_done=self._on_made,
            on_problem=lambda problem: card.say_problem(one_line(problem)),
        )

    def _on_made(self, made: tuple[Notebook, str]) -> None:
        self._notebook, self._code = made
        self.made.emit(self._notebook)
        self._go_on()

    def _on_code_copied(self) -> None:
        self._code = ""
        self._go_on()
