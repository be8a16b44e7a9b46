"""The people around the user: where they stand is the user's word, and taking someone off leaves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nocontact_desktop.errors import Problem
from nocontact_desktop.preparation.people import (
    Person,
    add_person,
    callable_people,
    change_person,
    hear,
    hear_from,
    move_person,
    people,
    person,
    remove_person,
    set_hear,
)

if TYPE_CHECKING:
    from nocontact_desktop.preparation.people import Circle
    from nocontact_desktop.vault.notebook import Notebook


def add(notebook: Notebook, name: str, circle: Circle | None = None) -> str:
    (person_id,) = add_person(notebook, name, circle).touched("person")
    return person_id


def names(notebook: Notebook) -> list[str]:
    return [one.name for one in people(notebook)]


@pytest.mark.fact("idea:H-03")
def test_the_list_keeps_what_each_knows_and_how_to_reach_them(notebook: Notebook) -> None:
    ann = add(notebook, " Ann ", "trusted")
    assert change_person(notebook, ann, reach="0700 900123\nevenings", knows="all of it").touched("person") == {ann}
    change_person(notebook, ann, to_me="my sister", to_them="", told_on="2026-02-20", keeps="a key", note=" as typed ")

    assert person(notebook, ann) == Person(
        id=ann,
        name="Ann",
        circle="trusted",
        to_me="my sister",
        reach="0700 900123\nevenings",
        knows="all of it",
        told_on="2026-02-20",
        keeps="a key",
        note=" as typed ",
    )


@pytest.mark.fact("idea:X-06")
def test_nobody_is_put_anywhere_until_the_user_says_so(notebook: Notebook) -> None:
    peter = add(notebook, "Peter")
    assert person(notebook, peter).circle is None

    for circle in ("trusted", "neutral", "no-share", "no-contact", None):
        change_person(notebook, peter, circle=circle)
        assert person(notebook, peter).circle == circle


@pytest.mark.fact("idea:H-07")
def test_the_wish_to_hear_holds_for_all_but_those_with_one_of_their_own(notebook: Notebook) -> None:
    ann, peter = add(notebook, "Ann"), add(notebook, "Peter")
    assert hear(notebook) is None
    assert hear_from(person(notebook, ann), hear(notebook)) is None

    set_hear(notebook, "never")
    change_person(notebook, peter, hear="threats")

    assert hear_from(person(notebook, ann), hear(notebook)) == "never"
    assert hear_from(person(notebook, peter), hear(notebook)) == "threats"
    set_hear(notebook, None)
    change_person(notebook, peter, hear=None)
    assert hear_from(person(notebook, peter), hear(notebook)) is None


def test_who_to_call_is_who_is_trusted_and_may_be_called(notebook: Notebook) -> None:
    ann, peter, kim = (
        add(notebook, "Ann", "trusted"),
        add(notebook, "Peter", "neutral"),
        add(notebook, "Kim", "trusted"),
    )
    for one in (ann, peter):
        change_person(notebook, one, may_call=True)
    assert [one.name for one in callable_people(notebook)] == ["Ann"]

    change_person(notebook, kim, may_call=True)
    move_person(notebook, kim, -1)
    assert [one.name for one in callable_people(notebook)] == ["Kim", "Ann"]


def test_the_order_is_the_users_own_within_each_circle(notebook: Notebook) -> None:
    ids = {name: add(notebook, name, circle) for name, circle in CIRCLES.items()}

    move_person(notebook, ids["Cem"], -1)
    assert names(notebook) == ["Cem", "Bo", "Ann", "Dee"]
    move_person(notebook, ids["Cem"], -1)
    move_person(notebook, ids["Dee"], 1)
    assert names(notebook) == ["Cem", "Bo", "Ann", "Dee"]
    move_person(notebook, ids["Bo"], 1)
    assert names(notebook) == ["Cem", "Dee", "Ann", "Bo"]


CIRCLES: dict[str, Circle] = {"Ann": "trusted", "Bo": "neutral", "Cem": "trusted", "Dee": "neutral"}


def test_a_name_is_needed_and_a_blank_one_replaces_none(notebook: Notebook) -> None:
    with pytest.raises(Problem, match=r"people\.needs-name"):
        add_person(notebook, "  ")
    ann = add(notebook, "Ann")
    with pytest.raises(Problem, match=r"people\.needs-name"):
        change_person(notebook, ann, name=" ")
    assert names(notebook) == ["Ann"]


@pytest.mark.parametrize("wrong", [{"circle": "toxic"}, {"may_call": "yes"}, {"nickname": "A"}])
def test_what_does_not_fit_is_not_kept(notebook: Notebook, wrong: dict[str, object]) -> None:
    ann = add(notebook, "Ann")
    before = person(notebook, ann)
    with pytest.raises(ValueError, match="does not fit"):
        change_person(notebook, ann, **wrong)
    assert person(notebook, ann) == before
    with pytest.raises(ValueError, match="no such wish"):
        set_hear(notebook, "always")  # type: ignore[arg-type]


def test_taking_someone_off_leaves_nothing_of_them(notebook: Notebook) -> None:
    ann = add(notebook, "Ann", "trusted")
    change_person(notebook, ann, note="something private")
    remove_person(notebook, ann)

    assert people(notebook) == []
    assert notebook.db.query("SELECT * FROM person") == []
    with pytest.raises(Problem, match=r"people\.no-such-person"):
        person(notebook, ann)
    with pytest.raises(Problem, match=r"people\.no-such-person"):
        change_person(notebook, ann, note="again")
