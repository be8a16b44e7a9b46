"""Messages and calls written as the app does are read back as they were."""

from __future__ import annotations

import base64
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.intake.phone_numbers import number_key
from tests.intake_reading import read_as

# What XML cannot say at all, and a lone carriage return, is no part of what is compared.
TEXT = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters=[*map(chr, range(32)), "\ufffe", "\uffff"])
    | st.sampled_from("\n😀🏳️\u200d🌈&<>\"'"),
    max_size=60,
).filter(lambda text: text != "null")
NUMBERS = st.from_regex(r"\+1[2-9][0-9]{9}", fullmatch=True)
TIMES = st.integers(200_000_000, 4_000_000_000)
MESSAGES = st.lists(st.tuples(NUMBERS, TIMES, st.integers(1, 6), TEXT, st.none() | st.binary(min_size=1)), max_size=8)


def written(text: str) -> str:
    """A value as the app writes it: what stands outside the first plane in halves."""
    said = escape(text, {'"': "&quot;", "'": "&apos;", "\n": "&#10;"})
    return "".join(sign if ord(sign) < 0x10000 else "".join(f"&#{half};" for half in halves(sign)) for sign in said)


def halves(sign: str) -> tuple[int, int]:
    data = sign.encode("utf-16-be")
    return int.from_bytes(data[:2], "big"), int.from_bytes(data[2:], "big")


@given(messages=MESSAGES, encoding=st.sampled_from(["utf-8", "utf-16"]))
def test_messages(messages: list[tuple[str, int, int, str, bytes | None]], encoding: str) -> None:
    lines = []
    for number, time, box, text, file in messages:
        start = f'address="{number}" date="{time}000" contact_name="(Unknown)"'
        if file is None:
            lines.append(f'<sms {start} type="{box}" subject="null" body="{written(text)}" />')
        else:
            data = base64.b64encode(file).decode()
            part = f'<part ct="image/jpeg" cl="x" data="{data}" /><part ct="text/plain" text="{written(text)}" />'
            lines.append(f'<mms {start} msg_box="{box}">\n<parts>{part}</parts></mms>')
    text = '<smses count="1">\n' + "\n".join(lines) + "\n</smses>"

    items, summary = read_as("sms_backup", text.encode(encoding), "sms.xml")

    assert summary.skips == ()
    assert [item.raw for item in items if not item.attachments] == [one for one in lines if one.startswith("<sms")]
    assert [(item.text, item.conversation, item.time.raw) for item in items] == [
        (text, number_key(number), f"{time}000") for number, time, _, text, _ in messages
    ]
    assert [item.author for item in items] == [number if box == 1 else None for number, _, box, _, _ in messages]
    assert [[one.data for one in item.attachments] for item in items] == [
        [] if file is None else [file] for *_, file in messages
    ]
