"""Hand-overs are found by the one search, and stand in the calendar on their day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.diary.calendar import month_of
from nocontact_desktop.diary.handovers import Handover, delete_handover, save_handover
from nocontact_desktop.diary.search import find

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

LATE = Handover(
    outcome="late",
    occurred_from="2026-03-01T17:00",
    precision="exact",
    way="to_me",
    how_late="40 minutes",
    place="Outside the café",
    who="The grandmother brought them",
    said="“Traffic was bad.”",
)


def keep(notebook: Notebook, handover: Handover) -> str:
    (handover_id,) = save_handover(notebook, None, handover).touched("handover")
    return str(handover_id)


@pytest.mark.parametrize("typed", ["traffic", "TRAFF", "cafe outside", "grandmother traffic", "late 40", "minu"])
def test_a_handover_is_found_by_what_was_said_of_it(notebook: Notebook, typed: str) -> None:
    handover_id = keep(notebook, LATE)
    keep(notebook, Handover(outcome="on_time", occurred_from="2026-03-08"))
    (hit,) = find(notebook, typed, 10).handovers.hits
    assert (hit.kind, hit.id, hit.when) == ("handover", handover_id, "Sunday 1 March 2026, 17:00")
    assert hit.snippet.hit.casefold().startswith(typed.rsplit(maxsplit=1)[-1].casefold()[:4])
    assert hit.title.startswith("To me · Late, 40 minutes")


@pytest.mark.parametrize("typed", ["raffic", "traff minutes", "library", '"', "", "*"])
def test_it_is_not_found_by_anything_else(notebook: Notebook, typed: str) -> None:
    keep(notebook, LATE)
    assert find(notebook, typed, 10).handovers.hits == ()


def test_more_than_was_asked_for_is_said_and_a_deleted_one_is_gone(notebook: Notebook) -> None:
    ids = [
        keep(notebook, Handover(outcome="missed", occurred_from=f"2026-03-0{day}", said="no call")) for day in (1, 2)
    ]
    found = find(notebook, "call", 1).handovers
    assert ([hit.id for hit in found.hits], found.more) == ([ids[1]], True)
    delete_handover(notebook, ids[1])
    found = find(notebook, "call", 1).handovers
    assert ([hit.id for hit in found.hits], found.more) == ([ids[0]], False)


def test_the_calendar_has_them_on_their_day(notebook: Notebook) -> None:
    evening = keep(notebook, LATE)
    morning = keep(notebook, Handover(outcome="on_time", occurred_from="2026-03-01T09:00"))
    keep(notebook, Handover(outcome="on_time", occurred_from="2026-03", precision="month"))
    keep(notebook, Handover(outcome="on_time", occurred_from="2026-04-05"))
    assert month_of(notebook, 2026, 3).handovers == {1: (morning, evening)}
    assert month_of(notebook, 2026, 3).days == {}
