"""Each order: what it says, contact before and after it was handed over, and entries that may concern its terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from nocontact_desktop.diary.attempts import Cell
from nocontact_desktop.report.charts.weeks import Moment
from nocontact_desktop.report.compose.saying import Saying, entry_anchor, excerpt, join
from nocontact_desktop.report.contact import Contact, exact_day
from nocontact_desktop.report.document import (
    Block,
    Column,
    Facts,
    Heading,
    PageOf,
    Paragraph,
    Row,
    Span,
    Table,
    Text,
    text,
)
from nocontact_desktop.report.material import Entry, Material, Order

_FACTS: Final = (
    ("court", ("court", "number")),
    ("state", ("state", "binds")),
    ("served", ("served", "served_by")),
    ("days", ("issued", "starts", "ends")),
    *((name, (name,)) for name in ("mine", "report_to", "lawyer", "copies", "note")),
)
_SHORT_NAME: Final = 36
_COMPARABLE: Final = 14
"""Days a period has at least to be said per week."""


def orders(material: Material, contact: Contact, saying: Saying) -> list[Block]:
    """Compose what there is to say of orders; nothing when there are none and no entry names one."""
    say = saying.say
    blocks: list[Block] = []
    for one in material.orders:
        blocks += [
            Heading(2, say("pattern.order_heading", order=order_name(one, saying)), f"order-{one.id}"),
            Facts(order_facts(one, saying)),
        ]
        blocks += _around_service(one, material, contact, saying)
        rows = _rows_of_terms(one, material.entries, saying)
        if rows:
            blocks += [Heading(3, say("pattern.terms_title")), *_terms(rows, saying)]
        if one.corrected:
            blocks.append(Paragraph(text(say.count("pattern.order_changed", one.corrected)), small=True))
    only_named = _only_named(material, saying)
    if only_named:
        blocks += [Heading(2, say("pattern.only_named_title")), *_terms(only_named, saying)]
    return blocks


def order_name(order: Order, saying: Saying) -> str:
    """Return what an order is called, on one line."""
    return " ".join(str(order.fields.get("name") or saying.say("pattern.unnamed")).split())


def order_facts(order: Order, saying: Saying) -> tuple[tuple[str, Text], ...]:
    """Return what is known of an order, in a fixed order; what was not said is left out."""
    rows = [
        (name, "; ".join(_part(part, order, saying) for part in parts if order.fields.get(part)))
        for name, parts in _FACTS
    ]
    return tuple((saying.say(f"pattern.order.{name}"), text(said)) for name, said in rows if said)


def _part(part: str, order: Order, saying: Saying) -> str:
    value = saying.value(f"order.{part}", order.fields[part])
    key = f"pattern.order_part.{part}"
    return saying.say(key, value=value) if saying.say.has(key) else value


def moments_of(material: Material, contact: Contact, saying: Saying) -> tuple[Moment, ...]:
    """Return the days in the counted time on which an order was handed over or ended."""
    found = []
    for one in material.orders:
        for name in ("served", "ends"):
            day = _day(one, name)
            if day and contact.first and contact.last and contact.first <= day <= contact.last:
                called = excerpt(order_name(one, saying), _SHORT_NAME)
                found.append(Moment(day, saying.say(f"pattern.{name}_on", order=called, day=saying.dates.day(day))))
    return tuple(sorted(found, key=lambda one: one.day))


@dataclass(frozen=True)
class _Stretch:
    """A time before or after an order was handed over, both days included."""

    name: str
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def count(self, cells: Iterable[Cell]) -> int:
        return sum(cell.number for cell in cells if self.holds(cell.day))

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def _around_service(order: Order, material: Material, contact: Contact, saying: Saying) -> list[Block]:
    """Compare the time before an order was handed over with the time after, per week."""
    say = saying.say
    served = _day(order, "served")
    if contact.first is None or contact.last is None:
        return []
    if served is None:
        return [Paragraph(text(say("pattern.not_served")))]
    if not contact.first <= served < contact.last:
        key = "pattern.served_before" if served < contact.first else "pattern.served_after"
        period = saying.dates.period(contact.first, contact.last)
        return [Paragraph(text(say(key, day=saying.dates.day(served), period=period)))]
    stretches = _stretches(order, served, contact.first, contact.last)
    columns = (Column(say("pattern.what"), 0.34), *(_head(one, saying) for one in stretches))
    rows = [
        Row((text(name), *(text(_rate(one.count(cells), one, saying)) for one in stretches)))
        for name, cells in _kinds(material, contact, saying)
    ]
    blocks: list[Block] = [
        Heading(3, say("pattern.around_title")),
        Table(columns, tuple(rows), close=True),
    ]
    same_day = sum(cell.number for cell in contact.incoming if cell.day == served)
    if same_day:
        said = say.count("pattern.same_day", same_day, day=saying.dates.day(served))
        blocks.append(Paragraph(text(said), small=True))
    blocks.append(Paragraph(text(say("pattern.permitted")), small=True))
    return blocks


def _stretches(order: Order, served: date, first: date, last: date) -> list[_Stretch]:
    """The day itself is in neither: what came on it may have come before or after."""
    day = timedelta(days=1)
    ends = _day(order, "ends")
    over = ends if ends and served <= ends < last else last
    found = [_Stretch("before", first, served - day), _Stretch("after", served + day, over)]
    if over < last:
        found.append(_Stretch("ended", over + day, last))
    return [one for one in found if one.days > 0]


def _head(one: _Stretch, saying: Saying) -> Column:
    tenths = round(one.days * 10 / 7)
    long = f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)
    weeks = saying.say.count("pattern.weeks", tenths // 10 if not tenths % 10 else 2, long=long)
    return Column(
        saying.say(
            f"pattern.stretch_{one.name}",
            period=_period(one, saying),
            long=weeks if one.days >= _COMPARABLE else saying.say.count("often.days", one.days),
        ),
        0.33,
        "end",
    )


def _period(one: _Stretch, saying: Saying) -> str:
    days = (f"{saying.dates.short_day(day)} {day.year}" for day in (one.first, one.last))
    return saying.say("date.period", first=next(days), last=next(days)) if one.days > 1 else next(days)


def _kinds(material: Material, contact: Contact, saying: Saying) -> list[tuple[str, list[Cell]]]:
    """What is compared: all that came in, each way of it, the petitioner's own, and incidents."""
    say = saying.say
    by_way: dict[str, list[Cell]] = {}
    for cell in contact.incoming:
        by_way.setdefault(cell.channel, []).append(cell)
    kinds = [(say("pattern.came_in"), list(contact.incoming))]
    if len(by_way) > 1:
        ways = sorted(by_way.items(), key=lambda each: (-len(each[1]), each[0]))
        kinds += [(say("pattern.of_it", way=saying.value("channel", way)), cells) for way, cells in ways]
    kinds.append((say("pattern.own"), list(contact.own)))
    days = [day for one in material.entries if one.kind == "incident" and (day := exact_day(one))]
    kinds.append((say("pattern.incidents"), [Cell(day, None, "", 1) for day in days]))
    return [(name, cells) for name, cells in kinds if cells]


def _rate(number: int, one: _Stretch, saying: Saying) -> str:
    if one.days < _COMPARABLE or not number:
        return f"{number:,}"
    tenths = round(number * 70 / one.days)
    rate = f"{tenths // 10}.{tenths % 10}" if tenths < 1000 else f"{round(tenths / 10):,}"
    return saying.say("often.per_week", n=f"{number:,}", rate=rate)


def _terms(rows: Sequence[Row], saying: Saying) -> list[Block]:
    say = saying.say
    columns = (
        Column(say("pattern.term"), 0.52),
        Column(say("pattern.term_count"), 0.12, "end"),
        Column(say("pattern.term_entries"), 0.36),
    )
    return [Table(columns, tuple(rows), close=True), Paragraph(text(say("pattern.terms_note")), small=True)]


def _rows_of_terms(order: Order, entries: Sequence[Entry], saying: Saying) -> list[Row]:
    """A row for each term of an order, then for words that entries name it by and that it does not have any more."""
    say = saying.say
    terms = [one for one in order.fields.get("terms") or () if one.get("text")]
    known = {str(one["id"]) for one in terms}
    rows = [_row(str(one["text"]), _naming(entries, order.id, str(one["id"])), saying) for one in terms]
    others: dict[str, list[Entry]] = {}
    for entry in entries:
        for named in _named(entry):
            if named.get("order_id") == order.id and named.get("term_id") not in known:
                words = str(named.get("term") or say("pattern.whole_order"))
                _add(others, words, entry)
    return rows + [_row(words, found, saying) for words, found in others.items()]


def _only_named(material: Material, saying: Saying) -> list[Row]:
    """Rows for orders that only entries name, in their words."""
    ids = {one.id for one in material.orders}
    found: dict[str, list[Entry]] = {}
    for entry in material.entries:
        for named in _named(entry):
            if named.get("order_id") not in ids:
                words = ": ".join(str(one) for one in (named.get("order"), named.get("term")) if one)
                _add(found, words or saying.say("pattern.unnamed"), entry)
    return [_row(words, entries, saying) for words, entries in found.items()]


def _add(found: dict[str, list[Entry]], words: str, entry: Entry) -> None:
    entries = found.setdefault(words, [])
    if entry not in entries:
        entries.append(entry)


def _naming(entries: Iterable[Entry], order_id: str, term_id: str) -> list[Entry]:
    return [
        one
        for one in entries
        if any(named.get("order_id") == order_id and named.get("term_id") == term_id for named in _named(one))
    ]


def _named(entry: Entry) -> list[dict[str, Any]]:
    return [one for one in entry.fields.get("order_terms") or () if isinstance(one, dict)]


def _row(words: str, entries: Sequence[Entry], saying: Saying) -> Row:
    page = Span(saying.say("ref.page"))
    links = [
        text(Span(str(one.number), link=entry_anchor(one)), "\u00a0(", page, PageOf(entry_anchor(one)), ")")
        for one in entries
    ]
    return Row((text(words), text(f"{len(entries):,}"), join(links, ", ")))


def _day(order: Order, name: str) -> date | None:
    """A day of an order; None where it was not said, or is none that there is."""
    try:
        return date.fromisoformat(str(order.fields.get(name) or ""))
    except ValueError:
        return None
