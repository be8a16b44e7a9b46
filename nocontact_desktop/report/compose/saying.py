"""Saying the fields of an entry: which come in which order, and how each value reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from nocontact_desktop.report.dates import Dates
from nocontact_desktop.report.document import Inline, PageOf, Span, Text, text
from nocontact_desktop.report.isolated import closed, own
from nocontact_desktop.report.material import Entry, Exhibit, Message
from nocontact_desktop.report.words import Words

Facts = tuple[tuple[str, Text], ...]

PROSE = ("what_happened", "attribution", "effect")
"""Fields printed as running text under a heading of their own, beside the exact words."""

# One row of facts: its label's key, and the fields it speaks of, in the order in which they are said.
_ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("where", ("place_public", "place_district", "place_private")),
    ("types", ("types", "order_terms")),
    ("channel", ("channel", "direction")),
    ("identifier", ("identifier",)),
    ("device", ("device",)),
    ("third_party", ("third_party",)),
    ("people", ("people",)),
    ("witnesses", ("witnesses", "witness_list")),
    ("children", ("children",)),
    ("weapon", ("weapon", "weapon_detail")),
    ("strangulation", ("strangulation",)),
    ("injuries", ("injuries",)),
    ("medical", ("medical",)),
    ("police", ("police", "police_detail")),
    ("agencies", ("agencies",)),
    ("reported", ("reported",)),
    ("response", ("response",)),
    ("told_first", ("told_first",)),
    ("frequency", ("frequency", "frequency_dates")),
    ("pets", ("pets",)),
    ("property", ("property",)),
    ("costs", ("costs",)),
    ("adverse", ("adverse",)),
)

_ANSWERED_BY_NONE = frozenset({"injuries", "medical", "children", "agencies", "witness_list"})
"""Lists where an empty one is an answer: no."""


class Saying:
    """Says entries in the words of one language.

    ``message_files`` names the file of each message, by its number, that does not stand in the document itself;
    ``exhibits_here`` says whether exhibits do.
    """

    def __init__(
        self,
        say: Words,
        dates: Dates,
        channel_name: Callable[[str], str],
        *,
        message_files: Mapping[str, str] | None = None,
        exhibits_here: bool = True,
    ) -> None:
        self.say = say
        self.dates = dates
        self.message_files = message_files or {}
        self.exhibits_here = exhibits_here
        self._channel_name = channel_name

    def entry_facts(self, entry: Entry) -> Facts:
        """Return the facts of an entry in their fixed order; what was never answered is left out."""
        rows: list[tuple[str, Text]] = [
            (self.say("field.when"), text(self.when(entry))),
            (self.say("field.written_down"), text(self.written_down(entry))),
        ]
        rows += [(self.say(f"field.{key}"), text(said)) for key, said in self.fields(entry.fields).items()]
        if entry.fields.get("sealed") is True:
            rows.append((self.say("field.sealed"), text(self.say("entry.sealed"))))
        return tuple(rows)

    def fields(self, fields: Mapping[str, Any]) -> dict[str, str]:
        """Say what was answered, row by row, by the keys of the rows in their fixed order."""
        rows = {}
        for key, names in _ROWS:
            said = [self.value(name, fields[name]) for name in names if name in fields]
            whole = self._joined([one for one in said if one], "; ")
            if whole:
                rows[key] = whole
        return rows

    def when(self, entry: Entry) -> str:
        """Say when it happened, with the writer's own words for it when there are some."""
        return self.dated(entry.said, str(entry.fields.get("occurred_text") or ""))

    def short_date(self, entry: Entry, length: int = 60) -> str:
        """Say when it happened, for tables; the writer's own words for it only where no date is known."""
        words = "" if entry.order else excerpt(str(entry.fields.get("occurred_text") or ""), length)
        return self.dated(entry.said_short, words)

    def dated(self, said: str, words: str) -> str:
        """Say a time in words, with the writer's own words for it when there are some."""
        when = said or self.say("date.unknown")
        return self.say("entry.when_own", when=when, own=own(words)) if words else when

    def written_down(self, entry: Entry) -> str:
        """Say when it was written down, how long after, and whether it was remembered or told."""
        parts = [self._recorded(entry)]
        basis = entry.fields.get("basis")
        if basis and not (basis == "same_day" and self._is_same_day(entry)):
            parts.append(self.say.name("basis", str(basis)))
        told = (name for name in ("told_by", "told_when", "remembered_when") if entry.fields.get(name))
        parts += [self.say(f"entry.{name}", value=own(self.value(name, entry.fields[name]))) for name in told]
        return "; ".join(parts)

    def days_later(self, entry: Entry) -> int | None:
        """Return how many days after it happened it was written down; None when that is not known."""
        if entry.last_day is None:
            return None
        return (self.dates.local(entry.recorded_at).date() - entry.last_day).days

    def _is_same_day(self, entry: Entry) -> bool:
        return self.days_later(entry) == 0 and not entry.about

    def _recorded(self, entry: Entry) -> str:
        later = self.days_later(entry)
        if self._is_same_day(entry):
            return self.say("entry.same_day", clock=f"{self.dates.local(entry.recorded_at):%H:%M}")
        said = self.dates.time(entry.recorded_at)
        if later is None or later < 1:
            return said
        return self.say("entry.later", time=said, later=self.say.count("entry.days_later", later))

    def value(self, name: str, value: Any) -> str:
        """Say the value of one field."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return self.say("tri.yes" if value else "tri.no")
        if isinstance(value, list):
            if not value and name in _ANSWERED_BY_NONE:
                return self.say("tri.no")
            return self._joined([one for one in (self.value(name, one) for one in value) if one], "; ")
        if isinstance(value, dict):
            return self._parts(name, value)
        return self._word(name, str(value))

    def _joined(self, parts: list[str], between: str) -> str:
        """Join parts, each in its own direction; one alone stays as it is."""
        return parts[0] if len(parts) == 1 else between.join(own(part) for part in parts)

    def _word(self, name: str, value: str) -> str:
        if name == "channel":
            return self._channel_name(value)
        for group in (f"value.{name}", "tri"):
            if self.say.has(f"{group}.{value}"):
                return self.say(f"{group}.{value}")
        return self.dates.written(value)

    def _parts(self, name: str, value: Mapping[str, Any]) -> str:
        """Say an object part by part, in the order of its words; a part without words is said with its name."""
        group = f"part.{name}"
        # An id leads to something in the notebook. It says nothing on paper.
        value = {part: inner for part, inner in value.items() if not part.endswith("_id")}
        known = [part for part in self.say.parts(group) if part in value]
        if name == "children" and value.get("name"):
            # The name, or what privacy made of it, says already what the initials say.
            value = {part: inner for part, inner in value.items() if part != "initials"}
            known = [part for part in known if part != "initials"]
        said = []
        for part in [*known, *(part for part in value if part not in known)]:
            one = self.value(f"{name}.{part}", value[part])
            if one:
                key = f"{group}.{part}"
                said.append(self.say(key, value=own(one)) if self.say.has(key) else f"{part}: {own(one)}")
        return (self.say(f"{group}.join") if self.say.has(f"{group}.join") else ", ").join(said)


def references(entry: Entry, say: Words) -> Text:
    """Return "p. 5 · A-1, A-2": the page of an entry's detail and its exhibits, each a link."""
    parts: list[Inline] = [Span(say("ref.page")), PageOf(entry_anchor(entry))]
    if entry.exhibits:
        parts.append(Span(" · "))
        parts += labels(entry.exhibits, say)
    return tuple(parts)


def labels(exhibits: tuple[Exhibit, ...], say: Words) -> list[Inline]:
    """Return the labels of exhibits as links; a run of more than two is said from first to last."""
    if len(exhibits) > 2 and len({one.label.split("-")[0] for one in exhibits}) == 1:
        first, last = exhibits[0], exhibits[-1]
        return [label(first), Span(say("ref.to")), label(last)]
    parts: list[Inline] = []
    for exhibit in exhibits:
        parts += [Span(", "), label(exhibit)] if parts else [label(exhibit)]
    return parts


def label(exhibit: Exhibit) -> Span:
    """Return an exhibit's label, leading to it."""
    return Span(exhibit.label, link=exhibit_anchor(exhibit))


def entry_anchor(entry: Entry) -> str:
    """Return where an entry's detail stands."""
    return f"entry-{entry.number}"


def exhibit_anchor(exhibit: Exhibit) -> str:
    """Return where an exhibit stands."""
    return f"exhibit-{exhibit.label}"


def message_anchor(message: Message) -> str:
    """Return where a message stands."""
    return f"message-{message.number}"


def excerpt(whole: str, length: int) -> str:
    """Return the beginning of a text, cut at a word and marked when something is left out."""
    flat = " ".join(whole.split())
    if len(flat) <= length:
        return flat
    return closed(flat[:length].rsplit(" ", 1)[0].rstrip(",;:") + " …")


def title(entry: Entry, say: Words) -> str:
    """Return what an entry is called: its title, else how its story begins, else its kind."""
    for name in ("title", "what_happened"):
        if entry.fields.get(name):
            return excerpt(str(entry.fields[name]), 80)
    return say.name("kind", entry.kind)


def sentence(words: str) -> str:
    """Return words with a full stop, unless they end in a sign of their own."""
    return words if words[-1:] in ".!?…。؟" else words + "."


def join(texts: list[Text], between: str) -> Text:
    """Join texts with words between them."""
    parts: list[Inline] = []
    for one in texts:
        parts += [Span(between), *one] if parts else [*one]
    return tuple(parts)


Predicate = Callable[[Entry], bool]
