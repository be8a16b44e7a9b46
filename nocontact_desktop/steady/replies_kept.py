"""The one draft of the reply helper, kept as it is typed. It is not sealed, and is erased without a mark."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.drafts import drop_draft, load_draft, save_draft
from nocontact_desktop.vault.notebook import Notebook

_NAME = "reply"


@dataclass(frozen=True)
class ReplyDraft:
    """What was typed, and the id of the terms it is for, empty for none."""

    text: str = ""
    terms: str = ""


def kept_reply(notebook: Notebook) -> ReplyDraft:
    """The draft that was kept; an empty one when there is none."""
    kept = load_draft(notebook, _NAME)
    return ReplyDraft() if kept is None else ReplyDraft(kept["text"], kept["terms"])


def keep_reply(notebook: Notebook, draft: ReplyDraft) -> Changes:
    """Keep a draft in place of the one before; nothing typed erases it."""
    if draft.text.strip():
        save_draft(notebook, _NAME, {"text": draft.text, "terms": draft.terms})
    else:
        drop_draft(notebook, _NAME)
    return Changes.of("reply", _NAME)


def erase_reply(notebook: Notebook) -> Changes:
    """Erase the draft."""
    return keep_reply(notebook, ReplyDraft())
