"""Messages beside the terms, in the window: counted, in neutral words, each a way to where it stands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary import imports
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.page import DiaryPage
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.preparation.terms import ReadingTime, add_terms, change_terms
from tests.content.test_tone import BANNED
from tests.gui import walking
from tests.gui.conftest import in_vault
from tests.gui.prepare_records import SIZES, find, press, text_of
from tests.gui.steady_records import steady

CHAT = """[09/03/2026, 18:10:00] Robin: The teacher called about homework.
[10/03/2026, 23:40:00] Robin: The invoice is late.
"""


def fill(desk: Desk, tmp_path: Path, channel: str = "whatsapp", started: str = "2026-03-01") -> None:
    def work() -> None:
        path = tmp_path / "chat.txt"
        path.write_text(CHAT)
        how = ReadOptions(me="M. Example", date_order="dmy", time_zone="Europe/London")
        imports.bring_in(desk.notebook, path, how, progress=lambda _done, _total: None, cancelled=bool)
        (terms_id,) = add_terms(desk.notebook, channel).touched("terms")
        evening = ReadingTime(days=(0, 1), start="18:00", end="19:00")
        change_terms(desk.notebook, terms_id, subjects=("school",), reading=(evening,), started=started)

    in_vault(desk.tasks, work)


def test_messages_outside_are_counted_and_lead_to_where_they_stand(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    fill(desk, tmp_path)
    page = steady(desk, qtbot, "replies")
    press(qtbot, page, "openTermsKept")
    said = text_of(find(qtbot, page, "termsKeptSaid"))
    assert said == "On days with terms, 2 messages came in. 1 of them lies outside."
    assert "Outside my times for reading: 1" in text_of(page)
    assert "Names another subject: 1" in text_of(page)
    assert "invoice" not in text_of(page)  # to read it is a choice
    assert not BANNED.search(text_of(page))
    line = next(one.objectName() for one in walking.tab_stops(page.window()) if one.objectName().startswith("time_"))
    with qtbot.waitSignal(desk.go_requested) as asked:
        press(qtbot, page, line)
    assert asked.args is not None
    where, address = asked.args
    assert where == "diary"
    diary = DiaryPage(desk)
    qtbot.addWidget(diary)
    diary.show()
    diary.entered(address)
    find(qtbot, diary, "conversationsView")


def test_without_terms_or_messages_it_says_so_and_leads_on(desk: Desk, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "terms-kept")
    find(qtbot, page, "way_terms")
    in_vault(desk.tasks, lambda: add_dated(desk))
    page.entered("terms-kept")
    find(qtbot, page, "way_import")


def add_dated(desk: Desk) -> None:
    (terms_id,) = add_terms(desk.notebook, "whatsapp").touched("terms")
    change_terms(desk.notebook, terms_id, started="2026-03-01")


def test_terms_without_a_first_day_are_named_and_compared_with_nothing(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(desk, tmp_path, "facebook", started="")
    page = steady(desk, qtbot, "terms-kept")
    assert "Nothing is compared with these: Messenger" in text_of(find(qtbot, page, "termsUndated")).replace(
        "Facebook", "Messenger"
    )
    assert page.findChild(QWidget, "outside_way") is None


@SIZES
def test_it_fits_and_is_named(desk: Desk, qtbot: QtBot, tmp_path: Path, width: int, height: int, percent: int) -> None:
    fill(desk, tmp_path, "facebook")
    themes.theme().set_look(themes.Look("light", percent))
    page = steady(desk, qtbot, "terms-kept")
    page.resize(width - (220 if percent == 100 else 90), height)
    find(qtbot, page, "termsKeptSaid")
    for found in (walking.scrolls_sideways, walking.unnamed, walking.doubly_named, walking.reads_markup):
        assert found(page) == []
