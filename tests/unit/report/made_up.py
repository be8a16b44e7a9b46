"""Material for a report about nobody, with one of everything that a report can hold."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from nocontact_desktop.report.material import Conversation, Entry, Exhibit, Gap, Material, Message, Party, Source
from nocontact_desktop.report.request import ReportRequest
from tests.unit.report.hand_log import hand_log

CASE: dict[str, Any] = {
    "person": {"legal_name": "Robin Example", "identifiers": [{"kind": "number", "value": "+1 555 0142"}]},
    "relationship": "former partner",
    "together_from": "2019",
    "together_to": "October 2025",
    "my_name": "M. Example",
    "children": [{"name": "A.E.", "born": "2016"}, {"name": "J.E.", "born": "2019"}],
    "why_now": "I asked for no contact in writing on 20 January 2026. It went on.",
    "earlier_orders": "None before 2 February 2026",
    "orders_wanted": ["No contact", "Stay away from home, work and school"],
    "county": "Example County",
}

STORY = "Knocked and shouted for about twenty minutes. I did not open. Left after the neighbour came out.\n"
STORY += "The children were upstairs and heard it."


def exhibit(label: str, entry: int, **changes: Any) -> Exhibit:
    given: dict[str, Any] = {
        "id": label,
        "label": label,
        "entry_number": entry,
        "kind": "image",
        "fields": {
            "caption": f"Front door, {label}",
            "captured_by": "the petitioner",
            "captured_how": "photograph on a phone",
            "captured_at": "2026-03-02T21:20",
        },
        "sha256": sha256(label.encode()).hexdigest(),
        "size": 1_234_567,
        "picture": f"picture-{label}",
        "file_name": f"{label}.jpg",
    }
    return Exhibit(**(given | changes))


def entry(number: int, day: date | None, **changes: Any) -> Entry:
    given: dict[str, Any] = {
        "id": f"e{number}",
        "number": number,
        "kind": "incident",
        "fields": {"title": f"Incident {number}", "what_happened": STORY},
        "said": f"Monday {day}" if day else "",
        "said_short": str(day) if day else "",
        "order": str(day) if day else "",
        "first_day": day,
        "last_day": day,
        "about": False,
        "recorded_at": "2026-03-02T22:04:00+00:00",
    }
    return Entry(**(given | changes))


AT_THE_DOOR: dict[str, Any] = {
    "title": "At the door",
    "ranks": ["most_recent"],
    "place_public": "At home",
    "types": ["threat", "stalking"],
    "order_terms": [{"order": "the order of 2 February 2026", "term": "1"}],
    "witnesses": "yes",
    "witness_list": [{"name": "A neighbour", "saw_heard_after": "heard", "can_say": "came out and saw them leave"}],
    "children": [{"what": "heard", "initials": "A.E."}, {"what": "heard", "initials": "J.E."}],
    "weapon": "no",
    "injuries": [],
    "strangulation": "unknown",
    "police": "yes",
    "police_detail": {"number": "26-118", "outcome": "a report was taken"},
    "response": {"kind": "called_someone", "text": "I called the police."},
    "what_happened": STORY,
    "exact_words": "You can't keep me out of my own house.",
    "attribution": "I saw them through the window.",
    "effect": "I did not sleep. The children asked to stay at their aunt's.",
}


def entries() -> tuple[Entry, ...]:
    two = (exhibit("A-1", 1), exhibit("A-2", 1))
    sound = exhibit("B-1", 2, kind="audio", picture=None, fields={"caption": "Voicemail"}, file_name="B-1.m4a")
    return (
        entry(1, date(2026, 3, 2), fields=AT_THE_DOOR, exhibits=two, corrected_at=("2026-03-03T09:00:00+00:00",)),
        entry(
            2,
            date(2026, 1, 20),
            kind="contact",
            fields={
                "title": "Asked for no contact",
                "channel": "sms",
                "direction": "out",
                "response": {"kind": "told_to_stop"},
                "identifier": "+1 555 0142",
            },
            exhibits=(sound,),
            message_ids=("m2",),
        ),
        entry(
            3,
            date(2025, 12, 14),
            fields={
                "title": "Held by the wrist",
                "ranks": ["worst"],
                "what_happened": "Held me by the wrist and would not let go.",
                "injuries": [{"body_part": "wrist", "marks": "bruise"}],
                "medical": [{"provider": "Dr. Sample", "date": "2025-12-15"}],
                "weapon": "no",
                "police": "no",
            },
        ),
        entry(
            4,
            date(2025, 11, 3),
            about=True,
            fields={"what_happened": "Took the phone and read messages aloud."},
        ),
        entry(5, None, kind="memory", fields={"title": "The summer before", "what_happened": "Broke the radio."}),
    )


def conversation() -> Conversation:
    source = Source(
        "Messages.txt",
        sha256(b"m").hexdigest(),
        "WhatsApp",
        "2026-03-02T20:00:00+00:00",
        "Europe/London",
        "assumed",
        ("line 12",),
        "",
    )
    day = date(2026, 1, 20)
    common: dict[str, Any] = {"day": day, "shift": 0, "mine": False, "system": False}
    messages = (
        Message(
            "m1", "1", "message", clock="09:12", author="+1 555 0142", name="Robin", text="Where are you?", **common
        ),
        Message(
            "m2",
            "2",
            "message",
            clock="09:20",
            author=None,
            name="M. Example",
            text="Please do not write to me any more.",
            **(common | {"mine": True}),
        ),
        Message(
            "m3",
            "3",
            "message",
            clock="09:21",
            author="+1 555 0142",
            name="Robin",
            text="",
            marks=("deleted",),
            missing_files=1,
            **common,
        ),
        Message(
            "m4",
            "4",
            "system",
            clock="09:30",
            author=None,
            name=None,
            text="Robin changed the name of the group",
            **(common | {"system": True}),
        ),
    )
    parties = (Party("+1 555 0142", "Robin", False), Party(None, "M. Example", True))
    return Conversation("c1", "WhatsApp with Robin", parties, (source,), messages, 4)


def material(**changes: Any) -> Material:
    """Everything at once; the records and the log are those of the hand-made log."""
    log = hand_log()
    given: dict[str, Any] = {
        "request": ReportRequest(),
        "case": CASE,
        "entries": entries(),
        "exhibits": tuple(one for each in entries() for one in each.exhibits),
        "conversations": (conversation(),),
        "gaps": (Gap("exhibit", "changed", 3),),
        "records": tuple(log.records),
        "log": log.state(),
        "made_at": "2026-03-05T08:00:00+00:00",
        "clock_source": "this computer",
        "check_code": "7F3A 91C2 0B5E 44D0",
        "zone": "Europe/London",
        "first_day": date(2025, 11, 3),
        "last_day": date(2026, 3, 2),
    }
    return Material(**(given | changes))
