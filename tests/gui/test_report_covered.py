"""Choosing between covered copies and originals for a report."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary import entries, exhibits, redactions
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.new_view import NewReportView
from nocontact_desktop.gui.report.request_card import RequestCard
from nocontact_desktop.intake.file_facts import WHOLE, Box
from nocontact_desktop.intake.redacted import redacted_copy
from tests.gui.conftest import in_vault
from tests.intake_pictures import picture, saved


def keep_a_picture(desk: Desk, *, covered: bool) -> None:
    def keep() -> None:
        notebook = desk.notebook
        exhibit_id, _ = exhibits.add(notebook, ExhibitDraft(data=saved(picture(), "PNG"), name="chat.png"))
        entries.save(notebook, EntryDraft(kind="note", occurred_from="2026-03-02", title="x", exhibits=(exhibit_id,)))
        if covered:
            exhibit, boxes = exhibits.get(notebook, exhibit_id), [Box(page=0, left=0, top=0, right=WHOLE, bottom=9)]
            data = exhibits.read(notebook, exhibit_id)
            copy = redacted_copy(data, exhibit.media_type, 1, boxes, lambda _done, _total: None)
            list(redactions.keeping(notebook, exhibit, boxes, copy))

    in_vault(desk.tasks, keep)


def opened(desk: Desk, qtbot: QtBot) -> NewReportView:
    view = NewReportView(desk)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.read()
    qtbot.waitUntil(lambda: not desk.tasks.is_busy())
    return view


def press(view: QWidget, name: str) -> None:
    found = view.findChild(QAbstractButton, name)
    assert found is not None, name
    found.click()


def asked(view: NewReportView) -> str | None:
    card = view.findChild(RequestCard, "requestCard")
    assert isinstance(card, RequestCard)
    request = card.request()
    assert request is not None
    return request.exhibits


@pytest.mark.parametrize("covered", [True, False])
def test_the_choice_is_there_where_something_is_covered(desk: Desk, qtbot: QtBot, covered: bool) -> None:
    keep_a_picture(desk, covered=covered)
    view = opened(desk, qtbot)
    fold = view.findChild(QWidget, "coveredFold")
    assert fold is not None
    qtbot.waitUntil(lambda: fold.isVisible() is covered, timeout=20_000)


def test_it_follows_whom_the_report_is_for_until_it_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    keep_a_picture(desk, covered=True)
    view = opened(desk, qtbot)
    assert asked(view) == "covered"
    press(view, "profile_lawyer")
    assert asked(view) == "original"
    press(view, "coveredWhich_covered")
    assert asked(view) == "covered"
    press(view, "profile_own")
    assert asked(view) == "covered"
