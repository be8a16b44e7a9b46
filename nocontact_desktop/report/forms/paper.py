"""The worksheet on paper: for the writer's desk, to copy from. It is not handed in."""

from __future__ import annotations

from pathlib import Path

from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.forms import Form
from nocontact_desktop.guidance.rows import Claim, Mark
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.report.document import (
    Block,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Section,
    Span,
    text,
)
from nocontact_desktop.report.forms.worksheet import Filled, Place, Worksheet, worksheet
from nocontact_desktop.report.pdf import write_pdf
from nocontact_desktop.report.request import Paper
from nocontact_desktop.report.words import Words, words
from nocontact_desktop.vault.files import writing
from nocontact_desktop.vault.notebook import Notebook


def save_worksheet(notebook: Notebook, form: Form, out: Path, paper: Paper, language: str = "en") -> int:
    """Write the worksheet of a form as a PDF to ``out`` and return how many pages it has.

    Raises Problem when the disk refuses.
    """
    return save_document(worksheet_document(notebook, form, paper, language), out)


def worksheet_document(notebook: Notebook, form: Form, paper: Paper, language: str = "en") -> Document:
    """The worksheet of a form as a document. The same log gives the same document."""
    sheet = worksheet(notebook, form, language)
    return document_of(sheet, sheet.last_change or moment(notebook), paper, language)


def save_document(document: Document, out: Path) -> int:
    """Draw a document without pictures into ``out`` and return how many pages it has."""

    def no_picture(reference: str) -> bytes:
        raise KeyError(reference)

    with writing(out) as file:
        return write_pdf(document, no_picture, file, lambda _done, _total: None, lambda: False).pages


def document_of(sheet: Worksheet, made_at: str, paper: Paper, language: str = "en") -> Document:
    """Compose the pages; ``made_at`` is the time in the file, in UTC."""
    say = words(language)
    form = sheet.form
    called = say("forms.title", number=form.number)
    blocks: list[Block] = [Heading(1, called), *_about(sheet, say, language)]
    heading = ""
    for place in sheet.places:
        if place.part != heading:
            blocks.append(Heading(2, place.part))
        blocks += _place(place, say)
        heading = place.part
    if sheet.more:
        blocks.append(Paragraph(text(say.count("forms.more_incidents", sheet.more))))
    blocks += _end(form, say)
    return Document(
        title=called,
        language=language,
        paper=paper,
        running_title=called,
        check_code=say("forms.not_handed_in"),
        made_at=made_at,
        sections=(Section(called, "worksheet", tuple(blocks)),),
        page_word=say("head.page", page="{page}", pages="{pages}"),
        continued_word=say("head.continued"),
    )


def place_of(form: Form, language: str) -> str:
    """Where a form belongs: "California, United States"; empty for the sheet that belongs nowhere."""
    country = next((one.name for one in load(language).countries if one.id == form.country), "")
    return ", ".join(part for part in (form.region if form.region != country else "", country) if part)


def source_said(form: Form, say: Words) -> str:
    """Where the form is found, how old the row is, and that the current form counts."""
    parts = [
        say("forms.source", source=form.source) if form.source else "",
        say("forms.put_together", checked=form.checked),
        say("forms.edition", edition=form.edition) if form.edition else "",
        say("forms.check_current"),
    ]
    return " ".join(part for part in parts if part)


def marked(says: str, mark: Mark | None, say: Words) -> str:
    """A sentence, with a remark behind it when nobody checked it."""
    return say("forms.unchecked", says=says) if mark == "U" else says


def _about(sheet: Worksheet, say: Words, language: str) -> list[Block]:
    form = sheet.form
    where = place_of(form, language)
    blocks: list[Block] = [
        Paragraph(text(Span(form.title, "strong"), f"\n{where}" if where else "")),
        Paragraph(text(f"{say('forms.how')} {say('forms.left_out')}")),
        Paragraph(text(source_said(form, say)), small=True),
    ]
    if form.box_mark == "U":
        blocks.append(Paragraph(text(say("forms.boxes_unchecked")), small=True))
    if form.confidential is not None:
        blocks.append(Paragraph(text(marked(form.confidential.says, form.confidential.mark, say))))
    blocks += [_claim(note, say) for note in form.notes]
    if sheet.gaps:
        blocks.append(Paragraph(text(say.count("forms.gaps", sheet.gaps))))
    return blocks


def _claim(claim: Claim, say: Words) -> Paragraph:
    return Paragraph(text(marked(claim.says, claim.mark, say)), small=True)


def _place(place: Place, say: Words) -> list[Block]:
    blocks: list[Block] = []
    if place.slot is not None:
        blocks.append(Heading(2, place.title, aside=place.when or None))
    if place.slot is not None and not place.entry_id:
        return [*blocks, Paragraph(text(no_entry(place, say))), *_box_numbers(place, say)]
    for filled in place.boxes:
        blocks += _box(filled, say)
    return blocks


def no_entry(place: Place, say: Words) -> str:
    """What is said where no entry stands in a place for one."""
    assert place.slot is not None
    return say(f"forms.no_entry_{place.slot.picks}")


def _box_numbers(place: Place, say: Words) -> list[Block]:
    asked = tuple((filled.number, text(marked(filled.box.asks, filled.box.mark, say))) for filled in place.boxes)
    return [Facts(asked)]


def _box(filled: Filled, say: Words) -> list[Block]:
    asks = marked(f"{filled.box.asks}.", filled.box.mark, say)
    blocks: list[Block] = [Heading(3, f"{filled.number}   {asks}".strip())]
    if filled.text:
        blocks.append(Quote(text(filled.text)))
    blocks += [Paragraph(text(Span(remark, "quiet"))) for remark in filled.remarks]
    if filled.box.note:
        blocks.append(Paragraph(text(Span(filled.box.note, "quiet"))))
    return blocks


def _end(form: Form, say: Words) -> list[Block]:
    return [
        Heading(2, say("forms.declaration")),
        Quote(text(form.declaration.says)),
        *([Paragraph(text(say("forms.declaration_unchecked")), small=True)] if form.declaration.mark == "U" else []),
        _claim(form.signed, say),
    ]
