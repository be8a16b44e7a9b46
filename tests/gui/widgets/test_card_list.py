from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.widgets import CardList, CardRow


def filled(qtbot: QtBot, count: int) -> tuple[CardList, list[tuple[int, int]]]:
    cards = CardList(name="list", spoken="Entries")
    qtbot.addWidget(cards)
    asked: list[tuple[int, int]] = []

    def answer(start: int, wanted: int) -> None:
        asked.append((start, wanted))
        cards.put(
            start, [CardRow(key=f"e{at}", title=f"Entry {at}", above="Monday") for at in range(start, start + wanted)]
        )

    cards.rows_wanted.connect(answer)
    cards.resize(400, 600)
    cards.show()
    cards.set_count(count)
    qtbot.waitUntil(lambda: bool(asked))
    return cards, asked


def test_only_rows_in_sight_are_asked_for(qapp_themed: QApplication, qtbot: QtBot) -> None:
    cards, asked = filled(qtbot, 20_000)
    qtbot.wait(20)
    assert sum(count for _, count in asked) <= 120
    cards.scrollToBottom()
    qtbot.waitUntil(lambda: any(start + count == 20_000 for start, count in asked))
    assert sum(count for _, count in asked) <= 240


def test_arrow_keys_choose_and_enter_opens(qapp_themed: QApplication, qtbot: QtBot) -> None:
    cards, _ = filled(qtbot, 100)
    chosen: list[str] = []
    opened: list[str] = []
    cards.chosen.connect(chosen.append)
    cards.opened.connect(opened.append)
    cards.choose(2)
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert chosen == ["e2", "e3"]
    assert opened == ["e3"]


def test_a_screen_reader_hears_the_whole_card(qapp_themed: QApplication, qtbot: QtBot) -> None:
    cards, _ = filled(qtbot, 3)
    index: QModelIndex = cards.model().index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Entry 1, Monday"
