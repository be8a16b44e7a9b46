"""What Apple's numbers for events and answers mean, in words."""

from __future__ import annotations

from collections.abc import Mapping

_ANSWERS = {
    0: "Loved", 1: "Liked", 2: "Disliked", 3: "Laughed at", 4: "Emphasized", 5: "Questioned", 6: "Reacted to",
    7: "Put a sticker on",
}  # fmt: skip
_GIVEN, _TAKEN_BACK = 2000, 3000
_STICKER = 1000
_GROUP_PHOTO = {0: "Left the conversation", 1: "Changed the group photo", 2: "Removed the group photo"}
_OTHERS = {5: "Kept an audio message", 6: "SharePlay"}


def answer_in_words(kind: int, sign: str) -> str | None:
    """What a reaction to another message says; None for what is no reaction. ``sign`` is its emoji, if it has one."""
    if kind == _STICKER:
        return "Put a sticker on a message"
    base = _GIVEN if _GIVEN <= kind < _GIVEN + 10 else _TAKEN_BACK if _TAKEN_BACK <= kind < _TAKEN_BACK + 10 else None
    if base is None:
        return None
    said = _ANSWERS.get(kind - base, "Reacted to")
    words = f"{said} a message" + (f" with {sign}" if sign else "")
    return words if base == _GIVEN else f"Took back: {words}"


def event_in_words(kind: int, row: Mapping[str, object], other: str | None) -> str:
    """What happened in a conversation: people who came and went, a new name, a shared place."""
    action, status = row.get("group_action_type"), row.get("share_status")
    if kind == 1:
        return f"{'Removed' if action == 1 else 'Added'} {other or 'someone'}"
    if kind == 2:
        title = row.get("group_title")
        return f"Named the conversation “{title}”" if title else "Removed the name of the conversation"
    if kind == 3:
        return _GROUP_PHOTO.get(action if isinstance(action, int) else 0, "Changed the group")
    if kind == 4:
        return "Stopped sharing location" if status == 1 else "Started sharing location"
    return _OTHERS.get(kind, f"Event of the kind {kind}")
