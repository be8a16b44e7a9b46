"""What is chosen on the report page is in the report: messages apart, earlier wording, a page for who checks files."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary import entries, exhibits
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.diary.imports import bring_in
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.new_view import NewReportView
from nocontact_desktop.intake.items import ReadOptions
from tests.gui.conftest import Answers, in_vault
from tests.intake_pictures import picture, saved

CHAT = """[20/01/2026, 19:10:03] Robin: Where are you
[02/02/2026, 19:11:40] Robin: Pick up
"""


def keep(desk: Desk, chat: Path) -> None:
    notebook = desk.notebook
    exhibit_id, _ = exhibits.add(notebook, ExhibitDraft(data=saved(picture(), "PNG"), name="a.png"))
    first = EntryDraft(kind="note", occurred_from="2026-03-02", title="First words", exhibits=(exhibit_id,))
    (entry_id,) = entries.save(notebook, first).ids["entry"]
    later = EntryDraft(kind="note", occurred_from="2026-03-02", title="Later words", exhibits=(exhibit_id,))
    entries.correct(notebook, entry_id, later)
    options = ReadOptions(date_order="dmy")
    bring_in(notebook, chat, options, progress=lambda _done, _total: None, cancelled=lambda: False)


def press(view: QWidget, name: str) -> None:
    found = view.findChild(QAbstractButton, name)
    assert found is not None, name
    found.click()


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_what_is_chosen_is_saved(desk: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text(CHAT, "utf-8")
    in_vault(desk.tasks, lambda: keep(desk, chat))
    view = NewReportView(desk)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    view.read()
    qtbot.waitUntil(lambda: not desk.tasks.is_busy(), timeout=20_000)
    for name in ("whichMessages_all", "messagesApart_month", "earlierWording", "technicianPage", "makePreview"):
        press(view, name)
    save = view.findChild(QAbstractButton, "savePdf")
    assert save is not None
    checked = view.findChild(QLabel, "findingsSays")
    assert checked is not None
    qtbot.waitUntil(lambda: save.isVisible() and "was found" in checked.text(), timeout=20_000)
    out = answers.path = tmp_path / "out" / "report.pdf"
    out.parent.mkdir()
    press(view, "savePdf")
    qtbot.waitUntil(lambda: not desk.tasks.is_busy() and out.exists(), timeout=20_000)
    names = ["report-messages-2026-01.pdf", "report-messages-2026-02.pdf", "report.pdf"]
    assert sorted(path.name for path in out.parent.iterdir()) == names
    report = words(out)
    assert "First words" in report
    assert "For a person who checks the files" in report
    assert "messages-2026-01.pdf" in report
    assert "Where are you" not in report
    assert "Where are you" in words(out.with_name(names[0]))
    assert "Pick up" in words(out.with_name(names[1]))
