"""A diary entry: every field by the name it has in the code, in `log --from-json` and in a bundle."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

EntryKind = Literal["incident", "contact", "memory", "note"]
TriState = Literal["yes", "no", "unknown"]
Precision = Literal["exact", "about", "day", "month", "season", "year", "unknown"]
Basis = Literal["at_the_time", "same_day", "remembered", "told"]
Rank = Literal["most_recent", "worst", "first", "chosen"]
IncidentType = Literal[
    "physical",
    "threat",
    "stalking",
    "technology",
    "property",
    "coercive",
    "sexual",
    "economic",
    "children",
    "through_others",
    "other",
]
ChildHow = Literal["present", "saw", "heard", "harmed", "unknown"]
Answer = Literal["none", "blocked", "replied", "left", "called_someone", "told_to_stop"]


class _Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    pass


class Person(_Part, frozen=True):
    """Somebody who was there, and what they are to the writer or did."""

    name: str
    role: str | None = None


class Witness(_Part, frozen=True):
    """Somebody who can say something. ``contact_private`` goes only where the profile lets it."""

    name: str
    saw_heard_after: str | None = None
    can_say: str | None = None
    contact_private: str | None = None


class ToldFirst(_Part, frozen=True):
    """Who was told first, and when."""

    who: str
    when: str | None = None


class Injury(_Part, frozen=True):
    """Where on the body, and what could be seen."""

    body_part: str
    marks: str | None = None


class Care(_Part, frozen=True):
    """Who gave medical care, and when."""

    provider: str
    date: str | None = None


class Child(_Part, frozen=True):
    """One child by initials, and how it was concerned."""

    what: ChildHow
    initials: str | None = None


class PoliceDetail(_Part, frozen=True):
    """What the police gave or said."""

    number: str | None = None
    officer: str | None = None
    badge: str | None = None
    outcome: str | None = None


class Agency(_Part, frozen=True):
    """Another body that was told."""

    name: str
    reference: str | None = None
    date: str | None = None


class OrderTerm(_Part, frozen=True):
    """A term of an order this entry may concern, in the words it had when the entry was written.

    ``order_id`` and ``term_id`` name it among the orders the user has noted. When the order is changed there later,
    the words here stay as they are.
    """

    order: str
    term: str | None = None
    order_id: str | None = None
    term_id: str | None = None


class ThirdParty(_Part, frozen=True):
    """Through whom something came, and whether the writer had asked for it."""

    name: str
    asked_for: TriState | None = None


class Response(_Part, frozen=True):
    """What the writer did in answer."""

    kind: Answer
    text: str | None = None


class EntryDraft(_Part, frozen=True):
    """What was typed. A field never answered is absent (None); tri-state answers are yes, no, unknown.

    ``remembered_when`` is when a memory came back, in the writer's words, apart from when it happened.
    """

    kind: EntryKind
    occurred_from: str | None = None
    occurred_to: str | None = None
    precision: Precision | None = None
    time_zone: str | None = None
    occurred_text: str | None = None
    basis: Basis | None = None
    told_by: str | None = None
    told_when: str | None = None
    remembered_when: str | None = None
    ranks: tuple[Rank, ...] | None = None
    place_public: str | None = None
    place_private: str | None = None
    place_district: str | None = None
    types: tuple[IncidentType, ...] | None = None
    title: str | None = None
    what_happened: str | None = None
    exact_words: str | None = None
    attribution: str | None = None
    people: tuple[Person, ...] | None = None
    witnesses: TriState | None = None
    witness_list: tuple[Witness, ...] | None = None
    told_first: ToldFirst | None = None
    weapon: TriState | None = None
    weapon_detail: str | None = None
    strangulation: TriState | None = None
    injuries: tuple[Injury, ...] | None = None
    medical: tuple[Care, ...] | None = None
    effect: str | None = None
    costs: str | None = None
    children: tuple[Child, ...] | None = None
    pets: str | None = None
    property: str | None = None
    police: TriState | None = None
    police_detail: PoliceDetail | None = None
    agencies: tuple[Agency, ...] | None = None
    order_terms: tuple[OrderTerm, ...] | None = None
    reported: TriState | None = None
    frequency: Literal["once", "few", "weekly", "other"] | None = None
    frequency_dates: tuple[str, ...] | None = None
    channel: str | None = None
    direction: Literal["in", "out"] | None = None
    device: str | None = None
    identifier: str | None = None
    third_party: ThirdParty | None = None
    response: Response | None = None
    exhibits: tuple[str, ...] | None = None
    messages: tuple[str, ...] | None = None
    sealed: bool | None = None
    adverse: str | None = None
    private_note: str | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One revision of a saved entry. ``leaf`` is its place in the log, ``recorded_at`` ISO 8601 in UTC."""

    id: str
    revision: int
    leaf: int
    recorded_at: str
    draft: EntryDraft
    latest: bool = True

    @property
    def kind(self) -> EntryKind:
        """The entry's kind."""
        return self.draft.kind

    @property
    def corrected(self) -> int:
        """How often it had been corrected by this revision."""
        return self.revision - 1


def to_fields(draft: EntryDraft) -> dict[str, Any]:
    """The draft as plain values, answered fields only."""
    fields: dict[str, Any] = msgspec.to_builtins(draft)
    return fields


WITHHELD = ("adverse", "device", "place_private", "private_note")
"""Fields a report may keep back. They are sealed even when there is nothing in them: their names are in the
leaf for everybody to see, and a name that is there only sometimes would tell that something was written."""


def sealed_fields(draft: EntryDraft) -> dict[str, Any]:
    """The draft as the log seals it: what was answered, and the fields that may be kept back in any case."""
    return {**dict.fromkeys(WITHHELD), **to_fields(draft)}


def from_fields(fields: dict[str, Any]) -> EntryDraft:
    """The draft from sealed fields; what the log added itself (``recorded_at``) is left aside."""
    known = {name: value for name, value in fields.items() if name in EntryDraft.__struct_fields__}
    return msgspec.convert(known, EntryDraft)
