"""Mail: single mails (.eml, Outlook's .msg) and mailboxes (.mbox), alone or in a zip."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.formats.mail import outlook, rfc822
from nocontact_desktop.intake.formats.mail.letter import Letter
from nocontact_desktop.intake.formats.mail.mailbox import HEAD, LARGEST, Piece, is_mailbox, mails_in, without_quoting
from nocontact_desktop.intake.formats.mail.reader import MailReader
from nocontact_desktop.intake.items import Item, ReadOptions
from nocontact_desktop.intake.mail import NOISE
from nocontact_desktop.intake.mail_heads import text_of_bytes
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.sides import unreadable
from nocontact_desktop.intake.signatures import media_type_of
from nocontact_desktop.intake.source import Source

NAME = "mail"
TITLE = "Mail"
SUFFIXES = (".eml", "mbox", ".msg")

_ONE_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?[!-9;-~]{1,60}:[ \t]")


def sniff(head: bytes, name: str) -> int:
    """Return how sure it is, from 0 to 100, that a file that begins with ``head`` is a mail or a mailbox."""
    ending = name.rpartition(".")[2].casefold()
    if outlook.is_message(head, name):
        return 95
    start = head.lstrip(b"\r\n")
    if is_mailbox(head) or media_type_of(start) == "message/rfc822":
        return 90
    return 60 if ending == "eml" and _ONE_HEAD.match(start) else 0


def read(source: Source, options: ReadOptions, notes: Notes) -> Iterator[Item]:
    """Yield every mail of a file; what was assumed and left out goes into ``notes``.

    Raises:
        Problem: none of it is a mail, or the zone's name is unknown.
    """
    members = [one for one in source.candidates(SUFFIXES) if sniff(source.head(one), one)]
    if not members:
        raise Problem("intake.not-recognised")
    for locator, reason in source.left_out():
        notes.skip(locator, reason)
    for member in source.members():
        if member not in members:
            notes.skip(f"file {member}", "other-file")
    reader = MailReader(options, notes)
    for member in members:
        yield from _of_file(source, member, reader, f"file {member}" if source.is_archive else "")
    if reader.dates.has_local_times:
        notes.assume_zone(options)
    else:
        notes.assume_shown_zone(options)
    notes.assume_me(options, owners=reader.owners, guess=False)


def _of_file(source: Source, member: str, reader: MailReader, place: str) -> Iterator[Item]:
    head = source.head(member)
    with source.open(member) as stream:
        if not is_mailbox(head):
            data = stream.read(LARGEST + 1)
            piece = Piece(data, whole=True) if len(data) <= LARGEST else Piece(data[:HEAD], whole=False)
            yield _item(piece, reader, place or "message 1", in_mailbox=False)
            return
        number = 0
        for piece in mails_in(stream):
            if piece.data.strip():
                number += 1
                yield _item(piece, reader, ", ".join(filter(None, (place, f"message {number}"))), in_mailbox=True)


def _item(piece: Piece, reader: MailReader, locator: str, *, in_mailbox: bool) -> Item:
    letter = _letter(without_quoting(piece.data) if in_mailbox else piece.data) if piece.whole else None
    if letter is None:
        return unreadable(text_of_bytes(piece.data[:HEAD]).replace("\0", ""), locator)
    return reader.item(letter, locator)


def _letter(data: bytes) -> Letter | None:
    try:
        return outlook.letter_of(data) if data.startswith(outlook.MAGIC) else rfc822.letter_of(data.lstrip(b"\r\n"))
    except NOISE:  # no mail program has made this
        return None
