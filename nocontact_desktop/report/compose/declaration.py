"""The declaration, not signed, in the words of the form the report goes with; and a page for who checks the files."""

from __future__ import annotations

from nocontact_desktop.guidance.content import Content
from nocontact_desktop.guidance.forms import GENERAL
from nocontact_desktop.report.compose.exhibits import grouped
from nocontact_desktop.report.compose.saying import Saying, label
from nocontact_desktop.report.document import (
    Blanks,
    Block,
    Column,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Row,
    Section,
    Space,
    Span,
    Table,
    Text,
    text,
)
from nocontact_desktop.report.material import Exhibit, Material


def declaration(material: Material, saying: Saying, content: Content) -> Section:
    """Compose the page. The words are the form's; without a form, plain ones that belong to none."""
    say = saying.say
    form = content.form(material.request.purpose) or content.form(GENERAL)
    assert form is not None  # the general one is always on board
    with_form = "" if form.id == GENERAL else say("declaration.form", form=form.number or form.title)
    compare = say("declaration.compare", checked=saying.dates.written(form.checked)) if with_form else ""
    blocks: tuple[Block, ...] = (
        Heading(1, say("declaration.title")),
        Paragraph(text(Span(say("declaration.unsigned"), "quiet"))),
        Facts(tuple(_about(material, saying, with_form))),
        Space(1),
        Quote(text(form.declaration.says)),
        _to_sign(saying),
        Space(1),
        Paragraph(text(compare or say("declaration.general")), small=True),
    )
    return Section(say("declaration.title"), "declaration", blocks)


def _about(material: Material, saying: Saying, form: str) -> list[tuple[str, Text]]:
    say = saying.say
    counts = [
        say.count(f"count.{kind}", number)
        for kind, number in (("entries", len(material.entries)), ("exhibits", len(material.exhibits)))
        if number
    ]
    rows = [
        (say("declaration.of"), str(material.case.get("my_name") or "")),
        (say("declaration.for"), form),
        (say("declaration.about"), say("declaration.about_said", holds=", ".join(counts)) if counts else ""),
    ]
    coded = (say("checking.check_code"), text(Span(material.check_code, "code")))
    return [(name, text(said)) for name, said in rows if said] + [coded]


def _to_sign(saying: Saying) -> Blanks:
    return Blanks(tuple(saying.say(f"declaration.{name}") for name in ("place_and_day", "signature", "name")))


def technician(material: Material, saying: Saying) -> list[Section]:
    """Compose the page for a person who has worked out the hashes, when it was asked for and there are files."""
    rows = _files(material, saying)
    if not material.request.technician or not rows:
        return []
    say = saying.say
    columns = (
        Column(say("technician.item"), 0.12),
        Column(say("technician.file"), 0.26),
        Column(say("technician.hash"), 0.62),
    )
    blocks: tuple[Block, ...] = (
        Heading(1, say("technician.title")),
        Paragraph(text(say("technician.why"))),
        Space(1 / 3),
        Table(columns, tuple(rows), close=True),
        Heading(2, say("technician.by_hand")),
        Blanks(tuple(say(f"technician.{name}") for name in ("person", "tool", "copy", "matched"))),
        _to_sign(saying),
    )
    return [Section(say("technician.title"), "technician", blocks)]


def _files(material: Material, saying: Saying) -> list[Row]:
    """Every file whose hash the log proves: exhibits by their labels, then what conversations were read from."""
    say = saying.say

    def row(exhibit: Exhibit, named: str, size: int, digest: str) -> Row:
        said = f"{named}, {say('exhibits.bytes', n=f'{size:,}')}"
        return Row((text(label(exhibit)), text(said), text(Span(grouped(digest), "code"))))

    rows = []
    for one in material.exhibits:
        named = one.file_name or say.name("exhibit_kind", one.kind)
        if one.covered is not None:
            rows.append(row(one, named, one.covered.size, one.covered.sha256))
            named = say("exhibits.original_kept")
        rows.append(row(one, named, one.size, one.sha256))
    sources = {one.sha256: one for each in material.conversations for one in each.sources}
    rows += [
        Row(((), text(one.name or say.name("format", one.format)), text(Span(digest, "code"))))
        for digest, one in ((grouped(digest), one) for digest, one in sources.items())
    ]
    return rows
