"""What the frames of an export say: messages of every kind, calls, and what happened in a conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nocontact_desktop.intake.calls import call_in_words
from nocontact_desktop.intake.formats.signal.people import part_of
from nocontact_desktop.intake.items import Direction
from nocontact_desktop.intake.json_export import Record, number_in, objects_in, text_in

_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MISSED = frozenset({"MISSED", "MISSED_NOTIFICATION_PROFILE"})
_GROUP_CALLS = {
    "MISSED": "Missed group call",
    "MISSED_NOTIFICATION_PROFILE": "Missed group call",
    "DECLINED": "Declined group call",
    "RINGING": "Incoming group call",
    "ACCEPTED": "Incoming group call",
    "OUTGOING_RING": "Outgoing group call",
}
_MOST_SECONDS = 1_000_000
_HOUR, _DAY = 3_600, 86_400


def text_of_message(item: Record) -> str:
    """What a message says besides its files."""
    return "\n".join(part for part in _said(item) if part)


def call_in(update: Record) -> tuple[str, Direction] | None:
    """A call in words, and who called; None when this is no call."""
    if "individualCall" in update:
        return _call(part_of(update, "individualCall"))
    if "groupCall" in update:
        call = part_of(update, "groupCall")
        state = text_in(call.get("state"))
        started, ended = (number_in(call.get(name)) for name in ("startedCallTimestamp", "endedCallTimestamp"))
        seconds = int(ended - started) // 1000 if started and ended else None
        known = seconds if seconds is not None and 0 <= seconds < _MOST_SECONDS else None
        outgoing = state == "OUTGOING_RING"
        return call_in_words(_GROUP_CALLS.get(state, "Group call"), known), "out" if outgoing else "in"
    return None


def event_in_words(update: Record) -> str:
    """What happened, from the names of the fields: Signal's own words are not in the export."""
    said = list(_events(update))
    return "; ".join(said) or "update"


def _said(item: Record) -> Iterator[str]:
    standard = part_of(item, "standardMessage")
    body = text_in(part_of(standard, "text").get("body")) or text_in(standard.get("text"))
    yield body
    for link in objects_in(standard.get("linkPreview")):
        address = text_in(link.get("url"))
        yield "" if address in body else address
    if "contactMessage" in item:
        message = part_of(item, "contactMessage")
        for contact in (part_of(message, "contact"), *objects_in(message.get("contact"))):
            yield _contact(contact) if contact else ""
    if "stickerMessage" in item:
        yield f"Sticker {text_in(part_of(part_of(item, 'stickerMessage'), 'sticker').get('emoji'))}".strip()
    if "paymentNotification" in item:
        payment = part_of(item, "paymentNotification")
        said = (f"Payment {text_in(payment.get('amountMob'))}".strip(), text_in(payment.get("note")))
        yield ": ".join(filter(None, said))
    if "giftBadge" in item:
        yield "Gift badge"
    story = part_of(item, "directStoryReplyMessage")
    yield text_in(part_of(part_of(story, "textReply"), "text").get("body")) or text_in(story.get("emoji"))
    poll = part_of(item, "poll")
    if poll:
        yield f"Poll: {text_in(poll.get('question'))}"
        yield from (f"- {text_in(one.get('option'))}" for one in objects_in(poll.get("options")))


def _contact(contact: Record) -> str:
    name = part_of(contact, "name")
    names = [text_in(name.get(one)) for one in ("givenName", "middleName", "familyName")]
    ways = [text_in(one.get("value")) for way in ("number", "email") for one in objects_in(contact.get(way))]
    return "Contact: " + " ".join(filter(None, (*names, text_in(contact.get("organization")), *ways)))


def _call(call: Record) -> tuple[str, Direction]:
    kind = "video call" if call.get("type") == "VIDEO_CALL" else "call"
    outgoing = call.get("direction") == "OUTGOING"
    state = text_in(call.get("state"))
    direction: Direction = "out" if outgoing else "in"
    if outgoing:
        return f"Outgoing {kind}{'' if state in {'ACCEPTED', ''} else ', not answered'}", direction
    if state in _MISSED:
        return f"Missed {kind}", direction
    return f"{'Declined' if state == 'NOT_ACCEPTED' else 'Incoming'} {kind}", direction


def _events(update: Record) -> Iterator[str]:
    for name, value in update.items():
        if not isinstance(value, dict):
            continue
        match name:
            case "simpleUpdate":
                yield text_in(value.get("type")).replace("_", " ").lower() or "update"
            case "groupChange":
                for one in objects_in(value.get("updates")):
                    yield from _events(one)
            case "expirationTimerChange" | "groupExpirationTimerUpdate":
                yield _timer(number_in(value.get("expiresInMs")))
            case "profileChange":
                yield f"profile name: {text_in(value.get('previousName'))} → {text_in(value.get('newName'))}"
            case "groupNameUpdate":
                yield f"group name: {text_in(value.get('newGroupName'))}".removesuffix(": ")
            case _:
                yield _CAPITAL.sub(" ", name).lower().removesuffix(" update")


def _timer(milliseconds: float | None) -> str:
    seconds = int(milliseconds or 0) // 1000
    if seconds <= 0:
        return "messages do not disappear"
    for length, name in ((7 * _DAY, "weeks"), (_DAY, "days"), (_HOUR, "hours"), (60, "minutes")):
        if seconds % length == 0:
            return f"messages disappear after {seconds // length} {name if seconds != length else name[:-1]}"
    return f"messages disappear after {seconds} s"
