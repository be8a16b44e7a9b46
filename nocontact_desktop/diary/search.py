"""Finding words in entries, messages, files and hand-overs."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import msgspec

from nocontact_desktop.diary import store
from nocontact_desktop.diary.conversations import message_rows
from nocontact_desktop.diary.entries import title_of, when_of
from nocontact_desktop.diary.entry import from_fields
from nocontact_desktop.diary.file_list.store import exhibits_found
from nocontact_desktop.diary.handovers import Handover, handovers
from nocontact_desktop.diary.messages import store as message_store
from nocontact_desktop.diary.printed import said_outcome
from nocontact_desktop.diary.searching import match_expression, place_in, whole_words
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
    """Something found. ``title`` is an entry's title, a message's author, a file's name or how a hand-over went.

    ``when`` is its time in words; for a file, when it came into the notebook (ISO 8601, UTC).
    ``conversation`` is the id of a message's conversation, else None. ``note`` says more: the kind of an entry,
    the title of a message's conversation, the kind of a file. A ``closed`` one is kept without being read, and its
    text is not shown.
    """

    kind: Literal["entry", "message", "file", "handover"]
    id: str
    title: str
    snippet: Snippet
    when: str
    note: str = ""
    conversation: str | None = None
    closed: bool = False


class Group(msgspec.Struct, frozen=True):
    """What was found of one kind, and whether there is more of it than was asked for."""

    hits: tuple[Hit, ...] = ()
    more: bool = False


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Everything found: entries and files with the best first, messages with the last brought in first, hand-overs
    with the newest first.

    Where there are more messages with the whole of the last word than were asked for, those that only begin with it
    are not looked for.
    """

    entries: Group = Group()
    messages: Group = Group()
    files: Group = Group()
    handovers: Group = Group()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All of it in one row."""
        return self.entries.hits + self.messages.hits + self.files.hits + self.handovers.hits


def find(notebook: Notebook, text: str, limit: int) -> Found:
    """Up to ``limit`` of each kind.

    Every word has to be there, the last one at least as a beginning; accents and case make no difference.
    Nothing that can be typed is an error. The time it takes does not grow with how much there is to be found, but for
    hand-overs, of which there are few.
    """
    expression, whole = match_expression(text), whole_words(text)
    if expression is None or whole is None:
        return Found()
    return Found(
        entries=_group(_entries(notebook, expression, limit + 1), limit),
        messages=_group(_messages(notebook, whole, expression, limit + 1), limit),
        files=_group(_files(notebook, expression, limit + 1), limit),
        handovers=_group(_handovers(notebook, text, limit + 1), limit),
    )


def _group(hits: list[Hit], limit: int) -> Group:
    return Group(tuple(hits[:limit]), more=len(hits) > limit)


def _entries(notebook: Notebook, expression: str, limit: int) -> list[Hit]:
    hits = []
    for entry_id, fields, marked in store.entries_found(notebook.db, expression, limit):
        draft = from_fields(fields)
        hits.append(
            Hit(
                kind="entry",
                id=entry_id,
                title=title_of(draft),
                snippet=Snippet("", "", "") if draft.sealed else _snippet(marked),
                when=say(when_of(draft)),
                note=draft.kind,
                closed=bool(draft.sealed),
            )
        )
    return hits


def _messages(notebook: Notebook, whole: str, expression: str, limit: int) -> list[Hit]:
    found = message_store.found(notebook.db, whole, limit)
    if len(found) < limit:
        found = message_store.found(notebook.db, expression, limit)
    rows = message_rows(notebook, [kept for kept, _ in found])
    titles: dict[str, str] = {}
    for row in rows:
        if row.conversation not in titles:
            conversation = message_store.conversation_row(notebook.db, row.conversation)
            titles[row.conversation] = "" if conversation is None else str(conversation[3])
    return [
        Hit(
            kind="message",
            id=row.id,
            title=row.name or "",
            snippet=_snippet(marked),
            when=(row.local or row.time_raw).replace("T", ", "),
            note=titles[row.conversation],
            conversation=row.conversation,
        )
        for row, (_, marked) in zip(rows, found, strict=True)
    ]


def _files(notebook: Notebook, expression: str, limit: int) -> list[Hit]:
    return [
        _file(exhibit_id, fields, marked)
        for exhibit_id, fields, marked in exhibits_found(notebook.db, expression, limit)
    ]


def _file(exhibit_id: str, fields: dict[str, Any], marked: str) -> Hit:
    return Hit(
        kind="file",
        id=exhibit_id,
        title=fields["name"],
        snippet=_snippet(marked),
        when=fields["recorded_at"],
        note=fields["kind"],
    )


def _handovers(notebook: Notebook, text: str, limit: int) -> list[Hit]:
    hits = []
    for kept in handovers(notebook):
        words = "\n".join(_words_of(kept.handover))
        place = place_in(text, words)
        if place is not None:
            start, end = place
            snippet = Snippet(words[:start], words[start:end], words[end:])
            title = said_outcome(kept.handover)
            hits.append(Hit(kind="handover", id=kept.id, title=title, snippet=snippet, when=say(kept.when)))
            if len(hits) == limit:
                break
    return hits


def _words_of(one: Handover) -> list[str]:
    """All that is said of a hand-over, how it went as well."""
    said = (one.said, one.note, one.place, one.who, one.children, one.occurred_text)
    return [words for words in said if words] + [said_outcome(one)]


def _snippet(marked: str) -> Snippet:
    before, _, rest = marked.partition(START)
    hit, _, after = rest.partition(END)
    return Snippet(before, hit, after.replace(START, "").replace(END, ""))
