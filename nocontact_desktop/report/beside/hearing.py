"""For the day of a hearing: the writer's own words, the exhibits with their pages, and what to think of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.sheets import SheetState, Value, sheet
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.report.beside.desk import gaps, paper_of, saying_of
from nocontact_desktop.report.compose.saying import Saying
from nocontact_desktop.report.document import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Row,
    Span,
    Table,
    text,
)
from nocontact_desktop.report.material import Exhibit, Gap, Material
from nocontact_desktop.report.request import Paper, ReportRequest
from nocontact_desktop.vault.notebook import Notebook

SHEET = "hearing"
"""The sheet of the plan on which the words for a hearing are written."""

_BOX = "\N{BALLOT BOX}"
_POINTS = ("point-1", "point-2", "point-3")


@dataclass(frozen=True)
class InOrder:
    """The exhibits of a report in its order, with the page each begins on (by its anchor), and its check code."""

    exhibits: tuple[Exhibit, ...]
    pages: Mapping[str, int]
    gaps: tuple[Gap, ...]
    check_code: str
    zone: str

    @classmethod
    def of(cls, material: Material, pages: Mapping[str, int]) -> InOrder:
        """Take them from what a report was made of and the pages it was drawn on."""
        return cls(material.exhibits, pages, material.gaps, material.check_code, material.zone)


def hearing_pack(notebook: Notebook, in_order: InOrder | None, paper: Paper, language: str = "en") -> Document:
    """Compose the pack out of the sheet; without a report the exhibits are left out. The words are never cut."""
    state = sheet(notebook, SHEET, load(language))
    saying = saying_of(language, in_order.zone if in_order else "UTC")
    return paper_of(
        ReportRequest(paper=paper, language=language),
        saying.say("hearing.title"),
        _blocks(state, in_order, saying, voice_for(get_answers(notebook), load(language)), load(language)),
        check_code=in_order.check_code if in_order else "",
        made_at=moment(notebook),
        footnote=saying.say("hearing.footnote"),
    )


def _blocks(
    state: SheetState, in_order: InOrder | None, saying: Saying, voice: Voice, content: Content
) -> Iterator[Block]:
    yield from _script(state.values, saying)
    if in_order is not None and in_order.exhibits:
        yield from _exhibits(in_order, saying)
    for part in content.hearing_parts:
        yield Heading(2, voice(part.title))
        yield Paragraph(text("\n".join(f"{_BOX} {voice(one.says)}" for one in part.lines)))
    yield from _bring(state, saying)


def _script(values: Mapping[str, Value], saying: Saying) -> Iterator[Block]:
    say = saying.say
    for name in ("opening", *_POINTS, "ask"):
        words = values.get(name)
        if isinstance(words, str) and words:
            if name not in _POINTS[1:] or not any(values.get(one) for one in _POINTS[: _POINTS.index(name)]):
                yield Heading(2, say(f"hearing.{'points' if name in _POINTS else name}"))
            number = f"{_POINTS.index(name) + 1}. " if name in _POINTS else ""
            yield Paragraph(text(number + words))
    answers = [row for row in values.get("answers") or () if isinstance(row, dict)]
    if answers:
        yield Heading(2, say("hearing.answers"))
        yield Facts(tuple((row.get("question", ""), text(row.get("answer", ""))) for row in answers))


def _exhibits(in_order: InOrder, saying: Saying) -> Iterator[Block]:
    say = saying.say
    columns = (
        Column(say("exhibits.label"), 0.13),
        Column(say("exhibits.what"), 0.6),
        Column(say("exhibits.entry"), 0.12, "end"),
        Column(say("exhibits.page"), 0.15, "end"),
    )
    rows = tuple(
        Row(
            (
                text(Span(one.label, "strong")),
                text(str(one.fields.get("caption") or say.name("exhibit_kind", one.kind))),
                text(str(one.entry_number or "")),
                text(str(in_order.pages.get(f"exhibit-{one.label}", ""))),
            )
        )
        for one in in_order.exhibits
    )
    yield Heading(2, say("hearing.exhibits"))
    yield Paragraph(text(Span(say("hearing.exhibits_of"), "quiet")), small=True)
    yield Table(columns, rows, close=True)
    yield from gaps(in_order.gaps, saying)


def _bring(state: SheetState, saying: Saying) -> Iterator[Block]:
    """The things to bring, each with a box; those marked on the sheet, or all of them when none is marked."""
    part = next((one for one in state.parts if one.id == "bring"), None)
    if part is None:
        return
    marked = set(state.values.get("bring") or ())
    things = [one.words for one in part.options if not marked or one.id in marked]
    own = state.values.get("bring-own")
    if isinstance(own, str):
        things += [line for line in own.splitlines() if line.strip()]
    yield Heading(2, saying.say("hearing.bring"))
    yield Paragraph(text("\n".join(f"{_BOX} {one}" for one in things)))
