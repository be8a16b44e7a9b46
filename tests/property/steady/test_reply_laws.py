"""Whatever is typed: the check ends, says the same each time, and its places lie in the draft."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.folded import fold, folded
from nocontact_desktop.preparation.terms import Terms
from nocontact_desktop.steady.replies import Known, check, count_words, sentence_start
from tests.unit.steady.reply_drafts import HOT, NEUTRAL

CONTENT = load()
AT = datetime(2026, 3, 2, 21, 4, tzinfo=UTC)
PHRASES = [phrase for rule in CONTENT.reply_rules for phrase in rule.phrases if not set("*…") & set(phrase)]

any_letter = st.characters(codec=None, exclude_categories=()) | st.sampled_from(
    "İıßﬀ’'…*\u0301\u200d\ufe0f\u202e🏽👩❤!?؟\n\u2028 ."
)
any_text = st.text(any_letter, max_size=60)
pieces = st.lists(any_text | st.sampled_from([*HOT, *NEUTRAL, *PHRASES]), max_size=5).map(" ".join)
facts = st.lists(any_text | st.sampled_from(["+44 7700 900999", "14 Harbour Mews", "Will"]), max_size=3).map(tuple)
terms = st.none() | st.builds(
    Terms, id=st.just("1"), channel=st.just("email"), subjects=facts, longest_words=st.none() | st.integers(0, 9)
)


@given(draft=pieces, private=facts, people=facts, agreed=terms)
def test_findings_lie_in_the_draft_in_order_and_are_the_same_each_time(
    draft: str, private: tuple[str, ...], people: tuple[str, ...], agreed: Terms | None
) -> None:
    known = Known(private, people)
    found = check(draft, CONTENT, known, agreed, at=AT)
    assert check(draft, CONTENT, known, agreed, at=AT) == found
    assert all(0 <= one.start <= one.end <= len(draft) for one in found)
    assert all(one.words(draft) for one in found if one.rule != "hours")
    assert [one.start for one in found] == sorted(one.start for one in found)
    by_rule = [[one for one in found if one.rule == rule.id] for rule in CONTENT.reply_rules]
    assert all(first.end <= second.start for same in by_rule for first, second in itertools.pairwise(same))
    assert all(0 <= sentence_start(draft, one.start) <= one.start for one in found)
    assert count_words(draft) <= len(draft)


@given(before=any_text, behind=any_text, phrase=st.sampled_from(PHRASES), upper=st.booleans())
def test_a_phrase_of_a_rule_is_marked_whatever_stands_around_it(
    before: str, behind: str, phrase: str, upper: bool
) -> None:
    said = phrase.upper() if upper else phrase
    draft = f"{before} , {said} , {behind}"
    at = len(before) + 3
    found = check(draft, CONTENT, Known(), at=AT)
    assert [one for one in found if one.start <= at and at + len(said) <= one.end]


@given(draft=pieces)
def test_the_marked_words_hold_what_is_marked(draft: str) -> None:
    whole = folded(draft)
    assert "".join(fold(letter) for letter in draft) == whole.text
    for start in range(len(whole.text)):
        first, end = whole.span(start, start + 1)
        assert whole.text[start] in fold(draft[first:end])
