"""Court forms in the window: found, copied box by box, and taken into the report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary import entries
from nocontact_desktop.diary.case import Case, save_case
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.form_view import FormView
from nocontact_desktop.gui.report.forms_view import FormsView
from nocontact_desktop.gui.report.new_view import NewReportView
from nocontact_desktop.gui.report.request_card import RequestCard
from nocontact_desktop.gui.report.worksheet_view import WorksheetView
from nocontact_desktop.gui.views import View
from tests.gui.conftest import in_vault

WORST = EntryDraft(
    kind="incident",
    occurred_from="2026-02-01",
    title="Held by the wrist",
    what_happened="Held my wrist.",
    weapon="no",
    ranks=("worst",),
)


@pytest.fixture
def entry_id(desk: Desk) -> str:
    def write() -> str:
        save_case(desk.notebook, Case(my_name="M. Example"))
        return next(iter(entries.save(desk.notebook, WORST).touched("entry")))

    found: str = in_vault(desk.tasks, write)
    return found


def shown(view: View, qtbot: QtBot) -> View:
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.read()
    qtbot.waitUntil(lambda: bool(view.findChildren(QLabel)) and not view.desk.tasks.is_busy(), timeout=20_000)
    return view


def button(view: QWidget, name: str) -> QAbstractButton:
    found = view.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def said(view: QWidget, name: str) -> str:
    found = view.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def named(view: QWidget, ends: str, asks: str) -> str:
    """The name of a box's part, by what the box asks."""
    label = next(one for one in view.findChildren(QLabel) if one.text().startswith(asks))
    return label.objectName().removesuffix("_asks") + ends


def test_forms_of_the_users_country_come_first(desk: Desk, qtbot: QtBot) -> None:
    desk.settings = replace(desk.settings, country="US")
    opened: list[str] = []
    view = shown(FormsView(desk), qtbot)
    view.opened.connect(opened.append)

    headings = [one.text() for one in view.findChildren(QLabel, "heading")]
    assert headings == ["Your country: United States", "For any court", "Other countries"]
    button(view, "open_form_dv-100").click()
    assert opened == ["form:dv-100"]


def test_a_box_is_copied_and_the_last_one_is_said(desk: Desk, entry_id: str, qtbot: QtBot) -> None:
    view = shown(FormView(desk, "dv-100"), qtbot)

    button(view, named(view, "_copy", "1a")).click()
    assert QApplication.clipboard().text() == "M. Example"
    button(view, named(view, "_copy", "5f")).click()

    assert QApplication.clipboard().text() == "Held my wrist."
    assert said(view, named(view, "_text", "5c")) == "No"

    def told() -> list[str]:
        labels = [one for one in view.findChildren(QLabel) if one.objectName().endswith("_copied")]
        return [one.text()[:28] for one in labels if one.isVisible()]

    qtbot.waitUntil(lambda: told() == ["On the clipboard for 15 seco"])


def test_what_is_missing_leads_to_where_it_can_be_added(desk: Desk, entry_id: str, qtbot: QtBot) -> None:
    view = shown(FormView(desk, "dv-100"), qtbot)
    opened: list[str] = []
    gone: list[tuple[str, object]] = []
    view.opened.connect(opened.append)
    desk.go_requested.connect(lambda page, where: gone.append((page, where)))

    button(view, named(view, "_add", "2a")).click()
    button(view, named(view, "_add", "5e")).click()

    assert opened == ["case"]
    assert gone == [("diary", entry_id)]
    assert "CLETS-001" in said(view, named(view, "_remark0", "1c"))


@pytest.mark.parametrize("form_id", ["dv-100", "bc-form-12", "general"])
def test_an_empty_notebook_has_a_worksheet_too(desk: Desk, qtbot: QtBot, form_id: str) -> None:
    view = shown(FormView(desk, form_id), qtbot)

    assert "Nothing is written down for this yet." in {one.text() for one in view.findChildren(QLabel)}
    assert said(view, "formDeclaration")
    assert "current form" in said(view, "formSource")


def test_nothing_scrolls_sideways_at_200_percent(desk: Desk, entry_id: str, qtbot: QtBot) -> None:
    themes.theme().set_look(themes.Look("dark", 200))
    try:
        view = shown(FormView(desk, "dv-100"), qtbot)
        assert view.minimumSizeHint().width() <= 1100
    finally:
        themes.theme().set_look(themes.Look("light", 100))


def test_the_form_is_taken_into_the_report(desk: Desk, entry_id: str, qtbot: QtBot) -> None:
    opened: list[str] = []
    form = shown(FormView(desk, "dv-100"), qtbot)
    form.opened.connect(opened.append)
    button(form, "makeReportForForm").click()
    assert opened == ["new:form:dv-100"]

    view = shown(NewReportView(desk, "form:dv-100"), qtbot)
    card = view.findChild(RequestCard, "requestCard")
    assert card is not None
    asked = card.request()
    assert asked is not None
    assert (asked.purpose, asked.entries) == ("dv-100", None)

    button(view, "whichEntries_all").click()
    every = card.request()
    assert every is not None
    assert every.entries == "every"

    purpose = view.findChild(QComboBox, "purpose")
    assert purpose is not None
    purpose.setCurrentIndex(0)
    purpose.activated.emit(0)
    general = card.request()
    assert general is not None
    assert (general.purpose, general.entries) == ("general", None)
    assert view.findChild(QAbstractButton, "whichEntries_asked") is None


def test_the_worksheet_is_looked_at_before_it_is_saved(desk: Desk, entry_id: str, qtbot: QtBot) -> None:
    view = shown(WorksheetView(desk, "dv-100"), qtbot)
    button(view, "makePaper").click()
    save = button(view, "savePaper")

    qtbot.waitUntil(save.isVisible, timeout=10_000)
