"""The reply helper marks what its rules name, where it stands, and leaves plain sentences alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.terms import ReadingTime, Terms
from nocontact_desktop.steady.replies import Known, check, count_words, most_words, sentence_start
from tests.unit.steady.reply_drafts import HOT, NEUTRAL

CONTENT = load()
MONDAY_EVENING = datetime(2026, 3, 2, 21, 4, tzinfo=UTC)
NOBODY = Known()


def marked(draft: str, known: Known = NOBODY, terms: Terms | None = None) -> list[tuple[str, str]]:
    """Each finding as the rule and the words it marks."""
    return [(one.rule, one.words(draft)) for one in check(draft, CONTENT, known, terms, at=MONDAY_EVENING)]


def words_of(rule: str, draft: str, known: Known = NOBODY, terms: Terms | None = None) -> list[str]:
    return [words for found, words in marked(draft, known, terms) if found == rule]


def terms_for(*subjects: str, longest: int | None = None, reading: tuple[ReadingTime, ...] = ()) -> Terms:
    return Terms(id="1", channel="email", subjects=subjects, longest_words=longest, reading=reading)


@pytest.mark.fact("idea:L-06")
@pytest.mark.parametrize("draft", NEUTRAL)
def test_a_flat_reply_has_no_findings(draft: str) -> None:
    assert marked(draft) == []


@pytest.mark.fact("idea:L-08")
@pytest.mark.parametrize("draft", HOT)
def test_a_reply_written_in_heat_has_findings(draft: str) -> None:
    assert marked(draft) != []


@pytest.mark.parametrize("draft", [rule.offer for rule in CONTENT.reply_rules])
def test_the_neutral_beginnings_have_no_findings(draft: str) -> None:
    assert marked(draft) == []


@pytest.mark.fact("idea:L-09")
@pytest.mark.parametrize("script", [one for one in CONTENT.scripts if one.group == "terms"], ids=lambda one: one.id)
def test_the_ready_sentences_have_no_findings(script: object) -> None:
    assert marked(script.text) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("rule", "draft", "words"),
    [
        ("question", "I got it. What do you think of Friday? Bye.", "What do you think of Friday?"),
        ("question", "tell me why", "tell me why"),
        ("feeling", "Fine, but I feel left out.", "I feel"),
        ("feeling", "That was disappointing.", "disappointing"),
        ("reason", "I can't, because of work.", "because"),
        ("blame", "You really did never call.", "You really did never"),
        ("blame", "Stop your manipulating.", "manipulating"),
        ("promise", "I promised to pay.", "I promised"),
        ("threat", "Bring it back or else.", "or else"),
        ("sarcasm", "Good for you.", "Good for you"),
        ("sarcasm", "No!!", "!!"),
        ("mixed", "By the way, it is late.", "By the way"),
    ],
)
def test_each_rule_marks_its_words_where_they_stand(rule: str, draft: str, words: str) -> None:
    assert words_of(rule, draft) == [words]


@pytest.mark.parametrize(
    "draft", ["Im feeling low", "I’m feeling low", "I'M FEELING low", "I`m  feeling low", "I'm\nfeeling low"]
)
def test_case_apostrophes_and_blanks_make_no_difference(draft: str) -> None:
    assert words_of("feeling", draft) == [draft.removesuffix(" low")]


@pytest.mark.parametrize("draft", ["The unhappy sadhu waits.", "Ten km/s is fast.", "A crybaby doll is in the box."])
def test_a_part_of_a_word_is_not_marked(draft: str) -> None:
    assert marked(draft) == []


def test_up_to_two_words_stand_in_between_and_no_sentence_ends() -> None:
    assert words_of("blame", "You do really never call") == ["You do really never"]
    assert words_of("blame", "You do really and truly never call") == []
    assert words_of("blame", "I saw you. Sam was never late.") == []


def test_a_sentence_with_two_questions_in_it_is_marked_once() -> None:
    assert words_of("question", "Fine. Why did you go, why are you late?\nBye.") == [
        "Why did you go, why are you late?"
    ]


def test_an_address_in_the_web_is_no_question_and_can_be_private() -> None:
    draft = "See https://forms.example/anna.new?id=3"
    assert marked(draft) == []
    assert words_of("private", draft, Known(private=("anna.new",))) == ["anna.new"]


@pytest.mark.parametrize(
    ("draft", "rule", "words"),
    [
        ("👩‍👩‍👧 ok. I hate it 🙄.", "sarcasm", "🙄"),
        ("Straße, Maße: I feel ill", "feeling", "I feel"),
        ("İSTANBUL İİ. I HATE it", "feeling", "HATE"),
        ("Cafe\u0301 e\u0301: I felt it", "feeling", "I felt"),
        ("I háte it", "feeling", "háte"),
        ("ha\u0301te\u0301 it", "feeling", "ha\u0301te\u0301"),
        ("ﬁne 🏳️‍🌈 you lied", "blame", "you lied"),
        ("אני כאן. I feel it. שלום", "feeling", "I feel"),
        ("\u202bI feel\u202c it", "feeling", "I feel"),
        ("I love\u00a0you ❤️", "feeling", "❤️"),
        ("well 👏🏽", "sarcasm", "👏🏽"),
        ("❤️‍🔥 ok", "feeling", "❤️‍🔥"),
        ("هل تأتي؟ نعم", "question", "هل تأتي؟"),
        ("Ｗｈｙ　ｄｉｄ　ｙｏｕ go", "question", "Ｗｈｙ　ｄｉｄ　ｙｏｕ go"),
    ],
)
def test_places_are_right_in_any_writing(draft: str, rule: str, words: str) -> None:
    assert words in words_of(rule, draft)


def test_what_overlaps_in_one_rule_is_one_finding_and_in_two_rules_two() -> None:
    draft = "Why do you hurt me?"
    assert marked(draft) == [("question", draft), ("feeling", "hurt me")]


def test_findings_come_in_the_order_of_the_text() -> None:
    draft = "Or else! I feel bad. You lied. I swear."
    assert [rule for rule, _ in marked(draft)] == ["threat", "feeling", "blame", "promise"]


@pytest.mark.parametrize("draft", ["", " \n\t", "\u200b"])
def test_a_blank_has_no_findings(draft: str) -> None:
    assert marked(draft, Known(("a place",), ("Anna",)), terms_for("school", longest=1)) == []


@pytest.mark.fact("idea:L-08")
def test_length_is_that_of_the_terms_where_they_say_one() -> None:
    draft = "One two — three, four."
    assert count_words(draft) == 4
    assert words_of("length", draft, terms=terms_for(longest=3)) == ["four."]
    assert words_of("length", draft, terms=terms_for(longest=4)) == []
    assert words_of("length", "word " * 60) == []
    assert words_of("length", "word " * 62) == ["word word"]
    assert most_words(CONTENT, None) == 60
    assert most_words(CONTENT, terms_for(longest=3)) == 3


PRIVATE = Known(private=("14 Harbour Mews", "+44 7700 900999", "anna.new@example.org", "Café Özlem", "北京路"))


@pytest.mark.fact("idea:L-08")
@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("I live at 14, harbour  mews now", "14, harbour  mews"),
        ("Call 07700 900 999 please", "07700 900 999"),
        ("Call +44 (0)7700-900999.", "+44 (0)7700-900999"),
        ("Write to Anna.New@Example.org", "Anna.New@Example.org"),
        ("At cafe ozlem at five", "cafe ozlem"),
        ("At CAFE\u0301 O\u0308ZLEM’S door", "CAFE\u0301 O\u0308ZLEM’S"),
        ("我住在北京路三号", "北京路"),
    ],
)
def test_a_private_fact_is_found_however_it_is_written(draft: str, words: str) -> None:
    assert words_of("private", draft, PRIVATE) == [words]


@pytest.mark.parametrize("draft", ["114 Harbour Mews", "The harbour is shut.", "It costs 900.", "Ref 17700900998"])
def test_what_only_looks_like_a_private_fact_is_left_alone(draft: str) -> None:
    assert words_of("private", draft, PRIVATE) == []


TRUSTED = Known(people=("Vera Lindqvist", "Will Okafor", "Aunt Josie", "my sister"))


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("Vera can come.", ["Vera"]),
        ("vera lindqvist's car", ["vera lindqvist's"]),
        ("Will comes, if you will wait.", ["Will"]),
        ("will okafor comes", ["will okafor"]),
        ("Your aunt rang. Aunt Josie did not.", ["Aunt Josie"]),
        ("My sister is there.", ["My sister"]),
        ("Severa and Veranda", []),
    ],
)
def test_people_are_marked_by_whole_and_first_name(draft: str, words: list[str]) -> None:
    assert words_of("people", draft, TRUSTED) == words


@pytest.mark.fact("idea:L-08")
def test_what_is_outside_the_agreed_subjects_is_marked() -> None:
    draft = "Homework is done. The invoice is late."
    assert words_of("off-subject", draft, terms=terms_for("the children’s school")) == ["invoice"]
    assert words_of("off-subject", draft, terms=terms_for("School", "Money")) == []
    assert words_of("off-subject", draft, terms=terms_for()) == []
    assert words_of("off-subject", draft) == []


def test_subjects_in_words_of_ones_own_are_not_marked_as_outside() -> None:
    assert words_of("off-subject", "The teacher called.", terms=terms_for("Kita")) == []
    assert words_of("off-subject", "The Kita doctor called.", terms=terms_for("money", "Kita")) == []
    assert words_of("off-subject", "The doctor called.", terms=terms_for("money", "Kita")) == ["doctor"]


def test_a_second_matter_is_marked_and_one_sentence_is_one_matter() -> None:
    assert words_of("mixed", "Pick up is at five. The invoice is late.") == ["invoice"]
    assert words_of("mixed", "Pick up is at five with the medicine. Medicine twice a day.") == []


EVENING = ReadingTime(days=(0,), start="21:00", end="21:30")
MORNING = ReadingTime(days=(0,), start="08:00", end="08:30")


@pytest.mark.fact("idea:L-20")
def test_a_time_that_is_not_for_messages_is_said_without_marking_a_word() -> None:
    assert marked("Noted.", terms=terms_for(reading=(MORNING,))) == [("hours", "")]
    assert marked("Noted.", terms=terms_for(reading=(MORNING, EVENING))) == []
    assert marked("Noted.", terms=terms_for()) == []


def test_the_beginning_of_the_sentence_around_a_place() -> None:
    draft = "🙂 Fine. I can't because I work.\nBye"
    assert sentence_start(draft, draft.index("because")) == draft.index("I can't")
    assert sentence_start(draft, draft.index("Bye") + 1) == draft.index("Bye")
    assert sentence_start(draft, 0) == 0
    assert sentence_start("", 0) == 0


EVERY_RULE = {
    "hours": ("Noted.", ""),
    "length": ("One two three four five six seven.", "seven."),
    "private": ("At 14 Harbour Mews", "14 Harbour Mews"),
    "people": ("Vera waits.", "Vera"),
    "off-subject": ("The invoice came.", "invoice"),
    "mixed": ("Homework is done. Bring the dog.", "the dog"),
    "question": ("Fine. When?", "When?"),
    "feeling": ("It hurts.", "It hurts"),
    "reason": ("Late due to rain.", "due to"),
    "blame": ("You lied.", "You lied"),
    "promise": ("I swear.", "I swear"),
    "threat": ("Last warning.", "Last warning"),
    "sarcasm": ("Nice try.", "Nice try"),
}


@pytest.mark.fact("idea:L-08")
def test_every_rule_finds_what_it_is_for_where_it_stands() -> None:
    assert set(EVERY_RULE) == {rule.id for rule in CONTENT.reply_rules}
    knows = Known(private=PRIVATE.private, people=TRUSTED.people)
    agreed = terms_for("school", "pets", longest=6, reading=(MORNING,))
    for rule, (draft, words) in EVERY_RULE.items():
        found = [one for one in check(draft, CONTENT, knows, agreed, at=MONDAY_EVENING) if one.rule == rule]
        assert [one.words(draft) for one in found] == [words], rule
        assert found[0].start == (draft.index(words) if words else 0), rule


def test_every_rule_says_why_and_has_a_neutral_beginning() -> None:
    assert [rule.id for rule in CONTENT.reply_rules if not (rule.why and rule.offer)] == []
