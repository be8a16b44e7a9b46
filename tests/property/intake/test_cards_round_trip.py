"""Contact cards and events written as the standards say are read back as they were."""

from __future__ import annotations

import quopri
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.intake_reading import read_as

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")) | st.sampled_from('\n,;:\\"'), max_size=80
)
NAMES = TEXT.map(lambda text: text.strip() or "x")
TIMES = st.integers(1, 4_000_000_000).map(lambda at: datetime.fromtimestamp(at, UTC))


def escaped(text: str) -> str:
    for sign in "\\,;":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def folded(line: str, width: int) -> str:
    return "\r\n ".join(line[at : at + width] for at in range(0, len(line), width))


@given(cards=st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=5), width=st.integers(20, 75))
def test_cards(cards: list[tuple[str, str]], width: int) -> None:
    text = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\n{folded(f'FN:{escaped(name)}', width)}\r\n"
        f"{folded(f'NOTE:{escaped(note)}', width)}\r\nEND:VCARD\r\n"
        for name, note in cards
    )
    items, _ = read_as("vcard", text, "x.vcf")
    assert [item.text for item in items] == ["\n".join(dict.fromkeys(card)) for card in cards]


@given(name=NAMES)
def test_quoted_printable(name: str) -> None:
    lines = (quopri.encodestring(line.encode(), quotetabs=True).decode() for line in name.split("\n"))
    written = "=0A".join(lines).replace("=\n", "=\r\n")
    (item,), _ = read_as(
        "vcard", f"BEGIN:VCARD\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{written}\r\nEND:VCARD\r\n", "x.vcf"
    )
    assert item.text == name


@given(events=st.lists(st.tuples(TIMES, NAMES), min_size=1, max_size=5), width=st.integers(20, 75))
def test_events(events: list[tuple[datetime, str]], width: int) -> None:
    parts = "".join(
        f"BEGIN:VEVENT\r\nDTSTART:{time:%Y%m%dT%H%M%SZ}\r\n"
        f"{folded(f'SUMMARY:{escaped(name)}', width)}\r\nEND:VEVENT\r\n"
        for time, name in events
    )
    items, _ = read_as("ics", f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{parts}END:VCALENDAR\r\n", "x.ics")
    assert [(item.time.utc, item.text) for item in items] == [
        (time.replace(tzinfo=None).isoformat() + "Z", name) for time, name in events
    ]
