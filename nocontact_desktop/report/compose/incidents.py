"""Each entry in detail, newest first, in one fixed order of fields."""

from __future__ import annotations

from nocontact_desktop.report.compose.chronology import about_note
from nocontact_desktop.report.compose.earlier import earlier_wording
from nocontact_desktop.report.compose.exhibits import SHORT_CAPTION, instead, what
from nocontact_desktop.report.compose.saying import (
    PROSE,
    Saying,
    entry_anchor,
    excerpt,
    exhibit_anchor,
    join,
    label,
    title,
)
from nocontact_desktop.report.document import (
    Block,
    Facts,
    Figure,
    FigureRow,
    Heading,
    PageOf,
    Paragraph,
    Quote,
    Section,
    Space,
    Span,
    text,
)
from nocontact_desktop.report.isolated import own
from nocontact_desktop.report.material import Entry, Exhibit, Material


def incidents(material: Material, saying: Saying) -> list[Section]:
    """Compose a section for each entry; the first of them carries the title."""
    note = about_note(material, saying)
    numbers = {one.id: one.number for each in material.conversations for one in each.messages}
    sections = []
    for at, entry in enumerate(material.entries):
        name = f"{entry.number} · {own(title(entry, saying.say))}"
        blocks = tuple(_entry(entry, name, numbers, saying))
        if at == 0:
            first = Heading(1, saying.say("incidents.title"))
            sections.append(Section(saying.say("incidents.title"), "incidents", (first,), footnote=note))
        else:
            blocks = (Space(1), *blocks)
        sections.append(Section(name, f"section-{entry.number}", blocks, new_page=False, footnote=note, level=2))
    return sections


def _entry(entry: Entry, name: str, numbers: dict[str, str], saying: Saying) -> list[Block]:
    say = saying.say
    ranks = [say.name("rank", str(rank)) for rank in entry.fields.get("ranks") or ()]
    aside = ", ".join(ranks) or say.name("kind", entry.kind)
    blocks: list[Block] = [Heading(2, name, entry_anchor(entry), aside), Facts(saying.entry_facts(entry))]
    for field in ("what_happened", "exact_words", *PROSE[1:]):
        value = entry.fields.get(field)
        if value:
            words = text(str(value))
            blocks += [
                Heading(3, say(f"field.{field}")),
                Quote(words) if field == "exact_words" else Paragraph(words),
            ]
    blocks += _exhibits(entry, saying)
    if entry.left_out:
        blocks.append(Paragraph(text(say.count("incidents.left_out", entry.left_out)), small=True))
    found = [numbers[one] for one in entry.message_ids if one in numbers]
    if found:
        blocks += [Heading(3, say("incidents.messages_title")), *_messages(found, saying)]
    if entry.corrected_at:
        days = ", ".join(saying.dates.day(saying.dates.local(one).date()) for one in entry.corrected_at)
        said = say.count("incidents.corrected", len(entry.corrected_at), days=days)
        blocks.append(Paragraph(text(said), small=True))
    return blocks + earlier_wording(entry, saying)


def _messages(numbers: list[str], saying: Saying) -> list[Block]:
    """Name the messages of an entry: each a link to its place, or with the file it stands in."""
    say = saying.say
    if not saying.message_files:
        links = join([text(Span(one, link=f"message-{one}")) for one in numbers], ", ")
        return [Paragraph((Span(say("incidents.messages")), *links))]
    files: dict[str, list[str]] = {}
    for one in numbers:
        files.setdefault(saying.message_files[one], []).append(one)
    return [
        Paragraph(text(say("incidents.messages_in", file=say("apart.name", name=name), numbers=", ".join(found))))
        for name, found in files.items()
    ]


def _exhibits(entry: Entry, saying: Saying) -> list[Block]:
    """Show up to two pictures side by side; every exhibit is named with its page."""
    if not entry.exhibits:
        return []
    blocks: list[Block] = [Heading(3, saying.say("incidents.exhibits"))]
    pictures = [one for one in entry.exhibits if one.picture][:2]
    figures = [_figure(one, saying) for one in pictures]
    if len(figures) == 2:
        blocks.append(FigureRow((figures[0], figures[1])))
    else:
        blocks += figures
    others = [text(label(one), *_named(one, saying)) for one in entry.exhibits if one not in pictures]
    if others:
        blocks.append(Paragraph(join(others, "\n")))
    return blocks


def _figure(exhibit: Exhibit, saying: Saying) -> Figure:
    assert exhibit.picture is not None
    caption = text(Span(exhibit.label, "strong", exhibit_anchor(exhibit)), *_named(exhibit, saying))
    alternative = saying.say("exhibits.alternative", label=exhibit.label)
    return Figure(exhibit.picture, caption, alternative, instead=instead(exhibit, saying))


def _named(exhibit: Exhibit, saying: Saying) -> tuple[str | Span | PageOf, ...]:
    caption = own(excerpt(what(exhibit, saying), SHORT_CAPTION))
    covered = saying.say("exhibits.covered_mark") if exhibit.covered else ""
    return (f" {caption}{covered}", " · ", Span(saying.say("ref.page")), PageOf(exhibit_anchor(exhibit)))
