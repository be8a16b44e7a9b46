"""The parts of a filter in words."""

from __future__ import annotations

from collections.abc import Mapping

from nocontact_desktop.diary.filters import EntryFilter, Part
from nocontact_desktop.diary.when import say_written
from nocontact_desktop.gui.diary.words import translate, word


def part_words(wanted: EntryFilter, part: Part, orders: Mapping[str, str]) -> str:
    """One part in words: "Person: Sam", "With a file". ``orders`` has the names of orders by their ids."""
    words: dict[Part, str] = {
        "kinds": translate("diary", "Kind: {said}").format(said=", ".join(word("kind", one) for one in wanted.kinds)),
        "through_others": translate("diary", "Through others"),
        "person": translate("diary", "Person: {said}").format(said=wanted.person),
        "channel": translate("diary", "How: {said}").format(said=word("channel", wanted.channel)),
        "order": translate("diary", "Order: {said}").format(said=orders.get(wanted.order, wanted.order)),
        "period": period_words(wanted.date_from, wanted.date_to),
        "undated": translate("diary", "Without a date"),
        "has_exhibit": translate("diary", "With a file"),
        "search": translate("diary", "Words: {said}").format(said=wanted.search),
    }
    return words[part]


def period_words(first: str | None, last: str | None) -> str:
    """A period in words; either end may be open."""
    said_first, said_last = (say_written(one, weekday=False) if one else "" for one in (first, last))
    if said_first and said_last:
        if said_first == said_last:
            return said_first
        return translate("diary", "{first} to {last}").format(first=said_first, last=said_last)
    if said_first:
        return translate("diary", "From {day} on").format(day=said_first)
    return translate("diary", "Until {day}").format(day=said_last) if said_last else ""


def filter_words(wanted: EntryFilter, orders: Mapping[str, str]) -> str:
    """All parts in one line."""
    return " · ".join(part_words(wanted, part, orders) for part in wanted.parts)
