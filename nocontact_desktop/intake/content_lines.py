"""The lines that cards and calendars are made of: ``NAME;PARAMETER=VALUE:VALUE``, folded, between BEGIN and END.

Written to be lenient: versions of all ages, lines that are none, and parts that are never closed.
"""

from __future__ import annotations

import binascii
import io
import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

from nocontact_desktop.intake.source import Source
from nocontact_desktop.intake.text import encoding_in

_LONGEST = 32 * 1024 * 1024
_MARK = re.compile(r"\s*(BEGIN|END)\s*:\s*([A-Z0-9-]{1,40})\s*\Z", re.IGNORECASE)
_HEAD = re.compile(r"(?:([A-Za-z0-9-]{1,60})\.)?([A-Za-z0-9-]{1,60})((?:;(?:[^\":;]|\"[^\"]*\")*)*):", re.DOTALL)
_PARAMETERS = re.compile(r";((?:[^\":;]|\"[^\"]*\")*)")
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FIELD_ENDS = re.compile(r"(?<!\\);")
_DATA_URI = re.compile(r"data:[^,]{0,200};base64,", re.IGNORECASE)
_SHOWN = 200
LEFT_OUT = "…"
"""Stands in a part where the bytes of a file were."""


class Line(NamedTuple):
    """One line, unfolded. ``name`` and the names of parameters are in capitals, ``value`` as written."""

    group: str
    name: str
    parameters: dict[str, list[str]]
    value: str

    @property
    def text(self) -> str:
        """The value as people read it."""
        encoding = "".join(self.parameters.get("ENCODING", ())).upper()
        if encoding == "QUOTED-PRINTABLE":
            data = quopri.decodestring(self.value.encode("utf-8", "backslashreplace"))
            return _decoded(data, "".join(self.parameters.get("CHARSET", ())))
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value)

    @property
    def fields(self) -> list[str]:
        """The parts between semicolons."""
        return [self._replace(value=part).text.strip() for part in _FIELD_ENDS.split(self.value)]

    @property
    def types(self) -> list[str]:
        """What kind of value it is ("cell", "home"), in small letters."""
        return [one.casefold() for written in self.parameters.get("TYPE", ()) for one in written.split(",") if one]

    @property
    def data(self) -> bytes | None:
        """The bytes written out, or None when there are none."""
        uri = _DATA_URI.match(self.value)
        encoding = "".join(self.parameters.get("ENCODING", ())).upper()
        if not uri and encoding not in {"B", "BASE64"}:
            return None
        try:
            return binascii.a2b_base64(self.value[uri.end() if uri else 0 :]) or None
        except ValueError:  # cut, or no ASCII
            return None


class Part(NamedTuple):
    """What stands between BEGIN and END of a ``kind``, or, with kind "", what stands outside.

    ``raw`` is its exact text, long bytes left out. ``is_whole`` is false when its end is missing; ``lines`` are then
    what could be read, and ``strange`` is the text that is no line of any kind. ``too_large`` stands alone.
    """

    kind: str
    raw: str
    lines: list[Line]
    strange: str = ""
    is_whole: bool = True
    too_large: bool = False


def parts_of(source: Source, member: str, kinds: frozenset[str]) -> Iterator[Part]:
    """Yield the parts of the ``kinds`` asked for, and what stands between them."""
    encoding = encoding_in(source.open(member))
    with io.TextIOWrapper(source.open(member), encoding, errors="backslashreplace", newline="") as text:
        gathered: list[str] = []
        open_kinds: list[str] = []
        length = 0
        for line in text:
            mark = _MARK.match(line) if len(line) < _SHOWN else None
            begins = mark[2].upper() if mark and mark[1].upper() == "BEGIN" else ""
            if begins in kinds and not (open_kinds and _is_agent(gathered)):
                yield from _part(gathered, open_kinds, length, is_whole=False)
                gathered, open_kinds, length = [], [], 0
            if begins and (open_kinds or begins in kinds):
                open_kinds.append(begins)
            length += len(line)
            if length <= _LONGEST:
                gathered.append(line)
            if mark and not begins and open_kinds:
                open_kinds.pop()
                if not open_kinds:
                    yield from _part(gathered, [_kind_of(gathered)], length, is_whole=True)
                    gathered, length = [], 0
        yield from _part(gathered, open_kinds, length, is_whole=False)


def _part(gathered: list[str], open_kinds: list[str], length: int, *, is_whole: bool) -> Iterator[Part]:
    kind = open_kinds[0] if open_kinds else ""
    if length > _LONGEST:
        yield Part(kind, "", [], is_whole=False, too_large=True)
    elif any(line.strip("\ufeff \t\r\n") for line in gathered):
        logical = list(_unfolded(gathered))
        raw = "".join(_shown(written, line) for written, line in logical).strip("\r\n")
        strange = "".join(written for written, line in logical if line is None).strip("\ufeff \t\r\n")
        yield Part(kind, raw, _own_lines([line for _, line in logical if line]), strange, is_whole=is_whole)


def _unfolded(lines: list[str]) -> Iterator[tuple[str, Line | None]]:
    """Yield each line as it was written, with what it says; None for one that says nothing."""
    written: list[str] = []
    quoted = False
    for line in lines:
        if written and (line[0] in " \t" or (quoted and written[-1].rstrip("\r\n").endswith("="))):
            written.append(line)
            continue
        if written:
            yield "".join(written), _line(written)
        written = [line]
        quoted = "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
    if written:
        yield "".join(written), _line(written)


def _line(written: list[str]) -> Line | None:
    first, *more = (one.rstrip("\r\n") for one in written)
    folded = [one[1:] if one[:1] in {" ", "\t"} else f"\n{one}" for one in more]
    text = "".join([first, *folded])
    head = _HEAD.match(text[: 4 * 1024])
    if head is None:
        return None
    parameters: dict[str, list[str]] = {}
    for one in _PARAMETERS.findall(head[3]):
        name, equals, value = one.partition("=")
        if not equals:
            name, value = ("ENCODING" if name.upper() in _ENCODINGS else "TYPE"), name
        parameters.setdefault(name.strip().upper(), []).append(value.strip().strip('"'))
    return Line(head[1] or "", head[2].upper(), parameters, text[head.end() :])


def _own_lines(lines: list[Line]) -> list[Line]:
    """The lines of a part, without those of parts within it."""
    depth, own = 0, []
    for line in lines:
        if line.name == "BEGIN":
            depth += 1
        elif line.name == "END":
            depth -= 1
        elif depth <= 1:
            own.append(line)
    return own


def _shown(written: str, line: Line | None) -> str:
    if line is None or len(written) < _SHOWN or line.data is None:
        return written
    return f"{written[: written.index(':') + 1]}{LEFT_OUT}\n"


def _kind_of(gathered: list[str]) -> str:
    found = next((mark for line in gathered if (mark := _MARK.match(line))), None)
    return found[2].upper() if found else ""


def _is_agent(gathered: list[str]) -> bool:
    """Whether the last line opens a card within a card."""
    last = next((line for line in reversed(gathered) if line.strip()), "")
    return last.lstrip().upper().startswith("AGENT")


def _decoded(data: bytes, charset: str) -> str:
    for encoding in filter(None, (charset, "utf-8", "cp1252")):
        try:
            text = data.decode(encoding)
            text.encode()
        except (ValueError, LookupError):
            continue  # written in another way than it says, or in one that gives no text
        return text
    return data.decode("utf-8", "backslashreplace")
