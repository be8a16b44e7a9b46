"""The reply helper in the window: what it marks and where, what it puts in, keeps and files, by keyboard too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary.entries import page as entries_page
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.page import PreparePage
from nocontact_desktop.gui.steady.page import SteadyPage
from nocontact_desktop.gui.widgets import Fold
from nocontact_desktop.preparation.people import add_person
from nocontact_desktop.preparation.terms import ReadingTime, add_terms, change_terms
from nocontact_desktop.steady.replies_kept import ReplyDraft, keep_reply, kept_reply
from nocontact_desktop.vault.drafts import load_draft, save_draft
from tests.content.test_tone import BANNED
from tests.gui import walking
from tests.gui.conftest import Answers, in_vault
from tests.gui.prepare_records import SIZES, choose, find, press, text_of

HOT = "👩‍👩‍👧 Fine. I feel tired of it. Why do you never call? Vera comes."


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SteadyPage:
    made = SteadyPage(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def opened(page: SteadyPage, qtbot: QtBot) -> QPlainTextEdit:
    """The field for the draft, once the view is there."""
    page.entered("replies")
    return find(qtbot, page, "replyText", QPlainTextEdit)


def typed(page: SteadyPage, qtbot: QtBot, text: str) -> QPlainTextEdit:
    """The field, with a draft put into it and looked at."""
    edit = opened(page, qtbot)
    edit.setFocus()
    edit.insertPlainText(text)
    qtbot.waitUntil(lambda: "Nothing is written" not in text_of(find(qtbot, page, "repliesFindings")))
    return edit


def kept(desk: Desk) -> ReplyDraft:
    found: ReplyDraft = in_vault(desk.tasks, lambda: kept_reply(desk.notebook))
    return found


def terms(desk: Desk, channel: str = "email", **values: object) -> str:
    def fill() -> str:
        (terms_id,) = add_terms(desk.notebook, channel).touched("terms")
        change_terms(desk.notebook, terms_id, **values)
        return terms_id

    made: str = in_vault(desk.tasks, fill)
    return made


def entries(desk: Desk) -> list[EntryDraft]:
    rows = in_vault(desk.tasks, lambda: entries_page(desk.notebook, EntryFilter(), 0, 10))
    return [row.entry.draft for row in rows]


def underlined(edit: QPlainTextEdit) -> list[str]:
    return [mark.cursor.selectedText() for mark in edit.extraSelections()]


@pytest.mark.fact("idea:L-08")
def test_what_is_found_is_underlined_where_it_stands_and_listed_with_why(
    page: SteadyPage, desk: Desk, qtbot: QtBot
) -> None:
    in_vault(desk.tasks, lambda: add_person(desk.notebook, "Vera Lindqvist", "trusted"))
    edit = typed(page, qtbot, HOT)
    assert underlined(edit) == ["I feel", "tired of", "Why do you never call?", "you never", "Vera"]
    listed = [
        one.objectName().removeprefix("finding_")
        for one in find(qtbot, page, "repliesFindings").findChildren(QWidget)
        if one.objectName().startswith("finding_")
    ]
    assert listed == ["feeling", "question", "blame", "people"]
    assert "Feelings can be used as a way in." in text_of(find(qtbot, page, "finding_feeling"))
    assert edit.toPlainText() == HOT
    edit.clear()
    qtbot.waitUntil(lambda: underlined(edit) == [] and page.findChild(QWidget, "finding_people") is None)


@pytest.mark.fact("idea:L-02", "idea:L-08")
def test_the_draft_gets_no_verdict_no_score_and_no_colour(page: SteadyPage, desk: Desk, qtbot: QtBot) -> None:
    edit = typed(page, qtbot, HOT)
    for mark in edit.extraSelections():
        assert mark.format.underlineStyle() == QTextCharFormat.UnderlineStyle.DashUnderline
        assert not mark.format.hasProperty(QTextCharFormat.Property.ForegroundBrush)
        assert not mark.format.hasProperty(QTextCharFormat.Property.BackgroundBrush)
    said = text_of(page).replace(HOT, "").replace("“you never”", "").replace("“Why do you never call?”", "")
    assert not BANNED.search(said)
    assert not [word for word in ("good", "bad", "wrong", "%", "score", "error") if word in said.lower().split()]


@pytest.mark.fact("idea:L-08", "idea:L-12")
def test_seven_planted_problems_are_all_found_in_place(page: SteadyPage, desk: Desk, qtbot: QtBot) -> None:
    in_vault(desk.tasks, lambda: add_person(desk.notebook, "Vera Lindqvist", "trusted"))
    terms(desk, subjects=("school",))
    planted = {
        "question": "Why are you late?",
        "feeling": "I feel",
        "reason": "because",
        "blame": "You lied",
        "promise": "I promise",
        "people": "Vera",
        "off-subject": "invoice",
    }
    draft = (
        "Homework is done. Why are you late? I feel ill because of it. You lied. "
        "I promise to read it. Vera waits. The invoice came."
    )
    typed(page, qtbot, draft)
    for rule, words in planted.items():
        card = find(qtbot, page, f"finding_{rule}")
        assert words in text_of(card), rule
        link = next(
            one
            for one in card.findChildren(QAbstractButton)
            if one.objectName().startswith("place_") and words in one.accessibleName() + one.text()
        )
        link.click()
        edit = find(qtbot, page, "replyText", QPlainTextEdit)
        assert edit.textCursor().selectedText() == words
        assert edit.textCursor().selectionStart() == draft.index(words)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_underline_is_in_the_colour_of_the_text_in_either_theme(page: SteadyPage, qtbot: QtBot, theme: str) -> None:
    edit = typed(page, qtbot, HOT)
    themes.theme().set_look(themes.Look(theme, 100))  # type: ignore[arg-type]
    QApplication.processEvents()
    shown = {mark.format.underlineColor().name() for mark in edit.extraSelections()}
    assert shown == {themes.tokens().colours.text}


@pytest.mark.fact("idea:L-08")
def test_a_finding_leads_to_its_place_and_back_to_its_neutral_beginning_by_keyboard_alone(
    page: SteadyPage, qtbot: QtBot
) -> None:
    edit = typed(page, qtbot, HOT)
    names = [stop.objectName() for stop in walking.tab_stops(page.window())]
    order = ["replyText", "copyReply", "replySent", "eraseReply", "place_0", "place_1", "offer_feeling", "place_2"]
    assert [name for name in names if name in order] == order

    link = find(qtbot, page, "place_2", QAbstractButton)
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert edit.textCursor().selectedText() == "Why do you never call?"
    assert edit.hasFocus()
    assert "A question, Blame" in text_of(find(qtbot, page, "replyHere"))

    offer = find(qtbot, page, "offer_question", QAbstractButton)
    offer.setFocus()
    qtbot.keyClick(offer, Qt.Key.Key_Space)
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "Monday. ")
    assert "tired of it. Please let me know by Monday. Why do you never call? Vera" in edit.toPlainText()
    edit.undo()
    assert edit.toPlainText() == HOT


def test_ready_sentences_are_put_where_the_cursor_stands(page: SteadyPage, qtbot: QtBot) -> None:
    edit = typed(page, qtbot, "🙂 First.")
    find(qtbot, page, "readySentences", Fold).set_open(True)
    press(qtbot, page, "ready_0")
    press(qtbot, page, "ready_1")
    assert edit.toPlainText() == "🙂 First. Thank you, I have read this. Yes, that works."
    assert edit.hasFocus()


@pytest.mark.fact("idea:L-08", "idea:L-20")
def test_the_terms_chosen_say_how_long_about_what_and_when(page: SteadyPage, desk: Desk, qtbot: QtBot) -> None:
    morning = ReadingTime(days=(0, 1, 2, 3, 4, 5, 6), start="08:00", end="08:01")
    chosen = terms(desk, subjects=("school",), longest_words=3, reading=(morning,))
    edit = typed(page, qtbot, "Homework. The invoice is late.")
    assert "5 words. Your terms: at most 3." in text_of(page)
    assert "Agreed subjects: school" in text_of(page)
    assert {"finding_hours", "finding_length", "finding_off-subject"} <= {
        one.objectName() for one in page.findChildren(QWidget)
    }
    choose(qtbot, page, "replyTerms", "")
    qtbot.waitUntil(lambda: underlined(edit) == ["invoice"] and page.findChild(QWidget, "finding_hours") is None)
    choose(qtbot, page, "replyTerms", chosen)
    qtbot.waitUntil(lambda: kept(desk).terms == chosen)


@pytest.mark.parametrize(("said", "shown"), [("", ""), ("removed meanwhile", "first"), ("second", "second")])
def test_a_draft_opens_for_the_contact_it_was_written_for(
    page: SteadyPage, desk: Desk, qtbot: QtBot, said: str, shown: str
) -> None:
    ids = {"": "", "first": terms(desk), "second": terms(desk, "whatsapp")}
    in_vault(desk.tasks, lambda: keep_reply(desk.notebook, ReplyDraft("Noted.", ids.get(said, said))))
    opened(page, qtbot)
    assert find(qtbot, page, "replyTerms", QComboBox).currentData() == ids[shown]


def test_without_terms_the_page_leads_to_them(page: SteadyPage, desk: Desk, qtbot: QtBot) -> None:
    opened(page, qtbot)
    with qtbot.waitSignal(desk.go_requested) as asked:
        press(qtbot, page, "way_terms")
    assert asked.args == ["prepare", "terms"]


def test_the_list_of_terms_leads_here(desk: Desk, qtbot: QtBot) -> None:
    prepare = PreparePage(desk)
    qtbot.addWidget(prepare)
    prepare.show()
    prepare.entered("terms")
    with qtbot.waitSignal(desk.go_requested) as asked:
        press(qtbot, prepare, "way_replies")
    assert asked.args == ["steady", "replies"]


def test_what_was_typed_is_kept_when_the_view_is_left_at_once(page: SteadyPage, desk: Desk, qtbot: QtBot) -> None:
    edit = opened(page, qtbot)
    qtbot.keyClicks(edit, "Half a line")
    page.leaving()
    qtbot.waitUntil(lambda: kept(desk).text == "Half a line")
    assert entries(desk) == []
    page.entered("replies")
    qtbot.waitUntil(lambda: find(qtbot, page, "replyText", QPlainTextEdit) is not edit)
    assert find(qtbot, page, "replyText", QPlainTextEdit).toPlainText() == "Half a line"


def test_erasing_asks_first_and_leaves_nothing(page: SteadyPage, desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    edit = typed(page, qtbot, HOT)
    page.leaving()
    qtbot.waitUntil(lambda: kept(desk).text == HOT)
    answers.yes = False
    press(qtbot, page, "eraseReply")
    assert (answers.asked[0][0], edit.toPlainText()) == ("confirm", HOT)
    answers.yes = True
    press(qtbot, page, "eraseReply")
    assert edit.toPlainText() == ""
    assert underlined(edit) == []
    edit.undo()
    assert edit.toPlainText() == ""
    page.leaving()
    qtbot.waitUntil(lambda: kept(desk) == ReplyDraft())
    assert not find(qtbot, page, "copyReply").isEnabled()


def test_copying_says_what_the_clipboard_leaves(page: SteadyPage, desk: Desk, qtbot: QtBot) -> None:
    typed(page, qtbot, "Noted 🙂")
    press(qtbot, page, "copyReply")
    assert QApplication.clipboard().text() == "Noted 🙂"
    assert "some keep a list" in text_of(page)
    desk.clipboard.clear()


def test_a_reply_that_was_sent_goes_into_the_diary_word_for_word(page: SteadyPage, desk: Desk, qtbot: QtBot) -> None:
    terms(desk)
    in_vault(desk.tasks, lambda: save_draft(desk.notebook, "entry", {"answers": {"title": "begun"}}))
    typed(page, qtbot, "  On Friday at five 🙂\nas agreed.")
    press(qtbot, page, "replySent")
    line = find(qtbot, page, "entry_occurred", QLineEdit)
    qtbot.keyClicks(line, "1 March 2026, 18:30")
    press(qtbot, page, "sentSave")
    find(qtbot, page, "replyFiled")
    (entry,) = entries(desk)
    assert (entry.kind, entry.direction, entry.channel) == ("contact", "out", "email")
    assert entry.title == "My response"
    assert entry.exact_words == "  On Friday at five 🙂\nas agreed."
    assert entry.occurred_from == "2026-03-01T18:30"
    assert kept(desk).text == "  On Friday at five 🙂\nas agreed."
    assert in_vault(desk.tasks, lambda: load_draft(desk.notebook, "entry")) == {"answers": {"title": "begun"}}
    with qtbot.waitSignal(desk.go_requested) as asked:
        press(qtbot, page, "seeEntry")
    assert asked.args[0] == "diary"


def test_nothing_is_filled_in_for_a_blank_and_i_do_not_know_is_an_answer(
    page: SteadyPage, desk: Desk, qtbot: QtBot
) -> None:
    typed(page, qtbot, "Noted.")
    press(qtbot, page, "replySent")
    press(qtbot, page, "sentSave")
    qtbot.waitUntil(lambda: bool(text_of(find(qtbot, page, "entry_occurredError"))))
    press(qtbot, page, "entry_occurredUnknown")
    press(qtbot, page, "sentSave")
    qtbot.waitUntil(lambda: bool(text_of(find(qtbot, page, "sentWayError"))))
    assert entries(desk) == []
    choose(qtbot, page, "sentWay", "sms")
    press(qtbot, page, "sentSave")
    find(qtbot, page, "replyFiled")
    (entry,) = entries(desk)
    assert (entry.occurred_from, entry.precision, entry.channel) == (None, "unknown", "sms")


def test_a_day_that_can_be_read_in_two_ways_is_asked_about_and_nothing_is_lost(
    page: SteadyPage, desk: Desk, qtbot: QtBot
) -> None:
    edit = typed(page, qtbot, "Noted.")
    press(qtbot, page, "replySent")
    qtbot.keyClicks(find(qtbot, page, "entry_occurred", QLineEdit), "03/04/2026")
    press(qtbot, page, "sentSave")
    assert text_of(find(qtbot, page, "entry_occurredError"))
    assert entries(desk) == []
    press(qtbot, page, "sentClose")
    assert edit.hasFocus()
    assert edit.toPlainText() == "Noted."


def test_how_many_places_are_marked_is_said_once_the_hands_rest(
    page: SteadyPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("nocontact_desktop.gui.steady.replies_view.announce", lambda _widget, words: said.append(words))
    edit = opened(page, qtbot)
    edit.setFocus()
    for letter in "I feel bad, you liar":
        qtbot.keyClick(edit, letter)
    assert said == []
    qtbot.waitUntil(lambda: said == ["2 places to look at."])


@pytest.mark.fact("idea:L-07")
def test_the_limits_are_said(page: SteadyPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    said = text_of(page)
    assert "not advised where violence is possible" in said
    assert "Some things need a clear answer" in said
    assert "It finds words, not what they mean." in said


@SIZES
def test_nothing_scrolls_sideways_and_everything_has_a_name(
    page: SteadyPage, desk: Desk, qtbot: QtBot, width: int, height: int, percent: int
) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    page.resize(width - (220 if percent == 100 else 90), height)
    chosen = terms(desk, subjects=("everything to do with the house " * 4,), longest_words=9)
    long = f"{HOT} {'Why' * 60} did you {'x' * 300}? " * 2
    in_vault(desk.tasks, lambda: keep_reply(desk.notebook, ReplyDraft(long, chosen)))
    page.entered("replies")
    press(qtbot, page, "replySent")
    find(qtbot, page, "readySentences", Fold).set_open(True)
    QApplication.processEvents()
    for found in (walking.scrolls_sideways, walking.unnamed, walking.doubly_named, walking.reads_markup):
        assert found(page) == []
