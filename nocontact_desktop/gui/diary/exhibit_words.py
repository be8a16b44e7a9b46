"""What is known of a file, in words: measured, claimed by the file, said by the writer, done with it."""

from __future__ import annotations

from nocontact_desktop.diary.exhibits import Claim, Exhibit
from nocontact_desktop.diary.handling import Handling
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.diary.facts import Fact
from nocontact_desktop.gui.diary.pictures import kind_word, said_size
from nocontact_desktop.gui.diary.words import translate
from nocontact_desktop.gui.problems import one_line

_NOT_SHOWN = frozenset({"gps_present", "moving"})
_IMPLAUSIBLE = "_implausible"


def said_fields() -> tuple[tuple[str, str], ...]:
    """What can be said about a file, beside its caption."""
    return (
        ("captured_by", translate("diary", "Who took it")),
        ("captured_how", translate("diary", "How it was taken")),
        ("captured_at", translate("diary", "When it was taken")),
        ("device", translate("diary", "On which device")),
        ("account", translate("diary", "From whose account")),
        ("sender_shown", translate("diary", "Sender as shown")),
        ("time_shown", translate("diary", "Time as shown")),
    )


def word_fields() -> tuple[tuple[str, str], ...]:
    """The words in a file: what can be said of them."""
    return (
        ("transcript", translate("diary", "The words in it, typed out")),
        ("transcript_by", translate("diary", "Who typed them out")),
        ("translation", translate("diary", "Translation")),
        ("translation_by", translate("diary", "Who translated it")),
    )


def said_hint(field: str) -> str:
    """What helps to fill a field in."""
    hints = {
        "captured_how": translate("diary", "Such as: screenshot, photograph, download"),
        "account": translate("diary", "Whose phone or account the picture shows"),
        "sender_shown": translate("diary", "The number or account, not a name from the contacts"),
        "transcript": translate("diary", "What is said or written, word for word. “[…]” where it can’t be heard."),
        "translation_by": translate("diary", "Their name, and how they know the language"),
    }
    return hints.get(field, "")


def said_facts(exhibit: Exhibit) -> list[Fact]:
    """What the writer said about it."""
    said = [("caption", translate("diary", "Caption")), *said_fields(), *word_fields()]
    return [Fact(label, str(value)) for name, label in said if (value := getattr(exhibit, name))]


def measured_facts(exhibit: Exhibit) -> list[Fact]:
    """What was measured when it came in."""
    seconds = round((exhibit.duration_ms or 0) / 1000)
    facts = [
        Fact(translate("diary", "File"), exhibit.name),
        Fact(translate("diary", "Kind, by its content"), f"{kind_word(exhibit.kind)} ({exhibit.media_type})"),
        Fact(translate("diary", "Size"), said_size(exhibit.size)),
        Fact(
            translate("diary", "Pixels"),
            f"{exhibit.width} × {exhibit.height}" if exhibit.width and exhibit.height else "",
        ),
        Fact(translate("diary", "Length"), said_length(seconds) if exhibit.duration_ms else ""),
        Fact(translate("diary", "Pages"), str(exhibit.pages or "")),
    ]
    return [fact for fact in facts if fact.value]


def said_length(seconds: int) -> str:
    """Hours, minutes and seconds."""
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02d}:{seconds % 60:02d}" if hours else f"{minutes}:{seconds % 60:02d}"


def claimed_facts(exhibit: Exhibit) -> list[Fact]:
    """What the file says about itself, as far as it can be right."""
    return [
        Fact(_claim_label(one.name), _claim_value(one))
        for one in exhibit.claims
        if one.name not in _NOT_SHOWN and not one.name.endswith(_IMPLAUSIBLE)
    ]


def impossible_claims(exhibit: Exhibit) -> list[Fact]:
    """What the file says about itself and cannot be right: clocks that were never set, places in the sea."""
    return [
        Fact(_claim_label(one.name.removesuffix(_IMPLAUSIBLE)), one.value)
        for one in exhibit.claims
        if one.name.endswith(_IMPLAUSIBLE)
    ]


def _claim_label(name: str) -> str:
    words = {
        "time_taken": translate("diary", "Taken"),
        "time_changed": translate("diary", "Changed"),
        "time_made": translate("diary", "Made"),
        "device_make": translate("diary", "Device, make"),
        "device_model": translate("diary", "Device, model"),
        "software": translate("diary", "Program"),
        "gps_position": translate("diary", "Place"),
        "damaged": translate("diary", "Damaged"),
        "locked": translate("diary", "Locked with a password"),
        "metadata": translate("diary", "What it says about itself"),
        "title": translate("diary", "Title"),
        "artist": translate("diary", "By"),
        "album": translate("diary", "Part of"),
        "year": translate("diary", "Year"),
        "comment": translate("diary", "Comment"),
    }
    return words.get(name, name.replace("_", " ").capitalize())


def _claim_value(claim: Claim) -> str:
    if claim.name == "damaged":
        if claim.value == "incomplete":
            return translate("diary", "Its end is missing")
        return one_line(Problem(claim.value, kind="", place=""))
    if claim.value in {"yes", "unreadable"}:
        return translate("diary", "Yes") if claim.value == "yes" else translate("diary", "It cannot be read")
    if claim.name.startswith("time_"):
        return _time(claim.value)
    return claim.value


def _time(value: str) -> str:
    """A time as the file has it, and whether it says in which zone."""
    day, _, clock = value.partition("T")
    local, offset = clock[:8], clock[8:]
    if not offset:
        return translate("diary", "{day}, {time}, zone not said").format(day=day, time=local)
    return translate("diary", "{day}, {time} (UTC {offset})").format(
        day=day, time=local, offset=offset.replace("-", "−").replace("+00:00", "±0")
    )


def handling_choices() -> list[tuple[str, str]]:
    """What can be noted in a handling record by hand."""
    return [
        ("received", translate("diary", "Received")),
        ("stored", translate("diary", "Put somewhere")),
        ("shown", translate("diary", "Shown to someone")),
        ("handed_over", translate("diary", "Handed over")),
        ("returned", translate("diary", "Came back")),
        ("other", translate("diary", "Something else")),
    ]


def handling_line(handling: Handling) -> str:
    """What was done, with whom, where and when, on one line."""
    words = dict(handling_choices())
    words["copied"] = translate("diary", "A copy was saved outside the notebook, and read back the same")
    words["covered"] = translate("diary", "A copy with parts covered was made; the original stayed as it was")
    parts = (words[handling.what], handling.at, handling.who, handling.where, handling.note)
    return " · ".join(part for part in parts if part)
