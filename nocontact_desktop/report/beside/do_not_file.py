"""A page for the writer alone, beside a report: what it leaves out, and what to look at before it is handed in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from nocontact_desktop.guidance.content import load
from nocontact_desktop.report.beside.desk import paper_of, saying_of
from nocontact_desktop.report.beside.left_out import left_out
from nocontact_desktop.report.compose.saying import Saying
from nocontact_desktop.report.document import Block, Column, Document, Heading, Paragraph, Row, Span, Table, Text, text
from nocontact_desktop.report.material import Material
from nocontact_desktop.report.pdf import write_pdf
from nocontact_desktop.report.pdf.room import Room
from nocontact_desktop.report.privacy import RULES
from nocontact_desktop.vault.files import writing

_BOX = "\N{BALLOT BOX}"
_CHECKS = ("names", "places", "pictures", "dates", "copies", "sheet")


def do_not_file(material: Material, findings: Sequence[str] | None) -> Document:
    """Compose the page of a report.

    ``findings`` are sentences of the privacy check that are open, None when no check was made. Those that have no
    room are counted.
    """
    saying = saying_of(material.request.language, material.zone)
    room = Room(material.request.language, material.request.paper)
    for shown in range(len(findings or ()), -1, -1):
        draft = _drawn(material, findings, shown, saying)
        if room.is_enough_for(draft.sections[0]):
            break
    return draft


def save_do_not_file(document: Document, out: Path) -> None:
    """Write the page to ``out``. Raises Problem when the disk refuses."""

    def no_picture(reference: str) -> bytes:
        raise KeyError(reference)

    with writing(out) as file:
        write_pdf(document, no_picture, file, lambda _done, _total: None, lambda: False)


def _drawn(material: Material, findings: Sequence[str] | None, shown: int, saying: Saying) -> Document:
    say = saying.say
    return paper_of(
        material.request,
        say("do_not_file.title"),
        _blocks(material, findings, shown, saying),
        check_code=material.check_code,
        made_at=material.made_at,
        stamp=say("do_not_file.stamp"),
    )


def _blocks(material: Material, findings: Sequence[str] | None, shown: int, saying: Saying) -> Iterator[Block]:
    say = saying.say
    request = material.request
    yield Paragraph(text(say("do_not_file.purpose")))
    yield Heading(2, say("do_not_file.for"))
    yield Paragraph(text(Span(say(f"do_not_file.profile_{request.privacy}"), "strong")))
    yield Paragraph(text(say(f"do_not_file.reaches_{request.privacy}")))
    yield Heading(2, say("do_not_file.left_out"))
    yield from _left_out(material, saying)
    yield Heading(2, say("do_not_file.address"))
    yield Paragraph(text(_address(material, saying)))
    yield Heading(2, say("do_not_file.findings"))
    yield from _findings(findings, shown, saying)
    yield Heading(2, say("do_not_file.before"))
    yield Paragraph(text("\n".join(f"{_BOX} {say(f'do_not_file.check_{one}')}" for one in _CHECKS)))


def _address(material: Material, saying: Saying) -> str:
    """Name the separate form that takes the address, where the report's form has one."""
    form = load(material.request.language).form(material.request.purpose)
    if form is None or form.confidential is None:
        return saying.say("do_not_file.address_ask")
    return saying.say("do_not_file.address_form", says=form.confidential.says)


def _left_out(material: Material, saying: Saying) -> Iterator[Block]:
    say = saying.say
    counted = left_out(material.request, material.records)
    rows: list[tuple[Text, Text]] = [
        (text(say.name("do_not_file.kind", rule)), text(say.count("do_not_file.records", counted[rule])))
        for rule in RULES
        if counted[rule]
    ]
    if material.gaps:
        rows.append((text(say("do_not_file.gaps")), text(say.count("do_not_file.items", len(material.gaps)))))
    if not rows:
        yield Paragraph(text(say("do_not_file.nothing")))
        return
    columns = (Column(say("do_not_file.what"), 0.74), Column(say("do_not_file.where"), 0.26, "end"))
    yield Table(columns, tuple(Row(row) for row in rows), close=True)


def _findings(findings: Sequence[str] | None, shown: int, saying: Saying) -> Iterator[Block]:
    say = saying.say
    if not findings:
        yield Paragraph(text(say("do_not_file.not_checked" if findings is None else "do_not_file.no_findings")))
        return
    lines = [f"{_BOX} {one}" for one in findings[:shown]]
    if shown < len(findings):
        lines.append(say.count("do_not_file.more_findings", len(findings) - shown))
    yield Paragraph(text("\n".join(lines)))
