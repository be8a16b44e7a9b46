"""From mails to items."""

from __future__ import annotations

import hashlib

from nocontact_desktop.intake.formats.mail.dates import Dates
from nocontact_desktop.intake.formats.mail.letter import Letter, Person
from nocontact_desktop.intake.items import Attachment, Flag, Item, ReadOptions
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.sides import direction_of
from nocontact_desktop.intake.signatures import media_type_of

_LONGEST_RAW = 64 * 1024
_LONGEST_TEXT = 4 * 1024 * 1024
_LONGEST_KEY = 500
_HEAD = 4096


class MailReader:
    """Turns mails into items. ``owners`` are the addresses whose mailbox this must be."""

    def __init__(self, options: ReadOptions, notes: Notes) -> None:
        self.dates = Dates(options.time_zone)
        self.owners: dict[str, None] = {}
        self._mine = frozenset(one.strip().casefold() for one in options.mine)
        self._notes = notes
        self._known: set[str] = set()

    def item(self, letter: Letter, locator: str) -> Item:
        """The item of one mail."""
        self.owners.update(dict.fromkeys(letter.owners))
        self._note_names(letter)
        author = letter.author.address if letter.author else None
        attachments = tuple(_attachment(one.name, one.data) for one in letter.files)
        attachments += tuple(Attachment(name=name) for name in letter.lost)
        flags: list[Flag] = ["draft"] * letter.draft
        if letter.lost:
            flags.append("media_missing")
        return Item(
            kind="mail",
            locator=locator,
            author=author,
            direction=direction_of("mail", author, self._mine, self._notes.names),
            time=self.dates.read(letter.date) if letter.utc is None else self.dates.at(letter.utc, letter.date),
            raw=f"{letter.heads}\n\n{letter.written}".strip()[:_LONGEST_RAW],
            text=f"{letter.subject}\n\n{letter.body}".strip()[:_LONGEST_TEXT],
            flags=tuple(flags),
            attachments=attachments,
            conversation=self._conversation(letter),
            own_id=letter.own_id,
        )

    def _note_names(self, letter: Letter) -> None:
        for person in _people(letter):
            if person.name:
                self._notes.names.setdefault(person.address, person.name)

    def _conversation(self, letter: Letter) -> str:
        """The key of the mails between the same people, whose title and people are noted when it is new."""
        people = _people(letter)
        addresses = sorted({person.address for person in people})
        key = " ".join(addresses)
        if len(key) > _LONGEST_KEY:
            key = hashlib.sha256(key.encode()).hexdigest()
        if key not in self._known:
            self._known.add(key)
            others = [self._notes.names.get(one, one) for one in addresses if one not in self._mine]
            self._notes.entitle((", ".join(others) if self._mine else letter.subject) or None, key)
            self._notes.take_part(addresses, key)
        return key


def _people(letter: Letter) -> list[Person]:
    return [*([letter.author] if letter.author else []), *letter.others]


def _attachment(name: str, data: bytes) -> Attachment:
    return Attachment(name=name, size=len(data), media_type=media_type_of(data[:_HEAD], name), link="exact", data=data)
