"""Fills Steady in the made-up notebook: things put away, words not sent, a reply that is being written."""

from __future__ import annotations

from typing import Any

from nocontact_desktop.steady import put_away, unsent
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
