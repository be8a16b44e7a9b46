"""A short look at how it is: sleep, body, mood in words, a safe moment. All of it may stay blank; nothing is scored."""

from __future__ import annotations

from typing import Literal

from nocontact_desktop.steady import notes
from nocontact_desktop.steady.notes import Fields, Note
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

Sleep = Literal["slept", "short", "woke", "dreams", "hardly", "long"]
Body = Literal["tense", "tired", "aches", "restless", "heavy", "loose", "warm"]
Mood = Literal["sad", "angry", "afraid", "lonely", "numb", "mixed", "calm", "glad"]


class CheckIn(Fields, frozen=True):
    """One look. ``safe`` is a moment in which nothing was asked of the user, in their words."""

    sleep: tuple[Sleep, ...] = ()
    body: tuple[Body, ...] = ()
    mood: tuple[Mood, ...] = ()
    words: str = ""
    safe: str = ""


def check_ins(notebook: Notebook) -> list[Note[CheckIn]]:
    """Every check-in, newest first."""
    return notes.notes(notebook, "check-in", CheckIn)


def keep_check_in(notebook: Notebook, note_id: str, says: CheckIn) -> Changes:
    """Keep a check-in. Raises ValueError for a word that is not one of its set."""
    return notes.keep(notebook, "check-in", note_id, says)


def erase_check_ins(notebook: Notebook) -> Changes:
    """Erase every check-in, without a mark."""
    return notes.erase_all(notebook, "check-in")
