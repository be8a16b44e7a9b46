"""One word in every place where Steady keeps something."""

from __future__ import annotations

from datetime import date

from nocontact_desktop.guidance.content import load
from nocontact_desktop.steady import put_away, unsent, urges
from nocontact_desktop.steady.check_ins import CheckIn, keep_check_in
from nocontact_desktop.steady.contacts import Contact, keep_contact
from nocontact_desktop.steady.hard_days import HardDay, keep_hard_day
from nocontact_desktop.steady.memories import Memory, keep_memory
from nocontact_desktop.steady.own_words import keep_own_words
from nocontact_desktop.steady.replies_kept import ReplyDraft, keep_reply
from nocontact_desktop.vault.notebook import Notebook


def plant(notebook: Notebook, word: str) -> None:
    """Write ``word`` everywhere in Steady."""
    urges.say_words(notebook, word)
    urges.answer(notebook, "passed")
    unsent.keep_unsent(notebook, unsent.new_id(notebook), word)
    (thing_id,) = put_away.begin(notebook, "letter").touched("put-away")
    for side in ("name", "note", "keeper", "text"):
        put_away.say(notebook, thing_id, side, word)  # type: ignore[arg-type]
    put_away.add_file(notebook, thing_id, f"{word} in a file".encode(), f"{word}.txt")
    put_away.close(notebook, thing_id)
    keep_reply(notebook, ReplyDraft(word))
    day = date(2026, 3, 1)
    keep_contact(notebook, "contact", Contact(day=day, kinds=("wrote",), words=word))
    keep_check_in(notebook, "check-in", CheckIn(words=word, safe=word))
    keep_memory(notebook, "memory", Memory(what=word, happened=word, came_back=word, not_mine=word))
    keep_hard_day(notebook, "day", HardDay(day=day, words=word))
    for page in load().own_pages:
        for part in page.parts:
            keep_own_words(notebook, page.id, part.id, word)
