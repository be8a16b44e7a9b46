"""Texts written as Google Voice does are read back as they were."""

from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from tests.intake_reading import read_as

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n<>&\"'"), max_size=60).map(str.strip)
TIMES = st.datetimes().filter(lambda time: time.year > 1990)
OFFSETS = st.sampled_from(["Z", "-08:00", "+05:45"])
MESSAGES = st.lists(st.tuples(st.booleans(), TIMES, OFFSETS, TEXT), min_size=1, max_size=8)


@given(messages=MESSAGES)
def test_texts(messages: list[tuple[bool, object, str, str]]) -> None:
    written = []
    for mine, time, offset, text in messages:
        who = '<abbr class="fn" title="">Me</abbr>' if mine else '<span class="fn">Ana</span>'
        said = escape(text).replace("\n", "<br>")
        written.append(
            f'<div class="message"><abbr class="dt" title="{str(time).replace(" ", "T")}{offset}">x</abbr>:\n'
            f'<cite class="sender vcard"><a class="tel" href="tel:+15550102030">{who}</a></cite>:\n<q>{said}</q></div>'
        )
    page = f'<html><body><div class="hChatLog hfeed">{" ".join(written)}</div><div class="tags"></div></body></html>'

    items, summary = read_as("google_voice", page, "Ana - Text - 2026-03-02T21_15_30Z.html")

    assert [(item.direction, item.text) for item in items] == [
        ("out" if mine else "in", text) for mine, _, _, text in messages
    ]
    assert all(item.time.utc for item in items)
    assert len(summary.threads) == 1
