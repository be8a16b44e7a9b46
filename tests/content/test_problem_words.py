"""Every code that the source raises has its words, and every row of words has its code."""

from __future__ import annotations

from string import Formatter

from nocontact_desktop.guidance.content import load
from tests.content.codes_in_source import mentioned, raised

PROBLEMS = load().problems


def placeholders(code: str) -> set[str]:
    wording = PROBLEMS[code]
    return {name for text in (wording.says, wording.next) for _, name, _, _ in Formatter().parse(text) if name}


def test_every_code_raised_has_words() -> None:
    missing = [f"{one.code} ({one.place})" for one in raised() if one.code not in PROBLEMS]

    assert missing == []


def test_every_parameter_in_words_is_given_where_the_code_is_raised() -> None:
    wrong = [
        f"{one.code} ({one.place}) lacks {', '.join(placeholders(one.code) - one.params)}"
        for one in raised()
        if one.code in PROBLEMS and one.params is not None and placeholders(one.code) - one.params
    ]

    assert wrong == []


def test_no_words_without_a_code_in_the_source() -> None:
    constants, patterns = mentioned()
    unused = [
        code for code in PROBLEMS if code not in constants and not any(pattern.fullmatch(code) for pattern in patterns)
    ]

    assert unused == []


def test_the_search_finds_what_it_is_for() -> None:
    found = {one.code: one.params for one in raised()}

    assert found["board.evidence-first"] == frozenset()
    assert found["notebook.key-missing"] == frozenset()  # one of two, chosen on the spot
    assert found["check.head"] == {"size", "leaves"}  # through a helper of the check
