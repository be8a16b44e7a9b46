"""Messages in files of their own: which messages stand in which file, and what the report itself says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nocontact_desktop.report.compose.messages import message_range
from nocontact_desktop.report.compose.saying import Saying
from nocontact_desktop.report.document import Column, Heading, Paragraph, Row, Section, Space, Table, text
from nocontact_desktop.report.material import Conversation, Material, Message


@dataclass(frozen=True)
class MessageFile:
    """One file of messages. ``name`` ends the file's name: "messages-1", "messages-2026-03"."""

    name: str
    conversations: tuple[Conversation, ...]


def message_files(material: Material) -> tuple[MessageFile, ...]:
    """Deal the messages out to files, one for each conversation or month; none unless that was asked for."""
    if material.request.messages_apart == "conversation":
        return tuple(
            MessageFile(f"messages-{number}", (one,)) for number, one in enumerate(material.conversations, start=1)
        )
    if material.request.messages_apart == "month":
        months = sorted({_month(one) for each in material.conversations for one in each.messages})
        return tuple(MessageFile(f"messages-{month}", _of_month(material, month)) for month in months)
    return ()


def files_of_messages(files: tuple[MessageFile, ...]) -> Mapping[str, str]:
    """Return the name of the file each message stands in, by the message's number."""
    return {one.number: file.name for file in files for each in file.conversations for one in each.messages}


def only_in(file: MessageFile, material: Material) -> Material:
    """Return what one file is made of: its messages, and the records behind what it prints."""
    messages = {one.id for each in file.conversations for one in each.messages}
    sources = {source.sha256 for each in file.conversations for source in each.sources}
    records = (
        one
        for one in material.records
        if (one.kind == "message" and one.id in messages)
        or (one.kind == "source" and one.fields.get("sha256") in sources)
    )
    return replace(material, conversations=file.conversations, records=tuple(records))


def without_messages(material: Material) -> Material:
    """Return the same material without the records behind messages, which stand elsewhere."""
    return replace(material, records=tuple(one for one in material.records if one.kind not in {"message", "source"}))


def messages_elsewhere(files: tuple[MessageFile, ...], saying: Saying) -> list[Section]:
    """Compose what the report itself says: which file holds which messages."""
    say = saying.say
    columns = (Column(say("apart.file"), 0.3), Column(say("apart.messages"), 0.7))
    rows = tuple(
        Row((text(say("apart.name", name=file.name)), text(message_range(one, saying))))
        for file in files
        for one in file.conversations
    )
    blocks = (
        Heading(1, say("messages.title")),
        Paragraph(text(say("apart.opening"))),
        Space(1 / 3),
        Table(columns, rows),
    )
    return [Section(say("messages.title"), "messages", blocks)]


def title_of(file: MessageFile, saying: Saying) -> str:
    """Say what stands in a file, for its running head."""
    if len(file.conversations) == 1:
        return message_range(file.conversations[0], saying)
    first, last = file.conversations[0].messages[0], file.conversations[-1].messages[-1]
    return saying.say("apart.range", first=first.number, last=last.number)


def _month(message: Message) -> str:
    return f"{message.day:%Y-%m}" if message.day else "no-date"


def _of_month(material: Material, month: str) -> tuple[Conversation, ...]:
    parts = (
        replace(one, messages=tuple(each for each in one.messages if _month(each) == month))
        for one in material.conversations
    )
    return tuple(one for one in parts if one.messages)
