"""Finding words in entries and messages."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from nocontact_desktop.diary import store
from nocontact_desktop.diary.conversations import message_rows
from nocontact_desktop.diary.entries import title_of, when_of
from nocontact_desktop.diary.entry import from_fields
from nocontact_desktop.diary.messages import store as message_store
from nocontact_desktop.diary.searching import match_expression
from nocontact_desktop.diary.when import say
from nocontact_desktop.vault.notebook import Notebook

START, END = "\x02", "\x03"
"""What SQLite puts around a hit; taken out again here, so that no text is ever read as markup."""


class Snippet(NamedTuple):
    """A piece of text around a hit: what stands before it, the hit, what stands after it."""

    before: str
    hit: str
    after: str


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """Something found. ``title`` is an entry's title or a message's author, ``when`` its time in words.

    ``conversation`` is the id of a message's conversation, None for an entry.
    """

    kind: Literal["entry", "message"]
    id: str
    title: str
    snippet: Snippet
    when: str
    conversation: str | None = None


def find(notebook: Notebook, text: str, limit: int) -> list[Hit]:
    """Up to ``limit`` entries, the best first, and then messages, the last brought in first.

    Every word has to be there, the last one at least as a beginning; accents and case make no difference.
    Nothing that can be typed is an error.
    """
    expression = match_expression(text)
    if expression is None:
        return []
    hits = _entries(notebook, expression, limit)
    return [*hits, *_messages(notebook, expression, limit - len(hits))]


def _entries(notebook: Notebook, expression: str, limit: int) -> list[Hit]:
    hits = []
    for entry_id, fields, marked in store.entries_found(notebook.db, expression, limit):
        draft = from_fields(fields)
        hits.append(
            Hit(
                kind="entry",
                id=entry_id,
                title=title_of(draft),
                snippet=_snippet(marked),
                when=say(when_of(draft)),
            )
        )
    return hits


def _messages(notebook: Notebook, expression: str, limit: int) -> list[Hit]:
    found = message_store.found(notebook.db, expression, limit) if limit > 0 else []
    rows = message_rows(notebook, [kept for kept, _ in found])
    return [
        Hit(
            kind="message",
            id=row.id,
            title=row.name or "",
            snippet=_snippet(marked),
            when=(row.local or row.time_raw).replace("T", ", "),
            conversation=row.conversation,
        )
        for row, (_, marked) in zip(rows, found, strict=True)
    ]


def _snippet(marked: str) -> Snippet:
    before, _, rest = marked.partition(START)
    hit, _, after = rest.partition(END)
    return Snippet(before, hit, after.replace(START, "").replace(END, ""))
