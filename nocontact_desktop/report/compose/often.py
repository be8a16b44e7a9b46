"""How often: entries and messages counted, with weeks, per week, and the pages on which they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from nocontact_desktop.report.compose.fitting import Sheet
from nocontact_desktop.report.compose.saying import Predicate, Saying, entry_anchor, message_anchor
from nocontact_desktop.report.document import Block, Column, Heading, PageOf, Row, Table, Text, text
from nocontact_desktop.report.material import Entry, Material, Message


def how_often(material: Material, saying: Saying, sheet: Sheet) -> list[Block]:
    """Compose the table; none when nothing is counted or no day is known."""
    say = saying.say
    dated = [one for one in material.entries if one.first_day]
    counted: tuple[tuple[str, list[str]], ...] = (
        ("incidents", _anchors(dated, lambda one: one.kind in {"incident", "memory"})),
        ("contacts", _anchors(dated, lambda one: one.kind == "contact" and not _by_me(one))),
        ("contacts_out", _anchors(dated, lambda one: one.kind == "contact" and _by_me(one))),
        ("through_others", _anchors(dated, lambda one: bool(one.fields.get("third_party")))),
        ("messages_in", _messages(material, lambda one: not one.mine and not one.system)),
        ("messages_out", _messages(material, lambda one: one.mine)),
    )
    days = _days(material)
    rows = [_counted(name, anchors, days, saying) for name, anchors in counted if anchors]
    if not rows or not days:
        return []
    undated = _anchors(material.entries, lambda one: one.kind != "note" and one not in dated)
    if undated:
        rows.append(_counted("undated", undated, 0, saying))
    columns = (
        Column(say("often.kind"), 0.52),
        Column(_span(days, saying), 0.28, "end"),
        Column(say("often.pages"), 0.2, "end"),
    )
    table = sheet.counts(say("often.title"), Table(columns, tuple(rows), close=True))
    return [Heading(2, say("often.title")), table] if table else []


def _anchors(entries: Iterable[Entry], counts: Predicate) -> list[str]:
    """Return where the entries stand that count, in the order of the pages."""
    return [entry_anchor(one) for one in entries if counts(one)]


def _messages(material: Material, counts: Callable[[Message], bool]) -> list[str]:
    return [message_anchor(one) for each in material.conversations for one in each.messages if counts(one)]


def _counted(name: str, anchors: list[str], days: int, saying: Saying) -> Row:
    elsewhere = name.startswith("messages") and saying.message_files
    pages: Text = text(saying.say("often.apart")) if elsewhere else (PageOf(anchors[0], to=anchors[-1]),)
    return Row((text(saying.say(f"often.{name}")), text(_per_week(len(anchors), days, saying)), pages))


def _by_me(entry: Entry) -> bool:
    return entry.fields.get("direction") == "out"


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
