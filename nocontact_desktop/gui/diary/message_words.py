"""What is said about a message beside its text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.diary.conversations import ConversationRow, MessageRow
from nocontact_desktop.diary.when import say_written
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.diary.answers import Answers
from nocontact_desktop.gui.diary.words import options

translate = QCoreApplication.translate


_WAYS = {"sms_backup": "sms", "imessage": "sms", "google_voice": "sms", "mail": "email", "google_chat": "other-message"}
"""The way of contact an export is about, where it is called otherwise."""


def sender(row: MessageRow) -> str:
    """Who sent it: the name, and the number or account when it is another text."""
    if row.mine:
        return translate("diary", "Me")
    name, author = row.name or "", row.author or ""
    return " · ".join(dict.fromkeys(part for part in (name, author) if part))


def day(row: MessageRow) -> str:
    """The day it is from, as it is written down; nothing when that is not known."""
    return (row.local or row.utc or "")[:10]


def said_day(written: str) -> str:
    """A day in words."""
    return say_written(written)


def moment(row: MessageRow) -> str:
    """Its time and its marks: "21:15 · edited"."""
    time = row.local[11:16] if row.local and len(row.local) > 10 else row.time_raw
    parts = [time, *(mark for flag in row.flags if (mark := _flag(flag)))]
    if row.ambiguous:
        parts.append(translate("diary", "date could be read two ways"))
    return " · ".join(part for part in parts if part)


def body(row: MessageRow) -> str:
    """Its text, or what is there instead."""
    if row.text:
        return row.text
    if "deleted" in row.flags:
        return translate("diary", "This message was deleted.")
    kinds = {
        "call": translate("diary", "Call"),
        "voicemail": translate("diary", "Voicemail"),
        "unreadable": row.raw,
    }
    return kinds.get(row.kind, "")


def spoken(row: MessageRow) -> str:
    """All of it in one line, for screen readers."""
    files = [one.name or translate("diary", "a file") for one in row.attachments]
    parts = [sender(row), said_day(day(row)) if day(row) else "", moment(row), body(row), *files]
    return ", ".join(part for part in parts if part)


def said_count(row: ConversationRow) -> str:
    """How many messages a conversation has."""
    return counted(row.messages, translate("diary", "{n} message"), translate("diary", "{n} messages"))


def said_period(row: ConversationRow) -> str:
    """From when to when; nothing when no message says it."""
    if not row.first or not row.last:
        return ""
    first, last = (say_written(one[:10], weekday=False) for one in (row.first, row.last))
    return first if first == last else translate("diary", "{first} to {last}").format(first=first, last=last)


def answers_about(chosen: Sequence[MessageRow], form: str) -> Answers:
    """What the messages say already for an entry about them: when, how, which way. All of it can be changed."""
    answers: Answers = {"kind": "contact", "messages": [row.id for row in chosen]}
    times = [row.local[:16] for row in chosen if row.local and not row.ambiguous]
    if times:
        first, last = min(times), max(times)
        said = say_written(first, weekday=False)
        answers["occurred"] = {"typed": said if first == last else f"{said} to {say_written(last, weekday=False)}"}
    way = "phone" if all(row.kind in {"call", "voicemail"} for row in chosen) else _WAYS.get(form, form)
    if way in dict(options("channel")):
        answers["channel"] = way
    if all(row.mine is False for row in chosen):
        answers["direction"] = "in"
    return answers


def _flag(flag: str) -> str:
    words = {
        "deleted": translate("diary", "deleted"),
        "edited": translate("diary", "edited"),
        "unsent": translate("diary", "taken back"),
        "draft": translate("diary", "draft"),
        "failed": translate("diary", "not sent"),
        "media_missing": translate("diary", "file not in the export"),
        "view_once": translate("diary", "to be seen once"),
    }
    return words.get(flag, "")
