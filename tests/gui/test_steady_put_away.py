"""Things put away, as somebody does it: the question first, the wait, the note to self, putting back, erasing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.diary import exhibits
from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.page import DiaryPage
from nocontact_desktop.gui.pages import registered_pages
from nocontact_desktop.gui.shell import Shell
from nocontact_desktop.gui.steady.page import SteadyPage
from nocontact_desktop.gui.widgets import Dropzone, Heading
from nocontact_desktop.preparation.people import add_person
from nocontact_desktop.steady import put_away
from nocontact_desktop.steady.put_away import Inside
from tests.conftest import Clock
from tests.gui.conftest import Answers, in_vault
from tests.gui.prepare_records import SIZES, choose, find, press, text_of, walked, write
from tests.gui.steady_records import in_front, key, opened_again, put, steady, tab_to, thing
from tests.gui.test_walkers import settle
from tests.intake_pictures import photo

WORD = "Zinnoberhafen"


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def state(page: SteadyPage, qtbot: QtBot) -> str:
    return find(qtbot, page, "thingState", Heading).text()


def inside(desk: Desk) -> Inside:
    thing_id = thing(desk).id
    found: Inside = in_vault(desk.tasks, lambda: put_away.inside(desk.notebook, thing_id))
    return found


def begin(page: SteadyPage, qtbot: QtBot, kind: str) -> None:
    press(qtbot, page, "putSomethingAway")
    press(qtbot, page, "isEvidence_no")
    press(qtbot, page, f"kind_{kind}")


@pytest.mark.fact("idea:I-07")
@pytest.mark.usefixtures("in_utc")
def test_a_letter_is_put_away_and_opens_after_its_wait(desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "put-away")
    begin(page, qtbot, "letter")
    write(qtbot, page, "thingText", WORD)
    write(qtbot, page, "thingName", "From the summer")
    press(qtbot, page, "thingWait_hour")
    write(qtbot, page, "thingNote", "Read my reasons first.")
    write(qtbot, page, "thingKeeper", "Kim")
    press(qtbot, page, "closeThing")
    line = find(qtbot, page, f"thing_{thing(desk).id}")
    assert "Put away on 2 March 2026 · with Kim" in text_of(find(qtbot, page, "putAwayCard"))
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert state(page, qtbot) == "Put away on 2 March 2026"
    for hidden in (WORD, "Read my reasons first."):
        assert hidden not in text_of(page)
    press(qtbot, page, "askToOpen")
    qtbot.waitUntil(lambda: state(page, qtbot) == "Opens from 22:04")
    assert "Read my reasons first." in text_of(page)
    assert WORD not in text_of(page)

    clock.advance(minutes=59)
    page = steady(opened_again(desk, clock), qtbot, f"thing:{thing(desk).id}")
    assert state(page, qtbot) == "Opens from 22:04"
    clock.advance(minutes=1)
    page.entered(f"thing:{thing(desk).id}")
    qtbot.waitUntil(lambda: state(page, qtbot) == "Open until tomorrow, 22:04")
    assert WORD not in text_of(page)
    press(qtbot, page, "insideFoldButton")
    assert WORD in text_of(page)
    press(qtbot, page, "putBack")
    find(qtbot, page, "steadyWays")
    assert thing(desk).state == "closed"


@pytest.mark.fact("idea:P-12")
def test_the_wish_to_open_it_can_be_left(desk: Desk, qtbot: QtBot) -> None:
    put(desk, text=WORD)
    page = steady(desk, qtbot, f"thing:{thing(desk).id}")
    press(qtbot, page, "askToOpen")
    press(qtbot, page, "leaveClosed")
    qtbot.waitUntil(lambda: thing(desk).state == "closed")


@pytest.mark.usefixtures("in_utc")
def test_it_opens_and_closes_in_sight(desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    put(desk, text=WORD, wait="ten")
    thing_id = thing(desk).id
    in_vault(desk.tasks, lambda: put_away.ask(desk.notebook, thing_id))
    clock.advance(minutes=9, seconds=59.9)
    page = steady(desk, qtbot, f"thing:{thing_id}")
    assert state(page, qtbot) == "Opens from 21:14"
    clock.advance(days=1)
    qtbot.waitUntil(lambda: state(page, qtbot) == "Open until 21:14")
    clock.advance(seconds=1)
    qtbot.waitUntil(lambda: state(page, qtbot) == "Put away on 2 March 2026")


@pytest.mark.fact("idea:I-10")
@pytest.mark.parametrize("answer", ["yes", "not-sure"])
def test_evidence_leads_to_the_diary_first(desk: Desk, qtbot: QtBot, answer: str) -> None:
    asked: list[tuple[str, object]] = []
    desk.go_requested.connect(lambda page, where: asked.append((page, where)))
    page = steady(desk, qtbot, "put-in")
    assert "Evidence belongs in the diary first." in text_of(find(qtbot, page, "evidenceCard"))
    press(qtbot, page, f"isEvidence_{answer}")
    assert page.findChild(QWidget, "kindsCard") is None
    press(qtbot, page, "keepAsEvidence")
    assert asked == [("diary", "new")]
    press(qtbot, page, "isInDiary")
    press(qtbot, page, "kind_letter")
    find(qtbot, page, "thingText")


def test_pictures_are_dropped_looked_at_one_by_one_and_saved(
    desk: Desk, clock: Clock, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    path, gone = tmp_path / "beach.jpg", tmp_path / "gone.jpg"
    path.write_bytes(photo())
    page = steady(desk, qtbot, "put-away")
    begin(page, qtbot, "pictures")
    find(qtbot, page, "thingFiles", Dropzone).files_given.emit([path, gone])
    qtbot.waitUntil(lambda: "gone.jpg: " in text_of(page), timeout=20_000)
    (file,) = inside(desk).files
    find(qtbot, page, f"file_{file.id}")
    assert page.findChild(QWidget, "exhibitPicture") is None
    press(qtbot, page, f"show_{file.id}")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "exhibitPicture") is not None, timeout=20_000)
    press(qtbot, page, f"show_{file.id}")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "exhibitPicture") is None)
    answers.path = tmp_path / "copy.jpg"
    press(qtbot, page, f"save_{file.id}")
    qtbot.waitUntil(lambda: answers.path is not None and answers.path.is_file())
    assert answers.path.read_bytes() == photo()
    press(qtbot, page, f"erase_{file.id}")
    qtbot.waitUntil(lambda: inside(desk).files == ())
    qtbot.waitUntil(lambda: page.findChild(QWidget, f"file_{file.id}") is None)
    assert path.read_bytes() == photo()


def test_while_it_waits_nothing_is_taken_out_of_it(desk: Desk, qtbot: QtBot) -> None:
    thing_id = put(desk, "pictures", file=photo())
    in_vault(desk.tasks, lambda: put_away.ask(desk.notebook, thing_id))
    page = steady(desk, qtbot, f"thing:{thing_id}")
    assert state(page, qtbot).startswith("Opens from")
    assert page.findChild(QWidget, "evidenceFold") is None


@pytest.mark.fact("idea:I-10")
def test_what_is_being_packed_can_go_into_the_diary_and_stays_here(desk: Desk, qtbot: QtBot) -> None:
    def pack() -> str:
        (made,) = put_away.begin(desk.notebook, "pictures").touched("put-away")
        put_away.add_file(desk.notebook, made, photo(), "beach.jpg")
        return made

    packed = in_vault(desk.tasks, pack)
    page = steady(desk, qtbot, f"thing:{packed}")
    press(qtbot, page, "evidenceFoldButton")
    with qtbot.waitSignal(desk.go_requested) as asked:
        press(qtbot, page, "thingToDiary")
    assert asked.args is not None
    where, answers = asked.args
    assert where == "diary"
    (exhibit,) = answers["exhibits"]
    assert in_vault(desk.tasks, lambda: exhibits.read(desk.notebook, exhibit)) == photo()
    assert [one.name for one in inside(desk).files] == ["beach.jpg"]


@pytest.mark.fact("idea:I-10")
def test_the_words_of_a_letter_open_the_diary_with_what_was_typed_last(desk: Desk, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "put-away")
    begin(page, qtbot, "letter")
    write(qtbot, page, "thingText", WORD)
    press(qtbot, page, "evidenceFoldButton")
    with qtbot.waitSignal(desk.go_requested) as asked:
        press(qtbot, page, "thingToDiary")
    assert asked.args == ["diary", {"exact_words": WORD}]
    diary = DiaryPage(desk)
    qtbot.addWidget(diary)
    diary.show()
    diary.entered(asked.args[1])
    find(qtbot, diary, "entrySave")


def test_a_keeper_can_be_chosen_from_the_people_one_trusts(desk: Desk, qtbot: QtBot) -> None:
    in_vault(desk.tasks, lambda: add_person(desk.notebook, "Kim", "trusted"))
    in_vault(desk.tasks, lambda: add_person(desk.notebook, "A cousin", "no-share"))
    page = steady(desk, qtbot, "put-away")
    begin(page, qtbot, "objects")
    choice = find(qtbot, page, "thingKeeperChoice", QComboBox)
    assert [choice.itemText(at) for at in range(choice.count())] == ["Not chosen", "Kim"]
    choose(qtbot, page, "thingKeeperChoice", "Kim")
    qtbot.waitUntil(lambda: thing(desk).keeper == "Kim")


def test_what_is_typed_while_packing_is_kept_when_one_leaves_at_once(desk: Desk, clock: Clock, qtbot: QtBot) -> None:
    page = steady(desk, qtbot, "put-away")
    begin(page, qtbot, "objects")
    write(qtbot, page, "thingText", "The ring")
    write(qtbot, page, "thingNote", "Not tonight.")
    page.leaving()
    page = steady(opened_again(desk, clock), qtbot, "put-away")
    assert "Not put away yet" in text_of(find(qtbot, page, "putAwayCard"))
    press(qtbot, page, f"thing_{thing(desk).id}")
    assert "The ring" in text_of(find(qtbot, page, "insideCard"))
    assert thing(desk).note == "Not tonight."


@pytest.mark.fact("idea:P-12")
def test_it_is_erased_from_the_file_after_one_question(desk: Desk, answers: Answers, qtbot: QtBot) -> None:
    put(desk, "pictures", file=photo(), name=WORD)
    page = steady(desk, qtbot, f"thing:{thing(desk).id}")
    answers.yes = False
    press(qtbot, page, "eraseThing")
    assert thing(desk).name == WORD
    answers.yes = True
    press(qtbot, page, "eraseThing")
    find(qtbot, page, "steadyWays")
    for table in ("put_away", "put_away_file", "file", "file_chunk", "file_use", "leaf"):
        count = in_vault(desk.tasks, lambda table=table: desk.notebook.db.one(f"SELECT count(*) FROM {table}"))
        assert count == (0,), table
    assert [kind for kind, _ in answers.asked] == ["confirm", "confirm"]


@pytest.mark.fact("idea:P-12")
def test_no_other_page_shows_anything_of_it(desk: Desk, qtbot: QtBot) -> None:
    put(desk, name=WORD, text=WORD, note=WORD, keeper=WORD)
    in_vault(desk.tasks, lambda: put_away.begin(desk.notebook, "letter"))
    shell = Shell(desk, registered_pages())
    qtbot.addWidget(shell)
    shell.show()
    for spec in registered_pages():
        shell.show_page(spec.id)
        settle(desk, qtbot)
        assert WORD not in text_of(shell), spec.id
    shell.show_page("diary")
    settle(desk, qtbot)
    find_box = find(qtbot, shell, "find")
    qtbot.keyClicks(find_box, WORD)
    qtbot.keyClick(find_box, Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert "Nothing found" in text_of(find(qtbot, shell, "pages"))


def test_what_a_view_had_under_way_does_not_lead_away_from_the_next(desk: Desk, qtbot: QtBot) -> None:
    thing_id = put(desk, text=WORD)
    page = steady(desk, qtbot, f"thing:{thing_id}")
    find(qtbot, page, "askToOpen")
    in_vault(desk.tasks, lambda: put_away.ask(desk.notebook, thing_id))
    page.entered(f"thing:{thing_id}")
    press(qtbot, page, "leaveClosed")
    page.entered("urge")  # before the answer has come
    find(qtbot, page, "callCard")
    qtbot.waitUntil(lambda: thing(desk).state == "closed")
    QApplication.processEvents()
    find(qtbot, page, "callCard")


def test_the_chapter_of_prepare_leads_here(desk: Desk, qtbot: QtBot) -> None:
    shell = Shell(desk, registered_pages())
    qtbot.addWidget(shell)
    shell.show()
    for where, way, seen in (
        ("chapter:put-away", "way_put-away", "putSomethingAway"),
        ("step:photos-away", "stepOpens", "putSomethingAway"),
        ("chapter:urge", "way_urge", "callCard"),
        ("step:write-to-nobody", "stepOpens", "writeUnsent"),
    ):
        shell.show_page("prepare", where)
        press(qtbot, shell, way)
        find(qtbot, shell, seen)
        assert shell.current_page == "steady"


def test_it_is_put_away_with_the_keyboard_alone(desk: Desk, qtbot: QtBot) -> None:
    page = Shell(desk, registered_pages())
    qtbot.addWidget(page)
    page.show()
    page.show_page("steady", "put-in")
    in_front(qtbot, page)
    find(qtbot, page, "isEvidence_no")
    tab_to(qtbot, page, "isEvidence_yes")
    for which in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        key(qtbot, which)
    find(qtbot, page, "kind_letter")
    tab_to(qtbot, page, "kind_letter")
    key(qtbot, Qt.Key.Key_Space)
    find(qtbot, page, "thingText")
    tab_to(qtbot, page, "thingText")
    qtbot.keyClicks(QApplication.focusWidget(), WORD)
    tab_to(qtbot, page, "closeThing")
    key(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: thing(desk).state == "closed")
    page.show_page("steady", f"thing:{thing(desk).id}")
    find(qtbot, page, "askToOpen")
    tab_to(qtbot, page, "askToOpen")
    key(qtbot, Qt.Key.Key_Space)
    find(qtbot, page, "leaveClosed")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "leaveClosed"


@SIZES
def test_every_view_fits_and_names_its_parts(
    desk: Desk, clock: Clock, qtbot: QtBot, width: int, height: int, percent: int
) -> None:
    long = "Bartholomäus " * 12
    closed = put(desk, "objects", name=long, keeper=long, text=long)
    waiting = put(desk, "letter", name=long, note=long * 4, text=long)
    opened = put(desk, "pictures", name=long, note=long, wait="ten", file=photo())
    in_vault(desk.tasks, lambda: put_away.ask(desk.notebook, opened))
    clock.advance(minutes=10)
    in_vault(desk.tasks, lambda: put_away.ask(desk.notebook, waiting))
    (packing,) = in_vault(desk.tasks, lambda: put_away.begin(desk.notebook, "files").touched("put-away"))
    themes.theme().set_look(themes.Look("light", percent))
    page = steady(desk, qtbot)
    page.resize(width - (68 if percent == 200 else 211), height - 75)
    seen = {
        "put-away": "putAwayCard",
        "put-in": "evidenceCard",
        f"thing:{closed}": "askToOpen",
        f"thing:{waiting}": "leaveClosed",
        f"thing:{opened}": "putBack",
        f"thing:{packing}": "closeThing",
    }
    assert walked(qtbot, page, desk, seen) == []
