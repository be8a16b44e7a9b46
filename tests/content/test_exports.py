"""Every export that can be read is told of where files are chosen and in the report, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import nocontact_desktop.intake
from nocontact_desktop.guidance.content import load
from nocontact_desktop.intake.formats import all_formats
from nocontact_desktop.report.words import words


def test_every_reader_is_told_of_and_nothing_else() -> None:
    assert {one.id for one in load().exports} == {one.NAME for one in all_formats()}


def test_every_reader_has_a_name_in_the_report() -> None:
    say = words("en")
    assert [one.NAME for one in all_formats() if say.name("format", one.NAME) == one.NAME] == []


def test_every_reason_for_leaving_something_out_has_words() -> None:
    package = Path(nocontact_desktop.intake.__file__).parent
    source = "".join(path.read_text("utf-8") for path in package.rglob("*.py"))
    reasons = {
        *re.findall(r'notes\.skip\([^)]*"([a-z-]+)"\)', source),
        *re.findall(r'append\(\(f?"[^"]*", "([a-z-]+)"\)', source),
    }
    assert {"broken-off", "too-large", "link"} <= reasons
    assert reasons - set(load().words["skips"]) == set()
