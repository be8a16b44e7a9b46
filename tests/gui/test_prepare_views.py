"""Everything in Prepare that has an address, opened one after the other, as somebody would who reads it all."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.prepare.view import VIEWS
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.guidance.addresses import PLACES, ROW_KINDS, parts_of
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import Answers, save_answers
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


def test_every_address_of_the_guidance_leads_somewhere() -> None:
    named = [address for chapter in CONTENT.chapters for address in chapter.tools]
    named += [address for step in CONTENT.steps for address in (*step.see, *((step.opens,) if step.opens else ()))]
    for address in named:
        kind, row_id = parts_of(address)
        if row_id:
            assert row_id in {row.id for row in ROWS[kind]}, address


def test_every_kind_of_address_has_a_view() -> None:
    assert {*PLACES, *ROW_KINDS} - {*VIEWS.places, *VIEWS.outside} == set()


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
