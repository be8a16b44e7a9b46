"""The table of services fits together, and speaks as everything else does."""

from __future__ import annotations

from typing import get_args

import pytest
import textstat

from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.resources import resource
from nocontact_desktop.guidance.services import load_services
from nocontact_desktop.intake.account_exports import manager_titles
from nocontact_desktop.preparation import accounts
from nocontact_desktop.preparation.account_services import bare_host, service_of
from tests.content.prose import sentences
from tests.content.test_tone import BANNED, HIGHEST_GRADE, MOST_WORDS, as_one

SERVICES = load_services()
POWERS = [one.id for one in SERVICES.powers]


def texts() -> list[str]:
    return [
        *(text for one in SERVICES.powers for text in (one.name, one.why)),
        *(text for one in SERVICES.forgotten for text in (one.title, one.hint)),
    ]


def test_mail_comes_first_and_the_rest_last() -> None:
    assert POWERS[0] == "mail"
    assert POWERS[-1] == "other"


def test_every_power_named_is_there() -> None:
    named = {one.power for rows in (SERVICES.services, SERVICES.signs, SERVICES.forgotten) for one in rows}

    assert named <= set(POWERS)


def test_every_host_and_app_belongs_to_one_service() -> None:
    hosts = [host for one in SERVICES.services for host in one.hosts]
    apps = [app for one in SERVICES.services for app in one.apps]

    assert len(set(hosts)) == len(hosts)
    assert len(set(apps)) == len(apps)
    assert [host for host in hosts if bare_host(host) != host] == []


@pytest.mark.parametrize("one", SERVICES.services, ids=lambda one: one.id)
def test_a_service_is_found_by_each_of_its_hosts_and_apps(one) -> None:  # type: ignore[no-untyped-def]
    whole = one.part_of or one.id
    found = [service_of(host) for host in one.hosts] + [service_of(f"android://{app}") for app in one.apps]

    assert {(each.key, each.power) for each in found} == {(f"service:{whole}", one.power)}


def test_what_belongs_to_another_service_belongs_to_one_that_stands_alone() -> None:
    alone = {one.id for one in SERVICES.services if not one.part_of}

    assert {one.part_of for one in SERVICES.services if one.part_of} <= alone


def test_every_icon_is_on_board() -> None:
    assert [one.icon for one in SERVICES.powers if not resource("icons", f"{one.icon}.svg").is_file()] == []


def test_the_words_are_calm_and_short() -> None:
    assert [text for text in texts() if BANNED.search(text) or "!" in text] == []
    assert [one for text in texts() for one in sentences(text) if len(one.split()) > MOST_WORDS] == []
    assert textstat.flesch_kincaid_grade(as_one(texts())) <= HIGHEST_GRADE


def test_every_value_has_its_word() -> None:
    words = load().words
    for group, values in (
        ("account_plan", {*get_args(accounts.Plan), "open"}),
        ("account_access", set(get_args(accounts.Access))),
        ("account_aspect", set(accounts.ASPECTS)),
        ("account_aspect_short", set(accounts.ASPECTS)),
        ("account_aspect_state", set(get_args(accounts.AspectStanding))),
        (
            "account_skipped",
            {"not-a-login", "in-the-bin", "wrong-columns", "nothing-in-it", "too-long", "not-readable"},
        ),
    ):
        assert set(words[group]) == values


def test_every_manager_has_a_name_for_people() -> None:
    assert len(manager_titles()) == 8
    assert all(manager_titles().values())
