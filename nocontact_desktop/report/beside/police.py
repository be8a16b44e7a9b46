"""What helps the police to find the person and to stay safe: one page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

import msgspec

from nocontact_desktop.diary.entries import page
from nocontact_desktop.diary.filters import EntryFilter
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
from nocontact_desktop.report.beside.order import in_short
from nocontact_desktop.report.document import Block, Column, Document, Heading, Paragraph, Row, Span, Table, Text, text
from nocontact_desktop.report.material import Order
from nocontact_desktop.report.request import Paper, ReportRequest
from nocontact_desktop.vault.notebook import Notebook

LAST = 6
"""So many of the last events are named."""

_KINDS: Final = ("incident", "contact")


class PoliceRequest(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet."""

    paper: Paper = "letter"
    language: str = "en"


def police_sheet(notebook: Notebook, request: PoliceRequest, progress: Progress, cancelled: Stop) -> Document:
    """Compose the sheet. Raises as :func:`gather.gather` does."""
    asked = ReportRequest(
        privacy="police", entries=_last(notebook), paper=request.paper, language=request.language, messages="linked"
    )
    told = tell(notebook, asked, progress, cancelled)
    in_force = [one for one in told.material.orders if one.fields.get("state") != "ended"]
    drafts = (_drawn(told, in_force, rows) for rows in (LAST, 3, 0))
    return fitting(drafts, request.language, request.paper, pages=1)


def _last(notebook: Notebook) -> tuple[str, ...]:
    """The ids of the last dated incidents and contacts that came from the other side."""
    dated = (row for row in page(notebook, EntryFilter(kinds=_KINDS), 0, 200) if row.entry.draft.occurred_from)
    return tuple(row.id for row in islice((row for row in dated if row.entry.draft.direction != "out"), LAST))


def _drawn(told: Told, in_force: list[Order], rows: int) -> Document:
    material, say = told.material, told.saying.say
    return paper_of(
        material.request,
        say("police_sheet.title"),
        _blocks(told, in_force, rows),
        check_code=material.check_code,
        made_at=material.made_at,
        footnote=say("police_sheet.footnote"),
    )


def _blocks(told: Told, in_force: list[Order], rows: int) -> Iterator[Block]:
    saying = told.saying
    say, case = saying.say, told.material.case
    yield Paragraph(text(Span(say("police_sheet.purpose"), "quiet")))
    yield from facts([*parties(told), *_person(told)])
    weapons = _weapons(told)
    if weapons:
        yield Heading(2, say("police_sheet.weapons"))
        yield from facts(weapons)
    if in_force:
        yield Heading(2, say("police_sheet.orders"))
        for one in in_force:
            yield Paragraph(in_short(one, saying))
        yield Paragraph(text(Span(say("order_paper.as_noted"), "quiet")), small=True)
    others = [
        (say(f"summary.{name}"), text(saying.value(name, case[name])))
        for name in ("children", "protected")
        if case.get(name)
    ]
    if others:
        yield Heading(2, say("police_sheet.others"))
        yield from facts(others)
    shown = told.material.entries[:rows]
    if shown:
        yield Heading(2, say("police_sheet.last"))
        yield _table(told, rows)
    yield from checked(told)


def _person(told: Told) -> Iterator[tuple[str, Text]]:
    saying = told.saying
    case = told.material.case
    person = case.get("person") or {}
    if case.get("relationship"):
        yield saying.say("police_sheet.relationship"), text(str(case["relationship"]))
    for name in ("description", "workplace", "language"):
        if person.get(name):
            yield saying.say(f"further.{name}"), text(str(person[name]))
    for known in person.get("identifiers") or ():
        yield str(known["kind"]).capitalize(), text(str(known["value"]))


def _weapons(told: Told) -> list[tuple[str, Text]]:
    """Say what is known of weapons: in general, where they are, and the last events with one."""
    saying = told.saying
    say, case = saying.say, told.material.case
    rows: list[tuple[str, Text]] = []
    if case.get("firearms"):
        rows.append((say("summary.firearms"), text(saying.value("firearms", case["firearms"]))))
    where = (case.get("person") or {}).get("weapons_where")
    if where:
        rows.append((say("further.weapons_where"), text(str(where))))
    for one in told.material.entries:
        if one.fields.get("weapon") == "yes":
            detail = str(one.fields.get("weapon_detail") or saying.say("tri.yes"))
            rows.append((say("field.weapon"), text(f"{saying.short_date(one)}: {detail}")))
    return rows


def _table(told: Told, rows: int) -> Table:
    saying = told.saying
    say = saying.say
    columns = (
        Column(say("summary.date"), 0.3),
        Column(say("field.what_happened"), 0.46),
        Column(say("field.police"), 0.24),
    )
    return Table(
        columns,
        tuple(
            Row((text(saying.short_date(one)), text(entry_line(one, told)), text(police_said(one, told))))
            for one in told.material.entries[:rows]
        ),
        close=True,
    )
