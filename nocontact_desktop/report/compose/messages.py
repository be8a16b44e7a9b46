"""Messages in context: a sober transcript of each conversation, its source, and what is missing."""

from __future__ import annotations

from nocontact_desktop.report.compose.exhibits import grouped
from nocontact_desktop.report.compose.saying import Saying, join, message_anchor
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
from nocontact_desktop.report.isolated import own
from nocontact_desktop.report.material import Conversation, Material, Message, Party, Source

# Kinds of messages that need no mark: what came is said where their text stands.
_SAID_BY_BODY = frozenset({"message", "system", "media"})


def messages(material: Material, saying: Saying) -> list[Section]:
    """Compose a section for each conversation; the first of them carries the title."""
    say = saying.say
    if not material.conversations:
        return []
    my_name = str(material.case.get("my_name") or "")
    around = "" if material.request.all_messages else say("messages.around")
    opening = (Heading(1, say("messages.title")), Paragraph(text(" ".join([say("messages.opening"), around]).strip())))
    sections = [Section(say("messages.title"), "messages", opening)]
    for conversation in material.conversations:
        title = _title(conversation, saying)
        blocks: tuple[Block, ...] = (
            Heading(2, title),
            Facts(tuple(_facts(conversation, my_name, saying))),
            Transcript(message_range(conversation, saying), tuple(_lines(conversation, my_name, saying))),
        )
        sections.append(Section(title, f"conversation-{conversation.id}", blocks, new_page=False, level=2))
    return sections


def _title(conversation: Conversation, saying: Saying) -> str:
    return conversation.title or saying.say("messages.group", n=len(conversation.parties))


def message_range(conversation: Conversation, saying: Saying) -> str:
    """Say which messages of a conversation are printed: "Messages 1 to 40 · Robin"."""
    first, last = conversation.messages[0].number, conversation.messages[-1].number
    key = "messages.one" if first == last else "messages.range"
    return saying.say(key, first=first, last=last, title=own(_title(conversation, saying)))


def _facts(conversation: Conversation, my_name: str, saying: Saying) -> list[tuple[str, Text]]:
    say = saying.say
    rows = []
    if conversation.parties:
        named = "; ".join(own(_party(one, my_name, saying)) for one in conversation.parties)
        rows.append((say("messages.participants"), text(named)))
    if any(one.member is not None for one in conversation.parties):
        rows.append((say("messages.left_out"), text(say("messages.left_out_numbers"))))
    for source in conversation.sources:
        rows += _source(source, saying)
    shown = len(conversation.messages)
    key = "messages.whole" if shown == conversation.held else "messages.some"
    rows.append((say("messages.shown"), text(say(key, n=shown, held=conversation.held))))
    missing = sum(one.missing_files for one in conversation.messages)
    if missing:
        rows.append((say("messages.missing"), text(say.count("messages.missing_files", missing))))
    return rows


def _source(source: Source, saying: Saying) -> list[tuple[str, Text]]:
    say = saying.say
    imported = say(
        "messages.imported", format=say.name("format", source.format), time=saying.dates.time(source.imported_at)
    )
    file = f"{own(source.name)} · {imported}" if source.name else imported
    rows = [
        (say("messages.file"), text(file)),
        (say("exhibits.sha256"), text(Span(grouped(source.sha256), "code"))),
        (say("messages.zone"), text(say(f"messages.zone_{source.zone_basis}", zone=source.zone))),
    ]
    if source.skipped:
        said = say.count("messages.skipped_lines", len(source.skipped), places="; ".join(source.skipped))
        rows.append((say("messages.skipped"), text(said)))
    if source.allowed:
        rows.append((say("messages.allowed"), text(source.allowed)))
    return rows


def _lines(conversation: Conversation, my_name: str, saying: Saying) -> list[Line | DayBreak]:
    lines: list[Line | DayBreak] = []
    day, expected = None, None
    for message in conversation.messages:
        if expected is not None and message.place > expected:
            lines.append(DayBreak(saying.say.count("messages.gap", message.place - expected)))
        expected = message.place + 1
        if message.day and message.day != day:
            day = message.day
            lines.append(DayBreak(saying.dates.long_day(day)))
        lines.append(_line(message, my_name, saying))
    return lines


def _line(message: Message, my_name: str, saying: Saying) -> Line:
    say = saying.say
    parts = [saying.dates.short_day(message.day) if message.day else say("messages.no_day"), message.clock]
    if message.shift is not None and message.clock:
        parts.append(saying.dates.shift(message.shift))
    return Line(
        number=message.number,
        time=" ".join(part for part in parts if part),
        sender=_sender(message, my_name, saying),
        body=_body(message, saying),
        marks=tuple(say.name("mark", mark) for mark in _marks(message)),
        mine=message.mine,
        system=message.system,
        anchor=message_anchor(message),
    )


def _marks(message: Message) -> tuple[str, ...]:
    return message.marks if message.kind in _SAID_BY_BODY else (message.kind, *message.marks)


def _party(one: Party, my_name: str, saying: Saying) -> str:
    """Say who takes part; the writer is named here and not on every line."""
    if one.mine and my_name:
        author = one.author if one.author != my_name else None
        me = saying.say("messages.me_named", name=own(my_name))
        return f"{own(author)}, {me}" if author else me
    return _sender(one, my_name, saying)


def _sender(one: Message | Party, my_name: str, saying: Saying) -> str:
    """Say whose a message is: the number or account first, never only a name someone chose."""
    say = saying.say
    if one.mine:
        author = one.author if one.author != my_name else None
        return f"{own(author)}, {say('messages.me')}" if author else say("messages.me")
    if one.member is not None:
        return one.name or say("messages.member", n=one.member)
    if not one.author:
        return "" if isinstance(one, Message) and one.system else say("messages.unknown_sender")
    if not one.name or one.name == one.author:
        return one.author
    return say("messages.them_named", raw=own(one.author), name=own(one.name))


def _body(message: Message, saying: Saying) -> Text:
    """Return what a message holds: its text, then each file that came with it, then files that did not."""
    say = saying.say
    alone = not message.files and not message.missing_files
    parts = [text(message.text if alone else own(message.text))] if message.text else []
    for file in message.files:
        kind = say.name("exhibit_kind", file.kind)
        if file.label:
            link = f"exhibit-{file.label}" if saying.exhibits_here else None
            parts.append(text(Span(say("messages.file_as", kind=kind, label=file.label), link=link)))
        else:
            parts.append(text(Span(say("messages.file_with", kind=kind, hash=grouped(file.sha256)), "quiet")))
    if message.missing_files:
        parts.append(text(Span(say.count("messages.missing_here", message.missing_files), "quiet")))
    return join(parts, " ")
