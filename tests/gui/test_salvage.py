"""A damaged notebook in the window: from the unlock card and from Settings, to a new one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.salvage_card import SalvageCard
from nocontact_desktop.gui.settings.check import CheckCard
from nocontact_desktop.gui.tasks import TaskRunner
from nocontact_desktop.gui.unlock import UnlockCard
from nocontact_desktop.gui.widgets import Button, PassphraseField
from nocontact_desktop.vault.keyfile import FLOOR
from nocontact_desktop.vault.notebook import Notebook, create, open_notebook
from tests.conftest import PASSPHRASE
from tests.gui.conftest import Answers, in_vault


def words(of: QWidget, name: str) -> str:
    label = of.findChild(QWidget, name)
    assert label is not None
    return str(label.text())  # type: ignore[attr-defined]


def press(of: QWidget, name: str) -> None:
    button = of.findChild(Button, name)
    assert button is not None
    button.click()


def save_one(notebook: Notebook) -> None:
    entries.save(notebook, EntryDraft(kind="note", occurred_from="2026-03-02", title="a", what_happened="b " * 3000))


def damage(folder: Path) -> None:
    """Pages of the middle: tables and what is in them."""
    with (folder / "notebook.dat").open("r+b") as file:
        for page in range(30, 36):
            file.seek(page * 4096 + 100)
            file.write(b"damage")


def test_the_unlock_card_offers_it_only_where_it_helps(qapp_themed: object, qtbot: QtBot) -> None:
    card = UnlockCard("Daybook")
    qtbot.addWidget(card)
    card.say_problem(Problem("notebook.wrong-passphrase"))
    way = card.findChild(QWidget, "toSalvage")
    assert way is not None
    assert way.isHidden()
    card.say_problem(Problem("notebook.damaged"))
    assert not way.isHidden()
    with qtbot.waitSignal(card.salvage_asked):
        press(card, "toSalvage")


def test_from_the_entrance(qapp_themed: object, tmp_path: Path, answers: Answers, qtbot: QtBot) -> None:
    notebook, _ = create(tmp_path / "Daybook", PASSPHRASE, kdf=FLOOR)
    with notebook:
        save_one(notebook)
    damage(tmp_path / "Daybook")
    before = (tmp_path / "Daybook" / "notebook.dat").read_bytes()
    (tmp_path / "stick").mkdir()
    answers.path = tmp_path / "stick"
    tasks = TaskRunner()
    card = SalvageCard(tasks, tmp_path / "Daybook", "Daybook", "en")
    qtbot.addWidget(card)
    card.show()
    field = card.findChild(PassphraseField, "salvageSecretField")
    assert field is not None
    field.set_value("not this one")
    press(card, "salvageSave")
    qtbot.waitUntil(lambda: bool(field.error()), timeout=20_000)
    field.set_value(PASSPHRASE)
    press(card, "salvageSave")
    qtbot.waitUntil(lambda: "Keep it" in words(card, "salvageResultText"), timeout=20_000)
    assert "Pages of the file that cannot be read: 6" in words(card, "salvageResultText")
    with qtbot.waitSignal(card.open_asked) as asked:
        press(card, "salvageOpen")
    open_notebook(asked.args[0], PASSPHRASE).close()
    assert (tmp_path / "Daybook" / "notebook.dat").read_bytes() == before
    tasks.close(5)


def test_from_the_full_check(desk: Desk, tmp_path: Path, answers: Answers, qtbot: QtBot) -> None:
    in_vault(desk.tasks, lambda: save_one(desk.notebook))
    card = CheckCard(desk)
    qtbot.addWidget(card)
    card.show()
    offered = card.findChild(Button, "salvageNow")
    assert offered is not None
    assert offered.isHidden()
    damage(desk.notebook.folder)
    press(card, "checkNow")
    qtbot.waitUntil(lambda: not offered.isHidden(), timeout=20_000)
    (tmp_path / "stick").mkdir()
    answers.path = tmp_path / "stick"
    press(card, "salvageNow")
    qtbot.waitUntil(lambda: "The new notebook is made" in words(card, "checkResultText"), timeout=20_000)
    (new,) = (tmp_path / "stick").iterdir()
    open_notebook(new, PASSPHRASE).close()


@pytest.mark.parametrize("code", ["notebook.cut", "notebook.log-cut"])
def test_other_damage_is_offered_it_too(qapp_themed: object, qtbot: QtBot, code: str) -> None:
    card = UnlockCard("Daybook")
    qtbot.addWidget(card)
    card.say_problem(Problem(code))
    way = card.findChild(QWidget, "toSalvage")
    assert way is not None
    assert not way.isHidden()
