"""Contact in numbers: per week and channel, by weekday and hour, and around each order. Counts, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from nocontact_desktop.diary.attempts import Cell, Hours, Week, by_hour, by_week, week_start
from nocontact_desktop.report.charts.hours import HoursDrawing
from nocontact_desktop.report.charts.weeks import Moment, Strip, WeeksDrawing
from nocontact_desktop.report.compose.orders import moments_of, orders
from nocontact_desktop.report.compose.saying import Saying, entry_anchor, join
from nocontact_desktop.report.contact import Blocked, Contact, From, contact_in
from nocontact_desktop.report.document import (
    Block,
    Chart,
    Column,
    Heading,
    PageOf,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
    text,
)
from nocontact_desktop.report.material import Material

_LEAST: Final = 3
"""So many contacts are drawn; fewer are seen at a glance in the chronology."""
_MOST_WAYS: Final = 12
_WEEKS_ONE_BY_ONE: Final = 26
"""Up to so many weeks each has its row; beyond them each month has one, with its weeks in it."""
_HIGHEST: Final = 60.0
"""The most a chart is high, in sizes of its text: with its heading it fits on either paper."""

_REST = "rest"


def pattern(material: Material, saying: Saying) -> list[Section]:
    """Compose the section; none when there is neither contact to count nor an order."""
    contact = contact_in(material)
    blocks: list[Block] = []
    if contact.total + sum(cell.number for cell in contact.asked_for) >= _LEAST:
        blocks += _counts(material, contact, saying)
    blocks += orders(material, contact, saying)
    if not blocks:
        return []
    title = saying.say("pattern.title")
    return [Section(title, "pattern", (Heading(1, title), *blocks))]


def _counts(material: Material, contact: Contact, saying: Saying) -> list[Block]:
    assert contact.first is not None
    assert contact.last is not None
    weeks = _Weeks(contact, contact.first, contact.last)
    hours = by_hour(contact.incoming, weeks.first, weeks.number)
    return [
        Paragraph(text(_what_counts(material, contact, saying))),
        Heading(2, saying.say("pattern.weeks_title")),
        weeks.chart(moments_of(material, contact, saying), saying),
        *_blocked(contact, saying),
        *weeks.table(saying),
        *_by_hour(hours, saying),
        Heading(2, saying.say("pattern.counted_title")),
        *(Paragraph(one) for one in _notes(contact, saying)),
    ]


def _what_counts(material: Material, contact: Contact, saying: Saying) -> str:
    assert contact.first is not None
    assert contact.last is not None
    period = saying.dates.period(contact.first, contact.last)
    key = "pattern.what_counts" if material.request.date_from else "pattern.what_counts_first"
    return saying.say(key, period=period)


class _Weeks:
    """The weeks of a report, from their Mondays on, with what came by each way."""

    def __init__(self, contact: Contact, first: date, last: date) -> None:
        self.first = week_start(first)
        self.number = (week_start(last) - self.first).days // 7 + 1
        self._contact = contact
        self._ways = _ways(contact)
        self._all = self._of(contact.incoming)
        self._own = self._of(contact.own)
        self._asked_for = self._of(contact.asked_for)

    def chart(self, moments: tuple[Moment, ...], saying: Saying) -> Chart:
        say = saying.say
        total = self._contact.total
        every = self._strip(saying, say("pattern.every_way"), self._all, None)
        ways = [self._strip(saying, _way_name(way, saying), self._by_way(way), way) for way in self._ways]
        apart = [
            Strip(f"{say(f'pattern.{name}')}: {_number(sum(one.total for one in found))}", _totals(found), open=True)
            for name, found in (("asked_for", self._asked_for), ("own", self._own))
            if any(one.total for one in found)
        ]
        drawing = WeeksDrawing(
            starts=tuple(one.start for one in self._all),
            strips=(every, *ways, *apart),
            across=say("pattern.across_weeks"),
            moments=moments,
            pointer_words=say("pattern.pointer"),
            most_high=_HIGHEST,
        )
        period = saying.dates.period(self.first, self.first + timedelta(weeks=self.number, days=-1))
        totals = _totals(self._all)
        alternative = say(
            "pattern.weeks_alternative",
            period=period,
            n=_number(total),
            weeks=say.count("often.weeks", self.number),
            least=_number(min(totals)),
            most=_number(max(totals)),
        )
        return Chart(say("pattern.weeks_title"), drawing, alternative)

    def table(self, saying: Saying) -> list[Block]:
        """The numbers of the chart: a row a week, or for a long time a row a month with its weeks in it."""
        if self.number <= _WEEKS_ONE_BY_ONE:
            return [self._table(saying, [[at] for at in range(self.number)], saying.say("pattern.week_from"))]
        places = range(self.number)
        months = [list(found) for _, found in groupby(places, key=lambda at: self._all[at].start.replace(day=1))]
        full = [month for month in months if any(self._all[at].total + self._own[at].total for at in month)]
        table = self._table(saying, full, saying.say("pattern.month"))
        left_out = Paragraph(text(saying.say("pattern.empty_months")), small=True)
        return [table, left_out] if len(full) < len(months) else [table]

    def _table(self, saying: Saying, rows: Sequence[Sequence[int]], head: str) -> Table:
        say = saying.say
        by_month = self.number > _WEEKS_ONE_BY_ONE
        columns = [Column(head, 0.17 if by_month else 0.2)]
        if by_month:
            columns.append(Column(say("pattern.weeks_from"), 0.31))
        columns += [Column(say("pattern.all"), 0.07, "end"), Column(say("pattern.of_these"), 0.46)]
        if self._contact.own:
            columns.append(Column(say("pattern.own_short"), 0.15, "end"))
        made = []
        for places in rows:
            start = self._all[places[0]].start
            cells = [saying.dates.month(start), self._one_by_one(places)] if by_month else [saying.dates.day(start)]
            cells += [_number(sum(self._all[at].total for at in places)), self._of_these(places, saying)]
            if self._contact.own:
                cells.append(_number(sum(self._own[at].total for at in places)))
            made.append(Row(tuple(text(one) for one in cells)))
        return Table(tuple(columns), tuple(made), close=True)

    def _of(self, cells: Collection[Cell]) -> list[Week]:
        return by_week(cells, self.first, self.number)

    def _by_way(self, way: str) -> tuple[int, ...]:
        shown = set(self._ways)
        if way == _REST:
            return tuple(sum(n for one, n in week.by_channel.items() if one not in shown) for week in self._all)
        return tuple(week.by_channel.get(way, 0) for week in self._all)

    def _strip(self, saying: Saying, name: str, counts: Sequence[Week] | tuple[int, ...], way: str | None) -> Strip:
        numbers = tuple(one.total if isinstance(one, Week) else one for one in counts)
        days = tuple(one.day for one in self._contact.blocked if one.channel == way and self._is_within(one.day))
        return Strip(f"{name}: {_number(sum(numbers))}", numbers, pointed=days)

    def _is_within(self, day: date) -> bool:
        return 0 <= (day - self.first).days < self.number * 7

    def _one_by_one(self, places: Sequence[int]) -> str:
        weeks = (self._all[at] for at in places)
        return "\u00a0· ".join(f"{one.start.day}:\u00a0{_number(one.total)}" for one in weeks)

    def _of_these(self, places: Sequence[int], saying: Saying) -> str:
        found = ((way, sum(self._by_way(way)[at] for at in places)) for way in self._ways)
        return ", ".join(f"{_way_name(way, saying)}\u00a0{_number(number)}" for way, number in found if number)


def _ways(contact: Contact) -> list[str]:
    """The channels, the most frequent first; those that were only blocked last, and the rarest of many as one."""
    totals: dict[str, int] = {one.channel: 0 for one in contact.blocked if one.channel}
    for cell in contact.incoming:
        totals[cell.channel] = totals.get(cell.channel, 0) + cell.number
    ways = sorted(totals, key=lambda one: (-totals[one], one))
    return ways if len(ways) <= _MOST_WAYS else [*ways[: _MOST_WAYS - 1], _REST]


def _way_name(way: str, saying: Saying) -> str:
    return saying.say("pattern.rest") if way == _REST else saying.value("channel", way)


def _totals(weeks: Sequence[Week]) -> tuple[int, ...]:
    return tuple(one.total for one in weeks)


def _blocked(contact: Contact, saying: Saying) -> list[Block]:
    """Name each time a channel was blocked, with the entry that says so."""
    if not contact.blocked:
        return []
    named = join([_blocking(one, saying) for one in contact.blocked], "; ")
    return [Paragraph((Span(saying.say("pattern.blocked")), *named, Span(".")), small=True)]


def _blocking(one: Blocked, saying: Saying) -> Text:
    key = "pattern.blocked_way" if one.channel else "pattern.blocked_unsaid"
    way = _way_name(one.channel, saying) if one.channel else ""
    words = saying.say(key, way=way, day=saying.dates.day(one.day), n=one.entry.number)
    return text(f"{words} (", Span(saying.say("ref.page")), PageOf(entry_anchor(one.entry)), ")")


def _by_hour(hours: Hours, saying: Saying) -> list[Block]:
    say = saying.say
    most = max(number for row in hours.grid for number in row)
    if not most:
        return []
    names = [say(f"date.weekday{day}") for day in range(1, 8)]
    says = say("pattern.hours_said", most=_number(most))
    if hours.without:
        says += " " + say.count("pattern.hours_without", hours.without)
    drawing = HoursDrawing(hours.grid, tuple(name[:3] for name in names), say("pattern.across_hours"))
    columns = (
        Column(say("pattern.day"), 0.2),
        Column(say("pattern.all"), 0.09, "end"),
        Column(say("pattern.by_hour"), 0.8),
    )
    rows = tuple(
        Row((text(names[day]), text(_number(sum(row))), text(_hours(row)))) for day, row in enumerate(hours.grid)
    )
    return [
        Heading(2, say("pattern.hours_title")),
        Chart(say("pattern.hours_title"), drawing, say("pattern.hours_alternative", most=_number(most))),
        Paragraph(text(says), small=True),
        Table(columns, rows, close=True),
    ]


def _hours(row: Sequence[int]) -> str:
    return ", ".join(f"{hour:02d}:00\u00a0{_number(number)}" for hour, number in enumerate(row) if number)


def _notes(contact: Contact, saying: Saying) -> list[Text]:
    """Say whose messages are counted, and what is not counted, and why; each only where there is any."""
    say = saying.say
    notes = [say("pattern.entries_count")]
    if contact.senders:
        key = "pattern.senders_named" if contact.named else "pattern.senders_not_named"
        notes.append(say(key, senders=_listed(contact.senders, saying)))
    if contact.others:
        notes.append(say("pattern.others", senders=_listed(contact.others, saying)))
    for name, number in (
        ("told_twice", contact.told_twice),
        ("about", contact.about),
        ("undated", contact.undated),
        ("unsaid", contact.unsaid),
    ):
        if number:
            notes.append(say.count(f"pattern.{name}", number))
    notes.append(say("pattern.times"))
    return [text(one) for one in notes]


def _listed(found: Sequence[From], saying: Saying) -> str:
    named = (saying.say("pattern.from_sender", n=_number(one.number), sender=_sender(one, saying)) for one in found)
    return "; ".join(named)


def _sender(found: From, saying: Saying) -> str:
    one = found.one
    if one.member is not None:
        return one.name or saying.say("messages.member", n=one.member)
    if not one.author:
        return one.name or saying.say("messages.unknown_sender")
    if not one.name or one.name == one.author:
        return one.author
    return saying.say("messages.them_named", raw=one.author, name=one.name)


def _number(number: int) -> str:
    return f"{number:,}"
