"""Memories that became clear, kept outside the diary until the user takes one there."""

from __future__ import annotations

from nocontact_desktop.errors import Problem
from nocontact_desktop.steady import notes
from nocontact_desktop.steady.notes import Fields, Note
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


class Memory(Fields, frozen=True):
    """What the user saw and heard; when it happened and, apart from that, when it came back; what others told.

    Times are in the user's words: "one summer", "last night".
    """

    what: str = ""
    happened: str = ""
    came_back: str = ""
    not_mine: str = ""


def memories(notebook: Notebook) -> list[Note[Memory]]:
    """Every memory, newest first."""
    return notes.notes(notebook, "memory", Memory)


def memory(notebook: Notebook, note_id: str) -> Memory:
    """One of them. Raises :class:`Problem` ``memory.gone``."""
    found = next((one.says for one in memories(notebook) if one.id == note_id), None)
    if found is None:
        raise Problem("memory.gone")
    return found


def keep_memory(notebook: Notebook, note_id: str, says: Memory) -> Changes:
    """Keep a memory here. It is not in the diary."""
    return notes.keep(notebook, "memory", note_id, says)
