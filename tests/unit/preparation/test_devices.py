"""Devices, what was looked at on each, and lists of apps kept with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.rows import DeviceKind
from nocontact_desktop.intake.package_check import Comparison, Listed
from nocontact_desktop.preparation.comparisons import comparisons, in_words, keep_comparison, remove_comparison
from nocontact_desktop.preparation.devices import (
    FORGOTTEN,
    Account,
    Plan,
    add_device,
    check_of,
    device_state,
    devices,
    forgotten,
    remove_device,
    rename_device,
    set_account,
    set_check,
    set_check_note,
    set_device_note,
    set_handled,
    set_kind,
    set_plan,
    set_whose,
)
from nocontact_desktop.preparation.papers.comparison import comparison_paper

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock

FOUND = Comparison(
    packages=214,
    listed=612,
    hits=(
        Listed(package="com.example.lamp", name="Lamplight", kind="stalkerware"),
        Listed(package="org.example.kites", name="Kites", kind=""),
    ),
    list_date="2026-02-13",
)
NOT_FOUND = Comparison(packages=1214, listed=612)


@pytest.fixture
def phone(notebook: Notebook) -> str:
    return add_device(notebook, "phone", " My phone ")[0]


def test_a_new_device_has_a_name_and_nothing_else_filled_in(notebook: Notebook, phone: str) -> None:
    device = device_state(notebook, phone).device
    assert (device.name, device.kind) == ("My phone", "phone")
    assert (device.whose, device.handled, device.account, device.plan, device.note) == ("", "", "", "", "")


def test_a_device_needs_a_name(notebook: Notebook, phone: str) -> None:
    for write in (lambda: add_device(notebook, "car", "  "), lambda: rename_device(notebook, phone, " ")):
        with pytest.raises(Problem) as found:
            write()
        assert found.value.code == "device.needs-name"
    assert [state.device.name for state in devices(notebook)] == ["My phone"]


def test_everything_said_about_a_device_is_kept(notebook: Notebook, phone: str) -> None:
    rename_device(notebook, phone, "Old phone")
    set_kind(notebook, phone, "tablet")
    set_whose(notebook, phone, " mine ")
    set_handled(notebook, phone, "Robin, in May")
    set_account(notebook, phone, "not_sure")
    set_plan(notebook, phone, "evidence")
    changed = set_device_note(notebook, phone, "a gift")
    device = device_state(notebook, phone).device
    assert (device.name, device.kind, device.whose, device.handled) == ("Old phone", "tablet", "mine", "Robin, in May")
    assert (device.account, device.plan, device.note) == ("not_sure", "evidence", "a gift")
    assert changed.touched("device") == {phone}


def test_each_kind_has_the_checks_that_name_it(notebook: Notebook) -> None:
    for kind in get_args(DeviceKind):
        device_id, _ = add_device(notebook, kind, kind)
        shown = [check.step.id for check in device_state(notebook, device_id).checks]
        assert shown == [
            step.id for step in load().steps if step.kind == "check" and kind in step.devices and not step.when
        ]
        assert bool(shown) == (kind != "other")


def test_devices_stand_by_kind_in_the_order_they_were_added(notebook: Notebook, clock: Clock) -> None:
    for kind, name in (("car", "Car"), ("phone", "B"), ("computer", "Laptop"), ("phone", "A")):
        add_device(notebook, kind, name)  # type: ignore[arg-type]
        clock.advance(minutes=1)
    assert [state.device.name for state in devices(notebook)] == ["B", "A", "Laptop", "Car"]


def test_a_check_is_looked_at_on_one_device_and_open_on_another(notebook: Notebook, phone: str, clock: Clock) -> None:
    other, _ = add_device(notebook, "phone", "Work phone")
    step = device_state(notebook, phone).checks[0].step.id
    set_check(notebook, phone, step, "done")
    assert check_of(notebook, phone, step).state == "done"
    assert check_of(notebook, other, step).state == "open"
    assert device_state(notebook, phone).looked_at == (clock.time.isoformat(timespec="seconds"),)
    assert device_state(notebook, other).looked_at == ()


def test_a_note_written_later_leaves_the_day_of_looking_as_it_was(notebook: Notebook, phone: str, clock: Clock) -> None:
    step = device_state(notebook, phone).checks[0].step.id
    set_check_note(notebook, phone, step, "two faces")
    assert check_of(notebook, phone, step).changed_at is None
    set_check(notebook, phone, step, "done")
    looked = clock.time.isoformat(timespec="seconds")
    clock.advance(days=3)
    set_check_note(notebook, phone, step, "two faces, one is mine")
    check = check_of(notebook, phone, step)
    assert (check.state, check.note, check.changed_at) == ("done", "two faces, one is mine", looked)


def test_all_looked_at_leaves_out_what_is_not_for_me_and_nothing_else(notebook: Notebook, clock: Clock) -> None:
    car, _ = add_device(notebook, "car", "Car")
    first, *rest = [check.step.id for check in device_state(notebook, car).checks]
    assert rest
    for step in rest:
        set_check(notebook, car, step, "not_for_me")
    assert not device_state(notebook, car).all_looked_at
    set_check(notebook, car, first, "later")
    assert not device_state(notebook, car).all_looked_at
    set_check(notebook, car, first, "done")
    assert device_state(notebook, car).all_looked_at
    clock.advance(days=1)
    set_check(notebook, car, rest[0], "done")
    first_day, last_day = device_state(notebook, car).looked_at
    assert (first_day[:10], last_day[:10]) == ("2026-03-02", "2026-03-03")


def test_only_not_for_me_is_not_looked_at(notebook: Notebook) -> None:
    router, _ = add_device(notebook, "router", "Router")
    for check in device_state(notebook, router).checks:
        set_check(notebook, router, check.step.id, "not_for_me")
    assert not device_state(notebook, router).all_looked_at


def test_another_kind_has_other_checks_and_what_was_said_comes_back_with_the_old_one(
    notebook: Notebook, phone: str
) -> None:
    before = device_state(notebook, phone).checks
    set_check(notebook, phone, before[0].step.id, "done")
    set_kind(notebook, phone, "car")
    assert device_state(notebook, phone).looked_at == ()
    set_kind(notebook, phone, "phone")
    assert device_state(notebook, phone).checks[0].state == "done"


def test_a_device_that_is_removed_takes_everything_with_it(notebook: Notebook, phone: str) -> None:
    set_check(notebook, phone, device_state(notebook, phone).checks[0].step.id, "done")
    keep_comparison(notebook, phone, FOUND)
    remove_device(notebook, phone)
    assert devices(notebook) == []
    for table in ("device_check", "comparison", "comparison_hit"):
        assert notebook.db.one(f"SELECT count(*) FROM {table}") == (0,)


def test_what_is_not_there_is_a_known_problem(notebook: Notebook, phone: str) -> None:
    step = next(step.id for step in load().steps if step.kind == "step")
    for code, act in (
        ("device.no-such-device", lambda: device_state(notebook, "gone")),
        ("device.no-such-device", lambda: set_plan(notebook, "gone", "keep")),
        ("device.no-such-device", lambda: remove_device(notebook, "gone")),
        ("device.no-such-device", lambda: keep_comparison(notebook, "gone", FOUND)),
        ("plan.no-such-step", lambda: set_check(notebook, phone, "gone", "done")),
        ("plan.no-such-step", lambda: set_check(notebook, phone, step, "done")),
        ("plan.no-such-step", lambda: check_of(notebook, phone, step)),
    ):
        with pytest.raises(Problem) as found:
            act()
        assert found.value.code == code


def test_what_people_forget_is_offered_until_it_is_noted(notebook: Notebook) -> None:
    offered = forgotten(devices(notebook))
    assert [one.key for one in offered] == list(FORGOTTEN)
    for one in offered:
        add_device(notebook, one.kind, one.name)
    assert forgotten(devices(notebook)) == []


def test_a_router_of_another_name_counts_and_a_tablet_of_another_name_does_not(notebook: Notebook) -> None:
    add_device(notebook, "router", "The box in the hall")
    add_device(notebook, "tablet", "My tablet")
    offered = [one.key for one in forgotten(devices(notebook))]
    assert "router" not in offered
    assert "tablet" in offered


def test_every_answer_has_words() -> None:
    words = load().words
    assert list(words["device_kind"]) == list(get_args(DeviceKind))
    assert {"", *words["device_account"]} == set(get_args(Account))
    assert {"", *words["device_plan"]} == set(get_args(Plan))


def test_comparisons_are_kept_with_their_device_newest_first(notebook: Notebook, phone: str, clock: Clock) -> None:
    other, _ = add_device(notebook, "phone", "Work phone")
    keep_comparison(notebook, phone, NOT_FOUND)
    clock.advance(days=1)
    keep_comparison(notebook, phone, FOUND)
    newest, oldest = comparisons(notebook, phone)
    assert (newest.comparison, oldest.comparison) == (FOUND, NOT_FOUND)
    assert newest.compared_at.startswith("2026-03-03")
    assert comparisons(notebook, other) == []
    remove_comparison(notebook, phone, newest.id)
    assert [one.comparison for one in comparisons(notebook, phone)] == [NOT_FOUND]


def words_of(comparison: Comparison) -> str:
    said = in_words(comparison)
    return "\n".join((said.result, *said.hits, *said.meaning, *said.following, *said.about))


def test_nothing_found_says_what_that_does_not_mean() -> None:
    said = words_of(NOT_FOUND)
    assert "None of the 1,214 package names stands in this list." in said
    assert "does not mean that there is nothing" in said
    assert "iPhone" in said
    assert "The date of the list is not known." in said
    assert "Someone qualified" in said


def test_something_found_is_listed_as_and_no_proof() -> None:
    said = words_of(FOUND)
    assert "2 of the 214 package names stand in this list." in said
    assert "com.example.lamp: listed as Lamplight (stalkerware)" in said
    assert "org.example.kites: listed as Kites\n" in said
    assert "no proof" in said
    assert "Nothing has to be removed today" in said
    for word in ("safer device", "advocate", "police", "2026-02-13", "612 names of the list"):
        assert word in said


@pytest.mark.parametrize("comparison", [FOUND, NOT_FOUND])
def test_a_comparison_never_says_clean_or_that_something_is_there(comparison: Comparison) -> None:
    said = words_of(comparison)
    assert not re.search(r"\b(clean|you are safe|is safe|infected|no spy)\b", said, re.IGNORECASE)
    assert "https://github.com/AssoEchap/stalkerware-indicators" in said
    assert "Echap, CC BY 4.0" in said


def test_one_name_found_is_said_in_the_singular() -> None:
    one = Comparison(packages=5, listed=7, hits=FOUND.hits[:1])
    assert in_words(one).result == "One of the 5 package names stands in this list."


def test_a_comparison_on_paper_has_the_same_words_under_a_neutral_title(
    notebook: Notebook, phone: str, clock: Clock
) -> None:
    clock.advance(hours=-9)  # noon, the same day in nearly every zone
    keep_comparison(notebook, phone, FOUND)
    (kept,) = comparisons(notebook, phone)
    paper = comparison_paper(notebook, kept.comparison, kept.compared_at)
    printed = "\n".join(block.text for block in paper.blocks if hasattr(block, "text"))
    for line in words_of(FOUND).split("\n"):
        assert line in printed
    assert "Compared on 2026-03-02" in printed
    assert paper.title == "List of names"
