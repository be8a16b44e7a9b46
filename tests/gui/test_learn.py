"""Learn: topics, articles in short and in full, finding words, hiding a topic for good."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.learn.page import LearnPage
from nocontact_desktop.gui.learn.view import VIEWS
from nocontact_desktop.gui.prepare.view import VIEWS as PREPARE
from nocontact_desktop.gui.widgets import BodyText, Heading
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import Answers, save_answers
from tests.gui import walking
from tests.gui.conftest import in_vault
from tests.gui.prepare_records import SIZES, walked
from tests.gui.steady_records import in_front, key, tab_to

W = TypeVar("W", bound=QWidget)


class Reader:
    """Somebody who reads."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.page = LearnPage(desk)
        self.went: list[tuple[str, object]] = []
        desk.go_requested.connect(lambda page, where: self.went.append((page, where)))
        qtbot.addWidget(self.page)
        self.page.resize(1024, 700)
        self.page.show()
        self.go("learn")

    def settle(self) -> None:
        for _ in range(3):
            self.answered()

    def answered(self) -> None:
        """Wait until everything asked so far has been answered."""
        done: list[bool] = []
        self.desk.tasks.run(lambda: None, owner=self.page, on_done=lambda _none: done.append(True))
        self.qtbot.waitUntil(lambda: bool(done), timeout=20_000)

    def go(self, address: str) -> None:
        self.page.entered(address)
        self.settle()

    def click(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: name in self.names(), timeout=20_000)
        next(one for one in self.in_sight(QAbstractButton) if one.objectName() == name).click()
        self.settle()

    def names(self) -> set[str]:
        return {one.objectName() for one in self.in_sight(QWidget)}

    def in_sight(self, kind: type[W]) -> list[W]:
        return [one for one in self.page.findChildren(kind) if one.isVisible()]

    def words(self) -> str:
        texts = [one.text() for one in self.in_sight(BodyText)]
        return "\n".join([*texts, *(one.accessibleName() for one in self.in_sight(QAbstractButton))])

    def find(self, words: str) -> None:
        field = next(one for one in self.in_sight(QLineEdit) if one.objectName() == "learnFind")
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, words)
        self.settle()


@pytest.fixture
def reader(desk: Desk, qtbot: QtBot) -> Reader:
    in_vault(desk.tasks, lambda: save_answers(desk.notebook, Answers(label="Robin", relation="partner")))
    return Reader(desk, qtbot)


def test_a_topic_leads_to_its_articles_and_back(reader: Reader) -> None:
    topic = load().topics[0]
    reader.click(f"topic_{topic.id}")
    assert ("topicNote" in reader.names()) == bool(topic.note)
    article = next(one for one in load().articles if one.topic == topic.id)
    reader.click(f"article_{article.id}")
    assert "articleCard" in reader.names()
    reader.click("back")
    reader.click("back")
    assert {f"topic_{one.id}" for one in load().topics} <= reader.names()


def test_every_article_opens_in_the_words_of_the_user(desk: Desk, qtbot: QtBot, reader: Reader) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    place = QVBoxLayout(window)
    window.resize(760, 900)
    for article in load().articles:
        view = VIEWS.make(desk, f"article:{article.id}")
        place.addWidget(view)
        view.read()
        reader.answered()
        said = "\n".join(one.text() for one in view.findChildren(BodyText))
        assert article.short.replace("{person}", "Robin").replace("{Person}", "Robin") in said
        assert "{" not in said
        assert walking.unnamed(window) == []
        view.setParent(None)
        view.deleteLater()


def test_more_is_told_only_to_those_who_open_it(reader: Reader) -> None:
    article = load().articles[0]
    reader.go(f"article:{article.id}")
    assert article.paragraphs[0].says not in reader.words()
    reader.click("articleMoreButton")
    assert article.paragraphs[0].says in reader.words()


def test_words_are_found_in_any_text_and_the_result_is_said(reader: Reader) -> None:
    article = load().articles[0]
    some = max(article.paragraphs[0].says.casefold().replace(".", "").split(), key=len)
    reader.find(some)
    assert f"article_{article.id}" in reader.names()
    reader.find("xyzzy")
    assert "No text has these words." in reader.words()
    reader.find("")
    assert f"topic_{article.topic}" in reader.names()


def test_what_others_say_is_found_too_and_opens_at_its_place(reader: Reader) -> None:
    myth = load().myths[0]
    reader.find(myth.says.strip("“”.").casefold())
    reader.click(f"found_myth_{myth.id}")
    assert myth.answer in reader.words()
    assert load().myths[1].answer not in reader.words()


def test_learn_can_be_read_with_the_keyboard_alone(reader: Reader, qtbot: QtBot) -> None:
    topic = next(one for one in load().topics if not one.note)
    article = next(one for one in load().articles if one.topic == topic.id and not one.note)
    in_front(qtbot, reader.page)
    for name, shown in (
        (f"topic_{topic.id}", "topicCard"),
        (f"article_{article.id}", "articleMoreButton"),
        ("articleMoreButton", "articleSources" if article.sources else "articleShort"),
        ("back", "topicCard"),
        ("back", "topicsCard"),
    ):
        tab_to(qtbot, reader.page, name)
        key(qtbot, Qt.Key.Key_Space)
        reader.settle()
        qtbot.waitUntil(lambda shown=shown: shown in reader.names())  # type: ignore[misc]


def test_a_topic_can_be_hidden_for_good_and_shown_again(reader: Reader, desk: Desk, qtbot: QtBot) -> None:
    topic = load().topics[0]
    word = max(next(one for one in load().articles if one.topic == topic.id).title.split(), key=len)
    reader.click(f"topic_{topic.id}")
    reader.click("hideTopic")
    assert f"topic_{topic.id}" not in reader.names()
    later = Reader(desk, qtbot)
    assert f"topic_{topic.id}" not in later.names()
    later.find(word)
    assert not {
        one for one in later.names() if one in {f"article_{a.id}" for a in load().articles if a.topic == topic.id}
    }
    later.find("")
    later.click("hiddenTopicsButton")
    later.click(f"showTopic_{topic.id}")
    assert f"topic_{topic.id}" in later.names()


def test_what_an_article_leads_to_opens_where_it_is(reader: Reader) -> None:
    leading = list({one.see[0].partition(":")[0]: one for one in load().articles if one.see}.values())
    for article in leading:
        reader.go(f"article:{article.id}")
        address = article.see[0]
        reader.click(f"way_{address.replace(':', '_')}")
    assert len(reader.went) == sum(one.see[0] != "myths" for one in leading)


def test_every_place_an_article_leads_to_is_one_of_the_program() -> None:
    kinds = {address.partition(":")[0] for article in load().articles for address in article.see}
    assert kinds <= {*VIEWS.places, *VIEWS.outside, *PREPARE.places}


@pytest.mark.fact("idea:P-04")
def test_a_hard_text_is_a_choice_to_read_and_can_be_left_out(reader: Reader) -> None:
    hard = next(one for one in load().articles if one.note and not one.call)
    reader.go(f"topic:{hard.topic}")
    line = next(one for one in reader.in_sight(QAbstractButton) if one.objectName() == f"article_{hard.id}")
    assert line.accessibleDescription() == hard.note
    reader.click(f"article_{hard.id}")
    assert hard.short not in reader.words()
    reader.click("articleLeave")
    assert "articleCard" not in reader.names()
    reader.click(f"article_{hard.id}")
    reader.click("articleRead")
    assert hard.short in reader.words()
    assert QApplication.focusWidget() is None or QApplication.focusWidget().objectName() == "articleMoreButton"


def test_every_hard_subject_has_a_note_before_it() -> None:
    said_in_passing = r"(?<!here )violence(?! is possible)"
    subjects = rf"\b(suicide|ending (their|your) life|{said_in_passing}|violent|rape|strangl|private pictures)\b"
    bare = [
        one.id
        for one in load().articles
        if not one.note
        and not next(topic.note for topic in load().topics if topic.id == one.topic)
        and re.search(
            subjects, " ".join((one.title, one.short, *(part.says for part in one.paragraphs))), re.IGNORECASE
        )
    ]
    assert bare == []


def test_a_text_is_one_that_a_screen_reader_reads(reader: Reader) -> None:
    article = next(one for one in load().articles if not one.note)
    reader.go(f"article:{article.id}")
    reader.click("articleMoreButton")
    short = next(one for one in reader.in_sight(BodyText) if one.objectName() == "articleShort")
    found = QAccessible.queryAccessibleInterface(short)
    assert found is not None
    assert found.role() in (QAccessible.Role.StaticText, QAccessible.Role.EditableText, QAccessible.Role.Document)
    said = found.text(QAccessible.Text.Name) or found.text(QAccessible.Text.Value)
    assert said == article.short
    titles = [one for one in reader.in_sight(Heading) if one.text() == article.title]
    assert [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in titles] == [article.title]


@SIZES
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_kind_of_view_fits_and_names_its_parts(
    reader: Reader, desk: Desk, qtbot: QtBot, width: int, height: int, percent: int, theme: themes.ThemeName
) -> None:
    themes.theme().set_look(themes.Look(theme, percent))
    desk.settings = replace(desk.settings, country="US")
    reader.page.resize(width - (68 if percent == 200 else 211), height - 75)
    seen = {
        "learn": "topicsCard",
        "topic:questions": "topicCard",
        "article:own-thoughts-of-dying": "callNow",
        "article:three-words": "articleMoreButton",
        "myths": "mythsCard",
    }
    assert walked(qtbot, reader.page, desk, seen) == []
