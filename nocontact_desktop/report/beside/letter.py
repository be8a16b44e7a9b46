"""A letter that asks for records, or that they be kept: filled in from an entry, then the user's own."""

from __future__ import annotations

from nocontact_desktop.diary.entries import get, row_of
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.letters import LetterText
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.report.beside.desk import saying_of
from nocontact_desktop.report.document import Block, Document, Facts, Paragraph, Rule, Section, Space, Span, text
from nocontact_desktop.report.request import Paper
from nocontact_desktop.report.words import words
from nocontact_desktop.vault.notebook import Notebook


def filled_in(notebook: Notebook, letter_id: str, entry_id: str | None, language: str = "en") -> LetterText:
    """The letter as it begins: with the days, number or account and way of an entry, and room for what is not known.

    Raises Problem ``diary.gone``.
    """
    row = load(language).letter(letter_id)
    assert row is not None, letter_id
    known = _known(notebook, entry_id, language) if entry_id else {}
    blank = words(language)("letter.blank")
    values = {name: known.get(name) or blank for name in ("days", "identifier", "channel", "report", "blank")}
    return LetterText(
        to=row.to,
        subject=row.subject.format(**values),
        text="\n\n".join(one.format(**values) for one in row.text),
    )


def letter_document(notebook: Notebook, letter: LetterText, paper: Paper, language: str = "en") -> Document:
    """Set a letter: room for the writer's name and address, which the program does not know, then what was written."""
    say = words(language)
    room: list[Block] = [Space(0.6), Rule(), Space(0.6), Rule(), Space(1.2)]
    paragraphs = [Paragraph(text(one.strip())) for one in letter.text.split("\n\n") if one.strip()]
    blocks = (
        Paragraph(text(Span(say("letter.from"), "quiet")), small=True),
        *room,
        Facts(((say("letter.to"), text(letter.to)), (say("letter.date"), text(say("letter.blank"))))),
        Space(1),
        Paragraph(text(Span(letter.subject, "strong"))),
        *paragraphs,
        Space(1),
        Paragraph(text(say("letter.closing"))),
        Space(2),
        Paragraph(text(say("letter.blank") * 2)),
    )
    return Document(
        title=letter.subject,
        language=language,
        paper=paper,
        running_title="",
        check_code="",
        made_at=moment(notebook),
        sections=(Section(letter.subject, "letter", blocks),),
        page_word=say("head.page", page="{page}", pages="{pages}"),
    )


def _known(notebook: Notebook, entry_id: str, language: str) -> dict[str, str]:
    entry = get(notebook, entry_id)
    draft = entry.draft
    detail = draft.police_detail
    return {
        "days": row_of(entry).when if draft.occurred_from else "",
        "identifier": draft.identifier or "",
        "channel": saying_of(language, "UTC").value("channel", draft.channel),
        "report": (detail.number if detail else None) or "",
    }
