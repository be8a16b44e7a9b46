"""Devices, their checks and lists of apps, used as somebody would."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.gui import theme as themes
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.prepare.page import PreparePage
from nocontact_desktop.gui.widgets import BodyText
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.comparisons import comparisons
from nocontact_desktop.preparation.devices import (
    DeviceState,
    add_device,
    device_state,
    devices,
    set_check,
)
from tests.gui import walking
from tests.gui.conftest import Answers, in_vault

W = TypeVar("W", bound=QWidget)

KNOWN = "# 2026-02-13\n- name: Lamplight\n  type: stalkerware\n  packages:\n  - com.example.lamp\n"
UNDATED = KNOWN.split("\n", 1)[1]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> PreparePage:
    made = PreparePage(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def seen(qtbot: QtBot, page: QWidget, kind: type[W], name: str) -> W:
    """The widget of that name in sight, once it is there."""

    def find() -> W | None:
        return next((one for one in page.findChildren(kind, name) if one.isVisible()), None)

    qtbot.waitUntil(lambda: find() is not None)
    found = find()
    assert found is not None
    return found


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = seen(qtbot, page, QAbstractButton, name)
    qtbot.waitUntil(lambda: button.isEnabled() and not button.size().isEmpty())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def add(desk: Desk, kind: str, name: str) -> str:
    return str(in_vault(desk.tasks, lambda: add_device(desk.notebook, kind, name))[0])  # type: ignore[arg-type]


def noted(desk: Desk) -> list[DeviceState]:
    return list(in_vault(desk.tasks, lambda: devices(desk.notebook)))


def state(desk: Desk, device_id: str) -> DeviceState:
    found: DeviceState = in_vault(desk.tasks, lambda: device_state(desk.notebook, device_id))
    return found


def text_of(page: QWidget) -> str:
    kinds: tuple[type[QLabel | BodyText], ...] = (QLabel, BodyText)
    shown = [one for kind in kinds for one in page.findChildren(kind) if one.isVisible()]
    return "\n".join(one.text() for one in shown)


def test_a_device_is_added_with_a_name_and_opened(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("devices")
    press(qtbot, page, "deviceAdd")
    assert "name first" in text_of(page)
    qtbot.keyClicks(seen(qtbot, page, QLineEdit, "deviceName"), "My phone")
    qtbot.keyClick(seen(qtbot, page, QLineEdit, "deviceName"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.device.name for one in noted(desk)] == ["My phone"])
    assert seen(qtbot, page, QLineEdit, "deviceName").text() == ""
    press(qtbot, page, f"device_{noted(desk)[0].device.id}")
    assert seen(qtbot, page, QLineEdit, "deviceName").text() == "My phone"


def test_what_people_forget_is_added_with_one_press(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    page.entered("devices")
    for key in ("router", "watch"):
        press(qtbot, page, f"forgotten_{key}")
        qtbot.waitUntil(lambda key=key: not page.findChildren(QAbstractButton, f"forgotten_{key}"))
    assert [(one.device.kind, one.device.name) for one in noted(desk)] == [("router", "Router"), ("other", "Watch")]
    assert "No checks for this kind" in text_of(page)


def test_a_check_is_looked_at_with_a_note_and_the_device_says_when(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    car = add(desk, "car", "Car")
    page.entered(f"device:{car}")
    first, second = (check.step for check in state(desk, car).checks[:2])
    press(qtbot, page, f"check_{first.id}")
    assert seen(qtbot, page, QWidget, "stepNotice")
    qtbot.keyClicks(seen(qtbot, page, QPlainTextEdit, "checkNote"), "under the seat")
    press(qtbot, page, "checkState_done")
    press(qtbot, page, "back")
    qtbot.waitUntil(lambda: state(desk, car).checks[0].state == "done")
    assert state(desk, car).checks[0].note == "under the seat"
    seen(qtbot, page, QLabel, f"day_{first.id}")
    assert "1 of 2 looked at, last on" in text_of(page)
    assert not [one for one in page.findChildren(QWidget, "allLookedAt") if one.isVisible()]
    in_vault(desk.tasks, lambda: set_check(desk.notebook, car, second.id, "done"))
    page.entered(f"device:{car}")
    notice = seen(qtbot, page, QLabel, "allLookedAtText")
    assert "Every check was looked at" in notice.text()
    assert "shows nothing about what was not found" in notice.text()
    assert "clean" not in text_of(page).lower()
    assert "safe" not in notice.text().lower()


def test_facts_are_kept_as_they_are_written(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    phone = add(desk, "phone", "Phone")
    page.entered(f"device:{phone}")
    name = seen(qtbot, page, QLineEdit, "deviceName")
    name.setFocus()
    name.selectAll()
    qtbot.keyClicks(name, "Old phone")
    qtbot.keyClicks(seen(qtbot, page, QLineEdit, "deviceHandled"), "Robin")
    qtbot.keyClicks(seen(qtbot, page, QPlainTextEdit, "deviceNote"), "a gift")
    for field, place in (("deviceAccount", 3), ("devicePlan", 4)):
        combo = seen(qtbot, page, QComboBox, field)
        combo.setCurrentIndex(place)
        combo.activated.emit(place)
    page.leaving()
    qtbot.waitUntil(lambda: state(desk, phone).device.note == "a gift")
    device = state(desk, phone).device
    assert (device.name, device.handled, device.account, device.plan) == ("Old phone", "Robin", "shared", "evidence")


def test_a_device_without_a_name_keeps_its_old_one(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    phone = add(desk, "phone", "Phone")
    page.entered(f"device:{phone}")
    name = seen(qtbot, page, QLineEdit, "deviceName")
    name.clear()
    name.editingFinished.emit()
    assert "keeps “Phone”" in text_of(page)
    assert state(desk, phone).device.name == "Phone"


def test_another_kind_shows_other_checks(page: PreparePage, desk: Desk, qtbot: QtBot) -> None:
    device = add(desk, "phone", "Thing")
    page.entered(f"device:{device}")
    combo = seen(qtbot, page, QComboBox, "deviceKind")
    seen(qtbot, page, QWidget, "deviceComparisons")
    at = combo.findData("car")
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    car_check = next(step.id for step in load().steps if step.kind == "check" and "car" in step.devices)
    seen(qtbot, page, QAbstractButton, f"check_{car_check}")
    assert not [one for one in page.findChildren(QWidget, "deviceComparisons") if one.isVisible()]


def test_removing_a_device_asks_first_and_leads_back(
    page: PreparePage, desk: Desk, qtbot: QtBot, answers: Answers
) -> None:
    device = add(desk, "phone", "Phone")
    page.entered("devices")
    press(qtbot, page, f"device_{device}")
    answers.yes = False
    press(qtbot, page, "removeDevice")
    assert answers.asked == [("confirm", "Remove this device?")]
    assert len(noted(desk)) == 1
    answers.yes = True
    press(qtbot, page, "removeDevice")
    qtbot.waitUntil(lambda: noted(desk) == [])
    seen(qtbot, page, QWidget, "devicesView")


@pytest.fixture
def phone_list(tmp_path: Path) -> Path:
    path = tmp_path / "list.txt"
    path.write_text("package:com.example.lamp\npackage:com.example.other\n")
    return path


def choose(qtbot: QtBot, page: PreparePage, answers: Answers, phone: Path, known: Path) -> None:
    for button, path in (("choose_packages", phone), ("choose_indicators", known)):
        answers.files = [path]
        press(qtbot, page, button)


def test_two_lists_are_compared_kept_and_removed(
    page: PreparePage, desk: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path, phone_list: Path
) -> None:
    phone = add(desk, "phone", "Phone")
    known = tmp_path / "ioc.yaml"
    known.write_text(KNOWN)
    page.entered(f"device:{phone}")
    press(qtbot, page, "toPackages")
    assert not seen(qtbot, page, QAbstractButton, "comparePackages").isEnabled()
    choose(qtbot, page, answers, phone_list, known)
    assert "Chosen: ioc.yaml" in text_of(page)
    press(qtbot, page, "comparePackages")
    result = seen(qtbot, page, QLabel, "comparisonResultText")
    assert result.text() == "One of the 2 package names stands in this list."
    assert "com.example.lamp: listed as Lamplight (stalkerware)" in text_of(page)
    assert "Date of the list: 2026-02-13." in text_of(page)
    press(qtbot, page, "keepComparison")
    qtbot.waitUntil(lambda: len(in_vault(desk.tasks, lambda: comparisons(desk.notebook, phone))) == 1)
    (kept,) = in_vault(desk.tasks, lambda: comparisons(desk.notebook, phone))
    assert not seen(qtbot, page, QAbstractButton, "keepComparison").isEnabled()
    page.entered(f"device:{phone}")
    press(qtbot, page, f"comparison_{kept.id}Button")
    assert "listed as Lamplight" in text_of(page)
    press(qtbot, page, f"remove_{kept.id}")
    qtbot.waitUntil(lambda: in_vault(desk.tasks, lambda: comparisons(desk.notebook, phone)) == [])


def test_a_list_without_a_date_takes_the_one_that_was_typed_and_nothing_else(
    page: PreparePage, qtbot: QtBot, answers: Answers, tmp_path: Path, phone_list: Path
) -> None:
    known = tmp_path / "ioc.yaml"
    known.write_text(UNDATED.replace("com.example.lamp", "com.example.none"))
    page.entered("packages")
    choose(qtbot, page, answers, phone_list, known)
    press(qtbot, page, "comparePackages")
    result = seen(qtbot, page, QLabel, "comparisonResultText")
    assert result.text() == "None of the 2 package names stands in this list."
    assert "does not mean that there is nothing" in text_of(page)
    assert "The date of the list is not known." in text_of(page)
    qtbot.keyClicks(seen(qtbot, page, QLineEdit, "listDayDay"), "3 January 2026")
    press(qtbot, page, "comparePackages")
    qtbot.waitUntil(lambda: "Date of the list: 2026-01-03." in text_of(page))
    assert not page.findChildren(QAbstractButton, "keepComparison")


def test_a_wrong_file_is_said_under_the_files_and_another_can_be_chosen(
    page: PreparePage, qtbot: QtBot, answers: Answers, tmp_path: Path, phone_list: Path
) -> None:
    known = tmp_path / "ioc.yaml"
    known.write_text(KNOWN)
    page.entered("packages")
    choose(qtbot, page, answers, phone_list, phone_list)
    press(qtbot, page, "comparePackages")
    assert "no list of known names" in seen(qtbot, page, QLabel, "packagesProblemText").text()
    choose(qtbot, page, answers, phone_list, known)
    press(qtbot, page, "comparePackages")
    seen(qtbot, page, QLabel, "comparisonResultText")


def test_a_comparison_is_printed(
    page: PreparePage, qtbot: QtBot, answers: Answers, tmp_path: Path, phone_list: Path
) -> None:
    known = tmp_path / "ioc.yaml"
    known.write_text(KNOWN)
    page.entered("packages")
    choose(qtbot, page, answers, phone_list, known)
    press(qtbot, page, "comparePackages")
    answers.path = tmp_path / "out.pdf"
    press(qtbot, page, "printPaper")
    qtbot.waitUntil((tmp_path / "out.pdf").exists)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_how_to_get_the_list_says_first_what_can_be_noticed(page: PreparePage, qtbot: QtBot) -> None:
    page.entered("packages")
    press(qtbot, page, "packagesHowButton")
    qtbot.waitUntil(lambda: "adb shell pm list packages" in text_of(page))
    text = text_of(page)
    assert text.index("What can be noticed first") < text.index("adb shell")
    assert "ioc.yaml" in text


@pytest.mark.parametrize(
    ("width", "height", "percent"), [(1024, 700, 100), (1280, 720, 200)], ids=["1024x700", "1280x720 at 200 %"]
)
def test_views_fit_and_every_control_has_a_name(
    page: PreparePage,
    desk: Desk,
    qtbot: QtBot,
    answers: Answers,
    tmp_path: Path,
    phone_list: Path,
    width: int,
    height: int,
    percent: int,
) -> None:
    themes.theme().set_look(themes.Look("light", percent))
    page.resize(width - 100, height)
    known = tmp_path / "ioc.yaml"
    known.write_text(KNOWN)
    phone = add(desk, "phone", "A phone with a name that goes on and on")
    check = state(desk, phone).checks[0].step.id
    for address, sign in (
        ("devices", f"device_{phone}"),
        (f"device:{phone}", "deviceChecks"),
        (f"check:{phone}/{check}", "checkState"),
        (f"packages:{phone}", "packagesFiles"),
    ):
        page.entered(address)
        seen(qtbot, page, QWidget, sign)
        if address.startswith("packages"):
            choose(qtbot, page, answers, phone_list, known)
            press(qtbot, page, "comparePackages")
            seen(qtbot, page, QWidget, "comparisonResult")
        view = next(one for one in page.findChildren(QWidget) if one.objectName().endswith("View") and one.isVisible())
        assert walking.scrolls_sideways(page) == [], address
        assert walking.unnamed(view) == [], address
        assert walking.doubly_named(view) == [], address
        assert walking.reads_markup(view) == [], address
