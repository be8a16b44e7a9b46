from __future__ import annotations

from nocontact_desktop.gui.three_shifts import ThreeShifts


def tap(shifts: ThreeShifts, at: float) -> bool:
    shifts.shift_down()
    return shifts.shift_up(at)


def test_three_taps_within_five_seconds() -> None:
    shifts = ThreeShifts()
    assert [tap(shifts, at) for at in (0, 2, 4.9)] == [False, False, True]


def test_slower_taps_do_not_count() -> None:
    shifts = ThreeShifts()
    assert [tap(shifts, at) for at in (0, 3, 6)] == [False, False, False]
    assert tap(shifts, 7.5)


def test_capitals_never_count() -> None:
    shifts = ThreeShifts()
    for at in range(9):
        shifts.shift_down()
        shifts.anything_else()  # the letter, typed while Shift is held
        assert not shifts.shift_up(at / 10)


def test_a_click_or_another_key_begins_anew() -> None:
    shifts = ThreeShifts()
    tap(shifts, 0)
    tap(shifts, 1)
    shifts.anything_else()
    assert [tap(shifts, at) for at in (2, 3)] == [False, False]
    assert tap(shifts, 4)


def test_the_count_begins_anew_after_it_fired() -> None:
    shifts = ThreeShifts()
    assert [tap(shifts, at) for at in (0, 1, 2, 3)] == [False, False, True, False]
