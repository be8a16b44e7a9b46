"""Whether conversations and the people in them are called what a sealed import says they are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from nocontact_desktop.diary.listed import store
from nocontact_desktop.diary.messages.identity import title_of
from nocontact_desktop.intake.items import Thread
from nocontact_desktop.vault.database import Database

_PUT_IN_PLACE = "?"
Person = tuple[str, str, bool | None]
"""What the export writes, the name that is shown, and whether it is the user."""


@dataclass
class Told:
    """All that sealed imports call a conversation and the people in it."""

    titles: set[str] = field(default_factory=set)
    people: set[Person] = field(default_factory=set)


def names_told(db: Database) -> dict[str, Told]:
    """What the sealed imports say, by the id of the conversation. One that cannot be read says nothing."""
    told: dict[str, Told] = defaultdict(Told)
    for written in store.sealed_sources(db):
        try:
            fields = json.loads(written)
            threads = msgspec.convert(fields["threads"], list[Thread])
            conversations = msgspec.convert(fields["conversations"], list[str])
        except (ValueError, TypeError, KeyError):  # its leaf is named as changed
            continue
        for conversation, thread in zip(conversations, threads, strict=False):
            told[conversation].titles.add(title_of(thread))
            told[conversation].people.update((one.raw, one.name, one.is_me) for one in thread.participants)
    return told


def names_out_of_step(db: Database) -> int:
    """How many titles and names are shown that no sealed import has given.

    Whoever an import has not named is called what each message has sealed of them. What was put in place of lost
    names when a notebook was mended is of no import.
    """
    told = names_told(db)
    titles = store.conversation_titles(db)
    wrong = sum(one in told and title not in told[one].titles for one, title in titles)
    return wrong + sum(1 for _ in untold(db, told))


def untold(db: Database, told: dict[str, Told]) -> Iterator[tuple[str, str]]:
    """Conversation and spelling of each person who is shown otherwise than a sealed import tells."""
    for conversation, raw, name, is_me in store.people(db):
        known = told[conversation].people if conversation in told else set()
        person = (raw, name, None if is_me is None else bool(is_me))
        if known and person not in {*known, (raw, raw, None)} and raw[:1] != _PUT_IN_PLACE:
            yield conversation, raw
