"""From a page to its items: a run of texts, a call, a voicemail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from nocontact_desktop.intake.calls import call_in_words
from nocontact_desktop.intake.formats.google_voice.files import FilesOfLogs
from nocontact_desktop.intake.formats.google_voice.page import Page, Person, message_in
from nocontact_desktop.intake.instants import Instants
from nocontact_desktop.intake.items import NO_TIME, Attachment, Direction, Flag, Item, ItemTime, ReadOptions
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.phone_numbers import NO_NUMBER, number_key
from nocontact_desktop.intake.sides import unreadable_parts

_PARSED = 256 * 1024  # no text or call is longer; reading hostile pages takes longer than their length
_HEAD = 4096
_MESSAGE = re.compile(r'(?=<div class="message">)')
_TAIL = re.compile(r'<div class="(?:tags|noteContainer|deletedStatusContainer)">')
_BESIDE_NUMBER = re.compile(r'class="tel" href="tel:([^"]{3,40})"[^>]{0,40}>\s*<span class="fn">([^<]{1,200})</span>')
_NO_NAME = re.compile(r"[+()\d\s.-]*")
_FILE_NAME = re.compile(r"(.*?) - (?:[^-]{3,30} - )?\d{4}-\d\d-\d\dT[\d_]+Z.*")
_DURATION = re.compile(r"PT(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8})(?:\.\d*)?S)?")
_PLACEHOLDERS = frozenset({"MMS Sent", "MMS Received"})
_DIRECTIONS: dict[str, Direction] = {"placed": "out", "received": "in", "missed": "in", "voicemail": "in"}


def numbers_by_name(pages: Iterable[str]) -> dict[str, str]:
    """Return the numbers of names that stand beside just one, for pages which give a name alone."""
    found: dict[str, set[str]] = {}
    for page in pages:
        for number, name in _BESIDE_NUMBER.findall(page):
            found.setdefault(name.strip(), set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


class LogReader:
    """Reads one page after another; what they say of people goes into ``notes``."""

    def __init__(self, options: ReadOptions, notes: Notes, files: FilesOfLogs, numbers: dict[str, str]) -> None:
        self._instants = Instants(options.time_zone)
        self._notes = notes
        self._files = files
        self._numbers = numbers

    def items(self, page: str, name: str, place: str) -> Iterator[Item]:
        """Yield the items of a page; ``name`` is that of its file, ``place`` where it stands in the export."""
        if '<div class="haudio"' in page:
            if len(page) > _PARSED:
                yield from unreadable_parts(page, place or "page")
            else:
                yield self._call(page, place or "page")
            return
        first, *messages = _MESSAGE.split(page)
        tail = ""
        if messages and (found := _TAIL.search(messages[-1])):
            tail = messages[-1][found.start() :]
            messages[-1] = messages[-1][: found.start()]
        if not messages:
            yield from unreadable_parts(page, place or "page")
            return
        conversation = self._conversation(first, messages, name)
        about = Page(tail[:_PARSED])
        flags = _flags(about)
        for number, message in enumerate(messages, 1):
            where = f"{place}, message {number}" if place else f"message {number}"
            if len(message) > _PARSED:
                yield from unreadable_parts(message, where)
            else:
                yield self._message(message, where, conversation, flags)
        if note := about.text("noteContainer"):
            yield _note(f"{place}, note" if place else "note", note, conversation)

    def _message(self, html: str, locator: str, conversation: str, flags: tuple[Flag, ...]) -> Item:
        sender, time, text, files = message_in(html)
        owner = sender is not None and sender.is_owner
        attachments = tuple(map(self._files.attachment, files))
        if text in _PLACEHOLDERS and attachments:
            text = ""
        missing = any(one.member is None for one in attachments) or text in _PLACEHOLDERS
        return Item(
            kind="media" if attachments or text in _PLACEHOLDERS else "message",
            locator=locator,
            author=None if sender is None or owner else sender.number or sender.name or None,
            direction="unknown" if sender is None else "out" if owner else "in",
            time=self._time(time),
            raw=html.strip(),
            text=text,
            flags=(*flags, "media_missing") if missing else flags,
            attachments=attachments,
            conversation=conversation,
        )

    def _call(self, html: str, locator: str) -> Item:
        page = Page(html)
        who = page.people[0] if page.people else Person("", "", is_owner=False)
        label = next((one for one in page.labels if one in _DIRECTIONS), "")
        direction = _DIRECTIONS.get(label, "unknown")
        words = page.line("contributor") or page.line("title") or "Call"
        words = words if who.name else f"{words} {who.number}".strip()
        transcript = page.text("full-text")
        files: tuple[Attachment, ...] = tuple(map(self._files.attachment, page.files))
        conversation = self._noted([who])
        missing: tuple[Flag, ...] = ("media_missing",) if any(one.member is None for one in files) else ()
        return Item(
            kind="voicemail" if label == "voicemail" else "call",
            locator=locator,
            author=who.number or who.name or None if direction == "in" else None,
            direction=direction,
            time=self._time(page.time),
            raw=_body(html),
            text=call_in_words(words, _seconds(page.duration)) + (f"\nTranscript: {transcript}" if transcript else ""),
            flags=_flags(page) + missing,
            attachments=files,
            conversation=conversation,
        )

    def _conversation(self, first: str, messages: list[str], name: str) -> str:
        """The key of a run of texts: the numbers of all but the owner, or the name when only the owner wrote."""
        start = Page(first[:_PARSED])
        people = [one for one in start.people if not one.is_owner]
        if not people:
            senders = (message_in(one[:_HEAD]).sender for one in messages)
            people = list(islice((one for one in senders if one and not one.is_owner), 1))
        if not people:
            called = start.line("title").removeprefix("Me to").strip() or _name_of_file(name)
            known = self._numbers.get(called)
            alone = _NO_NAME.fullmatch(called)
            people = [Person(known or (called if alone else ""), "" if alone else called, is_owner=False)]
        return self._noted(people)

    def _noted(self, people: list[Person]) -> str:
        keys = sorted({number_key(one.number or one.name) for one in people} - {""})
        key = "~".join(keys) or NO_NUMBER
        for one in people:
            if one.name and not _NO_NAME.fullmatch(one.name):
                self._notes.names.setdefault(one.number or one.name, one.name)
        self._notes.take_part([raw for one in people if (raw := one.number or one.name)], key)
        if key == NO_NUMBER:
            self._notes.entitle("No number shown", key)
        elif len(people) == 1:
            raw = people[0].number or people[0].name
            self._notes.entitle(self._notes.names.get(raw, raw), key)
        return key

    def _time(self, written: str | None) -> ItemTime:
        return NO_TIME if written is None else self._instants.of_iso(written)


def _flags(page: Page) -> tuple[Flag, ...]:
    return ("deleted",) if page.line("deletedStatusContainer").casefold().endswith("true") else ()


def _seconds(written: str | None) -> int | None:
    found = _DURATION.fullmatch(written or "")
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (int(one or 0) for one in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def _name_of_file(name: str) -> str:
    found = _FILE_NAME.fullmatch(name)
    return found[1].strip() if found else ""


def _body(html: str) -> str:
    """A page without what only says how it looks."""
    start = html.find('<div class="haudio"')
    return html[start:].strip()


def _note(locator: str, text: str, conversation: str) -> Item:
    return Item(
        kind="system",
        locator=locator,
        author=None,
        direction="none",
        time=NO_TIME,
        raw=text,
        text=text,
        conversation=conversation,
    )
