"""The cover: whose report, about whom, which days, and what it is for. No address stands on it."""

from __future__ import annotations

from nocontact_desktop.report.compose.saying import Saying
from nocontact_desktop.report.document import Block, Facts, Heading, Paragraph, Section, Space, Text, text
from nocontact_desktop.report.material import Material


def cover(material: Material, saying: Saying) -> Section:
    """Compose the cover."""
    say = saying.say
    request = material.request
    rows = _parties(material, saying) + _holds(material, saying)
    state = say("cover.draft") if request.draft else say("cover.final")
    blocks: tuple[Block, ...] = (
        Space(4),
        Heading(1, say("cover.title")),
        Paragraph(text(say("cover.purpose"))),
        Space(1),
        Facts(tuple(rows)),
        Space(1),
        Paragraph(text(state, " ", say(f"cover.for_{request.privacy}"))),
        Paragraph(text(say("cover.checked", code=material.check_code)), small=True),
    )
    return Section(say("cover.name"), "cover", blocks)


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


def _holds(material: Material, saying: Saying) -> list[tuple[str, Text]]:
    say = saying.say
    rows = []
    if material.first_day and material.last_day:
        rows.append((say("cover.period"), text(saying.dates.period(material.first_day, material.last_day))))
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
