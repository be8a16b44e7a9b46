"""A worksheet: a form's boxes in its own order, each with what the notebook has for it.

What a court gets reaches the other side as a rule, so everything is cut down as a court's copy is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from nocontact_desktop.diary.entries import EntryRow, page, when_of
from nocontact_desktop.diary.entry import from_fields
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.when import local_day, say
from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.forms import Box, Form, Slot
from nocontact_desktop.report.compose.saying import Saying, title
from nocontact_desktop.report.dates import Dates
from nocontact_desktop.report.forms.answers import Known, answer
from nocontact_desktop.report.forms.picking import asked_for, places
from nocontact_desktop.report.gather import case_of
from nocontact_desktop.report.gather.dates import said_short
from nocontact_desktop.report.gather.sealed import Desk
from nocontact_desktop.report.material import Entry
from nocontact_desktop.report.privacy import shown
from nocontact_desktop.report.privacy_check.matching import Matcher, longest
from nocontact_desktop.report.privacy_check.numbers import account_numbers
from nocontact_desktop.report.privacy_check.terms import private_terms
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.report.words import words
from nocontact_desktop.vault.notebook import Notebook

MOST = 20
"""Of a form that asks for each incident, this many are shown."""

_WINDOW = 500

State = Literal["answered", "missing", "withheld", "by_hand", "private"]


@dataclass(frozen=True)
class Filled:
    """One box, filled in. ``text`` is what to copy; ``remarks`` are sentences about it, such as that it is too long.

    ``state``: something is there; nothing is written down yet; what is written stays out of court papers; the notebook
    has no place for it; it asks where the writer can be found.
    """

    box: Box
    number: str
    state: State
    text: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Boxes under one heading: a ``part`` of the form, or one incident in it, which has a ``title`` of its own.

    ``entry_id`` is the entry they were filled in from, ``when`` its time. Both are empty for a part about the case,
    and where no entry was found for a ``slot``.
    """

    part: str
    boxes: tuple[Filled, ...]
    title: str = ""
    slot: Slot | None = None
    entry_id: str = ""
    when: str = ""


@dataclass(frozen=True)
class Worksheet:
    """A form with what the notebook has for it.

    ``gaps`` is how many records did not fit what the log has of them, and are left out. ``more`` is how many
    incidents there are besides those shown. ``last_change`` is when the newest of the records was saved, in UTC;
    empty when there is none.
    """

    form: Form
    places: tuple[Place, ...]
    gaps: int
    more: int
    last_change: str


def worksheet(notebook: Notebook, form: Form, language: str = "en") -> Worksheet:
    """Fill in a form's boxes from the facts of the case and the entries it asks for, as far as the log proves them."""
    return _Filling(notebook, form, language).worksheet()


class _Filling:
    def __init__(self, notebook: Notebook, form: Form, language: str) -> None:
        request = ReportRequest(purpose=form.id, privacy="court", language=language)
        self._desk = Desk(notebook, request, lambda _done, _total: None, lambda: False)
        self._form = form
        self._say = words(language)
        self._whole_case = case_of(self._desk)
        self._case = shown(request, "case", self._whole_case)
        zone = str(self._case.get("time_zone") or "UTC")
        self._saying = Saying(self._say, Dates(self._say, zone), partial(load(language).word, "ways"))
        self._private = Matcher(private_terms(notebook, request))
        self._rows = asked_for(_all_rows(notebook), form)
        self._read: dict[str, tuple[Entry, Mapping[str, Any]] | None] = {}
        self._more = 0

    def worksheet(self) -> Worksheet:
        found = tuple(place for part in self._form.parts for place in self._places(part.title, part.slots, part.boxes))
        saved = [str(record.fields.get("recorded_at") or "") for record in self._desk.records]
        return Worksheet(self._form, found, len(self._desk.gaps), self._more, max(saved, default=""))

    def _places(self, heading: str, slots: tuple[Slot, ...], boxes: tuple[Box, ...]) -> list[Place]:
        if not slots:
            known = Known(self._case, self._whole_case)
            return [Place(heading, tuple(self._filled(box, box.number, known) for box in boxes))]
        taken = places(self._rows, slots)
        if not taken:  # a place for each incident, and none is written down
            taken = [(slot, None) for slot in slots]
        self._more += max(0, len(taken) - MOST)
        return [self._incident(heading, slot, row, boxes) for slot, row in taken[:MOST]]

    def _incident(self, part: str, slot: Slot, row: EntryRow | None, boxes: tuple[Box, ...]) -> Place:
        read = self._entry(row) if row is not None else None
        if read is None:
            known = Known(self._case, self._whole_case)
            filled = tuple(self._filled(box, _number(slot, box), known) for box in boxes)
            return Place(part, filled, _heading(slot), slot)
        entry, whole = read
        known = Known(self._case, self._whole_case, entry, whole)
        filled = tuple(self._filled(box, _number(slot, box), known) for box in boxes)
        called = _heading(slot, title(entry, self._say))
        return Place(part, filled, called, slot, entry.id, self._saying.short_date(entry))

    def _entry(self, row: EntryRow) -> tuple[Entry, Mapping[str, Any]] | None:
        if row.id not in self._read:
            record = self._desk.sealed("entry", row.id, row.revision)
            self._read[row.id] = None if record is None else (self._cut_down(row, record.fields), record.fields)
        return self._read[row.id]

    def _cut_down(self, row: EntryRow, fields: Mapping[str, Any]) -> Entry:
        when = when_of(from_fields(dict(fields)))
        day = local_day(when)
        return Entry(
            id=row.id,
            number=0,
            kind=row.kind,
            fields=shown(self._desk.request, "entry", fields),
            said=say(when) if when.occurred_from else "",
            said_short=said_short(when),
            order=when.occurred_from or "",
            first_day=day,
            last_day=day,
            about=when.precision == "about",
            recorded_at=str(fields["recorded_at"]),
        )

    def _filled(self, box: Box, number: str, known: Known) -> Filled:
        if box.private:
            return Filled(box, number, "private", "", (self._private_said(),))
        if not box.fields:
            return Filled(box, number, "by_hand", "", (self._say("forms.by_hand"),))
        found = answer(box, known, self._saying)
        if not found.text:
            state: State = "withheld" if found.withheld else "missing"
            return Filled(box, number, state, "", (self._say(f"forms.{state}"),))
        remarks = [*self._private_words(found.text), *self._limits(box, found.text, found.items)]
        if found.withheld:
            remarks.append(self._say("forms.withheld_part"))
        if found.lacking and not found.withheld:
            remarks.append(self._say("forms.lacking", fields=", ".join(found.lacking)))
        return Filled(box, number, "answered", found.text, tuple(remarks))

    def _private_words(self, text: str) -> list[str]:
        """Own words are never changed: what is private in them is pointed out."""
        hits = longest([*self._private.find(text), *account_numbers(text)])
        named = dict.fromkeys(text[hit.start : hit.stop] for hit in hits)
        return [self._say("forms.private_words", words=", ".join(f"“{one}”" for one in named))] if named else []

    def _private_said(self) -> str:
        apart = self._form.confidential
        if apart is None:
            return self._say("forms.private_unknown")
        return self._say("forms.private", form=apart.form)

    def _limits(self, box: Box, text: str, items: int) -> list[str]:
        said = []
        more = self._say("forms.more", more=box.more) if box.more else ""
        if box.room and len(text) > box.room:
            said.append(f"{self._say('forms.too_long', length=len(text), room=box.room)} {more}".strip())
        if box.most and items > box.most:
            said.append(f"{self._say('forms.too_many', items=items, most=box.most)} {more}".strip())
        return said


def _number(slot: Slot, box: Box) -> str:
    return f"{slot.number}{box.number}"


def _heading(slot: Slot, called: str = "") -> str:
    """The number of a place, what it is for, and what the entry in it is called."""
    if called:
        called = called if slot.picks == "each" else f"{slot.title}: {called}"
    return " · ".join(part for part in (slot.number, called or slot.title) if part)


def _all_rows(notebook: Notebook) -> list[EntryRow]:
    found: list[EntryRow] = []
    while rows := page(notebook, EntryFilter(), len(found), _WINDOW):
        found += rows
    return found
