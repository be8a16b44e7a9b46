"""What the notebook knows to be private, as far as the profile of a report does not show it anyhow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from nocontact_desktop.diary import store as diary_store
from nocontact_desktop.diary.case import Case, get_case
from nocontact_desktop.diary.conversations import conversations
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.accounts import inventory
from nocontact_desktop.preparation.devices import devices
from nocontact_desktop.preparation.people import people
from nocontact_desktop.report.privacy import treatment
from nocontact_desktop.report.privacy_check.matching import Term
from nocontact_desktop.report.privacy_check.spelling import words_of
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.report.words import Words, words
from nocontact_desktop.vault.notebook import Notebook

_PARTS: Final = re.compile(r"[,;\n|]+")
_HOUSE: Final = re.compile(r"^\W*\d+\w?\W+(?=\D{3})")
_TELLING_LETTERS = 3
_LONG_LOGIN = 8

Rule = str
"""The rule in ``privacy`` that says which profiles show such a thing whole."""


def private_terms(notebook: Notebook, request: ReportRequest) -> tuple[Term, ...]:
    """Everything private that a report of this profile does not show by itself, each once."""
    say = words(request.language)
    case = get_case(notebook)
    found: dict[Term, None] = {}
    for rule, term in (
        *_of_case(case, say),
        *_of_entries(notebook, say),
        *_of_the_user(notebook, say),
        *_of_people(notebook, say),
    ):
        if treatment(request, rule) != "whole":
            found[term] = None
    open_ = _open(case)
    return tuple(term for term in found if spelled(term.words) not in open_)


def spelled(said: str) -> str:
    """A name or number so that two ways of writing it compare as one."""
    return "".join(word.folded for word in words_of(said))


def _open(case: Case) -> frozenset[str]:
    """What every report shows: whose it is, whom it is about, and how they reach the user."""
    person = case.person
    known = [one.value for one in (person.identifiers or ())] if person else []
    names = [person.legal_name if person else None, case.my_name]
    return frozenset(spelled(one) for one in (*known, *names) if one)


def _of_case(case: Case, say: Words) -> Iterator[tuple[Rule, Term]]:
    for word in case.private_terms or ():
        yield "never", Term("term", word)
    for part in _parts(case.safe_address or "", say):
        yield "mine", Term("address", part)
    for child in case.children or ():
        for name in _names(child.name or ""):
            yield "child", Term("child", name)
        for written in _birth_dates(child.born or "", say):
            yield "birth", Term("birth", written)


def _of_entries(notebook: Notebook, say: Words) -> Iterator[tuple[Rule, Term]]:
    for _, _, fields in diary_store.records_of(notebook.db, "entry"):
        yield "never", Term("note", fields.get("private_note") or "", verbatim=True)
        yield "adverse", Term("adverse", fields.get("adverse") or "", verbatim=True)
        for part in _parts(fields.get("place_private") or "", say):
            yield "mine", Term("place", part)
        yield from _device(fields.get("device") or "", say)
        for witness in fields.get("witness_list") or ():
            for part in _parts(witness.get("contact_private") or "", say):
                yield "contact", Term("contact", part)
        for child in fields.get("children") or ():
            for name in _names(child.get("initials") or ""):
                yield "child", Term("child", name)


def _of_the_user(notebook: Notebook, say: Words) -> Iterator[tuple[Rule, Term]]:
    for row in conversations(notebook):
        for one in row.participants:
            if one.is_me and _reaches(one.raw):
                yield "mine", Term("own_number", one.raw)
    for group in inventory(notebook):
        for account in group.accounts:
            if _reaches(account.login) or len(account.login) >= _LONG_LOGIN:
                yield "mine", Term("account", account.login)
    for state in devices(notebook):
        yield from _device(state.device.name, say)


def _of_people(notebook: Notebook, say: Words) -> Iterator[tuple[Rule, Term]]:
    for one in people(notebook):
        if one.circle == "trusted":
            yield "never", Term("person", one.name)
        if one.circle != "no-contact":
            for part in _parts(one.reach, say):
                yield "never", Term("contact", part)


def _device(name: str, say: Words) -> Iterator[tuple[Rule, Term]]:
    """What a device is called, unless it is called what many are."""
    content = load().words
    usual = {*_folded(content["device_kind"].values()), *_folded(content["device_forgotten"].values())}
    if not set(_folded([name])) <= usual | _usual(say):
        yield "mine", Term("device", name)


def _parts(written: str, say: Words) -> list[str]:
    """The parts of an address or of ways to reach somebody that tell something by themselves.

    "14 Harbour Mews, London" is "14 Harbour Mews" and "Harbour Mews": a word that many places share is none.
    """
    found = [part.strip() for part in _PARTS.split(written)]
    telling = [part for part in found if _tells(part, say)]
    if not telling:
        telling = [part for part in found if part and not set(_folded([part])) <= _usual(say)]
    streets = [_HOUSE.sub("", part) for part in telling]
    return [*telling, *(street for street in streets if street not in telling and _tells(street, say))]


def _tells(part: str, say: Words) -> bool:
    folded = _folded([part])
    return (len(folded) > 1 or _reaches(part)) and not set(folded) <= _usual(say)


def _reaches(said: str) -> bool:
    return "@" in said or any(map(str.isdecimal, said))


def _usual(say: Words) -> frozenset[str]:
    """Words that tell nothing: "home", "my", "phone"."""
    return frozenset(_folded([say("privacy_check.usual")]))


def _folded(texts: Iterable[str]) -> list[str]:
    return [word.folded for text in texts for word in words_of(text)]


def _names(name: str) -> list[str]:
    """A child's whole name, and the first name alone; nothing for initials."""
    parts = [word.folded for word in words_of(name)]
    if not any(len(part) >= _TELLING_LETTERS for part in parts):
        return []
    first = name.split(maxsplit=1)[0]
    return [name] if first == name or len(parts[0]) == 1 else [name, first]


def _birth_dates(born: str, say: Words) -> list[str]:
    """The ways in which a day is written in numbers and in words."""
    try:
        day = date.fromisoformat(born)
    except ValueError:
        return [born] if sum(map(str.isdecimal, born)) > len("2016") else []
    long, short = say(f"date.month{day.month}"), say(f"date.short_month{day.month}")
    numbers = {f"{day:%Y %m %d}", f"{day:%d %m %Y}", f"{day:%m %d %Y}"}
    numbers |= {f"{day.year} {day.month} {day.day}", f"{day.day} {day.month} {day.year}"}
    numbers |= {f"{day.month} {day.day} {day.year}"}
    return sorted(numbers | {f"{one} {day.year}" for month in (long, short) for one in _both(day.day, month)})


def _both(day: int, month: str) -> tuple[str, str]:
    return f"{day} {month}", f"{month} {day}"
