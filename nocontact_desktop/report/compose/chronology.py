"""The chronology: every entry on one line, oldest first."""

from __future__ import annotations

from nocontact_desktop.report.compose.handovers import handover_anchor, said_handover
from nocontact_desktop.report.compose.saying import Saying, excerpt, references, sentence, title
from nocontact_desktop.report.document import Column, Heading, PageOf, Row, Section, Span, Table, Text, text
from nocontact_desktop.report.isolated import own
from nocontact_desktop.report.material import Entry, Handover, Material


def chronology(material: Material, saying: Saying) -> Section:
    """Compose the table, hand-overs of children in their place; what has no known date comes last."""
    say = saying.say
    columns = (
        Column(say("chronology.date"), 0.26),
        Column(say("chronology.what"), 0.56),
        Column(say("chronology.where"), 0.18, "end"),
    )
    lines = [(one.order, _entry(one, saying)) for one in oldest_first(material)]
    lines += [(one.order, _handover(one, saying)) for one in material.handovers]
    lines.sort(key=lambda line: (not line[0], line[0]))
    rows = tuple(row for _order, row in lines)
    blocks = (Heading(1, say("chronology.title")), Table(columns, rows))
    return Section(say("chronology.title"), "chronology", blocks, footnote=about_note(material, saying))


def _entry(entry: Entry, saying: Saying) -> Row:
    return Row((text(saying.short_date(entry)), _what(entry, saying), references(entry, saying.say)))


def _handover(handover: Handover, saying: Saying) -> Row:
    say = saying.say
    went = say("chronology.handover", went=said_handover(handover, saying))
    place = (Span(say("ref.page")), PageOf(handover_anchor(handover)))
    return Row((text(handover.said_short or say("date.unknown")), text(went), place))


def oldest_first(material: Material) -> list[Entry]:
    """Return the entries by their time, oldest first, those without a date at the end."""
    return sorted(material.entries, key=lambda one: (not one.order, one.order, -one.number))


def about_note(material: Material, saying: Saying) -> str:
    """Return the sentence about estimated dates when there are some."""
    return saying.say("entry.about_note") if any(one.about for one in material.entries) else ""


def _what(entry: Entry, saying: Saying) -> Text:
    say = saying.say
    named = title(entry, say)
    story = str(entry.fields.get("what_happened") or "") if entry.fields.get("title") else ""
    parts: list[str | Span] = [Span(own(sentence(named) if story else named), "strong" if story else "plain")]
    if story:
        parts.append(" " + own(excerpt(story, 150)))
    if entry.kind == "contact" and entry.fields.get("channel"):
        parts.append(Span(" · " + saying.value("channel", entry.fields["channel"]), "quiet"))
    later = saying.days_later(entry)
    if later and later > 0:
        parts.append(Span(" · " + say("chronology.recorded", later=say.count("entry.days_later", later)), "quiet"))
    return text(*parts)
