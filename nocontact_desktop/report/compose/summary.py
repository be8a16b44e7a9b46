"""The summary: what a judge reads in two minutes. Every line of it leads to an entry and its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nocontact_desktop.report.compose.chronology import about_note, oldest_first
from nocontact_desktop.report.compose.fitting import BUDGETS, Moved, Sheet
from nocontact_desktop.report.compose.often import how_often
from nocontact_desktop.report.compose.saying import (
    Predicate,
    Saying,
    excerpt,
    references,
    sentence,
    title,
)
from nocontact_desktop.report.document import (
    Block,
    Column,
    Facts,
    Heading,
    PageOf,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
    text,
)
from nocontact_desktop.report.isolated import own
from nocontact_desktop.report.material import Entry, Material

# In less room than this an incident is only called by its title.
_TITLE_ONLY = 60

Fits = Callable[[Section], bool]


def summary(material: Material, saying: Saying, fits: Fits) -> tuple[Section, list[Moved]]:
    """Compose the page out of what is there, with as much of it as ``fits``; and what has to stand elsewhere.

    A part with nothing in it is left out.
    """
    for budget in BUDGETS:
        sheet = Sheet(budget, saying.say)
        section = _filled(material, saying, sheet)
        if fits(section):
            break
    return section, sheet.moved


def _filled(material: Material, saying: Saying, sheet: Sheet) -> Section:
    say = saying.say
    blocks: list[Block] = [
        Heading(1, say("summary.title")),
        Paragraph(text(Span(say("summary.purpose"), "quiet"))),
    ]
    for part in (_parties, _to_read_first, how_often, _why_now):
        blocks += part(material, saying, sheet)
    return Section(say("summary.title"), "summary", tuple(blocks), footnote=about_note(material, saying))


def _parties(material: Material, saying: Saying, sheet: Sheet) -> list[Block]:
    say, case = saying.say, material.case
    me = ", ".join(own(str(case[name])) for name in ("my_name", "county") if case.get(name))
    them = ", ".join(own(part) for part in (_name(case), _relationship(material, saying)) if part)
    rows: list[tuple[str, Text]] = []
    for name, said in (("me", me), ("them", them)):
        rows += sheet.fact(name, say(f"party.{name}"), said) if said else []
    for name in ("children", "protected", "firearms", "earlier_orders", "custody_orders", "cases"):
        said = saying.value(name, case.get(name))
        named = _children_named(material, saying, sheet) if name == "children" else ()
        if said:
            rows += sheet.fact(name, say(f"summary.{name}"), said, (*text("; "), *named) if named else ())
        elif named:
            rows.append((say(f"summary.{name}"), named))
    return [Facts(tuple(rows))] if rows else []


def _name(case: Any) -> str:
    return str((case.get("person") or {}).get("legal_name") or "")


def _relationship(material: Material, saying: Saying) -> str:
    say, case = saying.say, material.case
    parts = [str(case["relationship"])] if case.get("relationship") else []
    start, end = case.get("together_from"), case.get("together_to")
    if start and end:
        parts.append(
            say("summary.together", start=saying.value("together_from", start), end=saying.value("together_to", end))
        )
    elif start:
        parts.append(say("summary.together_since", start=saying.value("together_from", start)))
    return "; ".join(parts)


def _children_named(material: Material, saying: Saying, sheet: Sheet) -> Text:
    """Say in how many entries children are named, and where these stand."""
    found = _entries_with(material, saying, _has("children"))
    if not found:
        return ()
    say = saying.say
    count = text(say.count("summary.children_present", len(found)))
    return (*count, *sheet.named("children-entries", say("summary.children"), found))


def _to_read_first(material: Material, saying: Saying, sheet: Sheet) -> list[Block]:
    """Show the most recent, the worst and the first incident: as marked, else the newest and oldest known."""
    say = saying.say
    chosen = _three(material)
    if not chosen:
        return []
    columns = (
        Column("", 0.15),
        Column(say("summary.date"), 0.26),
        Column(say("field.what_happened"), 0.4),
        Column(say("summary.detail"), 0.19, "end"),
    )
    rows = tuple(
        Row(
            (
                text(Span(_ranks(ranks, saying), "strong")),
                text(saying.short_date(one, sheet.budget.story)),
                _story(one, saying, sheet.budget.story),
                references(one, say),
            )
        )
        for ranks, one in chosen
    )
    return [Heading(2, say(f"summary.read_first.{len(rows)}")), Table(columns, rows, close=True)]


def _ranks(ranks: list[str], saying: Saying) -> str:
    first, *others = (saying.say(f"rank.{rank}") for rank in ranks)
    return ", ".join([first, *(one.lower() for one in others)])


def _three(material: Material) -> list[tuple[list[str], Entry]]:
    """Return the entries to read first, each once, with what makes it one of them."""
    marked = {str(rank): one for one in reversed(material.entries) for rank in one.fields.get("ranks") or ()}
    dated = [one for one in oldest_first(material) if one.kind == "incident" and one.order]
    if len(dated) > 1:
        marked.setdefault("most_recent", dated[-1])
        marked.setdefault("first", dated[0])
    elif dated:
        marked.setdefault("most_recent", dated[0])
    found: dict[str, tuple[list[str], Entry]] = {}
    for rank in ("most_recent", "worst", "first"):
        if rank in marked:
            found.setdefault(marked[rank].id, ([], marked[rank]))[0].append(rank)
    return list(found.values())


def _story(entry: Entry, saying: Saying, length: int) -> Text:
    named, story = entry.fields.get("title"), entry.fields.get("what_happened")
    if named and story and length > _TITLE_ONLY:
        return text(excerpt(f"{sentence(str(named))} {story}", length))
    return text(excerpt(title(entry, saying.say), length))


def _why_now(material: Material, saying: Saying, sheet: Sheet) -> list[Block]:
    """Say why now, where weapons, injuries and the police come in, and what is asked for, as one list."""
    say, case = saying.say, material.case
    rows: list[tuple[str, Text]] = []
    for name in ("why_now", "told_to_stop"):
        said = saying.value(name, case.get(name))
        entries = _entries_with(material, saying, _told_to_stop) if name == "told_to_stop" else []
        label = say(f"summary.{name}")
        named = sheet.named(f"{name}-entries", label, entries)
        if said and named:
            rows += sheet.fact(name, label, own(said), (*text(" " if said.endswith(".") else "; "), *named))
        elif said:
            rows += sheet.fact(name, label, said)
        elif named:
            rows.append((label, named))
    rows += _answers(material, saying, sheet)
    wanted = case.get("orders_wanted")
    if wanted:
        asked = " · ".join(own(saying.value("orders_wanted", one)) for one in _listed(wanted))
        rows += sheet.fact("orders_wanted", say("summary.orders_wanted"), asked)
    if material.gaps:
        see = say.count("summary.gaps_see", len(material.gaps))
        rows.append((say("summary.gaps"), text(see, PageOf("checking"))))
    rows += sheet.elsewhere()
    return [Heading(2, say("summary.why_title")), Facts(tuple(rows))] if rows else []


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _told_to_stop(entry: Entry) -> bool:
    value = entry.fields.get("response")
    return isinstance(value, dict) and value.get("kind") == "told_to_stop"


def _answers(material: Material, saying: Saying, sheet: Sheet) -> list[tuple[str, Text]]:
    """Name the entries with a yes; what was only ever answered with no comes last, in one row."""
    say = saying.say
    rows: list[tuple[str, Text]] = []
    said_no: list[str] = []
    for name, yes, no in (
        ("weapon", _says("weapon", "yes"), _says("weapon", "no")),
        ("strangulation", _says("strangulation", "yes"), _says("strangulation", "no")),
        ("injuries_care", _has("injuries", "medical"), _empty("injuries", "medical")),
        ("police", _says("police", "yes"), _says("police", "no")),
    ):
        found = _entries_with(material, saying, yes)
        count = sum(no(one) for one in material.entries)
        if found:
            label = say(f"field.{name}")
            rows.append((label, sheet.named(name, label, found)))
        elif count:
            said_no.append(say.count("summary.no_in", count, what=say(f"field.{name}").lower()))
    if said_no:
        rows += sheet.fact("answered_no", say("summary.answered_no"), "; ".join(said_no))
    return rows


def _says(name: str, answer: str) -> Predicate:
    return lambda one: one.fields.get(name) == answer


def _has(*names: str) -> Predicate:
    return lambda one: any(one.fields.get(name) for name in names)


def _empty(*names: str) -> Predicate:
    return lambda one: any(one.fields.get(name) == [] for name in names)


def _day(entry: Entry, saying: Saying) -> str:
    if entry.first_day is None:
        return saying.short_date(entry, 24)
    day = saying.dates.day(entry.first_day)
    return saying.say("summary.about", day=day) if entry.about else day


def _entries_with(material: Material, saying: Saying, chosen: Predicate) -> list[Text]:
    """Name each entry for which something holds, with its page and its exhibits."""
    return [
        text(f"{_day(one, saying)} (", *references(one, saying.say), ")")
        for one in oldest_first(material)
        if chosen(one)
    ]
