"""What else lies in a zip beside what a reader has read."""

from __future__ import annotations

from collections.abc import Collection

from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.source import Source


def leave_out_the_rest(source: Source, read: Collection[str], notes: Notes) -> None:
    """Note the members that are not in ``read``, all in one line: an export can hold thousands about other things."""
    for locator, reason in source.left_out():
        notes.skip(locator, reason)
    rest = [member for member in source.members() if member not in read]
    if rest:
        notes.skip(f"{len(rest)} other files, such as {rest[0]}", "not-messages")
