"""Made-up mails, written by Python's own mail package into a mailbox, are read back as they were."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.intake.items import ReadOptions
from tests.intake_mails import mailbox
from tests.intake_reading import read_as

_SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Zs", "Cn", "Co"))
_WORDS = st.text(_SIGNS, min_size=1, max_size=12)
_LINES = st.lists(_WORDS | st.sampled_from(["From here", ">From there", "", "--xyz"]), min_size=1, max_size=5)
_MAILS = st.lists(
    st.tuples(
        st.sampled_from(["ana@example.org", "mo@example.net"]),
        st.lists(_WORDS, min_size=1, max_size=4).map(" ".join),
        _LINES.map("\n".join).filter(str.strip),
        st.datetimes(timezones=st.sampled_from([None]), allow_imaginary=False).filter(
            lambda at: 1971 <= at.year < 9998
        ),
        st.none() | st.tuples(_WORDS.filter(lambda name: "/" not in name), st.binary(min_size=1, max_size=90)),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


@given(_MAILS)
def test_mailboxes(mails: list[tuple]) -> None:  # type: ignore[type-arg]
    written = []
    for number, (sender, subject, body, at, file, as_page) in enumerate(mails):
        one = EmailMessage(policy=SMTP)
        one["From"], one["To"] = Address("A. N", addr_spec=sender), "kim@example.org"
        one["Subject"], one["Message-ID"] = subject, f"<{number}@example.org>"
        one["Date"] = format_datetime(at).replace("-0000", "+0100")
        one.set_content(body)
        if as_page:
            one.add_alternative("<p>Something else</p>", subtype="html")
        if file:
            one.add_attachment(file[1], maintype="application", subtype="x-thing", filename=file[0])
        written.append(one.as_bytes())

    items, summary = read_as("mail", mailbox(*written), "x.mbox", ReadOptions(me="mo@example.net"))

    assert summary.skips == ()
    assert [(item.author, item.text, item.own_id, item.direction) for item in items] == [
        (sender, f"{subject}\n\n{body.strip()}", f"<{number}@example.org>", "out" if sender.startswith("mo") else "in")
        for number, (sender, subject, body, *_) in enumerate(mails)
    ]
    assert [[(one.name, one.data) for one in item.attachments] for item in items] == [
        [file] if file else [] for *_, file, _ in mails
    ]
    assert all(item.time.zone_basis == "given" for item in items)
