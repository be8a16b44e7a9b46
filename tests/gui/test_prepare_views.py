"""Everything in Prepare that has an address, opened one after the other, as somebody would who reads it all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.demo.plan import write_order, write_plan
from nocontact_desktop.demo.story import load_story
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.learn.view import VIEWS as LEARN
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.prepare.view import VIEWS
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.widgets import Card, PageTitle
from nocontact_desktop.guidance.addresses import PLACES, ROW_KINDS, parts_of
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.accounts import inventory
from nocontact_desktop.preparation.answers import Answers, save_answers
from nocontact_desktop.preparation.devices import devices
from nocontact_desktop.preparation.orders import orders
from nocontact_desktop.preparation.people import people
from tests.gui import walking
from tests.gui.conftest import in_vault
from tests.gui.test_walkers import settle

CONTENT = load()
ROWS = {
    "chapter": CONTENT.chapters,
    "step": CONTENT.steps,
    "sheet": CONTENT.sheets,
    "reading": CONTENT.readings,
    "script": CONTENT.scripts,
    "channel": CONTENT.channels,
}
OF_A_KIND = {kind: [f"{kind}:{row.id}" for row in rows] for kind, rows in ROWS.items()}
SIZES = pytest.mark.parametrize(
    ("width", "height", "percent"), [(1024, 700, 100), (1280, 720, 200)], ids=["1024x700", "1280x720 at 200 %"]
)


@pytest.fixture
def shell(desk: Desk, qtbot: QtBot) -> Shell:
    in_vault(desk.tasks, lambda: save_answers(desk.notebook, Answers(label="Robin", relation="parent")))
    made = Shell(desk, registered_pages())
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    return made


def shown_text(shell: Shell) -> str:
    """All words on the page, folded ones too."""
    labels = [one.text() for kind in (QLabel, QAbstractButton) for one in shell.findChildren(kind)]
    texts = [text.toPlainText() for kind in (QTextEdit, QPlainTextEdit) for text in shell.findChildren(kind)]
    return "\n".join((*labels, *texts))


def unnamed_cards(shell: Shell) -> list[str]:
    """Cards that a screen reader has no name for."""
    return [card.objectName() for card in shell.findChildren(Card) if card.isVisible() and not card.accessibleName()]


def test_every_address_of_the_guidance_leads_somewhere() -> None:
    named = [address for chapter in CONTENT.chapters for address in chapter.tools]
    named += [address for step in CONTENT.steps for address in (*step.see, *((step.opens,) if step.opens else ()))]
    for address in named:
        kind, row_id = parts_of(address)
        if row_id:
            assert row_id in {row.id for row in ROWS[kind]}, address


def test_every_kind_of_address_has_a_view() -> None:
    assert {*PLACES, *ROW_KINDS} - {*VIEWS.places, *VIEWS.outside, *LEARN.places} == set()


@pytest.mark.fact("idea:P-09")
@pytest.mark.parametrize("kind", ROWS)
def test_every_row_opens_with_the_chosen_name_and_every_control_named(shell: Shell, qtbot: QtBot, kind: str) -> None:
    for address in OF_A_KIND[kind]:
        shell.show_page("prepare", address)
        settle(shell.desk, qtbot)
        text = shown_text(shell)
        assert "{" not in text, address
        assert len(text) > 150, address
        assert walking.unnamed(shell) == [], address
        assert unnamed_cards(shell) == [], address
        assert walking.doubly_named(shell) == [], address
        assert walking.reads_markup(shell) == [], address


@pytest.mark.parametrize("place", [place for place in PLACES if place not in VIEWS.outside])
@SIZES
def test_no_place_scrolls_sideways(
    shell: Shell, qtbot: QtBot, place: str, width: int, height: int, percent: int
) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    shell.resize(width, height)
    shell.show_page("prepare", place)
    settle(shell.desk, qtbot)
    assert walking.scrolls_sideways(shell) == []
    assert walking.unnamed(shell) == []


OWN = {
    "account": lambda it: inventory(it)[0].accounts[0].id,
    "device": lambda it: devices(it)[0].device.id,
    "check": lambda it: f"{devices(it)[0].device.id}/{devices(it)[0].checks[0].step.id}",
    "person": lambda it: people(it)[0].id,
    "order": lambda it: orders(it)[0].id,
}
"""What has an id only once it is written down, and how to find one."""


@pytest.mark.parametrize("place", [place for place in PLACES if place not in VIEWS.outside] + [*OWN])
def test_tab_leads_through_a_view_as_it_is_seen(shell: Shell, qtbot: QtBot, place: str) -> None:
    notebook = shell.desk.notebook
    in_vault(shell.desk.tasks, lambda: write_plan(notebook, load_story()["plan"]))
    in_vault(shell.desk.tasks, lambda: write_order(notebook, load_story()["order"]))
    row_id = in_vault(shell.desk.tasks, lambda: OWN[place](notebook)) if place in OWN else ""
    shell.resize(1280, 800)
    shell.show_page("prepare", f"{place}:{row_id}" if row_id else place)
    settle(shell.desk, qtbot)
    assert walking.unnamed(shell) == []
    assert unnamed_cards(shell) == []
    way = tab_through(shell)
    back = next(at for at, stop in enumerate(way) if stop.objectName() == "back")
    page = shell.findChild(QWidget, "pages")
    assert page is not None
    inside = [stop for stop in (*way[back:], *way[:back]) if page.isAncestorOf(stop)]
    assert [f"{a.objectName()} → {b.objectName()}" for a, b in pairwise(inside) if leads_up(shell, a, b)] == []
    assert {"go_today", "leaveQuickly", "inDangerNow"} <= {stop.objectName() for stop in way}


def tab_through(shell: Shell) -> list[QWidget]:
    """Where Tab leads from what has the focus until it comes round."""
    way: list[QWidget] = []
    while True:
        QTest.keyClick(shell.windowHandle(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in way:
            return way
        way.append(focused)


def leads_up(shell: Shell, one: QWidget, other: QWidget) -> bool:
    """Whether ``other`` stands above ``one``, and not to the right of it."""
    here, there = (QRect(stop.mapTo(shell, QPoint(0, 0)), stop.size()) for stop in (one, other))
    return there.bottom() < here.top() and there.left() < here.right()


@SIZES
@pytest.mark.parametrize("kind", ["chapter", "sheet", "step", "reading", "script"])
def test_no_row_scrolls_sideways(shell: Shell, qtbot: QtBot, kind: str, width: int, height: int, percent: int) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    shell.resize(width, height)
    longest = sorted(ROWS[kind], key=lambda row: len(str(row)))[-8:]
    for row in longest:
        shell.show_page("prepare", f"{kind}:{row.id}")
        settle(shell.desk, qtbot)
        assert walking.scrolls_sideways(shell) == [], row.id


@pytest.mark.parametrize("kind", ["chapter", "sheet"])
def test_the_longest_titles_can_be_read_whole(shell: Shell, qtbot: QtBot, kind: str) -> None:
    themes.theme().set_look(themes.Look("light", 200))
    shell.resize(1280, 720)
    longest = max(ROWS[kind], key=lambda row: len(row.title))
    shell.show_page("prepare", f"{kind}:{longest.id}")
    settle(shell.desk, qtbot)
    title = shell.findChild(PageTitle)
    assert title is not None
    assert title.text() == longest.title.replace("{person}", "Robin")
    assert title.height() >= title.heightForWidth(title.width())
    widest = max(title.fontMetrics().horizontalAdvance(word) for word in title.text().split())
    assert title.width() >= widest
    search, leave = shell.findChild(QWidget, "search"), shell.findChild(QWidget, "leaveQuickly")
    assert search is not None
    assert leave is not None
    assert search.height() <= leave.height()


def test_what_the_board_offers_ends_where_its_card_ends(shell: Shell, qtbot: QtBot) -> None:
    in_vault(shell.desk.tasks, lambda: write_plan(shell.desk.notebook, load_story()["plan"]))
    shell.resize(1280, 800)
    shell.show_page("prepare", "board")
    settle(shell.desk, qtbot)
    ends = []
    for name in ("planSitting", "boardCard"):
        part = shell.findChild(QWidget, name)
        assert part is not None
        ends.append(part.mapTo(shell, part.rect().topRight()).x())
    assert ends[0] == ends[1]
