"""Where sources disagree no side is taken: both are named, the choice stays open, nothing unknown is claimed."""

from __future__ import annotations

import re

import pytest

from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.rows import Part, Reading, Sheet, Step
from tests.content.prose import rows

CONTENT = load()
PROSE = [(label, text) for label, texts in rows() for text in texts]


def step(step_id: str) -> Step:
    found = CONTENT.step(step_id)
    assert found is not None
    return found


def reading(reading_id: str) -> Reading:
    found = CONTENT.reading(reading_id)
    assert found is not None
    return found


def sheet(sheet_id: str) -> Sheet:
    found = CONTENT.sheet(sheet_id)
    assert found is not None
    return found


def part(sheet_id: str, part_id: str) -> Part:
    return next(one for one in sheet(sheet_id).parts if one.id == part_id)


def saying(pattern: str) -> list[str]:
    """Where the guidance says something like ``pattern``."""
    return [f"{label}: {text}" for label, text in PROSE if re.search(pattern, text, re.IGNORECASE)]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 14, 15, 17])
def test_each_point_has_a_card_with_both_views_on_it(number: int) -> None:
    key = f"idea:X-{number:02}"
    with_views = [row for rows_ in (CONTENT.steps, CONTENT.readings) for row in rows_ if key in row.facts and row.views]

    assert with_views
    assert all(len(row.views) >= 2 for row in with_views)
    assert [view for row in with_views for view in row.views if re.search(r"\b(right|wrong) one\b", view)] == []


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 14, 15, 16, 17])
def test_each_point_has_an_article_with_the_views_side_by_side(number: int) -> None:
    key = f"idea:X-{number:02}"
    with_views = [one for one in CONTENT.articles if key in one.facts and len(one.views) >= 2]

    assert with_views
    assert [view for one in with_views for view in one.views if re.search(r"\b(right|wrong) (one|view)\b", view)] == []


@pytest.mark.fact("idea:X-12")
def test_articles_tell_of_body_and_brain_as_one_way_to_understand_it() -> None:
    unchecked = [
        part.says
        for one in CONTENT.articles
        if "idea:X-12" in one.facts
        for part in one.paragraphs
        if part.mark == "U" and not part.says.startswith("Some")
    ]

    assert len(unchecked) >= 10
    assert [one for one in unchecked if not one.startswith("One way to understand")] == []


@pytest.mark.fact("idea:X-01")
def test_no_card_asks_for_a_length_or_counts_towards_an_end() -> None:
    assert len(reading("no-end-date").views) == 3
    assert saying(r"\b\d+ (days|weeks|months) (of|without) (no )?contact\b|\bdays since\b") == []


@pytest.mark.fact("idea:X-02", "idea:C-06")
def test_what_was_tried_may_be_nothing_at_all() -> None:
    options = {option.id for option in part("tried", "tried").options}

    assert {"talking", "compromise", "counselling", "less-contact", "inner-distance", "limits", "none"} <= options
    assert "Nothing needs to have been tried." in step("what-i-tried").what


@pytest.mark.fact("idea:X-04")
def test_filing_unread_joins_not_reading_with_keeping_a_record() -> None:
    card = step("sealed-log")

    assert card.opens == "diary"
    assert "people" in card.see  # somebody who is trusted can read it
    assert any("trust" in line for line in card.how)
    assert any("hreat" in line for line in card.more)


@pytest.mark.fact("idea:X-05", "idea:I-05")
def test_deleting_is_never_what_a_channel_begins_with() -> None:
    deleting = re.compile(r"\b(delete|close) (the|your) account", re.IGNORECASE)
    for channel in CONTENT.channels:
        assert not deleting.search(channel.verb), channel.id
        assert channel.save.says
        assert channel.softer.says
        assert channel.open.says
    assert any("need not delete" in line for line in step("evidence-or-not").more)


@pytest.mark.fact("idea:X-06")
def test_people_are_looked_at_one_by_one_and_put_into_no_group() -> None:
    assert "one by one" in step("person-by-person").title
    assert any("nobody into a group" in view for view in step("person-by-person").views)


@pytest.mark.fact("idea:X-07")
def test_to_know_of_danger_is_apart_from_checking_and_checking_shames_nobody() -> None:
    card = step("someone-looks-for-me")

    assert "danger only" in card.what
    assert any("common" in line for line in card.more)
    assert "sheet:urge" in card.see


@pytest.mark.fact("idea:X-08", "idea:L-02", "idea:P-03")
def test_contact_on_terms_is_a_path_of_its_own() -> None:
    assert saying(r"(only|just) (low|less) contact|second best|falls? short|not (really|fully) no contact") == []
    assert any("None of them is a failure" in one.says for one in reading("why-contact-stays").paragraphs)
    assert next(one for one in CONTENT.chapters if one.id == "terms").tools == ("terms",)


@pytest.mark.fact("idea:X-10")
def test_nothing_says_that_distance_is_there_to_tell_others_something() -> None:
    assert saying(r"sends? (a|the|them a) message to|teach(es)? them a lesson|make them (see|regret|miss)") == []


@pytest.mark.fact("idea:X-11", "idea:P-05")
def test_early_and_later_stand_side_by_side_and_nothing_is_promised() -> None:
    early, later, *_ = reading("what-it-can-give").views

    assert early.startswith("Early")
    assert later.startswith("Later")
    assert "Not everyone" in later
    assert saying(r"you will (feel|be) (free|better|fine|happy)|\b(soon|quickly) (feel|be) better\b") == []


@pytest.mark.fact("idea:X-12")
def test_what_is_said_of_brain_and_body_is_one_way_to_see_it_and_marked_as_not_checked() -> None:
    claims = [one for one in reading("the-pull").paragraphs if one.mark]

    assert claims
    assert {one.mark for one in claims} == {"U"}
    assert all(one.says.startswith("One way to understand") for one in claims)
    assert (
        saying(r"\b(cortisol|dopamine|hippocampus|amygdala|brain damage|resets? (the|your) (brain|body|nerves))\b")
        == []
    )


@pytest.mark.fact("idea:X-13")
def test_reporting_is_a_choice_with_its_effects() -> None:
    card = step("report-or-note")

    assert any("You decide" in view for view in card.views)
    assert any("risk" in line for line in card.more)
    told = [one for one in PROSE if re.search(r"\breport (every|each) breach", one[1])]
    assert all(text.startswith("Some say") for _, text in told)


@pytest.mark.fact("idea:X-14")
def test_a_device_is_weighed_by_cost_evidence_and_safety_and_may_be_kept() -> None:
    parts = {one.id for one in sheet("replace").parts}

    assert {"cost", "evidence", "noticed"} <= parts
    assert {"replace", "check", "keep", "undecided"} <= {option.id for option in part("replace", "way").options}


@pytest.mark.fact("idea:X-15")
def test_a_place_can_be_kept() -> None:
    choice = next(column for column in part("places", "places").columns if column.kind == "one")
    words = [option.words for option in choice.options]

    assert words[0] == "Keep going"
    assert {"At another time", "With company"} <= set(words)
    assert part("places", "order")


@pytest.mark.fact("idea:X-16")
def test_feelings_are_not_interpreted() -> None:
    assert saying(r"(this|it|that) (means|shows) (that )?you (still )?(love|miss)|is (not )?a sign of love") == []
    assert "does not read your feelings" in reading("the-pull").paragraphs[-1].says


@pytest.mark.fact("idea:X-17")
def test_nothing_advises_to_confront_or_to_announce() -> None:
    assert saying(r"\b(confront|tell) them (that you|why you) (are|have|block|leave)") == []
    assert "needs no announcement" in step("to-say-or-not").what
    assert len(step("to-say-or-not").views) == 3


@pytest.mark.fact(
    "idea:C-01", "idea:C-02", "idea:C-03", "idea:C-04", "idea:C-05", "idea:C-18", "idea:C-20", "idea:C-14", "idea:P-04"
)
def test_the_private_questions_are_in_own_words_and_lead_to_no_verdict() -> None:
    questions = sheet("reflect").parts

    assert len(questions) >= 7
    assert {one.kind for one in questions} == {"text"}
    assert all(one.title.endswith("?") for one in questions)
    assert saying(r"\byour (score|result)\b|\bthis is (not )?abuse\b|\bprove (that|it)\b") == []


@pytest.mark.fact("idea:C-16")
def test_every_aim_can_be_chosen_and_none_needs_a_reason() -> None:
    aim = next(question for question in CONTENT.questions if question.id == "aim")

    assert [one.id for one in aim.options] == [
        "no-contact",
        "low-contact",
        "grey-rock",
        "parallel-parenting",
        "not-sure",
    ]


@pytest.mark.fact("idea:C-19")
def test_gains_and_costs_are_weighed_by_the_user_alone() -> None:
    side = next(column for column in part("costs", "lines").columns if column.kind == "one")

    assert {option.words for option in side.options} == {"A gain", "A cost", "Both", "Not sure"}
    assert saying(r"\b(more|fewer) (gains|costs) than\b") == []


@pytest.mark.fact("idea:I-10")
def test_before_anything_is_put_away_it_is_asked_whether_it_is_evidence() -> None:
    first = next(one for one in CONTENT.steps if one.chapter == "put-away")
    column = part("put-away", "things").columns[1]

    assert first.id == "evidence-or-not"
    assert column.title == "Is this evidence?"
    assert any("ot sure: keep it" in option.words for option in column.options)


@pytest.mark.fact("idea:I-06")
def test_what_is_put_away_is_out_of_reach_and_not_gone() -> None:
    assert part("put-away", "note-to-me")
    assert part("put-away", "keeper")
    assert [
        one for one in CONTENT.steps if one.chapter == "put-away" and re.search(r"\bdelete\b", one.title, re.IGNORECASE)
    ] == []


@pytest.mark.fact("idea:P-01")
def test_every_step_says_why() -> None:
    assert [one.id for one in CONTENT.steps if len(one.why.says.split()) < 4] == []


@pytest.mark.fact("idea:P-02")
def test_nothing_counts_an_unbroken_record() -> None:
    assert saying(r"\b(in a row|without a break|unbroken|perfect|days clear)\b") == []
    assert saying(r"\bstarts? (again )?from zero\b") == saying(r"\bnothing starts (again )?from zero\b")


@pytest.mark.fact("idea:P-06")
def test_nothing_is_sold() -> None:
    assert saying(r"\b(coach|coaching|consultation|our method|programme for)\b") == []


@pytest.mark.fact("idea:P-07")
def test_nobody_is_diagnosed() -> None:
    assert saying(r"\b(narciss|psychopath|sociopath|borderline|personality disorder|disordered)") == []


@pytest.mark.fact("idea:P-10")
def test_leaders_of_a_faith_may_help_or_act_between_and_no_faith_is_named() -> None:
    assert "or acts between you" in step("faith-and-leaders").what
    assert saying(r"\b(church|mosque|synagogue|temple|pastor|priest|imam|rabbi|bible|quran|prayer)\b") == []


@pytest.mark.fact("idea:P-11")
def test_safety_comes_before_everything_else() -> None:
    chapters = [chapter.id for chapter in CONTENT.chapters]
    first = [one.id for one in CONTENT.steps if one.chapter == "stay-safe"][:4]

    assert chapters.index("stay-safe") < chapters.index("channels") < chapters.index("moment")
    assert first == ["changes-show", "safer-device-first", "save-first", "not-a-detector"]
    assert any("safety comes before" in one.says for one in reading("when-control-ends").paragraphs)
