"""The exhibits: an index, then one readable picture a page, and the rest described."""

from __future__ import annotations

from nocontact_desktop.report.compose.saying import Saying, excerpt, exhibit_anchor, label
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
from nocontact_desktop.report.isolated import own
from nocontact_desktop.report.material import Exhibit, Material

PRINT_PX = 1800
"""The longest side of a printed picture: about 250 dots an inch across the page."""

SHORT_CAPTION = 160
"""Where a caption of any length would be in the way, it is cut; in whole it stands with its exhibit."""

_PICTURES = frozenset({"image", "pdf"})
_STATES = frozenset({"damaged", "locked", "metadata", "moving", "gps_present"})


def exhibits(material: Material, saying: Saying) -> list[Section]:
    """Compose the index and a section for each exhibit; none when there are none."""
    if not material.exhibits:
        return []
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
        name = f"{exhibit.label} {own(excerpt(what(exhibit, saying), SHORT_CAPTION))}"
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
                text(
                    own(excerpt(what(one, saying), SHORT_CAPTION)),
                    *([say("exhibits.covered_mark")] if one.covered else []),
                ),
                text(Span(str(one.entry_number), link=f"entry-{one.entry_number}")) if one.entry_number else (),
                (PageOf(exhibit_anchor(one)),),
            )
        )
        for one in material.exhibits
    )
    return Table(columns, rows)


def what(exhibit: Exhibit, saying: Saying) -> str:
    """Say what an exhibit is: its caption, else its kind."""
    caption = exhibit.fields.get("caption")
    return str(caption) if caption else saying.say.name("exhibit_kind", exhibit.kind)


def _picture(exhibit: Exhibit, saying: Saying) -> list[Block]:
    """Show a picture, or the pages of a document one by one; the first carries all that is known of it."""
    assert exhibit.picture is not None
    say = saying.say
    facts = [f"{name}: {own(value)}" for name, value in _handling(exhibit, saying)]
    facts += _said_by_file(exhibit, saying)
    facts.append(say("exhibits.covered" if exhibit.covered else "exhibits.as_received"))
    if not exhibit.covered and _is_made_smaller(exhibit):
        facts[-1] = say("exhibits.made_smaller")
    pages = (exhibit.picture, *exhibit.further_pages)
    blocks: list[Block] = [_heading(exhibit, saying)]
    for number, picture in enumerate(pages, start=1):
        caption = what(exhibit, saying)
        parts: list[str | Span] = [
            Span(f"{exhibit.label} ", "strong"),
            Span(own(caption), "strong" if len(caption) <= SHORT_CAPTION else "plain"),
        ]
        if len(pages) > 1:
            parts.append(say("exhibits.page_of", n=number, pages=len(pages)))
        if number > 1 and exhibit.covered:
            parts.append(say("exhibits.covered_mark"))
        if number == 1:
            parts += ["\n" + "\u00a0· ".join(facts), *_hashes(exhibit, saying)]
        alternative = say("exhibits.alternative", label=exhibit.label)
        blocks.append(Figure(picture, text(*parts), alternative, whole_page=True, instead=instead(exhibit, saying)))
    return blocks


def _hashes(exhibit: Exhibit, saying: Saying) -> list[Span]:
    """The hash of what is printed; of a covered copy also that of its original."""
    say, original = saying.say, grouped(exhibit.sha256)
    if exhibit.covered is None:
        return [Span("\n" + say("exhibits.hash", hash=original), "code")]
    copy = grouped(exhibit.covered.sha256)
    return [
        Span("\n" + say("exhibits.hash_of_copy", hash=copy), "code"),
        Span("\n" + say("exhibits.hash_of_original", hash=original), "code"),
    ]


def instead(exhibit: Exhibit, saying: Saying) -> str:
    """Say what stands in the place of a picture or page that cannot be shown."""
    return saying.say("exhibits.not_readable_page" if exhibit.further_pages else "exhibits.not_readable")


def _heading(exhibit: Exhibit, saying: Saying) -> Heading:
    number = exhibit.entry_number
    aside = saying.say("exhibits.from_entry", n=number) if number else None
    return Heading(2, saying.say("exhibits.heading", label=exhibit.label), exhibit_anchor(exhibit), aside)


def _described(exhibit: Exhibit, saying: Saying) -> list[Block]:
    say = saying.say
    rows: list[tuple[str, Text]] = [(name, text(value)) for name, value in _handling(exhibit, saying)]
    duration = exhibit.fields.get("duration_ms")
    if duration:
        rows.append((say("exhibits.duration"), text(_length(int(duration)))))
    rows.append((say("exhibits.size"), text(say("exhibits.bytes", n=f"{exhibit.size:,}"))))
    rows.append((say("exhibits.sha256"), text(Span(grouped(exhibit.sha256), "code"))))
    rows.insert(0, (say("exhibits.what"), text(what(exhibit, saying))))
    rows.insert(1, (say("exhibits.kind"), text(say.name("exhibit_kind", exhibit.kind))))
    why = "not_readable" if exhibit.kind in _PICTURES else "not_shown"
    kept = "in_bundle" if exhibit.file_name else "kept"
    last = " ".join([*_said_by_file(exhibit, saying), say(f"exhibits.{why}"), say(f"exhibits.{kept}")])
    return [_heading(exhibit, saying), Facts(tuple(rows)), Paragraph(text(last), small=True)]


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
        if claim["name"] not in _STATES
    ]


def _said_by_file(exhibit: Exhibit, saying: Saying) -> list[str]:
    """Say in which state a file is: what of it is missing or cannot be read."""
    states = [(str(one["name"]), str(one["value"])) for one in exhibit.fields.get("claims") or ()]
    return [
        saying.say("state.incomplete" if value == "incomplete" else f"state.{name}")
        for name, value in states
        if name in _STATES
    ]


def _is_made_smaller(exhibit: Exhibit) -> bool:
    sides = [int(exhibit.fields.get(name) or 0) for name in ("width", "height")]
    return max(sides) > PRINT_PX


def _length(milliseconds: int) -> str:
    """Say how long a recording runs: "4:07", "1:02:33"."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def grouped(digest: str) -> str:
    """Return a hash in groups of eight, so that it can be read and broken into lines."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
