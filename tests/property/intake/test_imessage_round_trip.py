"""Made-up conversations, written as Apple's database and as imessage-exporter's texts and pages, are read back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.intake.items import Item
from tests.imessage_databases import database, typedstream
from tests.intake_reading import read_as

_SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zs", "Zl", "Zp", "Co", "Cn"))
_LINES = st.lists(st.text(_SIGNS, min_size=1, max_size=20), min_size=1, max_size=3).map("\n".join)
_MESSAGES = st.lists(
    st.tuples(
        st.booleans(), st.integers(1_000, 1_500_000_000), _LINES.map(lambda text: "-" + text.replace("\ufffc", ""))
    ),
    min_size=1,
    max_size=8,
)
_START = datetime(2001, 1, 1, tzinfo=UTC)


def said(items: list[Item]) -> list[tuple[str, str | None, str]]:
    return [(item.direction, item.time.local, item.text) for item in items]


def expected(messages: list[tuple[bool, int, str]]) -> list[tuple[str, str, str]]:
    return [
        ("out" if mine else "in", (_START + timedelta(seconds=at)).strftime("%4Y-%m-%dT%H:%M:%S"), text)
        for mine, at, text in messages
    ]


@given(_MESSAGES, st.booleans(), st.booleans())
def test_databases(messages: list[tuple[bool, int, str]], in_seconds: bool, in_body: bool) -> None:
    rows = [
        {
            "is_from_me": int(mine),
            "date": at if in_seconds else at * 1_000_000_000 + 7,
            **({"attributedBody": typedstream(text)} if in_body else {"text": text}),
        }
        for mine, at, text in messages
    ]
    items, summary = read_as("imessage", database(*rows), "chat.db")
    assert said(items) == expected(messages)
    assert summary.skips == ()


@given(_MESSAGES, st.booleans())
def test_texts_and_pages(messages: list[tuple[bool, int, str]], as_page: bool) -> None:
    pieces = []
    for mine, at, text in messages:
        when = (_START + timedelta(seconds=at)).strftime("%b %d, %Y %I:%M:%S %p")
        who = "Me" if mine else "Ana"
        if as_page:
            body = escape(text).replace("\n", "<br>")
            pieces.append(
                f'<div class="message">\n<div class="{"sent SMS" if mine else "received"}">\n<p>'
                f'<span class="timestamp">{when}</span>\n<span class="sender">{who}</span></p>\n<hr>'
                f'<div class="message_part">\n'
                f'<span class="bubble">{body}</span>\n</div>\n</div>\n</div>\n'
            )
        else:
            pieces.append(f"{when}\n{who}\n{text}\n\n")
    data = ("<html><body>" if as_page else "") + "".join(pieces)
    items, _ = read_as("imessage", data, "Ana.html" if as_page else "Ana.txt")
    assert said(items) == expected(messages)
