"""Under which names what was begun of entries is kept."""

from __future__ import annotations

NEW = "entry"


def draft_name(entry_id: str | None) -> str:
    """The name of the draft of an entry; None for a new one."""
    return NEW if entry_id is None else f"{NEW}:{entry_id}"
