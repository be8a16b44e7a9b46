"""The summary: what a judge reads in two minutes. Every line of it leads to an entry and its page."""

from __future__ import annotations

from typing import Any

from nocontact_desktop.report.compose.checking import gap_said
from nocontact_desktop.report.compose.chronology import about_note, oldest_first
from nocontact_desktop.report.compose.saying import Predicate, Saying, excerpt, join, references, title
from nocontact_desktop.report.document import (
    Block,
    Column,
    Facts,
    Heading,
    Inline,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
    text,
)
from nocontact_desktop.report.material import Entry, Material

_MOST_REFERENCES = 6


def summary(material: Material, saying: Saying) -> Section:
    """Compose the page out of what is there; a part with nothing in it is left out."""
    say = saying.say
    blocks: list[Block] = [
        Heading(1, say("summary.title")),
        Paragraph(text(Span(say("summary.purpose"), "quiet"))),
    ]
    for part in (
        _parties(material, saying),
        _to_read_first(material, saying),
        _how_often(material, saying),
        _why_now(material, saying),
        _answers(material, saying),
        _orders(material, saying),
        _gaps(material, saying),
    ):
        blocks += part
    return Section(say("summary.title"), "summary", tuple(blocks), footnote=about_note(material, saying))


def _parties(material: Material, saying: Saying) -> list[Block]:
    say, case = saying.say, material.case
    rows: list[tuple[str, Text]] = []
    if case.get("my_name"):
        rows.append((say("party.me"), text(str(case["my_name"]))))
    them = ", ".join(part for part in (_name(case), _relationship(material, saying)) if part)
    if them:
        rows.append((say("party.them"), text(them)))
    for name in ("children", "protected", "firearms", "earlier_orders", "custody_orders", "cases", "county"):
        said = saying.value(name, case.get(name))
        present = _children_present(material, saying) if name == "children" else ""
        said = "; ".join(part for part in (said, present) if part)
        if said:
            rows.append((say(f"summary.{name}"), text(said)))
    return [Facts(tuple(rows))] if rows else []


def _name(case: Any) -> str:
    return str((case.get("person") or {}).get("legal_name") or "")


def _relationship(material: Material, saying: Saying) -> str:
    say, case = saying.say, material.case
    parts = [str(case["relationship"])] if case.get("relationship") else []
    start, end = case.get("together_from"), case.get("together_to")
    if start and end:
        parts.append(say("summary.together", start=str(start), end=str(end)))
    elif start:
        parts.append(say("summary.together_since", start=str(start)))
    return "; ".join(parts)


def _children_present(material: Material, saying: Saying) -> str:
    count = sum(bool(entry.fields.get("children")) for entry in material.entries)
    return saying.say.count("summary.children_present", count) if count else ""


def _to_read_first(material: Material, saying: Saying) -> list[Block]:
    """Show the most recent, the worst and the first incident: as marked, else the newest and oldest known."""
    say = saying.say
    chosen = _three(material)
    if not chosen:
        return []
    columns = (
        Column("", 0.14),
        Column(say("summary.date"), 0.22),
        Column(say("field.what_happened"), 0.44),
        Column(say("summary.detail"), 0.2, "end"),
    )
    rows = tuple(
        Row(
            (
                text(Span(say(f"rank.{rank}"), "strong")),
                text(one.said),
                _story(one, saying),
                references(one, say),
            )
        )
        for rank, one in chosen
    )
    return [Heading(2, say.count("summary.read_first", len(rows))), Table(columns, rows)]


def _three(material: Material) -> list[tuple[str, Entry]]:
    marked = {str(rank): one for one in reversed(material.entries) for rank in one.fields.get("ranks") or ()}
    dated = [one for one in oldest_first(material) if one.kind == "incident" and one.first_day]
    if len(dated) > 1:
        marked.setdefault("most_recent", dated[-1])
        marked.setdefault("first", dated[0])
    elif dated:
        marked.setdefault("most_recent", dated[0])
    return [(rank, marked[rank]) for rank in ("most_recent", "worst", "first") if rank in marked]


def _story(entry: Entry, saying: Saying) -> Text:
    named, story = entry.fields.get("title"), entry.fields.get("what_happened")
    if named and story:
        return text(f"{named}. {excerpt(str(story), 110)}")
    return text(title(entry, saying.say))


def _how_often(material: Material, saying: Saying) -> list[Block]:
    say = saying.say
    incoming = sum(not one.mine and not one.system for c in material.conversations for one in c.messages)
    outgoing = sum(one.mine for c in material.conversations for one in c.messages)
    counts = (
        ("incidents", sum(one.kind in {"incident", "memory"} for one in material.entries)),
        ("contacts", sum(_is_contact_from_them(one) for one in material.entries)),
        ("through_others", sum(bool(one.fields.get("third_party")) for one in material.entries)),
        ("messages_in", incoming),
        ("messages_out", outgoing),
    )
    days = _days(material)
    rows = tuple(
        Row((text(say(f"often.{name}")), text(_per_week(number, days, saying))))
        for name, number in counts
        if number
    )
    if not rows or not days:
        return []
    columns = (Column(say("often.kind"), 0.6), Column(_span(days, saying), 0.4, "end"))
    return [Heading(2, say("often.title")), Table(columns, rows)]


def _is_contact_from_them(entry: Entry) -> bool:
    return entry.kind == "contact" and entry.fields.get("direction") != "out"


def _days(material: Material) -> int:
    if not material.first_day or not material.last_day:
        return 0
    return (material.last_day - material.first_day).days + 1


def _span(days: int, saying: Saying) -> str:
    weeks = round(days / 7)
    return saying.say.count("often.weeks", weeks) if weeks >= 2 else saying.say.count("often.days", days)


def _per_week(number: int, days: int, saying: Saying) -> str:
    if round(days / 7) < 2:
        return str(number)
    tenths = round(number * 70 / days)
    rate = f"{tenths // 10}.{tenths % 10}" if tenths < 100 else str(round(tenths / 10))
    return saying.say("often.per_week", n=number, rate=rate)


def _why_now(material: Material, saying: Saying) -> list[Block]:
    say, case = saying.say, material.case
    told = _entries_with(
        material, saying, lambda one: "told_to_stop" in _responses(one), say("summary.told_entries")
    )
    words = [
        text(saying.value(name, case.get(name))) for name in ("why_now", "told_to_stop") if case.get(name)
    ]
    if told:
        words.append(told)
    return [Heading(2, say("summary.why_now")), *(Paragraph(one) for one in words)] if words else []


def _responses(entry: Entry) -> set[str]:
    value = entry.fields.get("response")
    if isinstance(value, dict):
        value = value.get("what") or value.get("kind")
    return {str(one) for one in value} if isinstance(value, list) else {str(value)}


def _answers(material: Material, saying: Saying) -> list[Block]:
    """Show where weapons, injuries and the police come in, or that the answer was no."""
    say = saying.say
    rows: list[tuple[str, Text]] = []
    for name, yes, no in (
        ("weapon", _says("weapon", "yes"), _says("weapon", "no")),
        ("strangulation", _says("strangulation", "yes"), _says("strangulation", "no")),
        ("injuries", _has("injuries"), _empty("injuries")),
        ("medical", _has("medical"), _empty("medical")),
        ("police", _says("police", "yes"), _says("police", "no")),
    ):
        found = _entries_with(material, saying, yes, "")
        if found:
            rows.append((say(f"field.{name}"), found))
        elif any(no(one) for one in material.entries):
            count = sum(no(one) for one in material.entries)
            rows.append((say(f"field.{name}"), text(say.count("summary.no_in", count))))
    return [Heading(2, say("summary.answers")), Facts(tuple(rows))] if rows else []


def _says(name: str, answer: str) -> Predicate:
    return lambda one: one.fields.get(name) == answer


def _has(name: str) -> Predicate:
    return lambda one: bool(one.fields.get(name))


def _empty(name: str) -> Predicate:
    return lambda one: one.fields.get(name) == []


def _entries_with(material: Material, saying: Saying, chosen: Predicate, lead: str) -> Text:
    """Name the entries for which something holds, each with its page."""
    say = saying.say
    found = [one for one in oldest_first(material) if chosen(one)]
    if not found:
        return ()
    named: list[Text] = [
        text(f"{one.said} (", *references(one, say), ")") for one in found[:_MOST_REFERENCES]
    ]
    parts: list[Inline] = [Span(lead + " ")] if lead else []
    parts += join(named, "; ")
    if len(found) > _MOST_REFERENCES:
        parts.append(Span(say("summary.more", n=len(found) - _MOST_REFERENCES)))
    return tuple(parts)


def _orders(material: Material, saying: Saying) -> list[Block]:
    wanted = material.case.get("orders_wanted")
    if not wanted:
        return []
    said = (
        " · ".join(saying.value("orders_wanted", one) for one in wanted)
        if isinstance(wanted, list)
        else str(wanted)
    )
    return [Heading(2, saying.say("summary.orders_wanted")), Paragraph(text(said))]


def _gaps(material: Material, saying: Saying) -> list[Block]:
    if not material.gaps:
        return []
    said = [Paragraph(text(gap_said(gap, saying))) for gap in material.gaps]
    return [Heading(2, saying.say("summary.gaps")), *said]
