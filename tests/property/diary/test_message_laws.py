"""Messages: the quick leaf is the log's own leaf, whatever a message holds, and its id leads back to it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.diary.messages.kept import Clock, Kept, Names, fields_of
from nocontact_desktop.diary.messages.sealing import message_id, message_leaf, message_number
from nocontact_desktop.diary.sealed_log import field_hashes, record_leaf

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
numbers = st.integers(0, 2**40)


@st.composite
def kept(draw: st.DrawFn) -> tuple[Kept, Names]:
    attachments = draw(st.none() | st.just('[{"kept":true,"name":"\\u00e9 \\ud83d\\ude00","size":3}]'))
    row = Kept(
        number=draw(numbers),
        salt=draw(st.binary(min_size=16, max_size=16)),
        source=1,
        conversation=1,
        sort=0,
        mark=0,
        kind=draw(st.sampled_from(["message", "call", "system"])),
        author=draw(st.sampled_from([None, 1])),
        direction="in",
        locator=draw(texts),
        time_raw=draw(texts),
        time_local=draw(st.none() | st.just("2026-02-01T21:15")),
        time_utc=draw(st.none() | st.just("2026-02-01T21:15:00Z")),
        clock=1,
        raw=draw(st.none() | texts),
        text=draw(texts),
        flags=draw(st.sampled_from([None, "deleted", "deleted edited"])),
        attachments=attachments,
    )
    clock = Clock(draw(st.sampled_from(["", "Europe/London"])), "assumed", "second", draw(st.sampled_from([0, 1])))
    return row, Names({1: draw(texts)}, {1: "c"}, {1: draw(texts)}, {1: clock})


@given(kept())
def test_the_quick_leaf_is_the_leaf_of_the_log(drawn: tuple[Kept, Names]) -> None:
    row, names = drawn
    fields: dict[str, Any] = fields_of(row, names)
    assert list(fields) == sorted(fields)
    slow = record_leaf("message", message_id(row.number), 1, field_hashes(row.salt, fields))
    assert message_leaf(row.number, row.salt, fields) == slow


@given(numbers)
def test_an_id_leads_back_to_its_number(number: int) -> None:
    assert message_number(message_id(number)) == number


@given(texts)
def test_anything_else_is_no_id(written: str) -> None:
    number = message_number(written)
    assert number is None or written[1:].isdecimal()
