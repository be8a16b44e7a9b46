"""Counting messages outside one's own terms in a report is a choice, off at first."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.new_view import NewReportView
from nocontact_desktop.gui.report.request_card import RequestCard
from nocontact_desktop.gui.widgets import Fold
from nocontact_desktop.preparation.terms import add_terms, change_terms
from nocontact_desktop.report.request import ReportRequest
from tests.gui.conftest import in_vault


def opened(desk: Desk, qtbot: QtBot) -> NewReportView:
    view = NewReportView(desk)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.read()
    qtbot.waitUntil(lambda: not desk.tasks.is_busy())
    return view


def asked(view: NewReportView) -> ReportRequest:
    card = view.findChild(RequestCard, "requestCard")
    assert isinstance(card, RequestCard)
    request = card.request()
    assert request is not None
    return request


def fold(view: NewReportView) -> Fold:
    found = view.findChild(Fold, "termsFold")
    assert isinstance(found, Fold)
    return found


def test_without_terms_it_is_not_offered(desk: Desk, qtbot: QtBot) -> None:
    assert not fold(opened(desk, qtbot)).isVisible()


def add_dated(desk: Desk) -> None:
    (terms_id,) = add_terms(desk.notebook, "whatsapp").touched("terms")
    change_terms(desk.notebook, terms_id, started="2026-03-01")


def test_terms_go_in_only_once_they_are_wanted(desk: Desk, qtbot: QtBot) -> None:
    in_vault(desk.tasks, lambda: add_dated(desk))
    view = opened(desk, qtbot)
    qtbot.waitUntil(fold(view).isVisible, timeout=20_000)
    assert asked(view).terms == ()
    fold(view).set_open(True)
    box = view.findChild(QWidget, "termsCounted")
    assert isinstance(box, QAbstractButton)
    box.click()
    assert [one.name for one in asked(view).terms] == ["WhatsApp"]
    box.click()
    assert asked(view).terms == ()
