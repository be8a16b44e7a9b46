"""What the log shows: in words, with what is there, what somebody outside has seen, and the check of everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary import sealed_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.witness import stamps
from nocontact_desktop.diary.witness.slips import make_slip, note_signature, slips
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.diary.log_view import LogView
from nocontact_desktop.gui.widgets import LineField, Notice, Value
from nocontact_desktop.vault.notebook import Notebook
from tests.conftest import Clock
from tests.content.test_tone import BANNED
from tests.gui import walking
from tests.gui.conftest import Answers
from tests.gui.diary.conftest import Looking
from tests.gui.diary.test_fits import too_wide
from tests.time_authority import Authority, needs_openssl


def note(title: str = "One") -> EntryDraft:
    return EntryDraft(kind="note", occurred_from="2026-03-02", title=title)


@pytest.fixture
def log(diary: Looking) -> Looking:
    """The page of the log, with one thing sealed."""
    diary.saved(note())
    diary.page.entered("log")
    diary.settle()
    return diary


def words(looking: Looking) -> str:
    """All that the page of the log says, as one text."""
    said = []
    for widget in looking.named("logView", LogView).findChildren(QWidget):
        text = getattr(widget, "text", None) or getattr(widget, "toPlainText", None)
        if callable(text) and widget.isVisible():
            said.append(str(text()))
    return " ".join(" ".join(said).split())


def test_nothing_sealed_says_so_and_offers_nothing(diary: Looking) -> None:
    diary.page.entered("log")
    diary.settle()
    assert "Nothing is sealed yet" in words(diary)
    for name in ("logCheckpoint", "logOutside", "logMeaning", "logCheck"):
        assert not diary.has(name)


def test_it_says_how_much_is_sealed_and_since_when(log: Looking) -> None:
    said = words(log)
    assert "1 thing" in said
    assert "2 March 2026, 21:04" in said
    assert "There is no checkpoint yet" in said
    assert "Nobody yet" in said
    for claim in ("Who wrote it.", "That it is true", "clock of this computer"):
        assert claim in said


def test_a_checkpoint_is_made_once_and_covers_everything(log: Looking) -> None:
    log.click("logCheckpoint")
    (made,) = log.in_notebook(sealed_log.checkpoints)
    assert sealed_log.check_code(made) in words(log)
    assert "It covers everything that is sealed." in words(log)
    assert not log.has("logCheckpoint")
    log.saved(note("Two"))
    assert "1 thing came after it." in words(log)
    assert log.has("logCheckpoint")


def test_a_slip_is_printed_and_its_signature_noted(log: Looking, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "slip.pdf"
    log.click("logSlip")
    log.settle()
    log.qtbot.waitUntil((tmp_path / "slip.pdf").exists, timeout=20000)
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF")
    log.settle()
    assert "Slip for the checkpoint of 2 March 2026, 21:04" in words(log)
    assert "Nobody yet" in words(log)
    log.click("slip1Open")
    log.named("slip1NameField", LineField).set_value("A. Notary")
    log.type_into("slip1DayDay", "5 March 2026")
    log.click("slip1Save")
    assert "Signed by A. Notary on 5 March 2026" in words(log)
    assert "Nobody yet" not in words(log)
    assert log.in_notebook(slips)[0].signed_on == "2026-03-05"


def test_what_is_being_noted_stays_while_something_else_is_saved(log: Looking) -> None:
    log.desk.changed.emit(log.in_notebook(make_slip)[1])
    log.settle()
    log.click("slip1Open")
    log.named("slip1NameField", LineField).set_value("A. Not")
    log.saved(note("Two"))
    assert log.named("slip1NameField", LineField).value() == "A. Not"


def test_what_is_being_noted_is_kept_when_the_page_is_left(log: Looking) -> None:
    log.desk.changed.emit(log.in_notebook(make_slip)[1])
    log.settle()
    log.click("slip1Open")
    log.named("slip1NameField", LineField).set_value("A. Notary")
    log.page.leaving()
    log.settle()
    assert log.in_notebook(slips)[0].signed_by == "A. Notary"


def test_a_slip_that_nobody_signs_can_be_taken_off(log: Looking) -> None:
    log.desk.changed.emit(log.in_notebook(make_slip)[1])
    log.settle()
    log.click("slip1Forget")
    assert not log.has("slip1Title")
    assert log.in_notebook(slips) == ()


def test_a_day_without_a_name_is_said_under_the_field(log: Looking) -> None:
    log.desk.changed.emit(log.in_notebook(make_slip)[1])
    log.settle()
    log.click("slip1Open")
    log.type_into("slip1DayDay", "5 March 2026")
    log.click("slip1Save")
    assert "no name yet" in log.named("slip1NameField", LineField).error()
    log.click("slip1Cancel")
    assert log.has("slip1Open")


@needs_openssl
def test_a_request_goes_out_and_the_reply_comes_in(
    log: Looking, answers: Answers, tmp_path: Path, clock: Clock
) -> None:
    authority = Authority(tmp_path / "authority")
    answers.path = tmp_path / "request.tsq"
    log.click("logRequest")
    request = answers.path.read_bytes()
    assert "No reply has come yet." in words(log)
    (tmp_path / "reply.tsr").write_bytes(authority.reply(request, authority.between))
    answers.files = [tmp_path / "reply.tsr"]
    log.click("logReply")
    log.qtbot.waitUntil(lambda: log.has("reply0Title"), timeout=20000)
    said = words(log)
    assert "Time stamp by Example Stamps, Example Time" in said
    assert "Who stands above it (Example Root, Example Time) was not checked." in said
    assert "No reply has come yet." not in said
    assert "Nobody yet" not in said
    (tmp_path / "root.pem").write_bytes(authority.root.pem)
    answers.files = [tmp_path / "root.pem"]
    log.click("reply0Root")
    log.qtbot.waitUntil(lambda: "lead to the one you chose" in words(log), timeout=20000)
    assert not log.has("reply0Root")


@needs_openssl
def test_a_clock_that_was_ahead_is_said(log: Looking, answers: Answers, tmp_path: Path, clock: Clock) -> None:
    clock.advance(days=20_000)
    answers.path = tmp_path / "request.tsq"
    log.click("logRequest")
    (tmp_path / "reply.tsr").write_bytes(Authority(tmp_path / "authority").reply(answers.path.read_bytes()))
    answers.files = [tmp_path / "reply.tsr"]
    log.click("logReply")
    log.qtbot.waitUntil(lambda: log.has("reply0Title"), timeout=20000)
    assert "clock was ahead of the authority’s" in words(log)


def test_what_is_no_reply_is_said_and_nothing_is_kept(log: Looking, answers: Answers, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html>")
    answers.files = [tmp_path / "page.html"]
    log.click("logReply")
    log.qtbot.waitUntil(lambda: log.has("logReplyProblem"), timeout=20000)
    assert "This is not a time stamp reply" in log.named("logReplyProblem", Notice).text()
    assert log.in_notebook(stamps.replies) == ()


def test_the_check_says_that_all_is_there(log: Looking) -> None:
    log.click("logCheckNow")
    log.qtbot.waitUntil(lambda: log.has("logCheckSaid"), timeout=20000)
    assert "is as it was sealed" in log.named("logCheckSaid", Notice).text()


def test_the_check_names_each_finding(log: Looking) -> None:
    def damage(notebook: Notebook) -> None:
        db = notebook.db
        with db.transaction():
            db.execute("UPDATE record SET fields = replace(fields, 'One', 'Two')")
            db.execute("UPDATE entry SET revision = 7")

    log.in_notebook(damage)
    log.click("logCheckNow")
    log.qtbot.waitUntil(lambda: log.has("logFinding1"), timeout=20000)
    assert "place 0 of the log (entry)" in log.named("logFinding0", Notice).text()
    assert "list of entries" in log.named("logFinding1", Notice).text()


def test_the_way_leads_there_from_the_list_and_back(diary: Looking) -> None:
    diary.saved(note())
    diary.click("diaryMore")
    diary.click("open_log")
    assert diary.has("logView")
    assert "1 thing" in words(diary)
    diary.click("back")
    assert not diary.has("logView")
    assert diary.has("moreWays")


def test_its_words_are_calm_and_claim_nothing(log: Looking) -> None:
    said = words(log) + " ".join(value.text() for value in log.page.findChildren(Value))
    assert BANNED.findall(said) == []
    assert "proof" not in said.lower()
    assert "!" not in said


def with_witnesses(log: Looking, folder: Path) -> None:
    def witness(notebook: Notebook) -> None:
        make_slip(notebook)
        note_signature(notebook, slips(notebook)[0].id, "A. Notary with a long name " * 3, "2026-03-05")
        make_slip(notebook)
        stamps.write_request(notebook, folder / "request.tsq")

    log.in_notebook(witness)
    log.page.entered("log")
    log.settle()
    log.click("slip2Open")
    log.click("logCheckNow")
    log.qtbot.waitUntil(lambda: log.has("logCheckSaid"), timeout=20000)


def test_everything_has_a_name_and_tab_goes_from_top_to_bottom(log: Looking, tmp_path: Path) -> None:
    with_witnesses(log, tmp_path)
    view = log.named("logView", LogView)
    assert walking.unnamed(view) == []
    assert walking.doubly_named(view) == []
    assert walking.reads_markup(view) == []
    heights = [
        stop.mapTo(view, stop.rect().topLeft()).y() for stop in walking.tab_stops(log.page) if view.isAncestorOf(stop)
    ]
    assert len(heights) > 8
    first = heights.index(min(heights))  # Tab goes round
    assert heights[first:] + heights[:first] == sorted(heights)


@pytest.mark.parametrize(("width", "height", "percent"), [(793, 624, 100), (1168, 600, 200)])
def test_it_fits(log: Looking, tmp_path: Path, width: int, height: int, percent: int) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    log.page.resize(width, height)
    with_witnesses(log, tmp_path)
    assert too_wide(log) == []
