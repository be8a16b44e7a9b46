"""Fuzzing of the two lists of names: valid ones, changed at random. Only known problems may come out of it."""

from __future__ import annotations

import random

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.comparing import compared
from nocontact_desktop.intake.comparison import Comparison
from tests.fuzz._target import Target, changing

PHONES = (
    b"package:com.example.lamp\npackage:android\n",
    b"package:/data/app/~~a==/com.example.lamp-b==/base.apk=com.example.lamp\r\n",
    b'"Lamp","com.example.lamp"\n',
    "com.example.lamp\norg.example.kites\n".encode("utf-16"),
)
LISTS = (
    b"# 2026-02-13\n- name: Lamp\n  names:\n  - L\n  type: stalkerware\n  packages:\n  - com.example.lamp\n",
    b"- {name: Lamp, type: watchware, packages: [com.example.lamp, org.example.kites], c2: {ips: [192.0.2.7]}}\n",
    "- name: Kites\n  packages:\n  - org.example.kites\n".encode("utf-16"),
)
_PIECES = (
    b"\n", b"\r", b"\t", b"- ", b": ", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"<<: ", b"!!set ", b"'", b'"', b"|\n",
    b"--- ", b"...", b"%YAML 1.1\n", b"#", b"=", b"package:", b",", b"\x00", b"\xff", b"\xef\xbb\xbf", b"? ", b"\\x41",
)  # fmt: skip


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case as either list. Raises whatever should not happen."""
    for phone, known in ((data, chance.choice(LISTS)), (chance.choice(PHONES), data)):
        try:
            found = compared(phone, known)
        except Problem as problem:
            if not problem.code.startswith("intake."):
                raise
            continue
        _holds(found)


def _holds(found: Comparison) -> None:
    assert found.packages > 0
    assert found.listed > 0
    for hit in found.hits:
        assert hit.package.isascii()
        assert (hit.name + hit.kind).isprintable()


TARGET = Target("packages", changing(PHONES + LISTS, _PIECES), feed)
