"""The pattern of contact in a report: what is counted and what is not, around orders, and by the terms they have."""

from __future__ import annotations

import io
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdf
import pytest

from nocontact_desktop.diary import conversations as diary
from nocontact_desktop.diary import imports
from nocontact_desktop.diary.case import Case, ThePerson, save_case
from nocontact_desktop.diary.entries import save
from nocontact_desktop.diary.entry import EntryDraft, OrderTerm, Response
from nocontact_desktop.diary.orders import seal_orders
from nocontact_desktop.intake.items import ReadOptions
from nocontact_desktop.preparation import board
from nocontact_desktop.preparation import orders as preparation
from nocontact_desktop.report.charts.shapes import Label, Pointer, Rect
from nocontact_desktop.report.compose import document_of
from nocontact_desktop.report.contact import contact_in
from nocontact_desktop.report.covers import cover
from nocontact_desktop.report.document import Block, Chart, Facts, Heading, Paragraph, Section, Table, Text
from nocontact_desktop.report.gather import gather
from nocontact_desktop.report.html import html_pieces
from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.material import Entry, Material, Order
from nocontact_desktop.report.pdf import write_pdf
from nocontact_desktop.report.request import Privacy, ReportRequest
from nocontact_desktop.report.standalone.verify import check
from nocontact_desktop.vault.notebook import Notebook
from tests.unit.report.made_up import entry, material

CHAT = """[16/02/2026, 21:15:00] Robin: one
[17/02/2026, 21:16:00] M. Example: mine
[17/02/2026, 21:17:00] Robin: two
[02/03/2026, 08:00:00] Robin: three
"""
WORDS = {"id": "t1", "text": "No contact.", "concerns": "contact"}


def contact(number: int, day: date, hour: int = 21, **fields: Any) -> Entry:
    given = {"channel": "phone", "direction": "in", "precision": "exact", "occurred_from": f"{day}T{hour:02d}:10"}
    return entry(number, day, kind="contact", fields=given | fields)


def daily(first: date, days: int, start: int = 1) -> tuple[Entry, ...]:
    return tuple(contact(start + at, first + timedelta(days=at)) for at in range(days))


def made(*entries: Entry, orders: tuple[Order, ...] = (), **changes: Any) -> Material:
    days = [one.first_day for one in entries if one.first_day]
    given = {"first_day": min(days, default=None), "last_day": max(days, default=None), "conversations": ()}
    return material(entries=entries, exhibits=(), orders=orders, gaps=(), **(given | changes))


def order(**fields: Any) -> Order:
    return Order("o1", {"name": "safety order", "served": "2026-02-03", "terms": [WORDS]} | fields)


def section(of: Material) -> Section:
    return next(one for one in document_of(of).sections if one.anchor == "pattern")


def said(text: Text) -> str:
    return "".join(getattr(part, "text", "") for part in text)


def words(blocks: tuple[Block, ...]) -> str:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            lines.append(block.text)
        elif isinstance(block, Paragraph):
            lines.append(said(block.text))
        elif isinstance(block, Facts):
            lines += [f"{label}: {said(text)}" for label, text in block.rows]
        elif isinstance(block, Table):
            lines += [" | ".join(column.head for column in block.columns)]
            lines += [" | ".join(said(cell) for cell in row.cells) for row in block.rows]
    return "\n".join(lines).replace("\u00a0", " ")


def chart(of: Material) -> Chart:
    return next(block for block in section(of).blocks if isinstance(block, Chart))


def labels(of: Material) -> list[str]:
    drawn = chart(of).drawing.draw(495, 8.25, lambda text, size: len(text) * size * 0.5)
    return [shape.text for shape in drawn.shapes if isinstance(shape, Label)]


def test_there_is_no_such_part_where_there_is_nothing_to_count_and_no_order() -> None:
    few = made(contact(1, date(2026, 3, 2)), contact(2, date(2026, 3, 1)))
    assert "pattern" not in [one.anchor for one in document_of(few).sections]


def test_every_week_has_its_number_and_they_add_up() -> None:
    of = made(*daily(date(2026, 2, 23), 9), contact(10, date(2026, 3, 2), channel="sms"))
    shown = words(section(of).blocks)
    assert "23 February 2026 | 7 | Phone call 7" in shown
    assert "2 March 2026 | 3 | Phone call 2, Text message 1" in shown
    assert {"Contact that came in, all ways: 10", "Phone call: 9", "Text message: 1"} <= set(labels(of))
    assert "10 contacts came in, in 2 weeks; in a week from 3 to 7" in chart(of).alternative


def test_a_long_time_has_a_row_a_month_with_each_of_its_weeks() -> None:
    of = made(contact(1, date(2025, 3, 3)), *daily(date(2026, 3, 2), 8, start=2))
    table = next(block for block in section(of).blocks if isinstance(block, Table))
    assert len(table.rows) == 2
    assert "Months in which nothing is counted have no row." in words(section(of).blocks)
    assert "March 2026 | 2: 7 · 9: 1 | 8 | Phone call 8" in words((table,))


def test_days_that_have_not_come_yet_are_not_counted_as_quiet_ones() -> None:
    of = made(*daily(date(2026, 1, 20), 30), orders=(order(),), last_day=date(2026, 12, 31))
    assert contact_in(of).last == date(2026, 3, 5)  # the day of the report


def test_the_petitioners_own_contact_and_what_was_asked_for_stand_apart() -> None:
    of = made(
        *daily(date(2026, 3, 2), 3),
        contact(4, date(2026, 3, 3), direction="out"),
        contact(5, date(2026, 3, 3), third_party={"name": "A cousin", "asked_for": "yes"}),
        contact(6, date(2026, 3, 3), third_party={"name": "A cousin", "asked_for": "no"}),
    )
    found = contact_in(of)
    assert (found.total, len(found.own), len(found.asked_for)) == (4, 1, 1)
    assert {
        "Contact that came in, all ways: 4",
        "Through someone else: 1",
        "Contact by the petitioner: 1",
        "Through others, asked for by the petitioner: 1",
    } <= set(labels(of))
    drawn = chart(of).drawing.draw(495, 8.25, lambda text, size: len(text) * size * 0.5)
    assert [shape.tone for shape in drawn.shapes if isinstance(shape, Rect)][-2:] == ["open", "open"]


def test_what_has_no_exact_day_is_said_and_not_counted() -> None:
    of = made(*daily(date(2026, 3, 2), 3), contact(4, date(2026, 3, 3), precision="about", occurred_from="2026-03-03"))
    assert contact_in(of).total == 3
    assert "1 entry about contact has no exact day and is not counted." in words(section(of).blocks)


def test_a_channel_that_was_blocked_is_marked_with_its_day_and_entry() -> None:
    of = made(*daily(date(2026, 3, 2), 3), contact(4, date(2026, 3, 4), response={"kind": "blocked"}, channel="email"))
    drawn = chart(of).drawing.draw(495, 8.25, lambda text, size: len(text) * size * 0.5)
    assert len([shape for shape in drawn.shapes if isinstance(shape, Pointer)]) == 2
    assert "Blocked, as entries say: Email on 4 March 2026, entry 4 (p. )." in words(section(of).blocks)


def test_before_and_after_an_order_are_compared_per_week_with_their_weeks() -> None:
    shown = words(section(made(*daily(date(2026, 1, 20), 56), orders=(order(),))).blocks)
    assert "Before:\n20 Jan 2026 to 2 Feb 2026,\n2 weeks | After:\n4 Feb 2026 to 16 Mar 2026,\n5.9 weeks" in shown
    assert "All that came in | 14 · 7.0 a week | 41 · 7.0 a week" in shown
    assert "1 contact came in on 3 February 2026, the day itself. It stands in neither column." in shown
    assert "The records do not say which contact was permitted" in shown
    assert "safety order: handed over on 3 February 2026" in labels(
        made(*daily(date(2026, 1, 20), 56), orders=(order(),))
    )


def test_a_short_time_is_counted_and_not_said_per_week() -> None:
    shown = words(section(made(*daily(date(2026, 1, 31), 30), orders=(order(),))).blocks)
    assert "Before:\n31 Jan 2026 to 2 Feb 2026,\n3 days" in shown
    assert "All that came in | 3 | 26 · 7.0 a week" in shown


def test_what_came_after_the_end_of_an_order_stands_apart() -> None:
    shown = words(section(made(*daily(date(2026, 1, 20), 56), orders=(order(ends="2026-02-28"),))).blocks)
    assert "After its end:\n1 Mar 2026 to 16 Mar 2026" in shown
    assert "All that came in | 14 · 7.0 a week | 25 · 7.0 a week | 16 · 7.0 a week" in shown


@pytest.mark.parametrize(
    ("served", "sentence"),
    [
        ("", "No day is noted on which this order was handed over to the respondent."),
        ("the third of May", "No day is noted"),
        ("2027-02-03", "It was handed over on 3 February 2027, not before the end"),
        ("2024-02-03", "It was handed over on 3 February 2024, before the time that is counted here"),
    ],
)
def test_where_there_is_nothing_to_compare_that_is_said(served: str, sentence: str) -> None:
    shown = words(section(made(*daily(date(2026, 2, 23), 9), orders=(order(served=served),))).blocks)
    assert sentence in shown
    assert "Before and after" not in shown


def test_each_term_has_the_entries_that_may_concern_it() -> None:
    named = {"order": "safety order", "order_id": "o1", "term_id": "t1", "term": "Before it was written anew"}
    gone = {"order": "safety order", "order_id": "o1", "term_id": "t9", "term": "Stay away."}
    own = {"order": "the one of 2019"}
    of = made(
        contact(1, date(2026, 3, 2), order_terms=[named, gone]),
        contact(2, date(2026, 3, 1), order_terms=[named, own]),
        orders=(order(terms=[WORDS, {"id": "t2", "text": "No weapons."}]),),
    )
    shown = words(section(of).blocks)
    assert "No contact. | 2 | 1 (p. ), 2 (p. )" in shown
    assert "No weapons. | 0 | " in shown
    assert "Stay away. | 1 | 1 (p. )" in shown
    assert "the one of 2019 | 1 | 2 (p. )" in shown
    assert "for the court to say" in shown


def in_notebook(notebook: Notebook, tmp_path: Path) -> str:
    save_case(notebook, Case(person=ThePerson(label="robin"), time_zone="Europe/London"))
    (order_id,) = preparation.add_order(notebook, "safety order").touched("order")
    preparation.add_order_term(notebook, order_id)
    (term,) = preparation.order(notebook, order_id).terms
    preparation.change_order_term(notebook, order_id, term.id, text="No contact.", concerns="contact")
    values = {"court": "District Court", "served": "2026-02-20", "lawyer": "Ms Lawyer", "note": "my own note"}
    preparation.change_order(notebook, order_id, **values)
    may = (OrderTerm(order="safety order", term="No contact.", order_id=order_id, term_id=term.id),)
    chat = tmp_path / "chat.txt"
    chat.write_text(CHAT)
    how = ReadOptions(me="M. Example", date_order="dmy", time_zone="Europe/London")
    imports.bring_in(notebook, chat, how, progress=lambda _a, _b: None, cancelled=lambda: False)
    ids = [one.id for one in diary.messages(notebook, diary.conversations(notebook)[0].id, 0, 9)]
    for draft in (
        EntryDraft(kind="contact", occurred_from="2026-02-21T10:00", channel="phone", direction="in", order_terms=may),
        EntryDraft(kind="contact", occurred_from="2026-03-02", channel="whatsapp", direction="in", messages=(ids[3],)),
        EntryDraft(kind="contact", occurred_from="2026-02", channel="email", direction="in"),
        EntryDraft(
            kind="contact", occurred_from="2026-02-22", channel="email", direction="in", response=Response("blocked")
        ),
    ):
        save(notebook, draft)
    return order_id


def gathered(notebook: Notebook, privacy: Privacy = "court") -> Material:
    return gather(notebook, ReportRequest(privacy=privacy), lambda _a, _b: None, lambda: False)


def test_the_page_says_the_numbers_of_the_notebook(notebook: Notebook, tmp_path: Path) -> None:
    in_notebook(notebook, tmp_path)
    board.set_used(notebook, "signal", used=True)
    board.set_evidence(notebook, "signal", "skipped")
    board.decide(notebook, "signal", "block")  # the plan is private: only what an entry says is printed
    bundle = tmp_path / "bundle"
    made_now = make_report(notebook, ReportRequest(), tmp_path / "r.pdf", bundle, lambda _a, _b: None, lambda: False)
    assert made_now.gaps == 0
    (row,) = [json.loads(line) for line in (bundle / "data" / "orders.jsonl").read_text().splitlines()]
    assert row["fields"]["court"]["value"] == "District Court"
    assert {"lawyer", "note", "report_to", "mine", "copies"} <= set(row["not_opened"])
    assert check(str(bundle)) == []
    reader = pypdf.PdfReader(tmp_path / "r.pdf")
    start = next(at for at, page in enumerate(reader.pages) if "Contact per week and channel" in page.extract_text())
    printed = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages[start : start + 3]))
    for line in (
        "Contact that came in, all ways: 5",
        "WhatsApp: 3",
        "Phone call: 1",
        "Email: 1",
        "Contact by the petitioner: 1",
        "the petitioner blocked this way on that day",
        "Email on 22 February 2026",
        "16 February 2026 4 WhatsApp 2, Email 1, Phone call 1 1",
        "2 March 2026 1 WhatsApp 1 0",
        "Monday 2 08:00 1, 21:00 1",
        "3 from Robin",
        "1 entry tells of messages that are counted, and is not counted again.",
        "Order: safety order",
        "District Court",
        "No contact. 1 ",
    ):
        assert line in printed
    assert "Signal" not in printed
    assert "Ms Lawyer" not in printed


@pytest.mark.parametrize(("privacy", "shown"), [("court", False), ("police", False), ("lawyer", True), ("own", True)])
def test_notes_of_an_order_are_for_the_lawyer_and_the_writer(
    notebook: Notebook, tmp_path: Path, privacy: Privacy, *, shown: bool
) -> None:
    in_notebook(notebook, tmp_path)
    text = words(section(gathered(notebook, privacy)).blocks)
    assert "District Court" in text
    assert ("Ms Lawyer" in text, "my own note" in text) == (shown, shown)


def test_messages_of_somebody_the_case_does_not_name_are_not_counted_as_theirs(
    notebook: Notebook, tmp_path: Path
) -> None:
    in_notebook(notebook, tmp_path)
    other = tmp_path / "sister.txt"
    other.write_text("[16/02/2026, 21:15:00] Sam: hi\n[16/02/2026, 21:16:00] M. Example: hello\n")
    how = ReadOptions(me="M. Example", date_order="dmy", time_zone="Europe/London")
    imports.bring_in(notebook, other, how, progress=lambda _a, _b: None, cancelled=lambda: False)
    of = gathered(notebook)
    assert contact_in(of).total == 5
    assert "whom the facts of the case do not name as the respondent: 1 from Sam." in words(section(of).blocks)
    save_case(notebook, Case(time_zone="Europe/London"))
    of = gathered(notebook)
    assert contact_in(of).total == 6
    assert "do not name whose numbers and accounts these are" in words(section(of).blocks)


def test_an_order_that_does_not_fit_its_hash_is_a_gap(notebook: Notebook, tmp_path: Path) -> None:
    order_id = in_notebook(notebook, tmp_path)
    seal_orders(notebook)
    with notebook.db.transaction():
        for table, name in (("record", "fields"), ("protective_order", "said")):
            notebook.db.execute(f"UPDATE {table} SET {name} = replace({name}, '2026-02-20', '2026-01-20')")
    of = gathered(notebook)
    assert [(gap.kind, gap.reason) for gap in of.gaps] == [("order", "changed")]
    assert of.orders == ()
    with notebook.db.transaction():
        notebook.db.execute("DELETE FROM record WHERE id = ?", (order_id,))
        notebook.db.execute("DELETE FROM protective_order")
    assert [(gap.kind, gap.reason) for gap in gathered(notebook).gaps] == [("order", "absent")]


def test_a_private_word_in_a_term_can_be_covered(notebook: Notebook, tmp_path: Path) -> None:
    order_id = in_notebook(notebook, tmp_path)
    seal_orders(notebook)
    cover(notebook, "order", order_id, "terms.0.text", 3, 10)
    shown = words(section(gathered(notebook)).blocks)
    assert "No [covered]." in shown


def test_charts_say_in_words_what_they_show_in_both_copies() -> None:
    document = document_of(made(*daily(date(2026, 2, 23), 9), orders=(order(),)))
    page = b"".join(html_pieces(document, lambda _reference: b"")).decode()
    assert page.count('<svg viewBox="0 0 736') == 2
    assert '<title id="chart-1-title">Contact per week and channel</title>' in page
    assert '<desc id="chart-1-desc">Bars, week by week, 23 February 2026 to 8 March 2026.' in page
    assert "<script" not in page
    out = io.BytesIO()
    write_pdf(document, lambda _reference: b"", out, lambda _a, _b: None, lambda: False)
    root: Any = pypdf.PdfReader(out).trailer["/Root"]
    found = figures(root["/StructTreeRoot"])
    assert [str(one["/Alt"]).split(" ")[0] for one in found] == ["Bars,", "Squares"]


def figures(element: Any) -> list[Any]:
    found = [element] if element.get("/S") == "/Figure" else []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        inner = kid.get_object() if hasattr(kid, "get_object") else kid
        found += figures(inner) if isinstance(inner, dict) else []
    return found
