"""What else is known of the case and fits no other part: how the respondent is known, where weapons are."""

from __future__ import annotations

from collections.abc import Sequence

from nocontact_desktop.report.compose.fitting import Moved
from nocontact_desktop.report.compose.saying import Saying
from nocontact_desktop.report.document import Block, Facts, Heading, Paragraph, Section, Table, text
from nocontact_desktop.report.material import Material

_OF_THE_PERSON = ("identifiers", "workplace", "language", "description", "weapons_where")
_OF_THE_CASE = ("safe_address", "risk_factors")


def further(material: Material, saying: Saying, moved: Sequence[Moved] = ()) -> list[Section]:
    """Compose the section, with what the summary had no room for; none when there is nothing to say."""
    say, case = saying.say, material.case
    person = case.get("person") or {}
    values = [(name, person.get(name)) for name in _OF_THE_PERSON] + [(name, case.get(name)) for name in _OF_THE_CASE]
    rows = tuple((say(f"further.{name}"), text(saying.value(name, value))) for name, value in values if value)
    if not rows and not moved:
        return []
    blocks: list[Block] = [Heading(1, say("further.title"))]
    if rows:
        blocks.append(Facts(rows))
    for one in moved:
        blocks.append(Heading(2, one.heading, one.anchor))
        blocks.append(one.content if isinstance(one.content, Table) else Paragraph(one.content))
    return [Section(say("further.title"), "further", tuple(blocks), new_page=False)]
