"""Replies of time stamp authorities as nobody honest sends them: refused with a known problem, and soon."""

from __future__ import annotations

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.time_replies import check_reply
from nocontact_desktop.vault import der


@pytest.mark.parametrize(
    "reply",
    [
        b"\x30\x84\xff\xff\xff\xff" + bytes(100),  # says that four gigabytes follow
        b"\x30\x80" * 1000,  # open lengths
        b"\x30\x88" + bytes(8),  # a length of eight bytes
        bytes(1 << 20),
        b"\x30\x82\x03\xe8" * 2000,
        b"\xff" * 5000,
    ],
)
def test_what_says_more_than_it_has_is_refused_in_the_limited_process(reply: bytes) -> None:
    with pytest.raises(Problem, match=r"timestamp\.unreadable"):
        check_reply(reply)


def test_elements_nested_without_end_are_refused() -> None:
    nested = b""
    for _ in range(5_000):
        nested = der.encoded(der.SEQUENCE, nested)
    with pytest.raises(Problem, match=r"timestamp\.unreadable"):
        check_reply(nested)
