"""The files that lie beside a chat in its zip, and which message speaks of which."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from nocontact_desktop.intake.formats.whatsapp.words import without_marks
from nocontact_desktop.intake.items import NO_TIME, Attachment, Item
from nocontact_desktop.intake.notes import Notes
from nocontact_desktop.intake.signatures import media_type_of
from nocontact_desktop.intake.source import Source

_HEAD = 4096


class FilesOfChat:
    """Finds files by the name a message gives, and knows at the end which were never spoken of."""

    def __init__(self, source: Source, chat: str) -> None:
        self._source = source
        self._members = [member for member in source.members() if member != chat]
        self._by_name = {member.rpartition("/")[2]: member for member in reversed(self._members)}
        self._alike = {_alike(name): member for name, member in self._by_name.items()}
        self._mentioned: set[str] = set()

    def find(self, name: str) -> Attachment | None:
        """Return the file of this name, or None when the export does not contain it."""
        bare = without_marks(name).strip()
        member = self._by_name.get(bare)
        other = member or self._alike.get(_alike(bare))
        if other is None:
            return None
        self._mentioned.add(other)
        return self._attachment(other, bare, exact=member is not None)

    def not_mentioned(self, notes: Notes) -> Iterator[Item]:
        """Yield an item for each file that no message speaks of; what is no file of the chat is noted as skipped."""
        for locator, reason in self._source.left_out():
            notes.skip(locator, reason)
        for member in self._members:
            if member not in self._mentioned:
                name = member.rpartition("/")[2]
                yield Item(
                    kind="media",
                    locator=f"file {member}",
                    author=None,
                    direction="unknown",
                    time=NO_TIME,
                    raw=name,
                    text="",
                    attachments=(self._attachment(member, name, exact=None),),
                )

    def _attachment(self, member: str, name: str, *, exact: bool | None) -> Attachment:
        with self._source.open(member) as stream:
            head = stream.read(_HEAD)
        return Attachment(
            name=name,
            size=self._source.size_of(member),
            media_type=media_type_of(head, name),
            link="none" if exact is None else "exact" if exact else "name",
            member=member,
        )


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
