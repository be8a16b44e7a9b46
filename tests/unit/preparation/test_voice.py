"""The guidance speaks of the person as the user does."""

from __future__ import annotations

import pytest

from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.answers import Answers
from nocontact_desktop.preparation.voice import voice_for


def test_without_a_name_it_says_the_person() -> None:
    say = voice_for(Answers(), load())

    assert say("{Person} may notice. Ask {person} nothing.") == "The person may notice. Ask the person nothing."


def test_the_chosen_name_stands_as_it_was_typed() -> None:
    say = voice_for(Answers(label="m. & {person}"), load())

    assert say("This is {person}’s.") == "This is m. & {person}’s."
    assert say("{Person} knows.") == "M. & {person} knows."


@pytest.mark.fact("idea:P-08")
def test_a_step_says_something_of_its_own_for_what_they_are_to_the_user() -> None:
    content = load()
    spoken = {
        relation: {
            step.id for step in content.steps if voice_for(Answers(relation=relation), content).aside(step.for_relation)
        }
        for relation in ("partner", "parent", "sibling", "adult-child", "relative", "friend", "colleague", "community")
    }

    assert all(spoken.values())
    assert voice_for(Answers(), content).aside({"parent": "For a parent."}) == ""
    assert voice_for(Answers(relation="parent"), content).aside({"parent": "For {person}."}) == "For the person."
