"""The cover: whose report, about whom, which days, and what it is for. No address stands on it."""

from __future__ import annotations

from collections.abc import Sequence

from nocontact_desktop.report.compose.chronology import oldest_first
from nocontact_desktop.report.compose.saying import Saying
from nocontact_desktop.report.document import (
    Block,
    Column,
    Facts,
    Heading,
    PageOf,
    Paragraph,
    Row,
    Section,
    Space,
    Span,
    Table,
    Text,
    text,
)
from nocontact_desktop.report.material import Material


def cover(material: Material, saying: Saying, parts: Sequence[Section]) -> Section:
    """Compose the cover, with the contents of the ``parts`` that follow it."""
    say = saying.say
    request = material.request
    rows = _parties(material, saying) + _holds(material, saying)
    purpose = say(f"cover.for_{request.privacy}")
    blocks: tuple[Block, ...] = (
        Heading(1, say("cover.title")),
        Paragraph(text(say("cover.purpose"))),
        Space(1),
        Facts(tuple(rows)),
        Space(1),
        Paragraph(text(say("cover.draft", purpose=purpose) if request.draft else purpose)),
        Space(1),
        _contents(parts, saying),
    )
    return Section(say("cover.name"), "cover", blocks)


def _contents(parts: Sequence[Section], saying: Saying) -> Table:
    """Say on which page each part begins."""
    say = saying.say
    columns = (Column(say("cover.contents"), 0.8), Column(say("cover.page"), 0.2, "end"))
    return Table(
        columns,
        tuple(Row((text(Span(one.name, link=one.anchor)), (PageOf(one.anchor),))) for one in parts if one.level == 1),
    )


def _parties(material: Material, saying: Saying) -> list[tuple[str, Text]]:
    say, case = saying.say, material.case
    person = case.get("person") or {}
    rows = []
    for key, value in (
        ("party.me", case.get("my_name")),
        ("party.them", person.get("legal_name")),
        ("cover.court", saying.value("cases", case.get("cases"))),
    ):
        if value:
            rows.append((say(key), text(str(value))))
    return rows


def _period(material: Material, saying: Saying) -> str:
    """Say the days that are counted, and an older entry of which less than the day is known."""
    assert material.first_day is not None
    assert material.last_day is not None
    period = saying.dates.period(material.first_day, material.last_day)
    oldest = next((one for one in oldest_first(material) if one.order), None)
    if oldest is None or oldest.first_day or oldest.order[:10] >= material.first_day.isoformat():
        return period
    return saying.say("cover.period_earlier", period=period, oldest=oldest.said_short)


def _holds(material: Material, saying: Saying) -> list[tuple[str, Text]]:
    say = saying.say
    rows = []
    if material.first_day and material.last_day:
        rows.append((say("cover.period"), text(_period(material, saying))))
    counts = [
        say.count(f"count.{kind}", number)
        for kind, number in (
            ("incidents", sum(entry.kind in {"incident", "memory"} for entry in material.entries)),
            ("contacts", sum(entry.kind == "contact" for entry in material.entries)),
            ("notes", sum(entry.kind == "note" for entry in material.entries)),
            ("exhibits", len(material.exhibits)),
            ("messages", sum(len(one.messages) for one in material.conversations)),
        )
        if number
    ]
    if counts:
        rows.append((say("cover.holds"), text(", ".join(counts))))
    rows.append((say("cover.zone"), text(say("cover.zone_said", zone=material.zone))))
    rows.append((say("cover.made"), text(saying.dates.time(material.made_at))))
    return rows
