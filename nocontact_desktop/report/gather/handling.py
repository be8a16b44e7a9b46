"""The handling record of an exhibit: when it came in, and what was done with it since, each proved by its leaf."""

from __future__ import annotations

from typing import Final

from nocontact_desktop.diary.handling import handling_of
from nocontact_desktop.report.gather.sealed import Desk
from nocontact_desktop.report.material import Handling
from nocontact_desktop.report.privacy import shown

_EXHIBIT: Final = "exhibit"
_KIND: Final = "handling"
_TAKEN_IN: Final = "exhibit taken in"


def taken_in(desk: Desk, exhibit_id: str, entry_number: int | None) -> str:
    """Return when an exhibit came into the notebook, in UTC; empty when its first record does not prove it."""
    first = desk.sealed(_EXHIBIT, exhibit_id, 1, entry_number, rules=_TAKEN_IN, gap=_KIND)
    return str(first.fields["recorded_at"]) if first else ""


def handling(desk: Desk, exhibit_id: str, entry_number: int | None) -> tuple[Handling, ...]:
    """Return the lines of an exhibit's record that passed, in the order in which they were noted."""
    lines = []
    for line in handling_of(desk.notebook, exhibit_id):
        record = desk.sealed(_KIND, exhibit_id, line.place, entry_number)
        if record is not None:
            fields = shown(desk.request, _KIND, record.fields)
            left_out = any(value and name not in fields for name, value in record.fields.items())
            lines.append(Handling(fields, str(record.fields["recorded_at"]), left_out))
    return tuple(lines)
