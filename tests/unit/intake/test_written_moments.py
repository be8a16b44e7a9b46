"""Moments written out in words, in the languages of those who were asked."""

from __future__ import annotations

import pytest

from nocontact_desktop.intake.written_moments import read_moment


@pytest.mark.parametrize(
    "written",
    [
        "Monday, March 2, 2026 at 9:15:03\u202fPM UTC",
        "Monday, 2 March 2026 at 21:15:03 UTC",
        "Montag, 2. März 2026 um 21:15:03 UTC",
        "lundi 2 mars 2026 à 21:15:03 UTC",
        "lunes, 2 de marzo de 2026, 21:15:03 UTC",
        "lunes, 2 de marzo de 2026 a las 9:15:03\u202fp.m. UTC",
        "segunda-feira, 2 de março de 2026 às 21:15:03 UTC",
        "lunedì 2 marzo 2026 alle ore 21:15:03 UTC",
        "mandag den 2. marts 2026 kl. 21.15.03 UTC",
        "maanantai 2. maaliskuuta 2026 klo 21.15.03 UTC",
        "poniedziałek, 2 marca 2026 21:15:03 UTC",
        "2 Mart 2026 Pazartesi 21:15:03 UTC",
        "понедельник, 2 марта 2026 г., 21:15:03 UTC",
        "Δευτέρα 2 Μαρτίου 2026 στις 9:15:03 μ.μ. UTC",
        "2026. március 2., hétfő 21:15:03 UTC",
        "2026 m. kovo 2 d., pirmadienis 21:15:03 UTC",
        "2026年3月2日月曜日 21時15分03秒 UTC",
        "2026年3月2日星期一 UTC 21:15:03",
        "2026年3月2日 星期一 UTC 下午9:15:03",
        "2026년 3월 2일 월요일 오후 9시 15분 3초 UTC",
    ],
)
def test_the_same_moment_in_many_languages(written: str) -> None:
    moment = read_moment(written)
    assert moment is not None
    assert moment.isoformat() == "2026-03-02T21:15:03+00:00"


def test_a_month_that_has_the_name_of_another_in_the_next_language() -> None:
    moments = [read_moment(f"{day} listopada 2026{end} 21:15:03 UTC") for day, end in (("2", ""), ("2.", "."))]
    assert [moment.month for moment in moments if moment] == [11, 10]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "Monday, March 2, 2026 at 9:15:03 PM",
        "Monday, March 2, 2026 at 9:15:03 XM UTC",
        "Monday, March 32, 2026 at 9:15:03 PM UTC",
        "Monday, February 30, 2026 at 9:15:03 PM UTC",
        "Monday, March 2 or April 2, 2026 at 9:15:03 PM UTC",
        "2 di marsu 2026, 21:15:03 UTC",
        "21:15:03 UTC",
        "3/2/2026 21:15:03 UTC",
        "2 March 2026 25:15:03 UTC",
        "2026年13月2日 21時15分03秒 UTC",
    ],
)
def test_what_is_not_sure_gives_no_moment(written: str) -> None:
    assert read_moment(written) is None
