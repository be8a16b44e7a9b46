"""How the guidance speaks: short, plain, calm, and without telling anyone what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
import textstat

from tests.content.prose import rows, sentences

ROWS = rows()
MOST_WORDS = 20
HIGHEST_GRADE = 8.0
ENOUGH_WORDS = 40
"""The measure means little for less text than this; it counts in that of its table."""

BANNED = re.compile(
    r"""\b(
      should | must | always | ought | (?<!has\s)(?<!have\s)never
    | victims? | abusers? | narcissis\w* | toxic | survivors? | poison\w*
    | paranoi\w* | relax | (be|stay)\sstrong | got\sthis
    | streaks? | relapse\w* | slip-?ups? | you\sfailed | day\s0 | well\sdone | congratulations | journey
    | finally | at\slast
    | just\sblock | will\snot\sfind\sout | won['’]t\sfind\sout | cut\sthem\sout | are\syou\ssure
    | why\sdid\syou | forgiv\w+ | closure | heal(s|ed|ing)?\scompletely
    | battle | attack\w* | kick\sout | flying\smonkeys? | hoover\w* | supply
    | he | she | his | her | him
    | advanced | certified | admissible | clean | guaranteed | safe\sforever
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


@pytest.mark.parametrize(("label", "texts"), ROWS, ids=[label for label, _ in ROWS])
def test_words_and_sentences(label: str, texts: tuple[str, ...]) -> None:
    banned = [match.group() for text in texts for match in BANNED.finditer(text)]
    long = [one for text in texts for one in sentences(text) if len(one.split()) > MOST_WORDS]

    assert banned == []
    assert long == []
    assert not [text for text in texts if "!" in text]


def as_one(texts: Iterable[str]) -> str:
    """``texts`` as sentences one after the other."""
    return " ".join(text if text[-1] in ".?:" else f"{text}." for text in texts)


LONGER_ROWS = [(label, texts) for label, texts in ROWS if len(as_one(texts).split()) >= ENOUGH_WORDS]


@pytest.mark.parametrize(("label", "texts"), LONGER_ROWS, ids=[label for label, _ in LONGER_ROWS])
def test_reading_level_of_a_row(label: str, texts: tuple[str, ...]) -> None:
    assert textstat.flesch_kincaid_grade(as_one(texts)) <= HIGHEST_GRADE


@pytest.mark.parametrize("table", sorted({label.split()[0] for label, _ in ROWS}))
def test_reading_level_of_a_table(table: str) -> None:
    texts = [text for label, texts in ROWS if label.split()[0] == table for text in texts]

    assert textstat.flesch_kincaid_grade(as_one(texts)) <= HIGHEST_GRADE


@pytest.mark.parametrize(
    "sentence", ["You should block them.", "Well done, 30 days.", "Never reply.", "He is an abuser."]
)
def test_the_list_of_words_stops_what_it_is_for(sentence: str) -> None:
    assert BANNED.search(sentence)


@pytest.mark.parametrize("sentence", ["A computer the person has never used may be safer.", "Other people can help."])
def test_the_list_of_words_lets_facts_pass(sentence: str) -> None:
    assert not BANNED.search(sentence)
