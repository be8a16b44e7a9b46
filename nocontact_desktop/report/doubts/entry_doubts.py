"""What a doubting reader could ask about one entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from nocontact_desktop.diary.conversations import MessageRow
from nocontact_desktop.diary.entries import EntryRow, when_of
from nocontact_desktop.diary.exhibits import Exhibit
from nocontact_desktop.diary.when import WEEKDAYS, days_between, local_day, say_written
from nocontact_desktop.report.doubts.counted import Counted
from nocontact_desktop.report.doubts.doubt import Doubt
from nocontact_desktop.report.doubts.said import counts_said, days_said, weekdays_alone

LONG_AFTER: Final = 30
"""So many days later a reader may wonder how something is still known."""

_ESTIMATES: Final = frozenset({"about", "month", "season", "year", "unknown"})
_MADE: Final = ("time_taken", "time_made")
_SMALL_HOURS: Final = 5
_LONGEST_DAYS: Final = 31


@dataclass(frozen=True)
class Known:
    """An entry with what it leads to. ``recorded_at`` is when its first wording was saved, ISO 8601 in UTC."""

    row: EntryRow
    recorded_at: str
    exhibits: Sequence[Exhibit]
    messages: Sequence[MessageRow]

    @property
    def title(self) -> str:
        """Its time and what it is called."""
        return f"{self.row.when} · {self.row.title}" if self.row.title else self.row.when

    @property
    def estimate(self) -> bool:
        """Whether its date is not known to the day."""
        when = when_of(self.row.entry.draft)
        return when.precision in _ESTIMATES or local_day(when) is None

    @property
    def days(self) -> tuple[date, date] | None:
        """Its first and last day, when both are known to the day and not far apart."""
        draft = self.row.entry.draft
        first = None if self.estimate else local_day(when_of(draft))
        if first is None:
            return None
        last = date.fromisoformat(draft.occurred_to[:10]) if draft.occurred_to and len(draft.occurred_to) > 9 else first
        return (first, last) if last - first <= timedelta(days=_LONGEST_DAYS) else None

    @property
    def hours(self) -> tuple[int, int] | None:
        """The hours from its beginning to its end, when both are told for one day."""
        draft = self.row.entry.draft
        ends = (draft.occurred_from or "", draft.occurred_to or "")
        if all("T" in end for end in ends) and ends[0][:10] == ends[1][:10]:
            return int(ends[0][11:13]), int(ends[1][11:13])
        return None

    @property
    def text(self) -> str:
        """The words that a report prints of it; nothing of one that is kept closed."""
        draft = self.row.entry.draft
        parts = (draft.title, draft.occurred_text, draft.what_happened)
        return "" if draft.sealed else "\n".join(part for part in parts if part)


def doubts_of(known: Known, counted: Counted) -> Iterator[Doubt]:
    """Everything that was found about one entry."""
    about = partial(Doubt, title=known.title, entry=known.row.id)
    days = known.days
    if days is None:
        yield from _known_elsewhere(known, about)
    else:
        yield from _other_days(known, days, about)
        yield from _other_weekday(known, days, about)
        yield from _other_counts(known, days, counted, about)
    yield from _wrong_weekdays(known, about)
    yield from _written_later(known, about)


_Make = Callable[..., Doubt]


def claimed_time(exhibit: Exhibit) -> str:
    """When the file itself says it was made, local ISO 8601; empty when it says nothing."""
    claims: Mapping[str, str] = {claim.name: claim.value for claim in exhibit.claims}
    return next((claims[name] for name in _MADE if name in claims), "")


def named(exhibit: Exhibit) -> str:
    """What an exhibit is called: its caption, or its file's name."""
    return exhibit.caption or exhibit.name


def _other_days(known: Known, days: tuple[date, date], about: _Make) -> Iterator[Doubt]:
    for exhibit in known.exhibits:
        made = claimed_time(exhibit)
        if made and not days[0] <= date.fromisoformat(made[:10]) <= days[1]:
            said = (("file", named(exhibit)), ("claimed", _said(made)), ("day", _day(days[0])))
            yield about("picture_day", exhibit=exhibit.id, said=said)
    others = [one.local for one in known.messages if one.local and not days[0] <= _date(one.local) <= days[1]]
    if others:
        yield about(
            "message_day", said=(("claimed", _said(min(others)[:10])), ("day", _day(days[0]))), number=len(others)
        )


def _known_elsewhere(known: Known, about: _Make) -> Iterator[Doubt]:
    """The earliest message or, without any, the earliest file stands for all of them."""
    times = [one.local for one in known.messages if one.local]
    made = [(time, one.id, named(one)) for one in known.exhibits if (time := claimed_time(one))]
    if times:
        yield about("known_by_message", said=(("claimed", _said(min(times))),))
    elif made:
        time, exhibit, name = min(made)
        yield about("known_by_picture", exhibit=exhibit, said=(("file", name), ("claimed", _said(time))))


def _wrong_weekdays(known: Known, about: _Make) -> Iterator[Doubt]:
    for found in days_said(known.text, local_day(when_of(known.row.entry.draft))):
        if not found.fits:
            right = WEEKDAYS[found.day.weekday()]
            yield about("weekday_of_date", said=(("said", found.said), ("weekday", right)))


def _other_weekday(known: Known, days: tuple[date, date], about: _Make) -> Iterator[Doubt]:
    alone = weekdays_alone(known.text)
    start = known.row.entry.draft.occurred_from or ""
    # In the small hours people speak of the night before.
    night = "T" in start and int(start[11:13]) < _SMALL_HOURS
    first = days[0] - timedelta(days=1) if night else days[0]
    fitting = {(first + timedelta(days=at)).weekday() for at in range((days[1] - first).days + 1)}
    if len(alone) == 1 and not alone & fitting:
        (weekday,) = alone
        yield about("weekday", said=(("said", WEEKDAYS[weekday]), ("day", _day(days[0]))))


def _other_counts(known: Known, days: tuple[date, date], counted: Counted, about: _Make) -> Iterator[Doubt]:
    if known.row.entry.draft.direction == "out":
        return
    for found in counts_said(known.text):
        total = counted.total(*days, found.kind)
        if total and not counted.fits(found.number, *days, known.hours, found.kind):
            yield about("count", said=(("said", found.said), ("day", _day(days[0]))), number=total)


def _written_later(known: Known, about: _Make) -> Iterator[Doubt]:
    draft = known.row.entry.draft
    later = days_between(when_of(draft), known.recorded_at)
    if known.estimate or later is None:
        return
    if draft.basis in {"at_the_time", "same_day"} and later > 1:
        yield about("not_fresh", number=later)
    elif draft.basis is None and draft.kind != "memory" and later > LONG_AFTER:
        yield about("written_later", number=later)


def _date(written: str) -> date:
    return date.fromisoformat(written[:10])


def _said(written: str) -> str:
    return say_written(written[:16])


def _day(day: date) -> str:
    return say_written(day.isoformat())
