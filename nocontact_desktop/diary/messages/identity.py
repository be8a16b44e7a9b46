"""Which conversations a file continues, and who is who in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from nocontact_desktop.diary.messages import store
from nocontact_desktop.intake.items import Participant, Thread
from nocontact_desktop.vault.notebook import Notebook


@dataclass
class Conversation:
    """A conversation that is being added to. ``authors`` leads from the raw name to the participant's number."""

    number: int
    id: str
    authors: dict[str, int] = field(default_factory=dict)


def conversation_for(notebook: Notebook, format_name: str, thread: Thread) -> Conversation:
    """Find the conversation a file continues, or make one. Stands inside the caller's transaction.

    Where the export tells its conversations apart, it is the one with the same key. Where it does not, it is the same
    when either all participants are, or the title is and somebody besides the writer takes part in both: people join
    and leave a group, and exports of one chat carry several names.
    """
    wanted = {person.raw for person in thread.participants}
    others = {person.raw for person in thread.participants if not person.is_me}
    for number, record_id, title in store.conversations_of_format(notebook.db, format_name, thread.key):
        known = {raw: place for place, raw, _, _ in store.participants(notebook.db, number)}
        same_title = bool(thread.title) and thread.title == title
        alike = (wanted and wanted == set(known)) or (same_title and (others & set(known) or not others))
        if thread.key or alike:
            return _with_all(notebook, Conversation(number, record_id, known), thread.participants)
    record_id = notebook.surroundings.random_bytes(8).hex()
    number = store.add_conversation(notebook.db, record_id, format_name, thread.key, title_of(thread))
    return _with_all(notebook, Conversation(number, record_id), thread.participants)


def author_number(notebook: Notebook, conversation: Conversation, raw: str) -> int:
    """The number of the participant ``raw``, who is made when the summary did not name them."""
    found = conversation.authors.get(raw)
    if found is None:
        found = store.add_participant(notebook.db, conversation.number, raw, raw, None)
        conversation.authors[raw] = found
    return found


def _with_all(notebook: Notebook, conversation: Conversation, people: tuple[Participant, ...]) -> Conversation:
    for person in people:
        if person.raw not in conversation.authors:
            conversation.authors[person.raw] = store.add_participant(
                notebook.db, conversation.number, person.raw, person.name, person.is_me
            )
    return conversation


def title_of(thread: Thread) -> str:
    """What a conversation is called: the export's own title, else those in it who are not the writer, else its key."""
    if thread.title:
        return thread.title
    names = [person.name for person in thread.participants if not person.is_me]
    return ", ".join(names or [person.name for person in thread.participants]) or thread.key
