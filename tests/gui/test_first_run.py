"""The first run from the first card to the open notebook, as a user walks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.entrance import Entrance
from nocontact_desktop.gui.first_run.place_step import PlaceStep
from nocontact_desktop.gui.first_run.secret_steps import CodeStep, NameStep, PassphraseStep
from nocontact_desktop.gui.first_run.step_card import StepCard
from nocontact_desktop.gui.first_run.wizard import FirstRun, Resumed
from nocontact_desktop.gui.recovery_code import RecoveryCode, groups_of
from nocontact_desktop.gui.tasks import TaskRunner
from nocontact_desktop.gui.widgets import ChoiceField, LineField, PassphraseField, RadioList
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.flow import Flow, load_progress
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, open_notebook
from nocontact_desktop.vault.settings import load
from tests.conftest import PASSPHRASE
from tests.gui import walking
from tests.gui.conftest import Answers


class Visitor:
    """Does what a user does on the card in sight."""

    def __init__(self, entrance: Entrance, wizard: FirstRun, qtbot: QtBot) -> None:
        self.entrance = entrance
        self.wizard = wizard
        self.qtbot = qtbot
        self.finished: list[Notebook] = []
        wizard.finished.connect(self.finished.append)

    def card(self) -> StepCard:
        found = self.entrance.view()
        assert isinstance(found, StepCard)
        return found

    def press(self, name: str) -> None:
        button = self.card().findChild(QWidget, name)
        assert button is not None, name
        button.click()  # type: ignore[attr-defined]

    def field(self, name: str) -> PassphraseField | LineField:
        found = self.card().findChild(QWidget, f"{name}Field")
        assert isinstance(found, PassphraseField | LineField)
        return found

    def through_the_cards(self) -> None:
        while self.wizard.flow.stop(self.wizard.walk).kind == "card":
            self.press("goOn")

    def make_notebook(self) -> None:
        assert isinstance(self.card(), PlaceStep)
        self.press("goOn")
        assert isinstance(self.card(), NameStep)
        self.field("neutralNameField").set_value("Garden notes")
        self.press("goOn")
        assert isinstance(self.card(), PassphraseStep)
        self.field("firstNewFirst").set_value(PASSPHRASE)
        self.field("firstNewSecond").set_value(PASSPHRASE)
        self.press("goOn")
        self.qtbot.waitUntil(lambda: isinstance(self.card(), CodeStep), timeout=10_000)

    def copy_code(self) -> str:
        shown = self.card().findChild(RecoveryCode)
        assert shown is not None
        groups = list(shown._groups)
        self.press("goOn")
        for number in (3, 6):
            self.field(f"codeBack{number}").set_value(groups[number - 1])
        self.press("goOn")
        return "".join(groups)


@pytest.fixture
def visitor(qapp_themed: QApplication, runner: TaskRunner, tmp_path: Path, qtbot: QtBot, answers: Answers) -> Visitor:
    entrance = Entrance("Daybook")
    qtbot.addWidget(entrance)
    wizard = FirstRun(entrance, runner, tmp_path / "Kept", kdf=FLOOR)
    entrance.show()
    wizard.show()
    return Visitor(entrance, wizard, qtbot)


def test_from_the_first_card_to_the_open_notebook(
    visitor: Visitor, runner: TaskRunner, tmp_path: Path, qtbot: QtBot
) -> None:
    country = visitor.card().findChild(ChoiceField)
    assert country is not None
    country.set_value("GB")
    country.changed.emit("GB")
    visitor.through_the_cards()
    visitor.make_notebook()
    code = visitor.copy_code()
    assert visitor.wizard.flow.stop(visitor.wizard.walk).kind == "question"
    visitor.press("goOn")
    choice = visitor.card().findChild(RadioList)
    assert choice is not None
    choice.set_value("sibling")
    visitor.press("goOn")
    while not visitor.finished:
        visitor.press("stepSkip")
    notebook = visitor.finished[0]
    kept: list[object] = []
    assert runner.finish_with(lambda: kept.extend((get_answers(notebook), load_progress(notebook))), 10)
    assert kept[0].relation == "sibling"  # type: ignore[attr-defined]
    assert kept[1] is None
    assert runner.finish_with(notebook.close, 10)
    settings = load(tmp_path / "Kept")
    assert (settings.name, settings.country) == ("Garden notes", "GB")
    open_notebook(tmp_path / "Kept", code).close()


def test_going_on_and_leaving_are_equally_large_on_every_card(visitor: Visitor) -> None:
    while visitor.wizard.flow.stop(visitor.wizard.walk).kind == "card":
        go_on = visitor.card().findChild(QWidget, "goOn")
        leave = visitor.card().findChild(QWidget, "leave")
        assert go_on is not None
        assert leave is not None
        assert abs(go_on.width() - leave.width()) <= 1
        assert go_on.height() == leave.height()
        visitor.press("goOn")


def test_every_card_is_named_plain_and_reachable(visitor: Visitor) -> None:
    visitor.through_the_cards()
    visitor.make_notebook()
    visitor.copy_code()
    notebook = visitor.wizard._notebook
    assert notebook is not None
    seen = 0
    walk = visitor.wizard.walk
    for stop in visitor.wizard.flow.stops(walk):
        visitor.wizard.walk = type(walk)(
            at=stop.id, country="GB", folder=walk.folder, is_made=True, is_code_copied=True
        )
        visitor.wizard._code = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345"
        visitor.wizard.show()
        assert walking.unnamed(visitor.entrance) == [], stop.id
        assert walking.reads_markup(visitor.entrance) == [], stop.id
        names = {widget.objectName() for widget in walking.tab_stops(visitor.entrance)}
        assert {"goOn", "leave", "inDangerNow"} <= names, stop.id
        seen += 1
    assert seen > 12
    assert visitor.wizard._tasks.finish_with(notebook.close, 10)


def test_a_wrong_group_is_asked_for_again(visitor: Visitor) -> None:
    visitor.through_the_cards()
    visitor.make_notebook()
    visitor.press("goOn")
    visitor.field("codeBack3").set_value("ZZZZ")
    visitor.press("goOn")
    assert isinstance(visitor.card(), CodeStep)
    assert "group 3" in visitor.field("codeBack3").error()
    visitor.press("codeAgain")
    shown = visitor.card().findChild(RecoveryCode)
    assert shown is not None
    assert not shown.is_asking
    notebook = visitor.wizard._notebook
    assert notebook is not None
    assert visitor.wizard._tasks.finish_with(notebook.close, 10)


def test_a_passphrase_needs_two_equal_fields(visitor: Visitor) -> None:
    visitor.through_the_cards()
    visitor.press("goOn")
    visitor.press("goOn")
    visitor.field("firstNewFirst").set_value("seven lamps by the river")
    visitor.field("firstNewSecond").set_value("seven lamps by the lake")
    visitor.press("goOn")
    assert isinstance(visitor.card(), PassphraseStep)
    assert visitor.field("firstNewSecond").error()


def test_six_words_are_made_and_shown(visitor: Visitor) -> None:
    visitor.through_the_cards()
    visitor.press("goOn")
    visitor.press("goOn")
    visitor.press("firstNewMake")
    first = visitor.field("firstNewFirst")
    assert len(first.value().split()) == 6
    assert first.edit.echoMode() == first.edit.EchoMode.Normal


def test_leaving_makes_nothing(visitor: Visitor, tmp_path: Path) -> None:
    left: list[bool] = []
    visitor.wizard.leave_clicked.connect(lambda: left.append(True))
    visitor.through_the_cards()
    visitor.press("leave")
    assert left == [True]
    assert not (tmp_path / "Kept").exists()


def test_a_first_run_left_at_the_questions_goes_on_there(visitor: Visitor, runner: TaskRunner, qtbot: QtBot) -> None:
    visitor.through_the_cards()
    visitor.make_notebook()
    visitor.copy_code()
    notebook = visitor.wizard._notebook
    assert notebook is not None
    kept: list[Resumed] = []

    def read() -> None:
        progress = load_progress(notebook)
        assert progress is not None
        kept.append(Resumed(notebook, Flow(visitor.wizard._content).resume(progress, get_answers(notebook))))

    assert runner.finish_with(read, 10)
    again = Entrance("Daybook")
    qtbot.addWidget(again)
    wizard = FirstRun(again, runner, resumed=kept[0])
    wizard.show()
    assert wizard.flow.stop(wizard.walk).kind == "question"
    assert runner.finish_with(notebook.close, 10)


def test_where_a_synced_folder_is_chosen_the_card_warns(visitor: Visitor, tmp_path: Path, answers: Answers) -> None:
    visitor.through_the_cards()
    synced = tmp_path / "Dropbox" / "Kept"
    synced.mkdir(parents=True)
    answers.path = synced
    visitor.press("chooseFolder")
    warning = visitor.card().findChild(QWidget, "placeWarning")
    assert warning is not None
    assert not warning.isHidden()
    assert "Dropbox" in warning.text()  # type: ignore[attr-defined]


def test_groups_are_read_however_they_are_written() -> None:
    assert groups_of("abcd-efgh jkmn") == ["ABCD", "EFGH", "JKMN"]


def test_tab_goes_through_every_card_from_top_to_bottom(visitor: Visitor) -> None:
    for _ in range(9):
        stops = [stop for stop in walking.tab_stops(visitor.entrance) if visitor.card().isAncestorOf(stop)]
        heights = [stop.mapTo(visitor.entrance, stop.rect().topLeft()).y() for stop in stops]
        lines = [height // 8 for height in heights]
        assert lines == sorted(lines), [stop.objectName() for stop in stops]
        visitor.press("goOn")


def test_without_a_country_the_card_says_where_the_numbers_are(visitor: Visitor) -> None:
    visitor.press("goOn")
    assert visitor.card().findChild(QWidget, "noCountry") is not None


def test_while_the_notebook_is_made_there_is_no_way_back(visitor: Visitor, qtbot: QtBot) -> None:
    visitor.through_the_cards()
    visitor.press("goOn")
    visitor.press("goOn")
    visitor.field("firstNewFirst").set_value(PASSPHRASE)
    visitor.field("firstNewSecond").set_value(PASSPHRASE)
    visitor.press("goOn")
    back = visitor.card().findChild(QWidget, "stepBack")
    assert back is not None
    assert not back.isEnabled()
    qtbot.waitUntil(lambda: isinstance(visitor.card(), CodeStep), timeout=10_000)


def test_enter_leads_from_the_passphrase_to_its_repetition(visitor: Visitor, qtbot: QtBot) -> None:
    visitor.through_the_cards()
    visitor.press("goOn")
    visitor.press("goOn")
    first, second = visitor.field("firstNewFirst"), visitor.field("firstNewSecond")
    qtbot.keyClick(first.edit, Qt.Key.Key_Return)
    assert visitor.entrance.focusWidget() is second.edit


def test_escape_leads_back_from_the_numbers_to_where_one_was(visitor: Visitor, qtbot: QtBot) -> None:
    danger = visitor.card().findChild(QWidget, "inDangerNow")
    assert danger is not None
    danger.setFocus()
    danger.click()  # type: ignore[attr-defined]
    assert visitor.card().isHidden()
    back = visitor.entrance.findChild(QWidget, "dangerBack")
    assert back is not None
    qtbot.waitUntil(lambda: back.isVisible() and visitor.entrance.isActiveWindow())
    assert visitor.entrance.focusWidget() is back
    qtbot.keyClick(back, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not visitor.card().isHidden())
    assert visitor.entrance.focusWidget() is danger


def test_letters_copied_for_digits_are_read_as_these(qapp_themed: QApplication, qtbot: QtBot) -> None:
    shown = RecoveryCode("AAAA-BBBB-1010-DDDD-EEEE-0101-GGGG")
    qtbot.addWidget(shown)
    shown.ask_back()
    for number, typed in ((3, "lo io"), (6, "OIOL")):
        field = shown.findChild(LineField, f"codeBack{number}Field")
        assert field is not None
        field.set_value(typed)
    assert shown.check()
