"""Fuzzing of the two lists of names: valid ones, changed at random. Only known problems may come out of it.

Every case is made from its number alone, so that a failing one can be run again:
``python -m tests.fuzz.packages NUMBER``.
"""

from __future__ import annotations

import random
import sys

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.comparing import compared

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


def changed(chance: random.Random, seeds: tuple[bytes, ...]) -> bytes:
    """One of the seeds with a few random changes."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(0, 10)):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(4):
            case 0:
                data[place : place + chance.randint(1, 12)] = b""
            case 1:
                data[place:place] = chance.choice(_PIECES) * chance.randint(1, 40)
            case 2 if place < len(data):
                data[place] = chance.randrange(256)
            case _:
                data[place:place] = data[: chance.randrange(len(data) + 1)]
    return bytes(data)


def check(number: int) -> None:
    """Run one case. Raises whatever should not happen."""
    chance = random.Random(number)
    phone, known = changed(chance, PHONES), changed(chance, LISTS)
    try:
        found = compared(phone, known)
    except Problem as problem:
        if not problem.code.startswith("intake."):
            raise
        return
    assert found.packages > 0
    assert found.listed > 0
    for hit in found.hits:
        assert hit.package.isascii()
        assert (hit.name + hit.kind).isprintable()


def main() -> None:
    """Run one case by its number."""
    check(int(sys.argv[1]))


if __name__ == "__main__":
    main()
