"""What a reader could ask, and what is new since the last report, in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report import doubts_view
from nocontact_desktop.gui.report.changes_view import ChangesView
from nocontact_desktop.gui.report.doubts_view import DoubtsView
from nocontact_desktop.gui.report.new_view import NewReportView
from nocontact_desktop.gui.report.request_card import RequestCard
from nocontact_desktop.gui.views import View
from nocontact_desktop.report.doubts import Doubt, find_doubts
from nocontact_desktop.report.made_before import remember, reports_before
from nocontact_desktop.report.making import prepare
from nocontact_desktop.report.request import ReportRequest
from tests.conftest import Clock
from tests.gui.conftest import Answers, in_vault


def quiet(_done: int, _total: int) -> None: ...


def never() -> bool:
    return False


def incident(**changes: Any) -> EntryDraft:
    given: dict[str, Any] = {"kind": "incident", "occurred_from": "2026-03-02", "title": "At the door"}
    return EntryDraft(**(given | changes))


def write(desk: Desk, *drafts: EntryDraft) -> list[str]:
    ids: list[str] = in_vault(desk.tasks, lambda: entries.save_many(desk.notebook, list(drafts)))
    return ids


def save_report(desk: Desk, **asked: Any) -> None:
    def save() -> None:
        remember(desk.notebook, prepare(desk.notebook, ReportRequest(**asked), quiet, never).material)

    in_vault(desk.tasks, save)


def shown(view: View, qtbot: QtBot) -> View:
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.read()
    qtbot.waitUntil(lambda: not view.desk.tasks.is_busy())
    return view


def visible(view: QWidget, name: str) -> bool:
    return any(found.isVisibleTo(view) for found in view.findChildren(QWidget, name))


def press(view: QWidget, name: str, qtbot: QtBot, until: Callable[[], bool] = lambda: True) -> None:
    found = view.findChild(QAbstractButton, name)
    assert found is not None, name
    found.click()
    qtbot.waitUntil(until)


def texts(view: QWidget) -> str:
    labels = [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]
    return "\n".join([*labels, *(one.toPlainText() for one in view.findChildren(QTextEdit) if one.isVisibleTo(view))])


def test_a_question_leads_to_its_entry_and_can_be_put_aside_and_back(desk: Desk, qtbot: QtBot) -> None:
    (entry_id,) = write(desk, incident(occurred_text="Sunday night"))
    view = shown(DoubtsView(desk), qtbot)
    qtbot.waitUntil(lambda: visible(view, "doubt0"))
    assert "The text speaks of Sunday. The entry’s date is Monday 2 March 2026. A reader could ask" in texts(view)
    assert "1 question" in texts(view)
    with qtbot.waitSignal(desk.go_requested) as gone:
        press(view, "openEntry0", qtbot)
    assert gone.args == ["diary", entry_id]

    press(view, "putAside0", qtbot, lambda: visible(view, "doubtsEmpty"))
    assert "You have looked at everything that was found." in texts(view)
    again = shown(DoubtsView(desk), qtbot)
    qtbot.waitUntil(lambda: visible(again, "doubtsAside"))
    assert not visible(again, "doubt0")
    press(again, "takeUp0", qtbot, lambda: visible(again, "doubt0"))


def test_without_questions_that_is_said(desk: Desk, qtbot: QtBot) -> None:
    write(desk, incident())
    view = shown(DoubtsView(desk), qtbot)
    qtbot.waitUntil(lambda: visible(view, "doubtsEmpty"))
    assert "dates, counts and captions fit each other" in texts(view)
    assert not visible(view, "doubtsCount")


def test_many_questions_come_a_part_at_a_time(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubts_view, "_AT_ONCE", 3)
    write(desk, *(incident(occurred_text="Sunday night", title=f"Number {number}") for number in range(7)))
    view = shown(DoubtsView(desk), qtbot)
    qtbot.waitUntil(lambda: visible(view, "moreDoubts"))
    assert (visible(view, "doubt2"), visible(view, "doubt3")) == (True, False)
    press(view, "moreDoubts", qtbot, lambda: visible(view, "doubt5"))
    press(view, "moreDoubts", qtbot, lambda: visible(view, "doubt6"))
    assert not visible(view, "moreDoubts")


def test_a_question_says_nothing_of_what_it_is_about_when_it_is_written_to_a_log(desk: Desk) -> None:
    write(desk, incident(occurred_text="Sunday night", title="Plantedtitle"))
    found: tuple[Doubt, ...] = in_vault(desk.tasks, lambda: find_doubts(desk.notebook, progress=quiet, cancelled=never))
    assert "Plantedtitle" not in repr(found)
    assert "Sunday" not in repr(found)


def test_before_the_first_report_the_way_to_one_is_shown(desk: Desk, qtbot: QtBot) -> None:
    view = shown(ChangesView(desk), qtbot)
    qtbot.waitUntil(lambda: visible(view, "changesEmpty"))
    with qtbot.waitSignal(view.opened) as opened:
        press(view, "changesEmptyAction", qtbot)
    assert opened.args == ["new"]


def test_what_is_new_is_shown_and_leads_to_a_report_of_just_that(desk: Desk, qtbot: QtBot) -> None:
    _, changed = write(desk, incident(title="One"), incident(title="Two"))
    save_report(desk)
    (new,) = write(desk, incident(title="Three"))
    in_vault(desk.tasks, lambda: entries.correct(desk.notebook, changed, incident(title="Two, corrected")))

    view = shown(ChangesView(desk), qtbot)
    qtbot.waitUntil(lambda: visible(view, "changesCard"))
    said = texts(view)
    assert "2 March 2026 · A court" in said
    assert "Since then: 1 new entry, 1 corrected." in said
    with qtbot.waitSignal(desk.go_requested) as gone:
        press(view, "new0", qtbot)
    assert gone.args == ["diary", new]
    with qtbot.waitSignal(view.opened) as opened:
        press(view, "reportChanges", qtbot)
    assert opened.args == [f"new:{new},{changed}"]

    report = shown(NewReportView(desk, f"{new},{changed}"), qtbot)
    card = report.findChild(RequestCard)
    assert card is not None
    request = card.request()
    assert request is not None
    assert request.entries == (new, changed)


def test_when_nothing_has_changed_that_is_said(desk: Desk, qtbot: QtBot) -> None:
    write(desk, incident())
    save_report(desk)
    view = shown(ChangesView(desk), qtbot)
    qtbot.waitUntil(lambda: visible(view, "changesShort"))
    assert "Nothing has changed since then." in texts(view)
    assert not visible(view, "reportChanges")


def test_another_report_can_be_compared_with(desk: Desk, qtbot: QtBot, clock: Clock) -> None:
    write(desk, incident())
    save_report(desk)
    clock.advance(days=2)
    write(desk, incident(title="Later"))
    save_report(desk, privacy="lawyer")
    last, first = in_vault(desk.tasks, lambda: reports_before(desk.notebook))
    view = shown(ChangesView(desk), qtbot)
    qtbot.waitUntil(lambda: visible(view, "otherReports"))
    with qtbot.waitSignal(view.replaced) as replaced:
        press(view, f"report{first.id}", qtbot)
    assert replaced.args == [f"changes:{first.id}"]
    older = shown(ChangesView(desk, str(first.id)), qtbot)
    qtbot.waitUntil(lambda: visible(older, "changesCard"))
    assert "Since then: 1 new entry." in texts(older)
    assert last.privacy == "lawyer"


@pytest.mark.parametrize("what", ["savePdf", "saveBundle"])
def test_a_report_saved_in_the_window_is_remembered(
    desk: Desk, qtbot: QtBot, answers: Answers, tmp_path: Any, what: str
) -> None:
    write(desk, incident())
    answers.path = tmp_path / "report.pdf" if what == "savePdf" else tmp_path
    view = shown(NewReportView(desk), qtbot)
    press(view, "makePreview", qtbot, lambda: visible(view, what))
    save = view.findChild(QAbstractButton, what)
    assert save is not None

    def saved() -> bool:
        """Pressed as soon as what is looked at before has been looked at."""
        if not visible(view, "savedNotice") and not desk.tasks.is_busy():
            save.click()
        return visible(view, "savedNotice")

    qtbot.waitUntil(saved)
    qtbot.waitUntil(lambda: not desk.tasks.is_busy())
    (one,) = in_vault(desk.tasks, lambda: reports_before(desk.notebook))
    assert (one.privacy, one.entries) == ("court", 1)
