"""Which conversation a file belongs to, and who is who in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from nocontact_desktop.diary.messages import store
from nocontact_desktop.intake.items import Participant, Summary
from nocontact_desktop.vault.notebook import Notebook


@dataclass
class Conversation:
    """A conversation that is being added to. ``authors`` leads from the raw name to the participant's number."""

    number: int
    id: str
    authors: dict[str, int] = field(default_factory=dict)


def conversation_for(notebook: Notebook, summary: Summary) -> Conversation:
    """Find the conversation a file continues, or make one. Stands inside the caller's transaction.

    It is the same when the format is, and either all participants are, or the title is and somebody besides
    the writer takes part in both: people join and leave a group, and exports of one chat carry several names.
    """
    wanted = {person.raw for person in summary.participants}
    others = {person.raw for person in summary.participants if not person.is_me}
    for number, record_id, title in store.conversations_of_format(notebook.db, summary.format):
        known = {raw: place for place, raw, _, _ in store.participants(notebook.db, number)}
        same_title = bool(summary.title) and summary.title == title
        if (wanted and wanted == set(known)) or (same_title and (others & set(known) or not others)):
            return _with_all(notebook, Conversation(number, record_id, known), summary.participants)
    record_id = notebook.surroundings.random_bytes(8).hex()
    number = store.add_conversation(notebook.db, record_id, summary.format, _title(summary))
    return _with_all(notebook, Conversation(number, record_id), summary.participants)


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


def _title(summary: Summary) -> str:
    """The export's own title, else the names of those who are not the writer."""
    if summary.title:
        return summary.title
    names = [person.name for person in summary.participants if not person.is_me]
    return ", ".join(names or [person.name for person in summary.participants])
