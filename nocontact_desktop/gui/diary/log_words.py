"""What the log shows, in words. Nothing is claimed that it does not show."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.diary.when import say_recorded, say_written
from nocontact_desktop.diary.witness.slips import Slip
from nocontact_desktop.diary.witness.stamps import TimeReply
from nocontact_desktop.diary.witness.today import LogToday
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.diary.facts import Fact

translate = QCoreApplication.translate

_CLOCKS_APART = 120
"""Seconds by which two clocks may differ before it is said."""


def sealed_facts(log: LogToday, zone: str | None) -> list[Fact]:
    """How much is sealed, since when, and what the last checkpoint is."""
    facts = [
        Fact(translate("log", "Sealed"), _things(log.size)),
        Fact(translate("log", "Since"), say_recorded(log.since, zone)),
    ]
    if log.last is not None:
        facts += [
            Fact(translate("log", "Last checkpoint"), say_recorded(log.last.time, zone)),
            Fact(translate("log", "Its code"), log.code),
        ]
    return facts


def checkpoint_line(log: LogToday) -> str:
    """How far the last checkpoint reaches."""
    if log.last is None:
        return translate("log", "There is no checkpoint yet. One is made when the notebook is locked.")
    if log.after:
        return counted(
            log.after,
            translate("log", "{n} thing came after it. The next one is made when the notebook is locked."),
            translate("log", "{n} things came after it. The next one is made when the notebook is locked."),
        )
    return translate("log", "It covers everything that is sealed.")


def slip_line(slip: Slip, zone: str | None) -> tuple[str, str]:
    """What a slip is, and what it makes stronger."""
    sealed = say_recorded(slip.sealed_at, zone)
    if not slip.signed_by:
        return (
            translate("log", "Slip for the checkpoint of {time}").format(time=sealed),
            translate("log", "Nobody has signed it yet, as far as the notebook knows."),
        )
    signed = translate("log", "Signed by {name}").format(name=slip.signed_by)
    if slip.signed_on:
        day = say_written(slip.signed_on, weekday=False)
        signed = translate("log", "Signed by {name} on {day}").format(name=slip.signed_by, day=day)
    words = translate(
        "log",
        "You noted this. With the signed page at hand it shows that what was sealed by {time} was there on that day.",
    )
    return signed, words.format(time=sealed)


def reply_lines(reply: TimeReply, zone: str | None) -> tuple[str, str]:
    """Who stamped when, and what that makes stronger."""
    stamped = translate("log", "Time stamp by {name}: {time}").format(
        name=reply.authority, time=say_recorded(reply.time, None)
    )
    sealed = say_recorded(reply.sealed_at, zone)
    words = translate(
        "log",
        "What was sealed by {time} was there before that. The authority’s clock says so, not this computer’s.",
    )
    return stamped, " ".join(filter(None, (words.format(time=sealed), _chain_line(reply), _clock_line(reply))))


def waiting_line(sealed_at: str, zone: str | None) -> str:
    """A request that has no reply."""
    words = translate("log", "A request was written for the checkpoint of {time}. No reply has come yet.")
    return words.format(time=say_recorded(sealed_at, zone))


def shows(*, has_witness: bool) -> list[str]:
    """What the log shows."""
    lines = [
        translate(
            "log", "Whether anything that was sealed has been changed or taken out since. The check below looks."
        ),
        translate("log", "In which order things were saved."),
    ]
    if has_witness:
        lines.append(translate("log", "With the witness outside: that it was there on the day they saw its code."))
    return lines


def shows_not() -> list[str]:
    """What the log does not show."""
    return [
        translate("log", "Who wrote it."),
        translate("log", "That it is true, or that nothing was left out."),
        translate("log", "That the clock of this computer was right."),
    ]


def _things(count: int) -> str:
    return counted(count, translate("log", "{n} thing"), translate("log", "{n} things"))


def _chain_line(reply: TimeReply) -> str:
    if reply.chain == "given":
        return translate("log", "Its certificates lead to the one you chose.")
    if reply.chain == "inside":
        return translate("log", "It came with its own root certificate, which was not compared with another.")
    return translate("log", "Who stands above it ({name}) was not checked.").format(name=reply.above)


def _clock_line(reply: TimeReply) -> str:
    """Where the authority's time lies before the checkpoint it is about, a clock was wrong."""
    early = datetime.fromisoformat(reply.sealed_at) - datetime.fromisoformat(reply.time)
    if early.total_seconds() < _CLOCKS_APART:
        return ""
    return translate("log", "This computer’s clock was ahead of the authority’s when the checkpoint was made.")
