"""A few messages of a conversation as a PDF of their own, with those around them, so that nothing stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Literal

from nocontact_desktop.diary.conversations import (
    ConversationRow,
    MessageRow,
    conversation,
    message,
    messages,
    place_of,
    source,
)
from nocontact_desktop.diary.when import say_written
from nocontact_desktop.report.compose.exhibits import grouped
from nocontact_desktop.report.document import (
    DayBreak,
    Document,
    Facts,
    Heading,
    Message,
    Section,
    Span,
    Text,
    Transcript,
    text,
)
from nocontact_desktop.report.pdf import write_pdf
from nocontact_desktop.report.words import Words, words
from nocontact_desktop.vault.notebook import Notebook

AROUND = 3
"""So many messages stand before and after each chosen one."""


def excerpt_pdf(
    notebook: Notebook, message_ids: Sequence[str], paper: Literal["letter", "a4"], language: str = "en"
) -> bytes:
    """Draw messages of one conversation, chosen by id, with those around them. The same choice gives the same bytes.

    Raises:
        Problem: a message is not there any more.
    """

    def no_picture(reference: str) -> bytes:
        raise KeyError(reference)

    out = BytesIO()
    document = _document(notebook, message_ids, paper, language)
    write_pdf(document, no_picture, out, lambda _done, _total: None, lambda: False)
    return out.getvalue()


def _document(
    notebook: Notebook, message_ids: Sequence[str], paper: Literal["letter", "a4"], language: str
) -> Document:
    say = words(language)
    chosen = {place_of(notebook, one): one for one in message_ids}
    first = message(notebook, message_ids[0])
    whole = conversation(notebook, first.conversation)
    lines = tuple(_lines(notebook, whole, set(chosen), say))
    title = say("excerpt.title")
    blocks = (Heading(1, title), Facts(tuple(_facts(notebook, whole, first, say))), Transcript(title, lines))
    return Document(
        title=title,
        language=language,
        paper=paper,
        running_title=title,
        check_code="",
        made_at=source(notebook, first.source).recorded_at,
        sections=(Section(title, "messages", blocks),),
    )


def _facts(notebook: Notebook, whole: ConversationRow, first: MessageRow, say: Words) -> Iterator[tuple[str, Text]]:
    named = (one.raw if one.raw == one.name else f"{one.raw}, “{one.name}”" for one in whole.participants)
    yield say("messages.participants"), text("; ".join(named) or whole.title)
    file = source(notebook, first.source)
    yield say("messages.file"), text(f"{file.name} · {say.name('format', file.format)}")
    yield say("exhibits.sha256"), text(Span(grouped(file.sha256), "code"))
    yield say("messages.zone"), text(say(f"messages.zone_{first.zone_basis}", zone=first.zone or ""))
    yield say("excerpt.context"), text(say("excerpt.context_said", n=AROUND))


def _lines(notebook: Notebook, whole: ConversationRow, chosen: set[int], say: Words) -> Iterator[Message | DayBreak]:
    shown = sorted({near for place in chosen for near in range(place - AROUND, place + AROUND + 1)})
    day, expected = "", None
    for place in (one for one in shown if 0 <= one < whole.messages):
        (row,) = messages(notebook, whole.id, place, 1)
        if expected is not None and place > expected:
            yield DayBreak(say.count("messages.gap", place - expected))
        expected = place + 1
        if (row.local or "")[:10] != day:
            day = (row.local or "")[:10]
            yield DayBreak(say_written(day) if day else say("messages.no_day"))
        yield _line(row, place + 1, place in chosen, say)


def _line(row: MessageRow, number: int, chosen: bool, say: Words) -> Message:
    marks = [say.name("mark", one) for one in row.flags if one != "media_missing"]
    files = " ".join(f"[{one.name}]" for one in row.attachments if one.name)
    return Message(
        number=str(number),
        time=(row.local or row.time_raw).replace("T", " "),
        sender=_sender(row, say),
        body=text(" ".join(part for part in (row.text, files) if part)),
        marks=(*([say("excerpt.chosen")] if chosen else []), *marks),
        mine=row.mine is True,
        system=row.kind == "system",
    )


def _sender(row: MessageRow, say: Words) -> str:
    if row.mine:
        return f"{row.author}, {say('excerpt.me')}" if row.author else say("excerpt.me")
    if not row.author:
        return "" if row.kind == "system" else say("messages.unknown_sender")
    return row.author if row.name in {None, row.author} else say("messages.them_named", raw=row.author, name=row.name)
