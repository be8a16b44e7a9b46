"""Every export that can be read is told of where files are chosen and in the report, and nothing else is."""

from __future__ import annotations

from nocontact_desktop.guidance.content import load
from nocontact_desktop.intake.formats import all_formats
from nocontact_desktop.report.words import words


def test_every_reader_is_told_of_and_nothing_else() -> None:
    assert {one.id for one in load().exports} == {one.NAME for one in all_formats()}


def test_every_reader_has_a_name_in_the_report() -> None:
    say = words("en")
    assert [one.NAME for one in all_formats() if say.name("format", one.NAME) == one.NAME] == []
