"""Messages in context: a sober transcript of each conversation, its source, and what is missing."""

from __future__ import annotations

from nocontact_desktop.report.compose.exhibits import grouped
from nocontact_desktop.report.compose.saying import Saying, join
from nocontact_desktop.report.document import (
    Block,
    DayBreak,
    Facts,
    Heading,
    Paragraph,
    Section,
    Span,
    Text,
    Transcript,
    text,
)
from nocontact_desktop.report.document import Message as Line
from nocontact_desktop.report.material import Conversation, Material, Message, Source


def messages(material: Material, saying: Saying) -> list[Section]:
    """Compose a section for each conversation; the first of them carries the title."""
    say = saying.say
    if not material.conversations:
        return []
    opening = (Heading(1, say("messages.title")), Paragraph(text(say("messages.opening"))))
    sections = [Section(say("messages.title"), "messages", opening)]
    for conversation in material.conversations:
        blocks: tuple[Block, ...] = (
            Heading(2, conversation.title),
            Facts(tuple(_facts(conversation, saying))),
            Transcript(_range(conversation, saying), tuple(_lines(conversation, saying))),
        )
        sections.append(Section(conversation.title, f"conversation-{conversation.id}", blocks, new_page=False, level=2))
    return sections


def _range(conversation: Conversation, saying: Saying) -> str:
    first, last = conversation.messages[0].number, conversation.messages[-1].number
    key = "messages.one" if first == last else "messages.range"
    return saying.say(key, first=first, last=last, title=conversation.title)


def _facts(conversation: Conversation, saying: Saying) -> list[tuple[str, Text]]:
    say = saying.say
    rows = []
    if conversation.participants:
        rows.append((say("messages.participants"), text("; ".join(conversation.participants))))
    for source in conversation.sources:
        rows += _source(source, saying)
    shown = len(conversation.messages)
    key = "messages.whole" if conversation.whole else "messages.some"
    rows.append((say("messages.shown"), text(say(key, n=shown, held=conversation.held))))
    missing = sum(one.missing_files for one in conversation.messages)
    if missing:
        rows.append((say("messages.missing"), text(say.count("messages.missing_files", missing))))
    return rows


def _source(source: Source, saying: Saying) -> list[tuple[str, Text]]:
    say = saying.say
    imported = say("messages.imported", format=source.format, time=saying.dates.time(source.imported_at))
    file = f"{source.name} · {imported}" if source.name else imported
    rows = [
        (say("messages.file"), text(file)),
        (say("exhibits.sha256"), text(Span(grouped(source.sha256), "code"))),
        (say("messages.zone"), text(say(f"messages.zone_{source.zone_basis}", zone=source.zone))),
    ]
    if source.skipped:
        rows.append((say("messages.skipped"), text(say.count("messages.skipped_lines", source.skipped))))
    if source.allowed:
        rows.append((say("messages.allowed"), text(source.allowed)))
    return rows


def _lines(conversation: Conversation, saying: Saying) -> list[Line | DayBreak]:
    lines: list[Line | DayBreak] = []
    day, expected = None, None
    for message in conversation.messages:
        if expected is not None and message.place > expected:
            lines.append(DayBreak(saying.say.count("messages.gap", message.place - expected)))
        expected = message.place + 1
        if message.day and message.day != day:
            day = message.day
            lines.append(DayBreak(saying.dates.long_day(day)))
        lines.append(_line(message, saying))
    return lines


def _line(message: Message, saying: Saying) -> Line:
    say = saying.say
    parts = [saying.dates.short_day(message.day) if message.day else say("messages.no_day"), message.clock]
    if message.shift is not None and message.clock:
        parts.append(saying.dates.shift(message.shift))
    return Line(
        number=message.number,
        time=" ".join(part for part in parts if part),
        sender=message.sender,
        body=_body(message, saying),
        marks=tuple(say.name("mark", mark) for mark in message.marks),
        mine=message.mine,
        system=message.system,
        anchor=f"message-{message.number}",
    )


def _body(message: Message, saying: Saying) -> Text:
    """Return what a message holds: its text, then each file that came with it, then files that did not."""
    say = saying.say
    parts = [text(message.text)] if message.text else []
    for file in message.files:
        kind = say.name("exhibit_kind", file.kind)
        if file.label:
            parts.append(text(Span(say("messages.file_as", kind=kind, label=file.label), link=f"exhibit-{file.label}")))
        else:
            parts.append(text(Span(say("messages.file_with", kind=kind, hash=grouped(file.sha256)), "quiet")))
    if message.missing_files:
        parts.append(text(Span(say.count("messages.missing_here", message.missing_files), "quiet")))
    return join(parts, " ")
