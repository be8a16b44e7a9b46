from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nocontact_desktop.gui.idle import IdleWatch


@pytest.fixture
def told() -> list[bool]:
    return []


@pytest.fixture
def watch(qapp_themed: QApplication, told: list[bool]) -> Iterator[IdleWatch]:
    made = IdleWatch(3)
    made.expired.connect(lambda: told.append(True))
    yield made
    made.stop()
    made.deleteLater()


def test_three_minutes_without_a_sign_and_only_once(watch: IdleWatch, told: list[bool]) -> None:
    assert (watch._timer.interval(), watch._timer.isSingleShot()) == (3 * 60_000, True)
    watch._timer.timeout.emit()
    assert told == [True]


def test_a_sign_of_life_begins_the_time_anew(watch: IdleWatch) -> None:
    watch._timer.setInterval(60_000)
    watch._timer.stop()
    watch.sign_of_life()
    assert watch._timer.isActive()


@pytest.mark.parametrize(("seconds", "slept"), [(8, False), (600, True)])
def test_a_clock_that_has_gone_on_without_us_means_sleep(
    watch: IdleWatch, told: list[bool], seconds: int, slept: bool
) -> None:
    watch._looked_at -= seconds
    watch._look.timeout.emit()
    assert bool(told) is slept


def test_a_system_that_suspends_the_program_locks_it(
    watch: IdleWatch, told: list[bool], qapp_themed: QApplication
) -> None:
    qapp_themed.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert told == []
    qapp_themed.applicationStateChanged.emit(Qt.ApplicationState.ApplicationSuspended)
    assert told == [True]


def test_after_the_end_nothing_is_watched(watch: IdleWatch) -> None:
    watch.stop()
    assert not watch._timer.isActive()
    assert not watch._look.isActive()
