"""The summary is one page, whatever is written, and nothing is lost by it."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any, Literal

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from nocontact_desktop.report.compose import document_of
from nocontact_desktop.report.html import write_html
from nocontact_desktop.report.pdf import write_pdf
from nocontact_desktop.report.request import ReportRequest
from tests.unit.report.made_up import CASE, conversation, entry, exhibit, material
from tests.unit.report.pdf.printing import jpeg

WORDS = ["visit ", "Wohnungsschlüssel ", "אל תתקשר ", "\n", "中文", "😀", "\U0001f6d1\u200d ", "x" * 70, "É. "]
long_texts = st.tuples(st.sampled_from(WORDS), st.integers(0, 300)).map(lambda pair: "It went on. " + pair[0] * pair[1])
names = st.tuples(st.sampled_from(WORDS), st.integers(0, 12)).map(lambda pair: "Robin " + pair[0] * pair[1])

cases = st.fixed_dictionaries(
    {"my_name": names, "county": names, "why_now": long_texts, "told_to_stop": long_texts},
    optional={
        "relationship": long_texts,
        "person": names.map(lambda name: {"legal_name": name}),
        "children": st.lists(names.map(lambda name: {"name": name, "born": "2016"}), max_size=9),
        "protected": long_texts,
        "firearms": long_texts,
        "earlier_orders": long_texts,
        "custody_orders": long_texts,
        "cases": long_texts,
        "orders_wanted": st.lists(long_texts, max_size=8),
    },
)


@st.composite
def entries(draw: st.DrawFn) -> Any:
    """Entries with every answer a summary speaks of, one after the other, newest first."""
    made = []
    for number in range(1, draw(st.integers(2, 25)) + 1):
        fields: dict[str, Any] = {
            "title": draw(names),
            "what_happened": draw(long_texts),
            "occurred_text": draw(names),
            "ranks": [("most_recent", "worst", "first")[number % 3]],
            "weapon": draw(st.sampled_from(["yes", "no"])),
            "strangulation": draw(st.sampled_from(["yes", "no"])),
            "police": draw(st.sampled_from(["yes", "no"])),
            "injuries": draw(st.sampled_from([[], [{"body_part": "wrist"}]])),
            "response": {"kind": "told_to_stop"},
            "third_party": {"name": "a cousin"},
            "direction": draw(st.sampled_from(["in", "out"])),
        }
        day = date(2026, 3, 2) - timedelta(days=3 * number) if draw(st.booleans()) else None
        shown = tuple(exhibit(f"{letter}-1", number) for letter in "ABCDEFGH"[: draw(st.integers(0, 8))])
        kind = draw(st.sampled_from(["incident", "contact"]))
        made.append(entry(number, day, kind=kind, about=True, fields=fields, exhibits=shown))
    return tuple(made)


@settings(max_examples=20, phases=(Phase.explicit, Phase.generate))
@given(cases, entries(), st.sampled_from(["letter", "a4"]))
def test_the_summary_is_one_page_and_says_where_the_rest_stands(
    case: dict[str, Any], told: Any, paper: Literal["letter", "a4"]
) -> None:
    every = {one.label: one for each in told for one in each.exhibits}
    document = document_of(
        material(
            request=ReportRequest(paper=paper),
            case=CASE | case,
            entries=told,
            exhibits=tuple(every.values()),
            conversations=(conversation(),),
        )
    )
    pages = write_pdf(document, lambda _: jpeg(), io.BytesIO(), lambda *_: None, lambda: False).anchors
    assert pages["chronology"] == pages["summary"] + 1
    html = io.BytesIO()
    write_html(document, lambda _: jpeg(), html)
    said = " ".join(html.getvalue().decode().split())
    for name in ("why_now", "told_to_stop", "protected", "firearms", "earlier_orders", "cases"):
        assert " ".join(str(case.get(name, "")).split()) in said
