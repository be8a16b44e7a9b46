"""Passages that reports cover. The user marks them; nothing is covered by itself, and nothing is rewritten.

A cover names a place in the wording of one revision. In every other wording the same words are looked for; where
they are not found any more, the cover is gone there, and is said to be. What is covered can be shown again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from nocontact_desktop.diary import sealed_log
from nocontact_desktop.diary import store as diary_store
from nocontact_desktop.errors import Problem
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.report.store import covers as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

KIND: Final = "cover"


def _names(of_fields: str) -> frozenset[str]:
    return frozenset(of_fields.split())


COVERABLE: Final[Mapping[str, frozenset[str]]] = {
    "entry": _names(
        "title what_happened exact_words attribution effect occurred_text told_by told_when remembered_when "
        "place_public place_district place_private people.name people.role witness_list.name "
        "witness_list.saw_heard_after witness_list.can_say witness_list.contact_private told_first.who "
        "told_first.when weapon_detail injuries.body_part injuries.marks medical.provider costs pets property "
        "police_detail.number police_detail.officer police_detail.badge police_detail.outcome agencies.name "
        "agencies.reference order_terms.order order_terms.term identifier third_party.name response.text device "
        "adverse"
    ),
    "exhibit": _names(
        "caption captured_by captured_how captured_at sender_shown time_shown name device account transcript "
        "transcript_by translation translation_by"
    ),
    "message": _names("text"),
    "source": _names("name allowed"),
    "handling": _names("who where note"),
    "handover": _names("occurred_text how_late who said place children"),
    "order": _names("name court number served_by terms.text mine copies lawyer report_to note"),
    "case": _names(
        "relationship protected firearms earlier_orders cases custody_orders risk_factors why_now told_to_stop "
        "orders_wanted county safe_address person.description person.weapons_where person.workplace"
    ),
}
"""The free text of each kind of record. Places in lists are left out of these paths: "people.0.name" is people.name."""

# What holds the same words a second time, and goes with them.
_ECHOES: Final[Mapping[tuple[str, str], str]] = {("message", "text"): "raw"}


@dataclass(frozen=True)
class Cover:
    """A covered passage: from ``start`` up to ``stop``, in characters, in the wording that ``revision`` has."""

    kind: str
    record: str
    field: str
    revision: int
    start: int
    stop: int
    covered_at: str = ""


@dataclass(frozen=True)
class CoveredPassage:
    """A cover with its words as they stand in the newest wording, from ``start``; None when they are gone from it."""

    cover: Cover
    words: str
    start: int | None


def can_cover(kind: str, field: str) -> bool:
    """Whether ``field`` (a path such as "people.0.name") is free text, in which passages can be covered."""
    return pattern(field) in COVERABLE.get(kind, frozenset())


@lru_cache(maxsize=1024)
def pattern(field: str) -> str:
    """A path without the places in lists."""
    return ".".join(part for part in field.split(".") if not part.isdigit())


def cover(
    notebook: Notebook, kind: str, record: str, field: str, start: int, stop: int, revision: int | None = None
) -> Changes:
    """Cover a passage in a wording of a field, the newest unless another is named; blanks at its ends stay.

    Raises :class:`Problem` ``cover.no-such-passage`` where there are no words that can be covered, and ``diary.gone``.
    """
    if revision is None:
        revision, fields = _newest(notebook, kind, record)
    else:
        fields = sealed_log.opened(notebook, kind, record, revision).fields
    words = text_at(fields, field) if can_cover(kind, field) else None
    passage = (words or "")[start:stop]
    if start < 0 or not passage.strip():
        raise Problem("cover.no-such-passage")
    start += len(passage) - len(passage.lstrip())
    row = (kind, record, field, revision, start, start + len(passage.strip()), moment(notebook))
    with notebook.db.transaction():
        store.add_cover(notebook.db, row)
    return Changes.of(KIND, record)


def uncover(notebook: Notebook, one: Cover) -> Changes:
    """Let a passage be printed again."""
    with notebook.db.transaction():
        store.drop_cover(notebook.db, (one.kind, one.record, one.field, one.revision, one.start, one.stop))
    return Changes.of(KIND, one.record)


def passages(notebook: Notebook, kind: str, record: str) -> tuple[CoveredPassage, ...]:
    """What is covered in a record, in the order of the text; what is gone from its newest wording as well."""
    given = [Cover(*row) for row in store.covers_of(notebook.db, kind, record)]
    if not given:
        return ()
    revision, fields = _newest(notebook, kind, record)
    found = []
    for one in given:
        words = _words(notebook, one)
        place = _place(one, words, revision, fields)
        found.append(CoveredPassage(one, words, place[1] if place else None))
    return tuple(found)


def covered_records(notebook: Notebook, kind: str) -> dict[str, int]:
    """How many covers each record of a kind has, for those that have any."""
    counts: dict[str, int] = defaultdict(int)
    for row in store.covers(notebook.db):
        counts[row[1]] += row[0] == kind
    return {record: number for record, number in counts.items() if number}


def text_at(fields: Mapping[str, Any], field: str) -> str | None:
    """The text at a path; None when there is none."""
    value: Any = fields
    for part in field.split("."):
        if isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            value = value.get(part) if isinstance(value, Mapping) else None
    return value if isinstance(value, str) else None


def texts(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text in a record with its path."""
    for name, value in fields.items():
        yield from _texts(name, value)


class Covers:
    """All covers, as a report asks for them record by record. ``mark`` is what is printed in place of a passage."""

    def __init__(self, notebook: Notebook, mark: str) -> None:
        self._notebook = notebook
        self._mark = mark
        self._given: dict[tuple[str, str], list[Cover]] = defaultdict(list)
        for row in store.covers(notebook.db):
            self._given[row[0], row[1]].append(Cover(*row))

    def spans(
        self, kind: str, record: str, revision: int, fields: Mapping[str, Any]
    ) -> Mapping[str, list[tuple[int, int]]]:
        """From where to where each text of a revision is covered, by its path."""
        places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for one in self._given.get((kind, record), ()):
            words = _words(self._notebook, one)
            found = _place(one, words, revision, fields)
            if found is not None:
                places[found[0]].append((found[1], found[1] + len(words)))
        return places

    def applied(self, kind: str, record: str, revision: int, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a revision in which something is covered, as they are printed; the others are left out."""
        printed: dict[str, Any] = {}
        for field, spans in self.spans(kind, record, revision, fields).items():
            name = field.split(".")[0]
            text = text_at(fields, field) or ""
            printed.setdefault(name, deepcopy(fields[name]))
            _put(printed, field, _marked(text, spans, self._mark))
            echo = _ECHOES.get((kind, name))
            if echo is not None and echo in fields:
                printed[echo] = self._mark
        return printed


def _newest(notebook: Notebook, kind: str, record: str) -> tuple[int, Mapping[str, Any]]:
    if kind == "message":
        return 1, sealed_log.opened(notebook, kind, record, 1).fields
    rows = diary_store.revisions(notebook.db, kind, record)
    if not rows:
        raise Problem("diary.gone")
    return rows[-1][0], rows[-1][2]


def _words(notebook: Notebook, one: Cover) -> str:
    """The words a cover was given for; none when their wording was erased."""
    try:
        fields = sealed_log.opened(notebook, one.kind, one.record, one.revision).fields
    except Problem:
        return ""  # it was deleted since: there is nothing left to cover
    return (text_at(fields, one.field) or "")[one.start : one.stop]


def _place(one: Cover, words: str, revision: int, fields: Mapping[str, Any]) -> tuple[str, int] | None:
    """Where the words stand in a revision: in the same field, nearest to where they stood, else in a part beside it."""
    if not words:
        return None
    if revision == one.revision:
        return one.field, one.start
    name = one.field.split(".")[0]
    beside = [field for field, _ in _texts(name, fields.get(name)) if pattern(field) == pattern(one.field)]
    for field in sorted(beside, key=lambda field: field != one.field):
        places = list(_all_places(text_at(fields, field) or "", words))
        if places:
            return field, min(places, key=lambda place: abs(place - one.start))
    return None


def _all_places(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _marked(text: str, spans: Iterable[tuple[int, int]], mark: str) -> str:
    """The text with a mark in place of each span; spans that touch share one."""
    parts: list[str] = []
    end = 0
    for start, stop in sorted(spans):
        if start > end or not parts:
            parts += [text[end:start], mark]
        end = max(end, stop)
    return "".join([*parts, text[end:]])


def _texts(field: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _texts(f"{field}.{name}", part)
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from _texts(f"{field}.{place}", part)


def _put(fields: dict[str, Any], field: str, text: str) -> None:
    """Set the text at a path."""
    *way, last = field.split(".")
    inner: Any = fields
    for part in way:
        inner = inner[int(part) if isinstance(inner, list) else part]
    inner[int(last) if isinstance(inner, list) else last] = text
