"""The exhibits: an index, then one readable picture a page, and the rest described."""

from __future__ import annotations

from nocontact_desktop.report.compose.saying import Saying, exhibit_anchor, label
from nocontact_desktop.report.document import (
    Block,
    Column,
    Facts,
    Figure,
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
from nocontact_desktop.report.material import Exhibit, Material


def exhibits(material: Material, saying: Saying) -> list[Section]:
    """Compose the index and a section for each exhibit."""
    say = saying.say
    sections = [
        Section(say("exhibits.title"), "exhibits", (Heading(1, say("exhibits.title")), _index(material, saying)))
    ]
    described = False
    for exhibit in material.exhibits:
        blocks = tuple(_picture(exhibit, saying) if exhibit.picture else _described(exhibit, saying))
        # Described ones share a page; a picture has its own.
        new_page = bool(exhibit.picture) or not described
        described = not exhibit.picture
        name = f"{exhibit.label} {_what(exhibit, saying)}"
        sections.append(Section(name, f"section-{exhibit.label}", blocks, new_page=new_page, level=2))
    return sections


def _index(material: Material, saying: Saying) -> Table:
    say = saying.say
    columns = (
        Column(say("exhibits.label"), 0.12),
        Column(say("exhibits.what"), 0.56),
        Column(say("exhibits.entry"), 0.16, "end"),
        Column(say("exhibits.page"), 0.16, "end"),
    )
    rows = tuple(
        Row(
            (
                text(label(one)),
                text(_what(one, saying)),
                text(Span(str(one.entry_number), link=f"entry-{one.entry_number}")) if one.entry_number else (),
                (PageOf(exhibit_anchor(one)),),
            )
        )
        for one in material.exhibits
    )
    return Table(columns, rows)


def _what(exhibit: Exhibit, saying: Saying) -> str:
    caption = exhibit.fields.get("caption")
    return str(caption) if caption else saying.say.name("exhibit_kind", exhibit.kind)


def _picture(exhibit: Exhibit, saying: Saying) -> list[Block]:
    assert exhibit.picture is not None
    say = saying.say
    facts = [f"{name}: {value}" for name, value in _handling(exhibit, saying)]
    if exhibit.more_pages:
        facts.append(say.count("exhibits.more_pages", exhibit.more_pages))
    facts.append(say("exhibits.as_received"))
    named = Span(f"{exhibit.label} {_what(exhibit, saying)}", "strong")
    digest = Span("\n" + say("exhibits.hash", hash=grouped(exhibit.sha256)), "code")
    alternative = say("exhibits.alternative", label=exhibit.label)
    caption = text(named, "\n" + "\u00a0· ".join(facts), digest)
    return [
        _heading(exhibit, saying),
        Figure(exhibit.picture, caption, alternative, whole_page=True),
    ]


def _heading(exhibit: Exhibit, saying: Saying) -> Heading:
    number = exhibit.entry_number
    aside = saying.say("exhibits.from_entry", n=number) if number else None
    return Heading(2, saying.say("exhibits.heading", label=exhibit.label), exhibit_anchor(exhibit), aside)


def _described(exhibit: Exhibit, saying: Saying) -> list[Block]:
    say = saying.say
    rows: list[tuple[str, Text]] = [(name, text(value)) for name, value in _handling(exhibit, saying)]
    rows.append((say("exhibits.size"), text(say("exhibits.bytes", n=f"{exhibit.size:,}"))))
    rows.append((say("exhibits.sha256"), text(Span(grouped(exhibit.sha256), "code"))))
    rows.insert(0, (say("exhibits.what"), text(_what(exhibit, saying))))
    rows.insert(1, (say("exhibits.kind"), text(say.name("exhibit_kind", exhibit.kind))))
    return [
        _heading(exhibit, saying),
        Facts(tuple(rows)),
        Paragraph(text(say(f"exhibits.not_shown_{'bundle' if exhibit.file_name else 'kept'}")), small=True),
    ]


def _handling(exhibit: Exhibit, saying: Saying) -> list[tuple[str, str]]:
    """Say who captured an exhibit, when, how, and what the file claims about itself."""
    say, fields = saying.say, exhibit.fields
    rows = []
    for name in (
        "captured_by",
        "captured_how",
        "captured_at",
        "device",
        "account",
        "sender_shown",
        "time_shown",
        "name",
    ):
        value = fields.get(name)
        if value:
            rows.append((say(f"exhibits.{name}"), saying.value(name, value)))
    return rows + [
        (say("exhibits.claim", name=say.name("claim", str(claim["name"]))), saying.value("claim", claim["value"]))
        for claim in fields.get("claims") or ()
    ]


def grouped(digest: str) -> str:
    """Return a hash in groups of eight, so that it can be read and broken into lines."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
