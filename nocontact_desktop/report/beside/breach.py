"""What an officer reads at the door: the order, how it was handed over, what happened, and what happened before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from nocontact_desktop.diary.entries import get
from nocontact_desktop.errors import Problem
from nocontact_desktop.report.beside.desk import (
    Progress,
    Stop,
    Told,
    checked,
    entry_line,
    facts,
    fitting,
    paper_of,
    parties,
    police_said,
    tell,
)
from nocontact_desktop.report.beside.one_item import exhibit_alone
from nocontact_desktop.report.beside.order import earlier_about, order_facts, order_terms, service, terms_of
from nocontact_desktop.report.compose.exhibits import exhibits, grouped
from nocontact_desktop.report.compose.saying import PROSE, excerpt, label
from nocontact_desktop.report.document import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Row,
    Span,
    Table,
    Text,
    text,
)
from nocontact_desktop.report.material import Entry, Exhibit, Order
from nocontact_desktop.report.request import Paper, Privacy, ReportRequest
from nocontact_desktop.vault.notebook import Notebook

_LABEL = "S-1"
"""What the proof of service is called: no exhibit of an entry has it, unless there are nineteen entries with files."""


class BreachRequest(msgspec.Struct, frozen=True, kw_only=True):
    """One packet: the ids of the entry, of the order, and of the file that shows how it was handed over."""

    entry: str
    order: str
    service: str | None = None
    privacy: Privacy = "police"
    paper: Paper = "letter"
    language: str = "en"


@dataclass(frozen=True)
class _Budget:
    """How many earlier entries and files are named, and how many signs of each text are printed (None: all).

    Without ``every_term`` only those the entry may concern are said.
    """

    earlier: int
    signs: int | None = None
    files: int = 40
    every_term: bool = True


_BUDGETS = (
    *(_Budget(earlier) for earlier in (40, 24, 12, 6)),
    *(_Budget(3, signs, 12) for signs in (None, 4000, 2600, 1600, 900)),
    *(_Budget(3, signs, 6, every_term=False) for signs in (900, 400, 120)),
    _Budget(0, 60, 2, every_term=False),
)
"""From everything to what fits whatever is written."""


def breach_packet(notebook: Notebook, request: BreachRequest, progress: Progress, cancelled: Stop) -> Document:
    """Compose the packet: two pages at most, and what has no room says where it stands.

    Raises:
        Problem: ``diary.gone``, or ``beside.not-proven`` when the entry or the order does not fit the log.
        Cancelled: the user stopped it.
    """
    concerned = terms_of(get(notebook, request.entry).draft, request.order)
    asked = ReportRequest(
        privacy=request.privacy,
        entries=(request.entry, *earlier_about(notebook, request.order, request.entry)),
        paper=request.paper,
        language=request.language,
    )
    told = tell(notebook, asked, progress, cancelled)
    present = next((one for one in told.material.entries if one.id == request.entry), None)
    about = next((one for one in told.material.orders if one.id == request.order), None)
    if present is None or about is None:
        raise Problem("beside.not-proven")
    served = exhibit_alone(notebook, asked, request.service, _LABEL) if request.service else None
    return Packet(told, about, concerned, present, served).fitted()


@dataclass(frozen=True)
class Packet:
    """What a packet is made of: ``concerned`` are the ids of the terms the entry may concern."""

    told: Told
    order: Order
    concerned: frozenset[str]
    entry: Entry
    served: Exhibit | None = None

    def fitted(self) -> Document:
        """Compose as much as two pages hold, and the page of the proof of service behind them."""
        request = self.told.material.request
        return self._with_service(fitting((self._drawn(one) for one in _BUDGETS), request.language, request.paper))

    def _with_service(self, drawn: Document) -> Document:
        """Put the page of the proof of service behind the packet."""
        if self.served is None:
            return drawn
        material = replace(self.told.material, exhibits=(self.served,))
        return replace(drawn, sections=(*drawn.sections, *exhibits(material, self.told.saying)[1:]))

    def _drawn(self, budget: _Budget) -> Document:
        material, say = self.told.material, self.told.saying.say
        return paper_of(
            material.request,
            say("breach.title"),
            self._blocks(budget),
            check_code=material.check_code,
            made_at=material.made_at,
            footnote=say("breach.footnote"),
        )

    def _blocks(self, budget: _Budget) -> Iterator[Block]:
        saying = self.told.saying
        say = saying.say
        yield Facts(tuple(parties(self.told)))
        yield Heading(2, say("breach.order"))
        yield from order_facts(self.order, saying)
        yield from order_terms(self.order, self.concerned, saying, every=budget.every_term or not self.concerned)
        yield Paragraph(text(Span(say("order_paper.as_noted"), "quiet")), small=True)
        yield Heading(2, say("breach.service"))
        yield from service(self.order, saying)
        if self.served is not None:
            yield from facts([(say("breach.copy"), text(label(self.served)))])
        yield from self._happened(budget)
        yield from self._exhibits(budget)
        yield from self._earlier(budget)
        yield from checked(self.told)

    def _happened(self, budget: _Budget) -> Iterator[Block]:
        saying = self.told.saying
        say, fields = saying.say, self.entry.fields
        yield Heading(
            2, say("breach.happened"), aside=entry_line(self.entry, self.told) if fields.get("title") else None
        )
        yield Facts(tuple((name, self._shortened(said, budget)) for name, said in saying.entry_facts(self.entry)))
        for name in ("what_happened", "exact_words", *PROSE[1:]):
            if fields.get(name):
                yield Heading(3, say(f"field.{name}"))
                words = self._shortened(text(str(fields[name])), budget)
                yield Quote(words) if name == "exact_words" else Paragraph(words)

    def _exhibits(self, budget: _Budget) -> Iterator[Block]:
        say = self.told.saying.say
        if not self.entry.exhibits:
            return
        columns = (
            Column(say("exhibits.label"), 0.12),
            Column(say("exhibits.what"), 0.5),
            Column(say("exhibits.sha256"), 0.38),
        )
        rows = tuple(
            Row(
                (
                    text(Span(one.label, "strong")),
                    text(str(one.fields.get("caption") or say.name("exhibit_kind", one.kind))),
                    text(Span(grouped(one.sha256[:16]) + " …", "code")),
                )
            )
            for one in self.entry.exhibits[: budget.files]
        )
        yield Heading(2, say("breach.exhibits"))
        yield Table(columns, rows, close=True)
        more = len(self.entry.exhibits) - budget.files
        if more > 0:
            yield Paragraph(text(say.count("breach.more_files", more)))

    def _earlier(self, budget: _Budget) -> Iterator[Block]:
        saying = self.told.saying
        say = saying.say
        earlier = [one for one in self.told.material.entries if one is not self.entry]
        if not earlier:
            return
        yield Heading(2, say("breach.earlier"))
        shown = earlier[: budget.earlier]
        if shown:
            columns = (
                Column(say("summary.date"), 0.32),
                Column(say("field.what_happened"), 0.46),
                Column(say("field.police"), 0.22),
            )
            yield Table(columns, tuple(self._row(one) for one in shown), close=True)
        if len(shown) < len(earlier):
            yield Paragraph(text(say.count("breach.more", len(earlier) - len(shown))))

    def _row(self, entry: Entry) -> Row:
        saying = self.told.saying
        return Row(
            (
                text(saying.short_date(entry)),
                text(entry_line(entry, self.told)),
                text(police_said(entry, self.told)),
            )
        )

    def _shortened(self, words: Text, budget: _Budget) -> Text:
        """Cut what has no room, and say so: nobody takes a part for the whole."""
        whole = "".join(part.text for part in words if isinstance(part, Span))
        if budget.signs is None or len(whole) <= budget.signs:
            return words
        return text(f"{excerpt(whole, budget.signs)} {self.told.saying.say('breach.shortened')}")
