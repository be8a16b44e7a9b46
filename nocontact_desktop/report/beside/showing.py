"""Chosen entries as they are shown on a screen to somebody across a desk: read, proven and cut down as for paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from nocontact_desktop.diary.entry import WITHHELD
from nocontact_desktop.report.beside.desk import Progress, Stop, Told, entry_line, tell
from nocontact_desktop.report.compose.checking import gap_said
from nocontact_desktop.report.compose.exhibits import grouped
from nocontact_desktop.report.compose.saying import PROSE
from nocontact_desktop.report.document import PageOf, Text
from nocontact_desktop.report.material import Entry, Exhibit, Message
from nocontact_desktop.report.request import Privacy, ReportRequest
from nocontact_desktop.vault.notebook import Notebook


class ShowRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The ids of the entries to show, and for whom."""

    entries: tuple[str, ...]
    privacy: Privacy = "police"
    language: str = "en"


@dataclass(frozen=True)
class ShownFile:
    """A file of an entry: its caption, what is known of it, and the reference of its picture where there is one."""

    label: str
    caption: str
    facts: str
    picture: str | None


@dataclass(frozen=True)
class ShownWords:
    """A heading and words under it; ``quoted`` when they are given exactly."""

    heading: str
    words: str
    quoted: bool = False


@dataclass(frozen=True)
class ShownEntry:
    """One entry: what it is called, its facts, its words, the messages it points to, and its files."""

    title: str
    facts: tuple[tuple[str, str], ...]
    words: tuple[ShownWords, ...]
    messages: tuple[str, ...]
    files: tuple[ShownFile, ...]


@dataclass(frozen=True)
class Showing:
    """All that is shown, newest first. ``gaps`` name what did not pass and is left out."""

    entries: tuple[ShownEntry, ...]
    gaps: tuple[str, ...]


def showing(notebook: Notebook, request: ShowRequest, progress: Progress, cancelled: Stop) -> Showing:
    """Read and prove the entries. Raises as :func:`gather.gather` does."""
    asked = ReportRequest(
        privacy=request.privacy,
        entries=request.entries,
        messages="linked",
        language=request.language,
        exhibits="covered",
    )
    told = tell(notebook, asked, progress, cancelled)
    lines = {line.id: line for each in told.material.conversations for line in each.messages}
    return Showing(
        entries=tuple(_entry(one, lines, told) for one in told.material.entries),
        gaps=tuple(gap_said(one, told.saying) for one in told.material.gaps),
    )


def _entry(entry: Entry, lines: dict[str, Message], told: Told) -> ShownEntry:
    saying = told.saying
    # Others can look over a shoulder: what may be kept back from anybody is on no screen, whoever sits there.
    entry = replace(entry, fields={name: value for name, value in entry.fields.items() if name not in WITHHELD})
    return ShownEntry(
        title=entry_line(entry, told),
        facts=tuple((label, _plain(words)) for label, words in saying.entry_facts(entry)),
        words=tuple(_words(entry, told)),
        messages=tuple(_message(lines[one], told) for one in entry.message_ids if one in lines),
        files=tuple(_file(one, told) for one in entry.exhibits),
    )


def _words(entry: Entry, told: Told) -> Iterator[ShownWords]:
    for name in ("what_happened", "exact_words", *PROSE[1:]):
        if entry.fields.get(name):
            yield ShownWords(told.saying.say(f"field.{name}"), str(entry.fields[name]), name == "exact_words")


def _message(line: Message, told: Told) -> str:
    saying = told.saying
    when = " ".join(part for part in (saying.dates.day(line.day) if line.day else "", line.clock) if part)
    sender = (
        saying.say("messages.me") if line.mine else line.name or line.author or saying.say("messages.unknown_sender")
    )
    return f"{when} · {sender}\n{line.text}"


def _file(exhibit: Exhibit, told: Told) -> ShownFile:
    say, fields = told.saying.say, exhibit.fields
    known = [str(fields[name]) for name in ("captured_by", "captured_how") if fields.get(name)]
    if fields.get("captured_at"):
        known.append(told.saying.dates.written(str(fields["captured_at"])))
    caption = str(fields.get("caption") or say.name("exhibit_kind", exhibit.kind))
    return ShownFile(
        label=exhibit.label,
        caption=caption,
        facts=" · ".join([*known, say("exhibits.hash", hash=grouped(exhibit.sha256))]),
        picture=exhibit.picture,
    )


def _plain(words: Text) -> str:
    return "".join("" if isinstance(part, PageOf) else part.text for part in words)
