"""Incoming messages beside the writer's own terms for contact. Only there when the user asked for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nocontact_desktop.diary.attempts import OTHER_MESSAGES, channel_of
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.terms import ReadingTime
from nocontact_desktop.preparation.terms_kept import OUTSIDE, Agreed, Comparing, Outside, holding
from nocontact_desktop.report.compose.saying import Saying, message_anchor
from nocontact_desktop.report.contact import incoming
from nocontact_desktop.report.document import (
    Block,
    Column,
    Facts,
    Heading,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
    text,
)
from nocontact_desktop.report.isolated import own
from nocontact_desktop.report.material import Material, Message

_MOST_NAMED = 200
"""So many messages are named one by one; the counts are of all."""


@dataclass(frozen=True)
class _Found:
    message: Message
    way: str
    at: date | datetime
    outside: tuple[Outside, ...]


def terms(material: Material, saying: Saying, content: Content) -> list[Section]:
    """Compose the section: the terms, how many printed messages lie outside them, and each of these."""
    asked = [one for one in material.request.terms if one.terms.started]
    if not asked:
        return []
    say = saying.say
    looked_at, found = _compared(material, content)
    title = say("terms.title")
    blocks: list[Block] = [
        Heading(1, title),
        Paragraph(text(say("terms.opening"))),
        *(_of_one(one, saying) for one in asked),
        Paragraph(text(say.count("terms.counted", looked_at), " ", say.count("terms.outside", len(found)))),
    ]
    if found:
        blocks += [_numbers(found, saying), Heading(2, say("terms.each")), _each(found[:_MOST_NAMED], saying)]
    if len(found) > _MOST_NAMED:
        blocks.append(Paragraph(text(say("terms.first", n=_MOST_NAMED)), small=True))
    blocks.append(Paragraph(text(say("terms.how")), small=True))
    return [Section(title, "terms", tuple(blocks), new_page=False)]


def _compared(material: Material, content: Content) -> tuple[int, list[_Found]]:
    """Compare every printed message that came in; how many there are on days with terms, and those outside."""
    asked, looked_at = material.request.terms, 0
    comparing = Comparing(asked, content.reply_subjects)
    found: list[_Found] = []
    for conversation, one in incoming(material):
        at = _local(one, str(material.case.get("time_zone") or ""))
        if at is None or not holding(asked, _day(at)):
            continue
        looked_at += 1
        way = channel_of(conversation.sources[0].format, one.kind) if conversation.sources else OTHER_MESSAGES
        if way == OTHER_MESSAGES:
            continue
        reasons = comparing.outside(way, at, one.text)
        if reasons:
            found.append(_Found(one, way, at, reasons))
    found.sort(key=lambda each: (str(each.at), int(each.message.number)))
    return looked_at, found


def _local(message: Message, zone: str) -> date | datetime | None:
    """When it came, on the clock of the case where that is known, else as the file gives it."""
    if message.day is None or not message.clock:
        return message.day
    at = datetime.fromisoformat(f"{message.day}T{message.clock}")
    if message.shift is None or not zone:
        return at
    try:
        moment = (at - timedelta(minutes=message.shift)).replace(tzinfo=ZoneInfo("UTC"))
        return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except (ZoneInfoNotFoundError, ValueError):  # a zone this computer does not know
        return at


def _of_one(one: Agreed, saying: Saying) -> Facts:
    say, held = saying.say, one.terms
    rows: list[tuple[str, Text]] = [(say("terms.way"), text(own(one.name)))]
    if held.subjects:
        rows.append((say("terms.subjects"), text("; ".join(own(each) for each in held.subjects))))
    if held.reading:
        rows.append((say("terms.reading"), text("; ".join(_reading(each, saying) for each in held.reading))))
    for name, day in (("started", held.started), ("ended", held.ended)):
        if day:
            rows.append((say(f"terms.{name}"), text(saying.dates.written(day))))
    return Facts(tuple(rows))


def _reading(one: ReadingTime, saying: Saying) -> str:
    days = ", ".join(saying.say(f"date.weekday{day + 1}") for day in one.days)
    return f"{days}, {one.start}–{one.end}"


def _numbers(found: Sequence[_Found], saying: Saying) -> Table:
    say = saying.say
    counts = Counter(reason for one in found for reason in one.outside)
    rows = [Row((text(say(f"terms.is_{one}")), text(str(counts[one])))) for one in OUTSIDE if counts[one]]
    return Table((Column(say("terms.what"), 0.6), Column(say("terms.messages"), 0.2, "end")), tuple(rows), close=True)


def _each(found: Sequence[_Found], saying: Saying) -> Table:
    say = saying.say
    columns = (
        Column(say("terms.when"), 0.3),
        Column(say("terms.by"), 0.22),
        Column(say("terms.what"), 0.3),
        Column(say("terms.message"), 0.18),
    )
    return Table(columns, tuple(_row(one, saying) for one in found), close=True)


def _row(one: _Found, saying: Saying) -> Row:
    said = saying.dates.day(_day(one.at))
    if isinstance(one.at, datetime):
        said = f"{said}, {one.at:%H:%M}"
    reasons = "; ".join(saying.say(f"terms.is_{reason}") for reason in one.outside)
    return Row((text(said), text(saying.value("channel", one.way)), text(reasons), _place(one.message, saying)))


def _place(message: Message, saying: Saying) -> Text:
    """The number of a message, which leads to it, or with the file it stands in."""
    file = saying.message_files.get(message.number)
    if file is None:
        return (Span(message.number, link=message_anchor(message)),)
    return text(saying.say("terms.in_file", n=message.number, file=saying.say("apart.name", name=file)))


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at
