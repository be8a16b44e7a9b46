"""What else is known of the case and fits no other part: how the respondent is known, where weapons are."""

from __future__ import annotations

from nocontact_desktop.report.compose.saying import Saying
from nocontact_desktop.report.document import Facts, Heading, Section, text
from nocontact_desktop.report.material import Material

_OF_THE_PERSON = ("identifiers", "workplace", "language", "description", "weapons_where")
_OF_THE_CASE = ("safe_address", "risk_factors")


def further(material: Material, saying: Saying) -> list[Section]:
    """Compose the section; none when there is nothing to say."""
    say, case = saying.say, material.case
    person = case.get("person") or {}
    values = [(name, person.get(name)) for name in _OF_THE_PERSON] + [(name, case.get(name)) for name in _OF_THE_CASE]
    rows = tuple((say(f"further.{name}"), text(saying.value(name, value))) for name, value in values if value)
    if not rows:
        return []
    return [Section(say("further.title"), "further", (Heading(1, say("further.title")), Facts(rows)), new_page=False)]
