"""What an entry says, in words and in a fixed order: the line in the list, the facts, and what is folded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nocontact_desktop.diary.entries import title_of, when_of
from nocontact_desktop.diary.entry import EntryDraft, to_fields
from nocontact_desktop.diary.when import say, say_short
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.diary.form_row import FieldRow, Part
from nocontact_desktop.gui.diary.form_rows import all_rows, form_rows, headings
from nocontact_desktop.gui.diary.keeping import RowShown
from nocontact_desktop.gui.diary.pictures import kinds_counted
from nocontact_desktop.gui.diary.words import translate, word
from nocontact_desktop.gui.widgets import CardRow

_IN_SIGHT = frozenset(
    (
        "place_public",
        "place_district",
        "channel",
        "direction",
        "identifier",
        "third_party",
        "people",
        "witnesses",
        "witness_list",
        "children",
        "police",
        "police_detail",
        "order_terms",
        "weapon",
        "weapon_detail",
        "types",
        "basis",
        "time_zone",
        "occurred_text",
        "exhibits",
        "messages",
        "sealed",
        "remembered_when",
    )
)
"""What stands in sight, or is said in other words; everything else is folded."""


@dataclass(frozen=True)
class Fact:
    """A label and what it says."""

    label: str
    value: str


@dataclass(frozen=True)
class Change:
    """What a correction changed: the label, the earlier words, and those that took their place."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Folded:
    """Facts under one heading that are opened on request."""

    name: str
    title: str
    facts: tuple[Fact, ...]


def card_row(shown: RowShown) -> CardRow:
    """An entry's card in the list."""
    draft = shown.row.entry.draft
    return CardRow(
        key=shown.row.id,
        title=title_shown(draft),
        above=_sentence(say_short(when_of(draft))),
        below=" · ".join(quiet_facts(draft, shown.exhibit_kinds)),
        chip=kind_shown(draft),
    )


def title_shown(draft: EntryDraft) -> str:
    """The title, or for a contact without one how it came and through whom."""
    title = title_of(draft)
    if title:
        return title
    through = translate("diary", "Through {name}").format(name=draft.third_party.name) if draft.third_party else ""
    return through or (word("channel", draft.channel) if draft.channel else word("kind", draft.kind))


def kind_shown(draft: EntryDraft) -> str:
    """The words of the chip."""
    if draft.kind == "contact" and (draft.third_party is not None or draft.channel == "others"):
        return translate("diary", "Through others")
    return word("kind", draft.kind)


def quiet_facts(draft: EntryDraft, exhibit_kinds: tuple[str, ...]) -> list[str]:
    """The small facts of the list: "2 pictures", "police told"."""
    facts = [translate("diary", "kept closed")] if draft.sealed else []
    facts += kinds_counted(exhibit_kinds)
    if draft.messages:
        one, many = translate("diary", "{n} message"), translate("diary", "{n} messages")
        facts.append(counted(len(draft.messages), one, many))
    if draft.police == "yes":
        facts.append(translate("diary", "police told"))
    for term in (draft.order_terms or ())[:1]:
        facts.append(translate("diary", "may concern {term}").format(term=term.term or term.order))
    if draft.remembered_when:
        facts.append(translate("diary", "came back: {when}").format(when=draft.remembered_when))
    if draft.basis == "remembered":
        facts.append(translate("diary", "from memory"))
    if draft.basis == "told":
        facts.append(translate("diary", "told by someone"))
    if not facts and draft.channel:
        facts.append(word("channel", draft.channel))
    return facts


def facts_in_sight(draft: EntryDraft) -> list[Fact]:
    """The facts that stand open, always in this order; what was never answered is left out."""
    fields = to_fields(draft)
    rows = {row.name: row for row in form_rows()}

    def said(name: str) -> str:
        return value_shown(rows[name], fields[name]) if name in fields else ""

    candidates = (
        Fact(translate("diary", "When"), _when(draft)),
        Fact(translate("diary", "When it came back"), draft.remembered_when or ""),
        Fact(translate("diary", "Where (for the report)"), _joined(said("place_public"), said("place_district"))),
        Fact(translate("diary", "How"), _joined(_channel(draft), said("direction"), between=" · ")),
        Fact(translate("diary", "Number or account"), draft.identifier or ""),
        Fact(translate("diary", "Through"), said("third_party")),
        Fact(translate("diary", "Who was there"), said("people")),
        Fact(translate("diary", "Witnesses"), said("witness_list") or said("witnesses")),
        Fact(translate("diary", "Police"), said("police_detail") or said("police")),
        Fact(translate("diary", "Children"), said("children")),
        Fact(translate("diary", "Weapon"), said("weapon_detail") or said("weapon")),
        Fact(translate("diary", "May concern"), said("order_terms")),
        Fact(translate("diary", "What it was"), said("types")),
        Fact(translate("diary", "How I know"), said("basis")),
    )
    return [fact for fact in candidates if fact.value]


def folded(draft: EntryDraft) -> list[Folded]:
    """What is opened on request, heading by heading."""
    fields = to_fields(draft)
    found = []
    for name, title in headings():
        rows = [row for row in form_rows() if row.heading == name and row.name not in _IN_SIGHT and row.name in fields]
        facts = tuple(Fact(row.label, value_shown(row, fields[row.name])) for row in rows)
        if facts:
            found.append(Folded(name, title, facts))
    return found


def changes_between(earlier: EntryDraft, later: EntryDraft) -> list[Change]:
    """What a correction changed, in the words of both."""
    before, after = to_fields(earlier), to_fields(later)
    rows = [row for row in all_rows() if row.control != "when"]
    said = [Change(translate("diary", "When"), _when(earlier), _when(later))]
    said += [Change(row.label, _said_then(row, before), _said_then(row, after)) for row in rows]
    unsaid = translate("diary", "not answered")
    return [
        Change(one.label, one.before or unsaid, one.after or unsaid) for one in said if one.before != one.after
    ] + _other_links(before, after)


def _said_then(row: FieldRow, fields: Mapping[str, Any]) -> str:
    if row.name not in fields:
        return ""
    if row.name in ("exhibits", "messages"):
        return translate("diary", "{n} linked").format(n=len(fields[row.name]))
    return value_shown(row, fields[row.name])


def _other_links(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """As many files or messages as before, but others."""
    changed = []
    for row in all_rows():
        was, now = before.get(row.name, ()), after.get(row.name, ())
        if row.name in ("exhibits", "messages") and len(was) == len(now) and set(was) != set(now):
            changed.append(Change(row.label, _said_then(row, before), translate("diary", "others in their place")))
    return changed


def value_shown(row: FieldRow, value: Any) -> str:
    """One field's value in words."""
    if row.control == "tick":
        return translate("diary", "Yes")
    if row.control == "group":
        return _group(row.parts, value)
    if row.control in ("groups", "terms"):
        return "; ".join(_group(row.parts, one) for one in value) or translate("diary", "None")
    if isinstance(value, list | tuple):
        return ", ".join(word(row.options, str(one)) if row.options else str(one) for one in value)
    return word(row.options, str(value)) if row.options else str(value)


def _group(parts: tuple[Part, ...], value: Mapping[str, str]) -> str:
    said: list[str] = []
    for part in parts:
        if part.name in value:
            words = word(part.options, value[part.name]) if part.options else value[part.name]
            if part.options and said and not words.startswith("I "):
                words = words[:1].lower() + words[1:]
            said.append(part.says.format(value=words) if part.says else words)
    return ", ".join(said)


def _when(draft: EntryDraft) -> str:
    said = _sentence(say(when_of(draft)))
    own = draft.occurred_text
    return f"{said} (“{own}”)" if own and own.casefold() != said.casefold() else said


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _channel(draft: EntryDraft) -> str:
    return word("channel", draft.channel) if draft.channel else ""


def _joined(*parts: str, between: str = ", ") -> str:
    return between.join(part for part in parts if part)
