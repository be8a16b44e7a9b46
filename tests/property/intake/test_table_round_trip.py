"""Messages written into a table of any kind are read back as they were."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.intake.items import ReadOptions
from tests.intake_reading import read_as

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('\n,;"'), max_size=40)
NAMES = st.text(st.characters(categories=("L",)), min_size=1, max_size=12)
TIMES = st.integers(800_000_000, 3_700_000_000).map(lambda at: datetime.fromtimestamp(at, UTC).replace(tzinfo=None))
ROWS = st.lists(st.tuples(TIMES, NAMES, TEXT), min_size=2, max_size=10)
LAYOUTS = st.sampled_from(
    [
        ("%d.%m.%Y %H:%M:%S", "dmy"),
        ("%m/%d/%Y, %I:%M:%S %p", "mdy"),
        ("%Y-%m-%dT%H:%M:%S", "ymd"),
        ("%d %B %Y %H:%M:%S", None),
    ]
)


@given(
    rows=ROWS,
    layout=LAYOUTS,
    delimiter=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_tables(
    rows: list[tuple[datetime, str, str]], layout: tuple[str, str | None], delimiter: str, encoding: str, end: str
) -> None:
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=delimiter, lineterminator=end)
    table.writerow(["When it was", "Who", "Words"])
    for time, name, text in rows:
        table.writerow([time.strftime(layout[0]), name, text])
    options = ReadOptions(
        columns={"time": "When it was", "author": "Who", "text": "Words"},
        date_order=layout[1],  # type: ignore[arg-type]
    )

    items, summary = read_as("table", out.getvalue().encode(encoding), "x.csv", options)

    assert summary.skips == ()
    assert [(item.time.local, item.author, item.text) for item in items] == [
        (time.isoformat(), name, text) for time, name, text in rows
    ]
