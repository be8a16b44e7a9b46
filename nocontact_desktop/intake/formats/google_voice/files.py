"""The files that lie beside the logs. A log names them without their ending, or spells them otherwise."""

from __future__ import annotations

import re

from nocontact_desktop.intake.items import Attachment, Link
from nocontact_desktop.intake.signatures import media_type_of
from nocontact_desktop.intake.source import Source

_HEAD = 4096
_ENDING = re.compile(r"\.[A-Za-z0-9]{2,4}\Z")
_NO_LETTER = re.compile(r"[\W_]+")
_TAIL = re.compile(r"\d{4}-\d\d-\d\dT\d\d_\d\d_\d\dZ-\d+-\d+\Z")


class FilesOfLogs:
    """Finds files by what a log calls them. ``used`` holds the members that were found."""

    def __init__(self, source: Source, logs: list[str]) -> None:
        self.used: set[str] = set()
        self._source = source
        self._members: dict[str, str] = {}
        self._tails: dict[str, list[str]] = {}
        for member in source.members() if source.is_archive else ():
            if member in logs:
                continue
            name = member.rpartition("/")[2]
            bare = _ENDING.sub("", name)
            for key in (name, bare, _alike(bare)):
                self._members.setdefault(key, member)
            if tail := _TAIL.search(bare):
                self._tails.setdefault(tail[0], []).append(member)

    def attachment(self, name: str) -> Attachment:
        """Return the file of this name; without ``member`` when the export does not contain it."""
        member, link = self._find(name)
        if member is None:
            return Attachment(name=name)
        self.used.add(member)
        return self.at(member, link)

    def at(self, member: str, link: Link) -> Attachment:
        """Return a member as an attachment."""
        with self._source.open(member) as stream:
            head = stream.read(_HEAD)
        shown = member.rpartition("/")[2]
        return Attachment(
            name=shown,
            size=self._source.size_of(member),
            media_type=media_type_of(head, shown),
            link=link,
            member=member,
        )

    def _find(self, name: str) -> tuple[str | None, Link]:
        exact = self._members.get(name)
        if exact is not None:
            return exact, "exact"
        alike = self._members.get(_alike(_ENDING.sub("", name)))
        if alike is not None:
            return alike, "name"
        tail = _TAIL.search(_ENDING.sub("", name))
        same_time = self._tails.get(tail[0], []) if tail else []
        return (same_time[0], "time") if len(same_time) == 1 else (None, "none")


def _alike(name: str) -> str:
    return _NO_LETTER.sub("_", name).casefold()
