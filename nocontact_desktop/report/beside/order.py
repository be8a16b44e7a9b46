"""A protective order on paper: what it is, what it says, and which entries may concern the same terms."""

from __future__ import annotations

from collections.abc import Collection

from nocontact_desktop.diary.entries import get, page, when_of
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.when import sort_key
from nocontact_desktop.report.beside.desk import facts
from nocontact_desktop.report.compose.saying import Saying, join
from nocontact_desktop.report.document import Block, Column, Paragraph, Row, Span, Table, Text, text
from nocontact_desktop.report.material import Order
from nocontact_desktop.vault.notebook import Notebook

_WINDOW = 500


def order_facts(order: Order, saying: Saying) -> list[Block]:
    """Say which order it is, and from when to when it holds; what was not noted is left out."""
    say = saying.say
    rows: list[tuple[str, Text]] = []
    for name in ("name", "court", "number", "issued", "starts", "ends", "binds"):
        value = str(order.fields.get(name) or "")
        if value:
            said = say(f"order_paper.binds_{value}") if name == "binds" else saying.dates.written(value)
            rows.append((say(f"order_paper.{name}"), text(said)))
    return facts(rows)


def order_terms(order: Order, concerned: Collection[str], saying: Saying, *, every: bool = True) -> list[Block]:
    """Say the terms by their numbers; those the entry may concern stand out, and stand alone without ``every``."""
    say = saying.say
    terms = [(number, one) for number, one in enumerate(order.fields.get("terms") or (), 1) if one.get("text")]
    said = [(number, one) for number, one in terms if every or one["id"] in concerned]
    columns = (Column("", 0.06), Column(say("order_paper.terms"), 0.68), Column("", 0.26, "end"))
    rows = tuple(
        Row(
            (
                text(str(number)),
                text(Span(str(one["text"]), "strong" if one["id"] in concerned else "plain")),
                text(Span(say("order_paper.concerned"), "strong")) if one["id"] in concerned else (),
            )
        )
        for number, one in said
    )
    blocks: list[Block] = [Table(columns, rows, close=True)] if rows else []
    if len(said) < len(terms):
        blocks.append(Paragraph(text(say.count("order_paper.more_terms", len(terms) - len(said)))))
    return blocks


def service(order: Order, saying: Saying) -> list[Block]:
    """Say when the order was handed over, and by whom. That it was not noted is said too: it is asked first."""
    say = saying.say
    rows = []
    for name in ("served", "served_by"):
        said = saying.dates.written(str(order.fields.get(name) or "")) or say("order_paper.not_noted")
        rows.append((say(f"order_paper.{name}"), text(said)))
    return facts(rows)


def in_short(order: Order, saying: Saying) -> Text:
    """Say an order in one line: what, which court, which number, until when."""
    say = saying.say
    fields = order.fields
    parts = [text(str(fields[name])) for name in ("name", "court", "number") if fields.get(name)]
    parts += [
        text(say(f"order_paper.short_{name}", day=saying.dates.written(str(fields[name]))))
        for name in ("served", "ends")
        if fields.get(name)
    ]
    return join(parts, " · ")


def terms_of(draft: EntryDraft, order_id: str) -> frozenset[str]:
    """The ids of the terms of one order that an entry may concern; "" where it names the order alone."""
    return frozenset(one.term_id or "" for one in draft.order_terms or () if one.order_id == order_id)


def earlier_about(notebook: Notebook, order_id: str, entry_id: str) -> tuple[str, ...]:
    """The ids of entries before this one that may concern a term it may concern too, newest first.

    An entry that names the order without a term may concern each of them. Raises Problem ``diary.gone``.
    """
    present = get(notebook, entry_id).draft
    concerned, key = terms_of(present, order_id), sort_key(when_of(present))
    found = []
    start = 0
    while rows := page(notebook, EntryFilter(order=order_id), start, _WINDOW):
        start += len(rows)
        for row in rows:
            terms = terms_of(row.entry.draft, order_id)
            before = row.entry.draft.occurred_from and sort_key(when_of(row.entry.draft)) < key
            if row.id != entry_id and before and (terms & concerned or "" in terms | concerned):
                found.append(row.id)
    return tuple(found)
