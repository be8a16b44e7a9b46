"""Who and what the frames of an export speak of: people, groups and conversations by their numbers in the file."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from dataclasses import dataclass
from uuid import UUID

from nocontact_desktop.intake.json_export import Record, number_in, objects_in, text_in
from nocontact_desktop.intake.notes import Notes

_ACCOUNT_BYTES = 16


@dataclass(frozen=True)
class Recipient:
    """A person, a group or another place to write to. ``raw`` stays the same from export to export."""

    raw: str
    name: str = ""
    is_me: bool = False
    is_group: bool = False
    members: tuple[str, ...] = ()


class Directory:
    """Learns who is who while the frames pass by. Frames come before those that speak of them."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._recipients: dict[str, Recipient] = {}
        self._accounts: dict[str, Recipient] = {}
        self._chats: dict[str, str] = {}

    def learn_recipient(self, frame: Record) -> None:
        """Take note of a recipient."""
        number = id_in(frame.get("id"))
        found = _recipient(frame, number)
        self._recipients[number] = found
        account = account_in(part_of(frame, "contact").get("aci"))
        if account:
            self._accounts[account] = found
        if found.name and not found.is_group:
            self._notes.names.setdefault(found.raw, found.name)

    def learn_chat(self, frame: Record) -> None:
        """Take note of a conversation, its name and its people."""
        recipient = self._recipients.get(id_in(frame.get("recipientId")))
        number = id_in(frame.get("id"))
        key = self._chats[number] = recipient.raw if recipient else f"chat {number}"
        if recipient is None:
            return
        self._notes.entitle("Note to Self" if recipient.is_me else recipient.name or recipient.raw, key)
        if recipient.is_group:
            known = [self._accounts.get(one) or Recipient(one) for one in recipient.members]
            self._notes.take_part([one.raw for one in known if not one.is_me], key)
        elif not recipient.is_me:
            self._notes.take_part([recipient.raw], key)

    def conversation(self, chat: object) -> str:
        """The key of a conversation by its number."""
        number = id_in(chat)
        return self._chats.get(number, f"chat {number}" if number else "")

    def recipient(self, number: object) -> Recipient | None:
        """A recipient by its number."""
        return self._recipients.get(id_in(number))


def id_in(value: object) -> str:
    """The number of something in the file, which is written as text or as a number; "" when it is neither."""
    number = number_in(value)
    return "" if number is None else str(number)


def part_of(record: Record, name: str) -> Record:
    """An object inside an object; an empty one when there is none."""
    found = record.get(name)
    return found if isinstance(found, dict) else {}


def bytes_in(value: object) -> bytes:
    """Bytes written as base64; none when it is something else."""
    try:
        return b64decode(text_in(value).replace("-", "+").replace("_", "/") + "==")
    except ValueError:  # signs that are none of that alphabet
        return b""


def account_in(value: object) -> str:
    """The number of an account as people know it, "5b3e…-…"; "" when there is none."""
    data = bytes_in(value)
    return str(UUID(bytes=data)) if len(data) == _ACCOUNT_BYTES else text_in(value)[:100]


def _recipient(frame: Record, number: str) -> Recipient:
    if "self" in frame:
        return Recipient("self", is_me=True)
    if "group" in frame:
        return _group(part_of(frame, "group"), number)
    if "contact" in frame:
        return _contact(part_of(frame, "contact"), number)
    if "releaseNotes" in frame:
        return Recipient("signal", "Signal")
    name = text_in(part_of(frame, "callLink").get("name"))
    return Recipient(f"recipient {number}", name)


def _contact(contact: Record, number: str) -> Recipient:
    phone, account = id_in(contact.get("e164")), account_in(contact.get("aci"))
    username = text_in(contact.get("username"))
    nickname = part_of(contact, "nickname")
    names = (
        _whole_name(nickname.get("given"), nickname.get("family")),
        _whole_name(contact.get("systemGivenName"), contact.get("systemFamilyName")),
        text_in(contact.get("systemNickname")),
        _whole_name(contact.get("profileGivenName"), contact.get("profileFamilyName")),
        username,
    )
    raw = f"+{phone.lstrip('+')}" if phone else account or username or f"recipient {number}"
    return Recipient(raw, next((name for name in names if name), ""))


def _group(group: Record, number: str) -> Recipient:
    snapshot = part_of(group, "snapshot")
    title = text_in(snapshot.get("title")) or text_in(part_of(snapshot, "title").get("title"))
    secret = text_in(group.get("masterKey"))
    # The key of a group opens what is in it, so only its fingerprint is kept as a name.
    raw = f"group {hashlib.sha256(secret.encode()).hexdigest()[:32]}" if secret else f"group {title or number}"
    members = (account_in(one.get("userId") or one.get("user_id")) for one in objects_in(snapshot.get("members")))
    return Recipient(raw, title, is_group=True, members=tuple(one for one in members if one))


def _whole_name(given: object, family: object) -> str:
    return " ".join(filter(None, (text_in(given).strip(), text_in(family).strip())))
