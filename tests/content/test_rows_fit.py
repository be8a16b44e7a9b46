"""The rows of the guidance fit together: every name that points to another row finds it."""

from __future__ import annotations

import re
from typing import Any, get_args, get_type_hints

from nocontact_desktop.guidance.age import day_of
from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.counts import languages
from nocontact_desktop.guidance.resources import resource
from nocontact_desktop.guidance.rows import MARKS, Claim, Condition, Notice
from nocontact_desktop.preparation.answers import Answers

CONTENT = load()


def conditions() -> list[Condition]:
    return [one for row in with_conditions() for one in row.when]


def with_conditions() -> list[Any]:
    parts = [part for sheet in CONTENT.sheets for part in sheet.parts]
    tables = (
        CONTENT.questions,
        CONTENT.chapters,
        CONTENT.steps,
        CONTENT.sheets,
        parts,
        CONTENT.readings,
        CONTENT.scripts,
    )
    return [row for rows in tables for row in rows]


def test_english_is_there() -> None:
    assert "en" in languages()


def test_every_icon_is_on_board() -> None:
    tables = (
        CONTENT.cards, CONTENT.channels, CONTENT.chapters, CONTENT.steps, CONTENT.sheets, CONTENT.readings,
        CONTENT.topics,
    )  # fmt: skip
    named = {row.icon for rows in tables for row in rows}
    missing = [name for name in sorted(named) if not resource("icons", f"{name}.svg").is_file()]

    assert missing == []


def test_conditions_ask_for_answers_that_can_be_given() -> None:
    options = {question.id: {option.id for option in question.options} for question in CONTENT.questions}

    assert [one for one in conditions() if not set(one.one_of) <= options.get(one.question, set())] == []


def test_a_question_depends_on_an_earlier_one() -> None:
    order = [question.id for question in CONTENT.questions]
    for place, question in enumerate(CONTENT.questions):
        assert {one.question for one in question.when} <= set(order[:place])


def test_questions_and_their_options_are_those_of_the_answers() -> None:
    assert [question.id for question in CONTENT.questions] == list(Answers.__struct_fields__)
    hints = get_type_hints(Answers)
    for question in CONTENT.questions:
        assert [option.id for option in question.options] == literals(hints[question.id])
        assert (question.kind == "many") == ("tuple" in str(hints[question.id]))


def literals(hint: Any) -> list[str]:
    """The texts in the Literals of a type, in their order."""
    found: list[str] = []
    for part in get_args(hint):
        found += [part] if isinstance(part, str) else literals(part)
    return found


def test_relations_have_words_of_their_own() -> None:
    relation = next(question for question in CONTENT.questions if question.id == "relation")

    assert [option.id for option in relation.options] == list(CONTENT.words["relation"])


def test_steps_stand_in_the_chapter_of_their_folder_and_every_chapter_has_steps() -> None:
    chapters = [chapter.id for chapter in CONTENT.chapters]
    folders = sorted(one.name for one in resource("content", "en", "plan").iterdir())

    assert folders == sorted(chapters)
    assert {step.chapter for step in CONTENT.steps if step.kind == "step"} == set(chapters)
    for chapter in chapters:
        for file in resource("content", "en", "plan", chapter).iterdir():
            named = re.findall(r'^chapter = "(.*)"$', file.read_text("utf-8"), re.MULTILINE)
            assert set(named) <= {chapter}, file.name


def test_articles_stand_in_the_topic_of_their_folder_and_every_topic_has_articles() -> None:
    topics = [topic.id for topic in CONTENT.topics]
    folders = sorted(one.name for one in resource("content", "en", "learn").iterdir() if one.is_dir())

    assert folders == sorted(topics)
    assert {article.topic for article in CONTENT.articles} == set(topics)
    for topic in topics:
        for file in resource("content", "en", "learn", topic).iterdir():
            named = re.findall(r'^topic = "(.*)"$', file.read_text("utf-8"), re.MULTILINE)
            assert set(named) <= {topic}, file.name


def test_checks_name_their_devices_and_only_they_do() -> None:
    assert [step.id for step in CONTENT.steps if (step.kind == "check") != bool(step.devices)] == []


def test_patterns_point_to_where_to_look() -> None:
    patterns = [step for step in CONTENT.steps if step.kind == "pattern"]

    assert len(patterns) == 10
    assert [step.id for step in patterns if not step.see] == []


def test_what_a_step_says_for_a_relation_is_for_one_that_can_be_answered() -> None:
    relation = next(question for question in CONTENT.questions if question.id == "relation")
    known = {option.id for option in relation.options}

    assert [step.id for step in CONTENT.steps if not set(step.for_relation) <= known] == []


def test_lists_have_columns_and_choices_have_options() -> None:
    for sheet in CONTENT.sheets:
        for part in sheet.parts:
            assert (part.kind == "list") == bool(part.columns), f"{sheet.id} {part.id}"
            assert (part.kind in ("one", "many")) == bool(part.options), f"{sheet.id} {part.id}"
            for column in part.columns:
                assert (column.kind == "one") == bool(column.options), f"{sheet.id} {part.id} {column.id}"


def test_the_law_stands_for_countries_that_are_on_board() -> None:
    assert {row.country for row in CONTENT.laws} <= {country.id for country in CONTENT.countries}


def test_channels_stand_in_groups_and_every_group_has_channels() -> None:
    assert {channel.group for channel in CONTENT.channels} == {group.id for group in CONTENT.channel_groups}


def test_channels_name_ways_that_the_diary_knows() -> None:
    assert [row.id for row in CONTENT.channels if not set(row.ways) <= set(CONTENT.words["ways"])] == []


def test_every_country_has_a_number_and_every_number_a_country() -> None:
    with_rows = {row.country for row in (*CONTENT.emergency, *CONTENT.helplines)}

    assert with_rows == {country.id for country in CONTENT.countries}
    assert [country.name for country in CONTENT.countries] == sorted(country.name for country in CONTENT.countries)


def test_no_number_rests_on_what_nobody_checked() -> None:
    assert {row.mark for row in (*CONTENT.emergency, *CONTENT.helplines)} <= {"V", "S", "D"}


def test_every_helpline_can_be_reached_somehow() -> None:
    assert [row.id for row in CONTENT.helplines if not (row.number or row.text or row.chat)] == []


def test_a_line_for_women_only_says_so_and_has_others_beside_it() -> None:
    by_id = {row.id: row for row in CONTENT.helplines}
    for row in CONTENT.helplines:
        assert row.women_only == row.who.startswith("Women")
        for other in (by_id[name] for name in row.beside):
            assert other.country == row.country
            assert not other.women_only
    assert CONTENT.words["aside"]["no_other_line"]  # for those that have none
    assert CONTENT.words["aside"]["women_only"]


def test_every_mark_has_words() -> None:
    assert set(CONTENT.words["marks"]) == set(MARKS)


def test_where_sources_differ_the_sentence_says_so() -> None:
    claims = [claim for channel in CONTENT.channels for claim in channel.claims()]
    claims += [
        claim for step in CONTENT.steps for claim in (step.why, step.notice, *step.doors, step.evidence) if claim
    ]
    claims += [claim for reading in CONTENT.readings for claim in reading.paragraphs]
    claims += [claim for law in CONTENT.laws for claim in law.notes]
    differing = [claim for claim in claims if isinstance(claim, Claim | Notice) and claim.mark == "C"]

    assert differing
    assert [claim.says for claim in differing if "ources differ" not in claim.says] == []


def test_what_can_be_noticed_has_words_for_every_level() -> None:
    assert set(CONTENT.words["notice"]) == {"0", "1", "2", "3"}


def test_every_dated_row_has_a_date_and_where_it_claims_something_a_source() -> None:
    rows = (*CONTENT.emergency, *CONTENT.helplines, *CONTENT.channels, *CONTENT.steps, *CONTENT.readings, *CONTENT.laws)
    for row in rows:
        assert day_of(row.checked).year >= 2009
    for row in (*CONTENT.emergency, *CONTENT.helplines, *CONTENT.channels, *CONTENT.laws):
        assert row.sources, row.id
    claiming = [
        step for step in CONTENT.steps if step.why.mark in ("V", "S", "C") or step.notice.mark in ("V", "S", "C")
    ]
    assert [step.id for step in claiming if not step.sources] == []


def test_facts_are_named_by_their_keys() -> None:
    tables = (CONTENT.channels, CONTENT.steps, CONTENT.sheets, CONTENT.readings, CONTENT.myths, CONTENT.scripts)
    for row in (row for rows in tables for row in rows):
        assert [
            fact for fact in row.facts if not re.fullmatch(r"(idea|channel|audit|tone):[A-Z]{1,2}-\d{1,2}", fact)
        ] == []


def test_the_cards_begin_with_the_country_and_the_numbers() -> None:
    assert [card.shows for card in CONTENT.cards][:2] == ["country", "emergency"]
    assert CONTENT.cards[-1].shows == "leaving"
