"""Fills Steady in the made-up notebook: things put away, words not sent, a reply, notes, own words."""

from __future__ import annotations

from typing import Any

import msgspec

from nocontact_desktop.steady import put_away, unsent
from nocontact_desktop.steady.check_ins import CheckIn, keep_check_in
from nocontact_desktop.steady.contacts import Contact, keep_contact
from nocontact_desktop.steady.hard_days import HardDay, keep_hard_day
from nocontact_desktop.steady.memories import Memory, keep_memory
from nocontact_desktop.steady.notes import new_id
from nocontact_desktop.steady.own_words import keep_own_words
from nocontact_desktop.steady.replies_kept import ReplyDraft, keep_reply
from nocontact_desktop.vault.notebook import Notebook


def write_steady(notebook: Notebook, story: dict[str, Any]) -> None:
    """Write everything of ``story``, the table ``[steady]`` of the made-up story."""
    for one in story["put_away"]:
        (thing_id,) = put_away.begin(notebook, one.pop("kind")).touched("put-away")
        is_asked_for = one.pop("asked_for")
        for side, value in one.items():
            put_away.say(notebook, thing_id, side, value)
        put_away.close(notebook, thing_id)
        if is_asked_for:
            put_away.ask(notebook, thing_id)
    keep_reply(notebook, ReplyDraft(story["reply"]["text"]))
    for text in story["unsent"]:
        unsent.keep_unsent(notebook, unsent.new_id(notebook), text)
    for one in story["contact"]:
        keep_contact(notebook, new_id(notebook), msgspec.convert(one, Contact))
    for one in story["check_in"]:
        keep_check_in(notebook, new_id(notebook), msgspec.convert(one, CheckIn))
    for one in story["memory"]:
        keep_memory(notebook, new_id(notebook), msgspec.convert(one, Memory))
    for one in story["hard_day"]:
        keep_hard_day(notebook, new_id(notebook), msgspec.convert(one, HardDay))
    for page, parts in story["own_words"].items():
        for part, text in parts.items():
            keep_own_words(notebook, page, part, text)
