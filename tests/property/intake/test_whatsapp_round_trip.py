"""A made-up conversation, written as a phone of some language would, is read back as it was."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.intake.items import DateOrder, ReadOptions
from tests.intake_chats import read_bytes


class Locale(NamedTuple):
    """How a phone writes: date and time with ``%``-fields, the words for the halves of the day, and the frame."""

    date: str
    time: str
    halves: tuple[str, str] | None
    frame: str
    order: DateOrder
    digits: str = "0123456789"


ARABIC, PERSIAN, DEVANAGARI = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९"
ANDROID, IOS, OLD = (
    "{date}{time} - {name}: {text}",
    "\u200e[{date}{time}] {name}: {text}",
    "{date}{time}: {name}: {text}",
)

LOCALES = [
    Locale("%d/%m/%Y, ", "%H:%M", None, ANDROID, "dmy"),
    Locale("%m/%d/%y, ", "%I:%M\u202f{half}", ("AM", "PM"), ANDROID, "mdy"),
    Locale("%d.%m.%y, ", "%H:%M", None, ANDROID, "dmy"),
    Locale("%d/%m/%y ", "%I:%M {half}", ("a. m.", "p. m."), ANDROID, "dmy"),
    Locale("%Y-%m-%d ", "%H:%M", None, ANDROID, "ymd"),
    Locale("%d.%m.%Y klo ", "%H.%M", None, ANDROID, "dmy"),
    Locale("%d/%m/%Y, ", "%I:%M {half}", ("π.μ.", "μ.μ."), ANDROID, "dmy"),
    Locale("%Y. %m. %d. ", "{half} %I:%M", ("오전", "오후"), ANDROID, "ymd"),
    Locale("%Y/%m/%d ", "{half}%I:%M", ("上午", "下午"), ANDROID, "ymd"),
    Locale("%d\u200f/%m\u200f/%Y، ", "%I:%M {half}", ("ص", "م"), ANDROID, "dmy", ARABIC),
    Locale("%Y/%m/%d, ", "%H:%M", None, ANDROID, "ymd", PERSIAN),
    Locale("%d/%m/%y, ", "%I:%M {half}", ("पूर्वाह्न", "अपराह्न"), ANDROID, "dmy", DEVANAGARI),
    Locale("%d/%m/%Y, ", "%H:%M:%S", None, IOS, "dmy"),
    Locale("%m/%d/%y, ", "%I:%M:%S\u202f{half}", ("AM", "PM"), IOS, "mdy"),
    Locale("%d.%m.%y, ", "%H:%M:%S", None, IOS, "dmy"),
    Locale("%d-%m-%Y ", "%H:%M:%S", None, IOS, "dmy"),
    Locale("%d/%m/%y ", "%H:%M:%S", None, OLD, "dmy"),
]
_SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Cf"), exclude_characters="\u2028\u2029\u0085")
NAMES = st.text(_SIGNS, min_size=1, max_size=20).filter(
    lambda name: name == name.strip() and not set(name) & set(':"“”«»„「」‘’<>[]~') and name.strip(" .。!")
)
LINES = st.lists(st.text(_SIGNS, min_size=1, max_size=40), min_size=1, max_size=3)
TEXTS = LINES.map("\n".join).map(lambda text: "said " + text)
MESSAGES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 10_000_000), TEXTS), min_size=1, max_size=12)


def written(locale: Locale, time: datetime, name: str, text: str) -> str:
    half = locale.halves[time.hour >= 12] if locale.halves else ""
    stamp = (time.strftime(locale.date), time.strftime(locale.time).replace("{half}", half))
    date, clock = (part.translate(str.maketrans("0123456789", locale.digits)) for part in stamp)
    return locale.frame.format(date=date, time=clock, name=name, text=text)


@given(
    locale=st.sampled_from(LOCALES),
    names=st.lists(NAMES, min_size=4, max_size=4, unique=True),
    messages=MESSAGES,
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_round_trip(
    locale: Locale, names: list[str], messages: list[tuple[int, int, str]], end: str, encoding: str
) -> None:
    time = datetime(2019, 1, 1, 8)  # noqa: DTZ001  the clock of a phone
    conversation = []
    for who, seconds, text in messages:
        time += timedelta(seconds=seconds)
        conversation.append((time, names[who], text))
    lines = [written(locale, *message) for message in conversation]
    data = end.join(lines).replace("\n", end).replace("\r\r", "\r").encode(encoding)
    items, summary = read_bytes(data, options=ReadOptions(date_order=locale.order))
    spec = "seconds" if "%S" in locale.time else "minutes"
    assert [(item.author, item.text, item.time.local) for item in items] == [
        (name, text, time.isoformat(timespec=spec)) for time, name, text in conversation
    ]
    assert end.join(item.raw for item in items).encode(encoding) == data
    assert summary.seen == summary.read == len(messages)
