"""Counts of incoming contact in words: strips of the chart, rows of its table, and what stands apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from nocontact_desktop.diary.attempts import Block, Hours, Sender, Tally, Week
from nocontact_desktop.diary.when import WEEKDAYS, say_written
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.diary.numbers_table import Row
from nocontact_desktop.gui.diary.words import translate, word
from nocontact_desktop.preparation.orders import Order
from nocontact_desktop.report.charts.weeks import Moment, Strip

_NAMED = 3


def channels_of(weeks: Sequence[Week]) -> list[tuple[str, int]]:
    """The channels of these weeks with their numbers, the most frequent first."""
    totals: dict[str, int] = {}
    for week in weeks:
        for channel, number in week.by_channel.items():
            totals[channel] = totals.get(channel, 0) + number
    return sorted(totals.items(), key=lambda one: (-one[1], one[0]))


def strips_of(weeks: Sequence[Week], own: Sequence[Week], blocked: Sequence[Block]) -> tuple[Strip, ...]:
    """All ways together, then each way, with the days on which it was blocked; last what the user sent."""
    total = sum(week.total for week in weeks)
    attempts = counted(total, translate("diary", "{n} attempt"), translate("diary", "{n} attempts"))
    said = translate("diary", "All ways together: {attempts}").format(attempts=attempts)
    days = [one for one in blocked if _is_within(one.day, weeks)]
    every = Strip(said, tuple(week.total for week in weeks), pointed=_days_of(days, None))
    ways = channels_of(weeks)
    only_blocked = sorted({one.channel for one in days if one.channel} - {channel for channel, _ in ways})
    strips = [
        Strip(
            f"{word('channel', one)}: {number:,}",
            tuple(week.by_channel.get(one, 0) for week in weeks),
            pointed=_days_of(days, one),
        )
        for one, number in (*ways, *((one, 0) for one in only_blocked))
    ]
    mine = sum(week.total for week in own)
    if mine:
        said = translate("diary", "By you: {n}").format(n=f"{mine:,}")
        strips.append(Strip(said, tuple(week.total for week in own), open=True))
    return (every, *strips)


def moments_of(orders: Sequence[Order], weeks: Sequence[Week]) -> tuple[Moment, ...]:
    """The days in these weeks on which an order was handed over to them."""
    found = [(day, one) for one in orders if (day := _served(one)) and _is_within(day, weeks)]
    said = translate("diary", "{order}: handed over on {day}")
    unnamed = translate("diary", "An order")
    return tuple(
        Moment(day, said.format(order=one.name or unnamed, day=say_written(day.isoformat(), weekday=False)))
        for day, one in found
    )


def week_rows(weeks: Sequence[Week], own: Sequence[Week]) -> list[Row]:
    """A row a week, the last one first."""
    order = [channel for channel, _ in channels_of(weeks)]
    return [
        (
            say_written(week.start.isoformat(), weekday=False),
            f"{week.total:,}",
            "; ".join(part for part in (_ways_of(week, order), _own_of(mine)) if part),
        )
        for week, mine in zip(reversed(weeks), reversed(own), strict=True)
    ]


def _ways_of(week: Week, order: Sequence[str]) -> str:
    return ", ".join(f"{word('channel', one)} {week.by_channel[one]:,}" for one in order if one in week.by_channel)


def _own_of(week: Week) -> str:
    return translate("diary", "by you {n}").format(n=f"{week.total:,}") if week.total else ""


def _is_within(day: date, weeks: Sequence[Week]) -> bool:
    return weeks[0].start <= day < weeks[-1].start + timedelta(days=7)


def _days_of(blocked: Sequence[Block], channel: str | None) -> tuple[date, ...]:
    return tuple(one.day for one in blocked if one.channel == channel)


def _served(order: Order) -> date | None:
    try:
        return date.fromisoformat(order.served)
    except ValueError:
        return None


def hour_rows(hours: Hours) -> list[Row]:
    """A row a weekday."""
    return [
        (
            WEEKDAYS[day],
            f"{sum(row):,}",
            ", ".join(f"{hour:02d}:00 {number:,}" for hour, number in enumerate(row) if number),
        )
        for day, row in enumerate(hours.grid)
    ]


def period_of(weeks: Sequence[Week]) -> str:
    """From which day to which."""
    first, last = weeks[0].start, weeks[-1].start + timedelta(days=6)
    return translate("diary", "{first} to {last}").format(
        first=say_written(first.isoformat(), weekday=False), last=say_written(last.isoformat(), weekday=False)
    )


def summary_of(weeks: Sequence[Week]) -> str:
    """What the chart of the weeks shows, in words."""
    totals = [week.total for week in weeks]
    number = counted(sum(totals), translate("diary", "{n} attempt"), translate("diary", "{n} attempts"))
    said = translate("diary", "{period}: {attempts} in {weeks} weeks. In a week from {least} to {most}.")
    return said.format(
        period=period_of(weeks), attempts=number, weeks=len(weeks), least=f"{min(totals):,}", most=f"{max(totals):,}"
    )


def senders_said(senders: Sequence[Sender], left_out: Collection[str]) -> str:
    """Whose messages are counted."""
    names = [one.name for one in senders if one.raw not in left_out]
    if not senders:
        return translate("diary", "No messages were brought in. Counted are the entries of this diary.")
    if not names:
        return translate("diary", "No messages are counted, only the entries of this diary.")
    named = ", ".join(names[:_NAMED])
    if len(names) > _NAMED:
        more = translate("diary", "and {n} more").format(n=len(names) - _NAMED)
        named = f"{named} {more}"
    return translate("diary", "Counted are the entries of this diary, and messages and calls from {names}.").format(
        names=named
    )


def notes_of(found: Tally, weeks: Sequence[Week], today: date) -> list[str]:
    """What is not drawn, and why; each a sentence, only where there is any."""
    notes = []
    blocked = [_blocked_words(one) for one in found.blocked if _is_within(one.day, weeks)]
    if blocked:
        notes.append(translate("diary", "Blocked, as entries say: {times}.").format(times="; ".join(blocked)))
    if weeks[-1].start <= today < weeks[-1].start + timedelta(days=7):
        notes.append(translate("diary", "The last week is not over yet."))
    for number, one, many in (
        (
            found.about,
            translate("diary", "{n} contact has no exact day and is not drawn."),
            translate("diary", "{n} contacts have no exact day and are not drawn."),
        ),
        (
            found.undated,
            translate("diary", "{n} message has no date and is not drawn."),
            translate("diary", "{n} messages have no date and are not drawn."),
        ),
        (
            found.told_twice,
            translate("diary", "{n} contact stands for messages that are counted, and is not counted again."),
            translate("diary", "{n} contacts stand for messages that are counted, and are not counted again."),
        ),
        (
            found.whose,
            translate("diary", "For {n} message it was not said who you are in the chat. It is not counted."),
            translate("diary", "For {n} messages it was not said who you are in the chat. They are not counted."),
        ),
    ):
        if number:
            notes.append(counted(number, one, many))
    notes.append(_zone_note(found.time_zone))
    return notes


def _blocked_words(one: Block) -> str:
    day = say_written(one.day.isoformat(), weekday=False)
    if one.channel is None:
        return translate("diary", "on {day}, no channel named").format(day=day)
    return translate("diary", "{way} on {day}").format(way=word("channel", one.channel), day=day)


def hour_notes(hours: Hours) -> list[str]:
    """What the hours leave out."""
    one = translate("diary", "{n} attempt has no time of day and is not drawn.")
    many = translate("diary", "{n} attempts have no time of day and are not drawn.")
    return [counted(hours.without, one, many)] if hours.without else []


def _zone_note(zone: str | None) -> str:
    if zone is None:
        return translate("diary", "Days are as the exports show them. A week begins on Monday.")
    return translate("diary", "Days are those of {zone}. A week begins on Monday.").format(zone=zone.replace("_", " "))
