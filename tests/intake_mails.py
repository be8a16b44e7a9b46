"""Mails made on the spot for the tests of their reader."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping, Sequence
from itertools import pairwise

PLAIN = "Content-Type: text/plain; charset=utf-8"


def mail(
    body: str | bytes = "I saw you.", *, parts: Sequence[str] = (PLAIN,), end: str = "\r\n", **heads: str | None
) -> bytes:
    """A mail from Ana to Mo. ``heads`` are further ones, with "_" for "-", or in place of the usual ones."""
    usual: dict[str, str | None] = {
        "From": "Ana Example <Ana@Example.org>",
        "To": "mo@example.net",
        "Subject": "Hello",
        "Date": "Mon, 02 Mar 2026 22:15:03 +0100",
        "Message-ID": "<1@example.org>",
    }
    usual |= {name.replace("_", "-"): value for name, value in heads.items()}
    lines = [f"{name}: {value}" for name, value in usual.items() if value is not None]
    top = end.join([*lines, *parts, "", ""]).encode("utf-8", "surrogateescape")
    return top + (body.encode() if isinstance(body, str) else body)


def multipart(kind: str, *parts: tuple[str, bytes], boundary: str = "xyz") -> tuple[str, bytes]:
    """The heads and the body of several parts."""
    out = b"".join(
        f"--{boundary}\r\n{head}\r\n\r\n".encode("utf-8", "surrogateescape") + body + b"\r\n" for head, body in parts
    )
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"', out + f"--{boundary}--\r\n".encode()


def mailbox(*mails: bytes, separator: bytes = b"From 1@xxx Mon Mar 02 21:15:03 +0000 2026") -> bytes:
    """A mailbox as Google Takeout writes it."""
    marked = (re.sub(rb"\n(>*From )", rb"\n>\1", one) for one in mails)
    return b"".join(separator + b"\r\n" + one + b"\r\n\r\n" for one in marked)


def outlook(
    texts: Mapping[str, str | bytes],
    *,
    numbers: Mapping[int, int] | None = None,
    people: Sequence[Mapping[str, str]] = (),
    files: Sequence[Mapping[str, str | bytes]] = (),
    inside: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A mail of Outlook: ``texts`` and ``numbers`` by their tags ("0037" is the subject, 0x0039 when it was sent).

    Text is written as UTF-16, and bytes as they are; a tag of eight signs names its type too. ``inside`` is a mail in
    the last file.
    """
    folders: dict[str, dict[str, bytes]] = {"": _streams(texts, numbers or {}, 32)}
    for number, one in enumerate(people):
        folders[f"__recip_version1.0_#{number:08X}"] = _streams(one, {}, 8)
    for number, file in enumerate(files):
        folders[f"__attach_version1.0_#{number:08X}"] = _streams(file, {}, 8)
    if inside:
        folders[f"{list(folders)[-1]}/__substg1.0_3701000D"] = _streams(inside, {}, 24)
    return _compound(folders)


def _streams(texts: Mapping[str, str | bytes], numbers: Mapping[int, int], header: int) -> dict[str, bytes]:
    rows = b"".join(struct.pack("<HHIQ", 0x0003, tag, 6, value) for tag, value in numbers.items())
    found = {"__properties_version1.0": bytes(header) + rows}
    for tag, value in texts.items():
        kind = "" if len(tag) == 8 else "001F" if isinstance(value, str) else "0102"
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        found[f"__substg1.0_{tag}{kind}"] = data
    return found


def _compound(folders: Mapping[str, Mapping[str, bytes]]) -> bytes:  # noqa: C901  its parts need each other
    """A compound file ([MS-CFB], version 3). Every stream has sectors of its own, and folders are chains of entries."""
    sectors: list[bytes] = []
    table: list[int] = []

    def store(data: bytes) -> int:
        if not data:
            return 0xFFFFFFFE
        first = len(sectors)
        pieces = [data[at : at + 512].ljust(512, b"\0") for at in range(0, len(data), 512)]
        sectors.extend(pieces)
        table.extend([*range(first + 1, first + len(pieces)), 0xFFFFFFFE])
        return first

    entries: list[list[object]] = [["Root Entry", 5, 0, 0xFFFFFFFE, 0]]  # name, type, child, first sector, size
    rights: dict[int, int] = {}

    def chain(numbers: list[int]) -> int:
        rights.update(pairwise(numbers))
        return numbers[0] if numbers else 0xFFFFFFFF

    def add_streams(streams: Mapping[str, bytes]) -> list[int]:
        numbers = []
        for name, data in streams.items():
            padded = data.ljust(4096, b"\0") if name.startswith("__prop") else data
            big = padded if len(padded) >= 4096 else None
            numbers.append(len(entries))
            entries.append([name, 2, 0xFFFFFFFF, (big if big is not None else padded), len(padded)])
        return numbers

    children = {"": add_streams(folders[""])}
    numbers = {"": 0}
    for path, streams in folders.items():
        if path:
            above, _, name = path.rpartition("/")
            numbers[path] = len(entries)
            children[above].append(len(entries))
            entries.append([name, 1, 0xFFFFFFFF, 0, 0])
            children[path] = add_streams(streams)
    for path, number in numbers.items():
        entries[number][2] = chain(children[path])

    small, mini = bytearray(), []
    for entry in entries:
        if entry[1] != 2:
            continue
        data = entry[3]
        assert isinstance(data, bytes)
        if len(data) >= 4096:
            entry[3] = store(data)
        elif data:
            first = len(mini)
            count = -(-len(data) // 64)
            small += data.ljust(count * 64, b"\0")
            mini += [*range(first + 1, first + count), 0xFFFFFFFE]
            entry[3] = first
        else:
            entry[3] = 0xFFFFFFFE
    entries[0][3], entries[0][4] = store(bytes(small)), len(small)
    mini_table = struct.pack(f"<{len(mini)}I", *mini).ljust(-(-len(mini) * 4 // 512) * 512, b"\xff")
    mini_start, mini_count = store(mini_table), len(mini_table) // 512
    while len(entries) % 4:
        entries.append(["", 0, 0xFFFFFFFF, 0, 0])
    directory = b"".join(_entry(entry, rights.get(number, 0xFFFFFFFF)) for number, entry in enumerate(entries))
    directory_start = store(directory)
    count = 1
    while count * 128 < len(table) + count:
        count += 1
    places = list(range(len(sectors), len(sectors) + count))
    table += [0xFFFFFFFD] * count
    packed = struct.pack(f"<{len(table)}I", *table).ljust(count * 512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, count, directory_start, 0, 4096, mini_start, mini_count, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", *places, *[0xFFFFFFFF] * (109 - count))
    return head + b"".join(sectors) + packed


def _entry(entry: list[object], right: int) -> bytes:
    name, kind, child, start, size = entry
    assert isinstance(name, str)
    written = (name.encode("utf-16-le") + b"\0\0") if name else b""
    out = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, 0xFFFFFFFF, right, child)
    return out + bytes(36) + struct.pack("<IQ", start, size)
