"""Contact cards (vCard 2.1 to 4.0). Each is kept as an item with its names and numbers, to be found by them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nocontact_desktop.intake.content_lines import Line, Part, parts_of
from nocontact_desktop.intake.items import NO_TIME, Attachment, Item, ReadOptions
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.rest import leave_out_the_rest
from nocontact_desktop.intake.signatures import media_type_of
from nocontact_desktop.intake.source import Source
from nocontact_desktop.intake.text import text_of_head

NAME = "vcard"
TITLE = "Contact cards (vCard)"
SUFFIXES = (".vcf", ".vcard")

_SURE = 42  # such a file also lies beside the messages of other exports, which come first
_CARD = frozenset({"VCARD"})
_BEGIN = re.compile(r"\s*BEGIN\s*:\s*VCARD\s*[\r\n]", re.IGNORECASE)
_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_TEXTS = ("NICKNAME", "TEL", "EMAIL", "IMPP", "X-SOCIALPROFILE", "URL", "ADR", "ORG", "TITLE", "BDAY", "NOTE")
_HAVE_FIELDS = frozenset({"ADR", "ORG", "N"})
_UNTOLD = frozenset({"pref", "voice", "internet"})
_FILES = {"PHOTO": "photo", "LOGO": "logo", "SOUND": "sound"}


def sniff(head: bytes, name: str) -> int:  # noqa: ARG001  any name will do
    """Return how sure it is, from 0 to 100, that a file that begins with ``head`` holds cards."""
    return _SURE if _BEGIN.match(text_of_head(head).lstrip("\ufeff")) else 0


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:  # noqa: ARG001  nothing is left open
    """Yield an item for each card. Raises :class:`Problem` when there is none."""
    source.best_member(SUFFIXES, sniff)
    members = [member for member in source.candidates(SUFFIXES) if sniff(source.head(member), member)]
    for member in members:
        alone = len(members) == 1
        conversation = "" if alone else member
        notes.entitle(source.name if alone else member.rpartition("/")[2], conversation)
        yield from _cards(source, member, "" if alone else f"file {member}, ", conversation, notes)
    leave_out_the_rest(source, members, notes)


def _cards(source: Source, member: str, place: str, conversation: str, notes: Notes) -> Iterator[Item]:
    number = 0
    for part in parts_of(source, member, _CARD):
        number += bool(part.kind)
        locator = f"{place}card {number}" if part.kind else f"{place}after card {number}"
        if part.too_large:
            notes.skip(locator, "too-large")
            continue
        text = _text(part.lines) if part.kind and part.is_whole else ""
        yield Item(
            kind="system" if text else "unreadable",
            locator=locator,
            author=None,
            direction="none",
            time=NO_TIME,
            raw=part.raw,
            text=text or part.raw,
            attachments=tuple(_files(part)) if text else (),
            conversation=conversation,
        )


def _text(lines: list[Line]) -> str:
    """A card as people read it: the name, then each number and address with what kind it is."""
    labels = {line.group: _LABEL.sub(r"\1", line.text) for line in lines if line.name == "X-ABLABEL" and line.group}
    told = [_name(lines)]
    for name in _TEXTS:
        for line in lines:
            if line.name == name and (value := _value(line)):
                kinds = [one for one in line.types if one not in _UNTOLD]
                kinds += [label] if (label := labels.get(line.group, "")) else []
                told.append(f"{value} ({', '.join(kinds)})" if kinds else value)
    return "\n".join(dict.fromkeys(filter(None, told)))


def _name(lines: list[Line]) -> str:
    whole = next((value for line in lines if line.name == "FN" and (value := line.text.strip())), "")
    if whole:
        return whole
    parts = next((line.fields for line in lines if line.name == "N"), [])
    family, given, middle, before, after = (parts + [""] * 5)[:5]
    return " ".join(filter(None, (before, given, middle, family, after)))


def _value(line: Line) -> str:
    if line.name in _HAVE_FIELDS:
        return ", ".join(filter(None, line.fields))
    return line.text.strip().removeprefix("tel:").removeprefix("mailto:")


def _files(part: Part) -> Iterator[Attachment]:
    for line in part.lines:
        if line.name in _FILES and (data := line.data):
            media_type = media_type_of(data[:4096])
            yield Attachment(name=_FILES[line.name], size=len(data), media_type=media_type, link="exact", data=data)
