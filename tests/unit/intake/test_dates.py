"""Dates of any program, and of one that is younger than others."""

from __future__ import annotations

from nocontact_desktop.intake import dates
from nocontact_desktop.intake.formats.whatsapp import dates as of_whatsapp


def test_a_date_from_before_a_program_began_is_none_of_its_dates() -> None:
    assert dates.read_date("02.03.1995", "dmy") == "1995-03-02"
    assert of_whatsapp.read_date("02.03.1995", "dmy") is None
    assert of_whatsapp.read_date("02.03.2015", "dmy") == "2015-03-02"


def test_the_first_possible_year_can_tell_the_order() -> None:
    written = ["20/01/05", "21/01/05"]
    assert dates.decide_order(written, None, twelve_hours=False, since=2009).order == "ymd"
    assert dates.decide_order(written, None, twelve_hours=False, since=1990).order == "dmy"
