"""Four lives, and what somebody new does in the window: answers the few questions, works on the plan they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

from nocontact_desktop.app import Endings, Program
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.widgets import BodyText
from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.rows import Step
from nocontact_desktop.preparation.answers import Answers, save_answers
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import create
from tests.conftest import PASSPHRASE
from tests.e2e import story
from tests.e2e.user import User

_ANSWERS_THAT_ASK = 3


@dataclass(frozen=True)
class Life:
    """What somebody answers, and what their plan has and has not for it.

    ``has`` and ``has_not`` are steps by chapter that not everybody has, ``scripts`` and ``not_scripts`` words to use.
    """

    answers: Answers
    has: dict[str, set[str]]
    has_not: dict[str, set[str]]
    scripts: set[str] = field(default_factory=set)
    not_scripts: set[str] = field(default_factory=set)

    @property
    def label(self) -> str:
        """What they call the person."""
        assert self.answers.label is not None
        return self.answers.label

    def step_ids(self) -> list[str]:
        """Every step of the plan that this life has, by the guidance itself: those for all and those in ``has``."""
        missing = {step for steps in self.has_not.values() for step in steps}
        return [step.id for step in load().steps if step.kind == "step" and step.id not in missing]


PARTNER = Life(
    Answers(
        label="Robin",
        relation="partner",
        living="yes",
        ties=("children", "money", "accounts"),
        children_time="yes",
        law=(),
        aim="not-sure",
        computer="yes",
    ),
    has={
        "stay-safe": {"children", "money"},
        "terms": {
            "shared-business",
            "parents-in-writing",
            "times-in-writing",
            "children-out-of-it",
            "how-much-contact",
        },
        "law": {"children-in-court"},
    },
    has_not={
        "stay-safe": {"pets"},
        "evidence": {"ask-own-lawyer"},
        "terms": {"same-workplace"},
        "law": {"note-the-order", "own-side", "report-or-note"},
        "community": {"faith-and-leaders"},
    },
    scripts={"flat-times", "flat-child-news", "ask-the-school"},
    not_scripts={"work-same-place", "school-order"},
)
"""A partner, with children and a shared home."""

PARENT = Life(
    Answers(label="my mother", relation="parent", living="no", ties=(), law=(), aim="no-contact", computer="no"),
    has={},
    has_not={
        "stay-safe": {"children", "money", "pets"},
        "evidence": {"ask-own-lawyer"},
        "terms": {
            "same-workplace",
            "shared-business",
            "parents-in-writing",
            "times-in-writing",
            "children-out-of-it",
            "how-much-contact",
        },
        "law": {"note-the-order", "own-side", "report-or-note", "children-in-court"},
        "community": {"faith-and-leaders"},
    },
    not_scripts={"work-same-place", "flat-times", "flat-child-news", "ask-the-school", "school-order"},
)
"""A parent, and no court."""

FRIEND = Life(
    Answers(
        label="Kim",
        relation="friend",
        living="no",
        ties=("work", "community"),
        law=("police",),
        aim="low-contact",
        computer="no",
    ),
    has={"evidence": {"ask-own-lawyer"}, "terms": {"same-workplace"}, "community": {"faith-and-leaders"}},
    has_not={
        "stay-safe": {"children", "money", "pets"},
        "terms": {
            "shared-business",
            "parents-in-writing",
            "times-in-writing",
            "children-out-of-it",
            "how-much-contact",
        },
        "law": {"note-the-order", "own-side", "report-or-note", "children-in-court"},
    },
    scripts={"work-same-place"},
    not_scripts={"flat-times", "flat-child-news", "ask-the-school", "school-order"},
)
"""A friend of former times, at the same place of work and in the same community."""

CO_PARENT = Life(
    Answers(
        label="A.",
        relation="partner",
        living="no",
        ties=("children",),
        children_time="undecided",
        law=("order",),
        aim="parallel-parenting",
        computer="not-sure",
    ),
    has={
        "stay-safe": {"children"},
        "evidence": {"ask-own-lawyer"},
        "terms": {"parents-in-writing", "times-in-writing", "children-out-of-it", "how-much-contact"},
        "law": {"note-the-order", "own-side", "report-or-note", "children-in-court"},
    },
    has_not={
        "stay-safe": {"money", "pets"},
        "terms": {"same-workplace", "shared-business"},
        "community": {"faith-and-leaders"},
    },
    scripts={"flat-times", "flat-child-news", "ask-the-school", "school-order"},
    not_scripts={"work-same-place"},
)
"""A parent of one's children, under an order, with one channel that has to stay open."""

LIVES = {"partner": PARTNER, "parent": PARENT, "friend": FRIEND, "co-parent": CO_PARENT}


class Newcomer(User):
    """Uses the program for the first time. Waits until what was asked for has come before doing the next thing."""

    def settle(self) -> None:
        """Wait until the notebook has answered everything asked of it, and what those answers asked too."""
        tasks = self.program.tasks
        for _ in range(_ANSWERS_THAT_ASK):
            answered = QEventLoop()
            tasks.run(lambda: None, owner=answered, on_done=lambda _none, answered=answered: answered.quit())
            answered.exec()
            while tasks.is_busy():
                QTest.qWait(1)

    def click(self, name: str) -> None:
        self.settle()
        super().click(name)

    def has(self, name: str) -> bool:
        """Whether it is in sight once everything has come."""
        self.settle()
        return self.find(name) is not None

    def go(self, *names: str) -> None:
        """Click one after the other."""
        for name in names:
            self.click(name)

    def go_back(self, times: int = 1) -> None:
        """Take the way back."""
        for _ in range(times):
            self.click("back")

    def go_to_plan(self) -> None:
        """The whole plan."""
        self.go("go_today", "go_prepare")

    def fill_in(self, name: str, text: str) -> None:
        """Type into a field in place of what stands there, and leave the field."""
        self.settle()
        edit = self._edit(name)
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Tab)
        self.settle()

    def pick(self, name: str, words: str) -> None:
        """Choose from a list that unfolds, by typing the word it begins with."""
        self.settle()
        combo = self.see(name, QComboBox)
        combo.setFocus()
        QTest.keyClicks(combo, words.split(maxsplit=1)[0])  # a space would unfold it
        assert combo.currentText().startswith(words), combo.currentText()
        self.settle()

    def is_chosen(self, name: str) -> bool:
        """Whether a box or an option is ticked."""
        self.settle()
        return self.see(name, QAbstractButton).isChecked()

    def typed_in(self, name: str) -> str:
        """What stands in a field."""
        self.settle()
        edit = self._edit(name)
        return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()

    def words_in(self, name: str) -> str:
        """Everything that a part of the page says."""
        self.settle()
        found = self.see(name)
        return self._words_of([found, *found.findChildren(QWidget)])

    def page_words(self) -> str:
        """Everything that the page in sight says."""
        self.settle()
        window = self.program.window
        assert window is not None
        return self._words_of(window.findChildren(QWidget))

    def names(self, begin: str) -> set[str]:
        """What is in sight by names that begin so, without the beginning."""
        self.settle()
        return {name.removeprefix(begin) for name in self.in_sight() if name.startswith(begin)}

    def row_id(self, begin: str, words: str) -> str:
        """The id in the name of the link that begins so and says ``words``."""
        self.settle()
        window = self.program.window
        assert window is not None
        found = [
            one.objectName().removeprefix(begin)
            for one in window.findChildren(QAbstractButton)
            if one.isVisible() and one.objectName().startswith(begin) and one.accessibleName() == words
        ]
        assert len(found) == 1, (begin, words, found)
        return found[0]

    def print_to(self, button: str, path: Path) -> None:
        """Print something, after the reminder of where paper can be seen."""
        self.go(button, "messageAct")
        self.choose_file(path)
        self.wait_until(path.exists, path.name)
        self.settle()

    def _wait_until_still(self, widget: QWidget) -> None:
        """What was settled before the click does not move any more."""
        QApplication.sendPostedEvents()

    def _edit(self, name: str) -> QLineEdit | QPlainTextEdit:
        found = self.see(name)
        if isinstance(found, QLineEdit | QPlainTextEdit):
            return found
        return next(one for kind in (QLineEdit, QPlainTextEdit) for one in found.findChildren(kind))

    def _words_of(self, widgets: list[QWidget]) -> str:
        return "\n".join(self._says(one) for one in widgets if one.isVisible() and self._says(one))

    def _says(self, widget: QWidget) -> str:
        if isinstance(widget, QLabel | BodyText):
            return widget.text()
        return widget.accessibleName() if isinstance(widget, QAbstractButton | QLineEdit | QListView) else ""


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer on which the program was never used; its data lies in here."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


@contextmanager
def program_in_use(app: QApplication) -> Iterator[Newcomer]:
    """The program, from its start to its end."""
    ended: list[str] = []
    program = Program(app, None, Endings(end=lambda: ended.append("ended"), start_again=lambda _folder: None))
    program.start()
    user = Newcomer(program)
    yield user
    if not ended:
        program.leave()
    user.wait_until(lambda: bool(ended), "the end")
    assert not [window for window in app.topLevelWidgets() if window.isVisible()]


def begin(user: Newcomer, life: Life) -> None:
    """The first run, with all its questions."""
    story.reach_the_questions(user, PASSPHRASE)
    answer_the_questions(user, life.answers)
    user.wait_until(lambda: isinstance(user.program.window, Shell), "the notebook's window")
    user.make_room()
    user.see("go_prepare")


def answer_the_questions(user: Newcomer, answers: Answers) -> None:
    """Each question that is asked, one after the other."""
    for question in load().questions:
        answer = getattr(answers, question.id)
        if answer is None:
            continue
        user.see(f"answer_{question.id}")
        if question.kind == "text":
            user.type_into(f"answer_{question.id}", answer)
        for option in () if question.kind == "text" else (answer,) if isinstance(answer, str) else answer:
            user.click(f"answer_{question.id}_{option}")
        user.click("goOn")


def unlock(user: Newcomer) -> None:
    """Open the notebook that was made before."""
    user.type_into("passphraseField", PASSPHRASE)
    user.click("open")
    user.see("go_prepare")
    user.make_room()


def check_the_plan(user: Newcomer, life: Life) -> None:
    """The chapters and their steps are those of this life, and every word on the way is filled in."""
    user.go_to_plan()
    assert user.names("chapter_") == {chapter.id for chapter in load().chapters}
    for chapter in {**life.has, **life.has_not}:
        user.click(f"chapter_{chapter}")
        steps = user.names("step_")
        assert life.has.get(chapter, set()) <= steps
        assert not life.has_not.get(chapter, set()) & steps
        assert "{" not in user.page_words()
        user.go_back()


def check_the_words(user: Newcomer, life: Life, chapter: str, step_id: str) -> None:
    """A step speaks of the person as the user calls them, with the sentence for what they are to the user alone."""
    step = load().step(step_id)
    assert step is not None
    user.go_to_plan()
    user.go(f"chapter_{chapter}", f"step_{step_id}")
    words = user.words_in("stepCard")
    assert "{" not in words
    for sentence in said_of(step):
        assert sentence.replace("{person}", life.label) in words
    assert life.answers.relation is not None
    for relation, sentence in step.for_relation.items():
        assert (sentence.replace("{person}", life.label) in words) == (relation == life.answers.relation)


def said_of(step: Step) -> list[str]:
    """What a step says wherever it is shown."""
    return [step.title, step.what]


def open_board(user: Newcomer, *used: str) -> None:
    """The board, after marking what both use."""
    user.go_to_plan()
    user.go("chapter_channels", "way_board")
    if used:
        if not user.has("usedList"):
            user.click("markUsed")
        for channel in used:
            user.click(f"used_{channel}")
        user.click("usedFinishedTop")


def make_notebook(computer: Path, life: Life) -> None:
    """A notebook in which the questions are answered, so cheap to open that a test need not wait."""
    with create(computer / "data" / "Daybook", PASSPHRASE, kdf=FLOOR)[0] as notebook:
        save_answers(notebook, life.answers)
