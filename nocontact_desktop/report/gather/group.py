"""Who takes part in a conversation, and whose number or account may be shown.

In a group there are people beside the writer and the person. Their numbers are how witnesses can be reached,
so they are treated like witnesses' contacts; the person's own numbers and accounts are known from the case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from nocontact_desktop.diary.conversations import ConversationRow, MessageRow, ParticipantRow
from nocontact_desktop.report.material import Party, Sender
from nocontact_desktop.report.privacy import shown
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.report.words import words

MESSAGE: Final = "message"
OWN: Final = "own message"
OTHER: Final = "group message"
COVERED: Final = "covered message"

# So many digits make a number by which somebody can be reached, and so many at its end tell it from others.
_LEAST_DIGITS = 6
_TELLING_DIGITS = 9
_NUMBER: Final = re.compile(r"\+?\d[\d\s().\u2010-\u2015-]{4,}\d|\S+@\S+")


class Group:
    """The people of one conversation, as a report may name them."""

    def __init__(self, request: ReportRequest, row: ConversationRow, case: Mapping[str, Any]) -> None:
        self._request = request
        self._people = row.participants
        person = case.get("person") or {}
        known = [one.get("value") for one in person.get("identifiers") or ()] + [person.get("legal_name")]
        self._known = {_plain(str(one)) for one in known if one}
        # What the writer calls the person is printed nowhere; here it tells whose messages are theirs.
        self._named = self._known | {_plain(str(person["label"]))} if person.get("label") else self._known
        others = [one for one in row.participants if not one.is_me]
        # Of two people of whom nobody said who the writer is, one is the writer.
        is_group = len(others) > (2 if any(one.is_me is None for one in others) else 1)
        self._others = {one.raw for one in others if is_group and self._is_someone_else(one)}
        self._open = self._known | {_plain(one.raw) for one in row.participants if not self._is_hidden(one)}

    def rules(self, message: MessageRow) -> str:
        """Return the table that says which fields of a message are shown."""
        if self.text(message) != message.text:
            return COVERED
        if message.mine:
            return OWN
        return OTHER if message.author in self._others else MESSAGE

    def sender(self, message: MessageRow) -> Sender:
        """Return whose a message is, as far as the import and the facts of the case say so."""
        if message.mine:
            return "me"
        names = {_plain(str(one)) for one in (message.author, message.name) if one}
        if self._named & names:
            return "them"
        return "unsaid" if message.mine is None else "else"

    def text(self, message: MessageRow) -> str:
        """Return what a message says; in what the service wrote, numbers that are not shown are covered."""
        return _NUMBER.sub(self._covered, message.text) if message.kind == "system" else message.text

    def _covered(self, found: re.Match[str]) -> str:
        shown_here = _plain(found.group()) in self._open or self._is_shown_to_them(found.group())
        return found.group() if shown_here else words(self._request.language)("messages.covered")

    def _is_shown_to_them(self, number: str) -> bool:
        """Say whether a number is shown: the writer's own, or else that of somebody who may be a witness."""
        mine = {_plain(one.raw) for one in self._people if one.is_me}
        return self._is_shown(OWN if _plain(number) in mine else OTHER)

    def member(self, author: str | None) -> int | None:
        """Return the place in the group of somebody whose number or account is not shown."""
        if author not in self._others or self._is_shown(OTHER):
            return None
        return 1 + [one.raw for one in self._people].index(author)

    def name(self, author: str | None, name: str | None) -> str | None:
        """Return what somebody is called, unless that is or holds a number that is not shown."""
        return None if self.member(author) is not None and name and _reaches(name) else name

    def title(self, title: str) -> str:
        """Return what the conversation is called; nothing when its name is made of what is not shown."""
        hidden = [one.raw for one in self._people if self._is_hidden(one)]
        return "" if any(_reaches(raw) and raw in title for raw in hidden) else title

    def parties(self) -> tuple[Party, ...]:
        """Return everybody who takes part."""
        return tuple(self._party(one) for one in self._people)

    def _party(self, one: ParticipantRow) -> Party:
        author = None if self._is_hidden(one) else one.raw
        return Party(author, self.name(one.raw, one.name), bool(one.is_me), self.member(one.raw))

    def _is_hidden(self, one: ParticipantRow) -> bool:
        return self.member(one.raw) is not None or (one.is_me is True and not self._is_shown(OWN))

    def _is_shown(self, rules: str) -> bool:
        return "author" in shown(self._request, rules, {"author": "somebody"})

    def _is_someone_else(self, one: ParticipantRow) -> bool:
        return _reaches(one.raw) and not self._known & {_plain(one.raw), _plain(one.name)}


def _digits(said: str) -> str:
    return "".join(sign for sign in said if sign.isdigit())


def _reaches(said: str) -> bool:
    """Say whether a text is an address or a number by which somebody can be reached, and not only a name."""
    return "@" in said or len(_digits(said)) >= _LEAST_DIGITS


def _plain(said: str) -> str:
    """Return a name, account or number so that two ways of writing it compare as one."""
    digits = _digits(said)
    return digits[-_TELLING_DIGITS:] if len(digits) >= _LEAST_DIGITS else " ".join(said.casefold().split())
