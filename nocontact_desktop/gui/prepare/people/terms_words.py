"""Terms in words: what is shown of them in the list, and beside each folded part of the form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.widgets.day_and_time import say_day
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.board import ChannelState
from nocontact_desktop.preparation.terms import ReadingTime, Terms

say = QCoreApplication.translate


@dataclass(frozen=True)
class TermsShown:
    """Everything the list and the form show. ``orders`` are names by id; ``now`` is local."""

    terms: list[Terms]
    channels: dict[str, ChannelState]
    orders: dict[str, str]
    now: datetime

    def channel_name(self, channel_id: str) -> str:
        """What a channel is called; one that was removed from the board by a word for it."""
        state = self.channels.get(channel_id)
        return state.name if state else say("terms", "A way that is not on the board any more")

    def is_open(self, channel_id: str) -> bool:
        """Whether the channel is left open on the board."""
        state = self.channels.get(channel_id)
        return state is not None and state.choice == "open"


def why_words(terms: Terms, content: Content) -> str:
    """Why the contact stays; empty where nothing was said."""
    known = (content.words["why"][one] for one in terms.why)
    return ", ".join(part for part in (*(one[:1].lower() + one[1:] for one in known), terms.why_words) if part)


def often_words(terms: Terms) -> str:
    """How often."""
    times = ""
    if terms.times_per_week is not None:
        once, more = say("terms", "{n} time a week"), say("terms", "{n} times a week")
        times = counted(terms.times_per_week, once, more)
    return ", ".join(part for part in (terms.how_often, times) if part)


def length_words(terms: Terms) -> str:
    """How long a message is at most."""
    if terms.longest_words is None:
        return ""
    return counted(terms.longest_words, say("terms", "at most {n} word"), say("terms", "at most {n} words"))


def reading_words(reading: tuple[ReadingTime, ...], content: Content) -> str:
    """When messages are read, such as "Monday, Friday 18:00–18:30"."""
    days = content.words["weekdays"]
    return "; ".join(
        f"{', '.join(days[str(day)] for day in one.days)} {one.start}–{one.end}" for one in reading if one.is_whole
    )


def next_words(terms: Terms, now: datetime, content: Content) -> str:
    """Whether it is time to read now, or when it is next; empty without times."""
    if terms.may_read(now):
        return say("terms", "It is a time to read now.")
    following = terms.next_reading(now)
    if following is None:
        return ""
    return say("terms", "Next time to read: {weekday}, {day}, {time}").format(
        weekday=content.words["weekdays"][str(following.weekday())],
        day=say_day(following.date()),
        time=following.strftime("%H:%M"),
    )


def rule_words(terms: Terms) -> str:
    """The user's own rule for what goes beyond the terms, or one to begin with."""
    return terms.beyond or say("terms", "What goes beyond these terms I can keep. I do not answer it.")


def span_words(terms: Terms) -> str:
    """From when until when."""
    begins = say("terms", "from {day}").format(day=_day(terms.started)) if terms.started else ""
    ends = say("terms", "until {day}").format(day=_day(terms.ended)) if terms.ended else ""
    return " ".join(part for part in (begins, ends) if part)


def has_ended(terms: Terms, today: date) -> bool:
    """Whether their last day has passed."""
    return bool(terms.ended) and terms.ended < today.isoformat()


def _day(written: str) -> str:
    return say_day(date.fromisoformat(written))
