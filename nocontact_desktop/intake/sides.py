"""Which side an item is on, and the items of what nobody could read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from nocontact_desktop.intake.items import NO_TIME, Direction, Item, Kind

LONGEST = 2 * 1024 * 1024
"""So many signs of what cannot be read stand in one item; more of it in further ones."""


def direction_of(kind: Kind, author: str | None, mine: Collection[str], names: Mapping[str, str]) -> Direction:
    """Out when it is by one of ``mine``: authors as the export writes them or as they are called. In when by others.

    Nothing the service itself says has a direction, and nobody knows one before somebody has said who they are.
    """
    if kind == "system":
        return "none"
    if not mine or author is None:
        return "unknown"
    return "out" if author in mine or names.get(author) in mine else "in"


def unreadable(raw: str, locator: str, conversation: str = "") -> Item:
    """The item of something that is no message; its text is kept."""
    return Item(
        kind="unreadable",
        locator=locator,
        author=None,
        direction="none",
        time=NO_TIME,
        raw=raw,
        text=raw,
        conversation=conversation,
    )


def unreadable_parts(raw: str, locator: str, conversation: str = "") -> Iterator[Item]:
    """The items of something of any length that is no message."""
    for start in range(0, len(raw), LONGEST):
        place = f"{locator}, continued" if start else locator
        yield unreadable(raw[start : start + LONGEST], place, conversation)
