"""Translations and transcripts: the words in exhibits, and who typed out or translated them."""

from __future__ import annotations

from nocontact_desktop.report.compose.exhibits import what
from nocontact_desktop.report.compose.saying import Saying, exhibit_anchor
from nocontact_desktop.report.document import Block, Heading, PageOf, Paragraph, Quote, Section, Span, text
from nocontact_desktop.report.isolated import own
from nocontact_desktop.report.material import Exhibit, Material

_KINDS = ("transcript", "translation")


def translations(material: Material, saying: Saying) -> list[Section]:
    """Compose the words of each exhibit that has any; none when none has."""
    say = saying.say
    found = [one for one in material.exhibits if any(one.fields.get(kind) for kind in _KINDS)]
    if not found:
        return []
    blocks: list[Block] = [Heading(1, say("translations.title")), Paragraph(text(say("translations.opening")))]
    for exhibit in found:
        blocks += _words_of(exhibit, saying)
    return [Section(say("translations.title"), "translations", tuple(blocks), new_page=False)]


def _words_of(exhibit: Exhibit, saying: Saying) -> list[Block]:
    say = saying.say
    page = (Span(f"{say('translations.shown_on')}{say('ref.page')}"), PageOf(exhibit_anchor(exhibit)))
    blocks: list[Block] = [
        Heading(2, f"{exhibit.label} {own(what(exhibit, saying))}"),
        Paragraph(page, small=True),
    ]
    for kind in _KINDS:
        words = exhibit.fields.get(kind)
        if words:
            by = exhibit.fields.get(f"{kind}_by")
            made = say(f"translations.{kind}_by", by=own(by)) if by else say(f"translations.{kind}")
            blocks += [Heading(3, made), Quote(text(str(words)))]
    return blocks
