"""Where one is with it: everything in one place, without a verdict."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation import board, later, people
from nocontact_desktop.preparation.plan import set_step
from nocontact_desktop.preparation.ready import ready

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook


@pytest.mark.fact("idea:E-11")
def test_it_lists_what_was_looked_at_what_is_open_and_who_is_told(notebook: Notebook) -> None:
    step = load().steps[0]
    set_step(notebook, step.id, "done")
    seen = next(channel.id for channel in load().channels if channel.notice.level >= 2)
    board.decide(notebook, seen, "filter")
    board.decide(notebook, "email", "open")
    ann = next(iter(people.add_person(notebook, "Ann", "trusted").touched("person")))
    people.change_person(notebook, ann, tell="before")
    people.add_person(notebook, "Ben", "neutral")
    later.set_planned(notebook, date(2026, 4, 1))

    found = ready(notebook)
    looked = [one.chapter.id for one in found.chapters if one.looked_at]
    assert looked == [step.chapter]
    assert [one.channel_id for one in found.noticeable] == [seen]
    assert [one.name for one in found.people] == ["Ann"]
    assert found.channels.decided == 2
    assert found.moment.planned_on == date(2026, 4, 1)


@pytest.mark.fact("idea:E-11")
def test_the_moment_can_be_chosen_with_everything_open(notebook: Notebook) -> None:
    later.set_planned(notebook, date(2026, 4, 1))
    later.set_started(notebook, date(2026, 4, 1))

    found = ready(notebook)
    assert all(one.looked_at is None for one in found.chapters)
    assert found.moment.started_on == date(2026, 4, 1)
