"""Who is shown what. Everything that leaves the notebook asks here, and nowhere else.

The table below gives each field of each kind of record a rule, and each rule says what the four
profiles do with it. A field that is in no row is shown to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

from nocontact_desktop.report.request import Privacy, ReportRequest

Treatment = Literal["whole", "asked", "initials", "year", "last_four", "out"]
"""``asked`` is whole when the request asks for it; the three after it show a part; ``out`` shows nothing."""

_PROFILES: tuple[Privacy, ...] = ("court", "police", "lawyer", "own")


def _rule(court: Treatment, police: Treatment, lawyer: Treatment, own: Treatment) -> dict[Privacy, Treatment]:
    return dict(zip(_PROFILES, (court, police, lawyer, own), strict=True))


RULES: dict[str, dict[Privacy, Treatment]] = {
    #               court   police   lawyer   own copy
    "whole": _rule("whole", "whole", "whole", "whole"),
    # where the writer and the children can be found or reached, and what their devices say about it
    "mine": _rule("out", "asked", "whole", "whole"),
    # how a witness can be reached
    "contact": _rule("out", "whole", "whole", "whole"),
    # a child's name
    "child": _rule("initials", "whole", "whole", "whole"),
    # a date of birth of the writer or a child
    "birth": _rule("year", "year", "whole", "whole"),
    # an account or identity number of theirs
    "number": _rule("last_four", "last_four", "whole", "whole"),
    # the person's description, vehicle, and where weapons are
    "finding": _rule("out", "whole", "whole", "whole"),
    # words in which children are named
    "children": _rule("out", "whole", "whole", "whole"),
    "adverse": _rule("out", "out", "whole", "whole"),
    "never": _rule("out", "out", "out", "out"),
}


def _rows(rule: str, names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), rule)


FIELDS: dict[str, dict[str, str]] = {
    "entry": {
        **_rows(
            "whole",
            "kind occurred_from occurred_to precision time_zone occurred_text recorded_at basis "
            "told_by told_when remembered_when ranks place_public place_district types title what_happened "
            "exact_words attribution people witnesses witness_list told_first weapon "
            "weapon_detail strangulation injuries medical effect costs children pets property "
            "police police_detail agencies order_terms reported frequency frequency_dates channel "
            "direction identifier third_party response exhibits messages sealed",
        ),
        **_rows("child", "children.initials"),
        **_rows("contact", "witness_list.contact_private"),
        **_rows("mine", "place_private device"),
        **_rows("adverse", "adverse"),
        **_rows("never", "private_note"),
    },
    "exhibit": {
        **_rows(
            "whole",
            "sha256 size media_type kind width height duration_ms pages recorded_at captured_by "
            "captured_how captured_at sender_shown time_shown caption parent "
            "transcript transcript_by translation translation_by",
        ),
        **_rows("mine", "name device account claims"),
        # Of what a file claims, only its times and its state; the rest tells of places and devices.
        **_rows(
            "whole",
            "claims:time_taken claims:time_taken_implausible claims:time_changed claims:time_changed_implausible "
            "claims:time_made claims:time_made_implausible claims:damaged claims:locked",
        ),
    },
    # What an exhibit's first record proves of when it came in; what was said of it then may have been corrected.
    "exhibit taken in": {**_rows("whole", "sha256 size media_type kind recorded_at")},
    # A copy with parts covered.
    "redaction": {
        **_rows("whole", "original_sha256 sha256 size kind media_type width height pages boxes recorded_at"),
    },
    # What was done with an exhibit. Where it was kept can tell where the writer lives.
    "handling": {**_rows("whole", "what at who recorded_at"), **_rows("mine", "where note")},
    "handover": {
        **_rows(
            "whole",
            "outcome occurred_from occurred_to precision time_zone occurred_text way how_late late_side who said "
            "recorded_at",
        ),
        **_rows("mine", "place"),
        **_rows("children", "children"),
        **_rows("never", "note"),
    },
    # What stands on the paper is known to the court. Where copies are can tell where the children are.
    "order": {
        **_rows("whole", "name state court number issued served served_by starts ends terms binds recorded_at"),
        **_rows("adverse", "mine copies lawyer report_to note"),
    },
    "message": {
        **_rows("whole", "conversation source kind direction time text flags attachments locator author"),
        **_rows("mine", "raw attachments.name attachments.member"),
    },
    # A message of someone in a group who is not the person: a number there is how a witness can be reached.
    "group message": {
        **_rows("whole", "conversation source kind direction time text flags attachments locator"),
        **_rows("contact", "author"),
        **_rows("mine", "raw attachments.name attachments.member"),
    },
    # What the service wrote, with numbers in it that are not shown: its words are printed with those covered.
    "covered message": {
        **_rows("whole", "conversation source kind direction time flags attachments locator"),
        **_rows("mine", "attachments.name attachments.member"),
        **_rows("never", "author text raw"),
    },
    # A message the writer sent: its author is the writer's own number or account.
    "own message": {
        **_rows("whole", "conversation source kind direction time text flags attachments locator"),
        **_rows("mine", "author raw attachments.name attachments.member"),
    },
    "source": {
        **_rows(
            "whole",
            "name sha256 size importer conversations imported duplicates format seen read skips first last recorded_at",
        ),
        **_rows("mine", "threads options assumptions"),
        **_rows("adverse", "allowed"),
    },
    # A page with a checkpoint's code that somebody has signed.
    "slip": {**_rows("whole", "size signed_on"), **_rows("contact", "signed_by")},
    "case": {
        **_rows(
            "whole",
            "person relationship together_from together_to my_name children protected firearms "
            "earlier_orders cases custody_orders why_now told_to_stop orders_wanted county "
            "time_zone",
        ),
        **_rows("finding", "person.description person.weapons_where"),
        **_rows("child", "children.name children.initials"),
        **_rows("birth", "children.born"),
        **_rows("mine", "safe_address"),
        **_rows("adverse", "risk_factors"),
        **_rows("never", "private_terms person.label"),
    },
}


def treatment(request: ReportRequest, rule: str) -> Treatment:
    """Return what the request's profile does with fields under ``rule``."""
    chosen = RULES[rule][request.privacy]
    if chosen == "asked":
        return "whole" if request.own_places else "out"
    return chosen


def shown(request: ReportRequest, kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a record's fields may be shown; ``kind`` names its table, such as "own message"."""
    table = FIELDS.get(kind, {})
    result = {}
    for name, value in fields.items():
        kept = _shown(request, table, name, value) if name in table else None
        if kept is not None:
            result[name] = kept
    return result


def opened(request: ReportRequest, kind: str, fields: Mapping[str, Any]) -> frozenset[str]:
    """Return the names of the fields that are shown exactly as they are, and so may be opened in a bundle."""
    kept = shown(request, kind, fields)
    return frozenset(name for name, value in fields.items() if name in kept and kept[name] == value)


@lru_cache(maxsize=1024)
def tells_by_itself(kind: str, field: str) -> bool:
    """Say whether a field, such as "place_private", is private for what it is, whatever stands in it."""
    table = FIELDS.get(kind, {})
    rules = (table.get(".".join(field.split(".")[:parts])) for parts in range(1, field.count(".") + 2))
    return any(rule not in (None, "whole", "adverse") for rule in rules)


def originals_travel(request: ReportRequest) -> bool:
    """Say whether exhibits' own files may be in a bundle, whatever they hold.

    A file shows to whoever gets it all it carries: where a picture was taken, with what device, who wrote a
    document. Where the profile leaves such things out, only files that carry nothing else go as they are.
    """
    return treatment(request, FIELDS["exhibit"]["claims"]) == "whole"


def initials(name: str) -> str:
    """Return the initials of a name: "Anna Example" as "A.E.". Initials stay as they are."""
    parts = re.findall(r"\w+", name)
    return "".join(f"{part[0].upper()}." for part in parts)


def _shown(request: ReportRequest, table: Mapping[str, str], path: str, value: Any) -> Any:
    """Show one value by the rule of its path; parts of it may have rules of their own."""
    if value is None:
        return None
    if isinstance(value, list) and (value or treatment(request, table.get(path, "whole")) != "out"):
        kept = [one for one in (_shown(request, table, path, one) for one in value) if one is not None]
        return kept if kept or not value else None
    if isinstance(value, dict) and f"{path}:{value.get('name')}" in table:
        path = f"{path}:{value['name']}"
    how = treatment(request, table.get(path, "whole"))
    if how == "out":
        return None
    if isinstance(value, dict):
        parts = {name: _shown(request, table, f"{path}.{name}", part) for name, part in value.items()}
        return {name: part for name, part in parts.items() if part is not None or value[name] is None}
    return _shortened(how, value) if isinstance(value, str) else value


def _shortened(how: Treatment, value: str) -> str:
    if how == "initials":
        return initials(value)
    if how == "year":
        found = re.search(r"\d{4}", value)
        return found.group() if found else ""
    if how == "last_four":
        return value[-4:]
    return value
