"""Hand-overs of children: how many were on time, late and missed, and each of them."""

from __future__ import annotations

from collections.abc import Sequence

from nocontact_desktop.diary.handovers import OUTCOMES
from nocontact_desktop.report.compose.saying import Saying
from nocontact_desktop.report.document import Column, Heading, Paragraph, Row, Section, Space, Table, text
from nocontact_desktop.report.isolated import own
from nocontact_desktop.report.material import Handover, Material


def handovers(material: Material, saying: Saying) -> list[Section]:
    """Compose the counts of each month and the hand-overs one by one; none when there are none."""
    if not material.handovers:
        return []
    say = saying.say
    blocks = (
        Heading(1, say("handovers.title")),
        Paragraph(text(say("handovers.opening"))),
        Space(1 / 3),
        _by_month(material.handovers, saying),
        Heading(2, say("handovers.each")),
        _each(material.handovers, saying),
    )
    return [Section(say("handovers.title"), "handovers", blocks, new_page=False)]


def handover_anchor(handover: Handover) -> str:
    """Return where a hand-over stands."""
    return f"handover-{handover.number}"


def said_handover(handover: Handover, saying: Saying) -> str:
    """Say how it went: "To the petitioner: late, 20 minutes (the respondent)"."""
    fields = handover.fields
    went = saying.value("handover.outcome", fields["outcome"])
    if fields.get("how_late"):
        went = f"{went}, {own(fields['how_late'])}"
    if fields.get("late_side"):
        went = f"{went} ({saying.value('handover.late_side', fields['late_side'])})"
    way = saying.value("handover.way", fields.get("way"))
    return saying.say("handovers.went", way=way, went=went[0].lower() + went[1:]) if way else went


def _by_month(handovers: Sequence[Handover], saying: Saying) -> Table:
    say = saying.say
    months: dict[str, list[str]] = {}
    for one in handovers:
        months.setdefault(_month(one), []).append(str(one.fields["outcome"]))
    rows = [
        Row(
            (
                text(saying.dates.written(month) or say("handovers.no_month")),
                *(text(str(found.count(outcome))) for outcome in OUTCOMES),
            )
        )
        for month, found in months.items()
    ]
    every = [str(one.fields["outcome"]) for one in handovers]
    rows.append(Row((text(say("handovers.all")), *(text(str(every.count(outcome))) for outcome in OUTCOMES))))
    heads = (Column(saying.value("handover.outcome", outcome), 0.2, "end") for outcome in OUTCOMES)
    return Table((Column(say("handovers.month"), 0.4), *heads), tuple(rows), close=True)


def _month(handover: Handover) -> str:
    month = str(handover.fields.get("occurred_from") or "")[:7]
    return month if len(month) == 7 and month[5:].isdigit() else ""


def _each(handovers: Sequence[Handover], saying: Saying) -> Table:
    say = saying.say
    columns = (
        Column(say("handovers.due"), 0.26),
        Column(say("handovers.how"), 0.42),
        Column(say("handovers.said"), 0.32),
    )
    return Table(columns, tuple(_row(one, saying) for one in handovers))


def _row(handover: Handover, saying: Saying) -> Row:
    say, fields = saying.say, handover.fields
    due = handover.said_short or say("date.unknown")
    if fields.get("occurred_text") and not handover.order:
        due = say("entry.when_own", when=due, own=own(fields["occurred_text"]))
    beside = [own(str(fields[name])) for name in ("place", "who", "children") if fields.get(name)]
    how = " · ".join([said_handover(handover, saying), *beside])
    if handover.corrected:
        how = f"{how} · {say.count('handovers.corrected', handover.corrected)}"
    said = say("handovers.quoted", words=own(fields["said"])) if fields.get("said") else ""
    return Row((text(due), text(how), text(said)), handover_anchor(handover))
