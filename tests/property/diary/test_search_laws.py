"""Search: nothing that can be typed is an error, and every word of a text finds it."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nocontact_desktop.diary.searching import match_expression

typed = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    """The same kind of index the notebook has, in memory."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2')")
    return connection


@given(typed)
@example('" OR text:* NEAR(a b, 2) ^x {a} - + NOT')
@example("a\0b")
@example("*")
@example("'; DROP TABLE leaf; --")
@example("ﬁ ² ①  ̈ ़")
def test_nothing_typed_is_an_error(index: sqlite3.Connection, text: str) -> None:
    expression = match_expression(text)
    if expression is not None:
        index.execute("SELECT count(*) FROM words WHERE words MATCH ?", (expression,)).fetchone()


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyzäöüéñçøاבגд", min_size=1, max_size=8), min_size=1, max_size=6))
def test_every_word_of_a_text_finds_it(index: sqlite3.Connection, words: list[str]) -> None:
    text = " ".join(words)
    index.execute("DELETE FROM words")
    index.execute("INSERT INTO words (text) VALUES (?)", (text,))
    for wanted in (*words, text, text.upper(), words[-1][:1]):
        assert index.execute(
            "SELECT count(*) FROM words WHERE words MATCH ?", (match_expression(wanted),)
        ).fetchone() == (1,)
