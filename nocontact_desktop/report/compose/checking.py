"""How to check this report. Nothing is claimed here that was not checked when the report was made."""

from __future__ import annotations

from nocontact_desktop.report.codes import short_code
from nocontact_desktop.report.compose.saying import Saying
from nocontact_desktop.report.document import Block, Facts, Heading, Paragraph, Section, Span, text
from nocontact_desktop.report.material import Gap, Material


def checking(material: Material, saying: Saying) -> Section:
    """Compose the page: the codes, what was checked, what that proves, and how to do it again."""
    say = saying.say
    body = material.log.checkpoints[-1]
    codes = (
        (say("checking.check_code"), text(Span(material.check_code, "code"))),
        (say("checking.key_code"), text(Span(short_code(material.log.public_key), "code"))),
        (say("checking.time"), text(saying.dates.time(material.made_at))),
        (say("checking.log"), text(say.count("checking.leaves", body.size))),
    )
    blocks: list[Block] = [
        Heading(1, say("checking.title")),
        Facts(codes),
        Heading(2, say("checking.checked_title")),
        Paragraph(text(checked(material, saying))),
        *_gaps(material, saying),
        *_covers(material, saying),
        Heading(2, say("checking.proves_title")),
        Paragraph(text(say("checking.proves"))),
        Paragraph(text(say("checking.proves_not"))),
        Paragraph(text(say("checking.clock"))),
        Heading(2, say("checking.how_title")),
        Paragraph(text(say("checking.how_paper"))),
        Paragraph(text(say("checking.how_bundle"))),
        Heading(2, say("checking.text_title")),
        Paragraph(text(say("checking.text"))),
    ]
    return Section(say("checking.title"), "checking", tuple(blocks))


def checked(material: Material, saying: Saying) -> str:
    """Say the result of the check that was made just now."""
    say = saying.say
    records = say.count("checking.records", len(material.records))
    files = len({record.id for record in material.records if record.kind == "exhibit"})
    said = say(
        "checking.fits_files" if files else "checking.fits",
        records=records,
        files=say.count("count.exhibits", files),
    )
    return f"{said} {say.count('checking.gaps', len(material.gaps))}" if material.gaps else said


def _gaps(material: Material, saying: Saying) -> list[Block]:
    return [Paragraph(text(gap_said(gap, saying))) for gap in material.gaps]


def _covers(material: Material, saying: Saying) -> list[Block]:
    """Say who made the marks in place of words, when there are any."""
    covered = any(record.before_covers for record in material.records)
    return [Paragraph(text(saying.say("covers.note")))] if covered else []


def gap_said(gap: Gap, saying: Saying) -> str:
    """Say what is not printed, and why."""
    say = saying.say
    of = say("gap.of_entry", number=gap.entry_number) if gap.entry_number else ""
    return say("gap.said", what=say(f"gap.{gap.kind}"), of=of, reason=say(f"gap.{gap.reason}"))
