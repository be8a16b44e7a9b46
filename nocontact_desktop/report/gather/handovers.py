"""The hand-overs of children in the period of a report, oldest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from nocontact_desktop.diary.handovers import KeptHandover
from nocontact_desktop.diary.handovers import handovers as all_handovers
from nocontact_desktop.diary.when import last_key, sort_key
from nocontact_desktop.report.gather.dates import said_short
from nocontact_desktop.report.gather.sealed import Desk
from nocontact_desktop.report.material import Handover
from nocontact_desktop.report.privacy import shown

KIND: Final = "handover"


def handovers(desk: Desk, case: Mapping[str, Any]) -> tuple[Handover, ...]:
    """Read the hand-overs; none where the case has no children, or where only chosen entries were asked for."""
    if not case.get("children") or not desk.request.every_entry:
        return ()
    found: list[Handover] = []
    for kept in _oldest_first(desk):
        record = desk.sealed(KIND, kept.id, kept.revision)
        if record is None:
            continue
        when = kept.when
        found.append(
            Handover(
                number=len(found) + 1,
                fields=shown(desk.request, KIND, record.fields),
                said_short=said_short(when),
                order=sort_key(when) if when.occurred_from else "",
                recorded_at=str(record.fields["recorded_at"]),
                corrected=kept.revision - 1,
            )
        )
    return tuple(found)


def _oldest_first(desk: Desk) -> list[KeptHandover]:
    """Return those of the period; one without a date is not left out for it."""
    request = desk.request
    first, last = request.date_from or "", (request.date_to or "9999") + "~"
    kept = [
        one
        for one in all_handovers(desk.notebook)
        if one.when.occurred_from is None or (first <= last_key(one.when) and sort_key(one.when) <= last)
    ]
    return sorted(kept, key=lambda one: (one.when.occurred_from is None, sort_key(one.when), one.id))
