"""What the notebook knows that a message can give away: places, numbers, addresses, and the names of trusted people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nocontact_desktop.diary.case import get_case
from nocontact_desktop.guidance.folded import fold
from nocontact_desktop.preparation.accounts import inventory
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.people import people
from nocontact_desktop.preparation.sheets import sheet
from nocontact_desktop.steady.replies import Known
from nocontact_desktop.vault.notebook import Notebook

_NUMBER = re.compile(r"\+?\d[\d\s()./-]{4,}\d")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PARTS = re.compile(r"[\n,;]")
_FEWEST_LETTERS = 3
_MOST_WORDS = 6
"""What is longer is a sentence, and would not be found in a draft word for word."""


def known(notebook: Notebook) -> Known:
    """What stays out of a message. What the person is known by, and the children, are theirs to know already."""
    case = get_case(notebook)
    theirs = {fold(one) for one in _shared_names(notebook)}
    trusted = [one for one in people(notebook) if one.circle == "trusted"]
    private = [
        *(case.private_terms or ()),
        *_short(_PARTS.split(case.safe_address or "")),
        *_reach(one.reach for one in trusted),
        *_logins(notebook),
        *_hidden_on_sheets(notebook),
    ]
    return Known(
        private=_once(one for one in private if fold(one) not in theirs),
        people=_once(one.name for one in trusted if fold(one.name) not in theirs),
    )


def _shared_names(notebook: Notebook) -> Iterator[str]:
    case, label = get_case(notebook), get_answers(notebook).label
    if case.person is not None:
        yield from filter(None, (case.person.label, case.person.legal_name))
        yield from (one.value for one in case.person.identifiers or ())
    yield from (one.name for one in case.children or () if one.name)
    yield from filter(None, (label,))


def _reach(texts: Iterable[str]) -> Iterator[str]:
    """The numbers and mail addresses in how somebody is reached."""
    for text in texts:
        yield from _NUMBER.findall(text)
        yield from _MAIL.findall(text)


def _logins(notebook: Notebook) -> list[str]:
    """The names under which the user alone can get in somewhere, such as a new mail address."""
    accounts = (one for group in inventory(notebook) for one in group.accounts)
    return [
        one.login for one in accounts if one.access == "me" and (_MAIL.search(one.login) or _NUMBER.search(one.login))
    ]


def _hidden_on_sheets(notebook: Notebook) -> Iterator[str]:
    """The safe places of the emergency plan, where papers lie, and the code word."""
    values = sheet(notebook, "safety-plan").values
    for part, column in (("safe-places", "place"), ("documents", "where")):
        rows = values.get(part, ())
        yield from _short(row[column] for row in rows if isinstance(row, dict) and column in row)
    code_word = values.get("code-word", "")
    yield from _short([code_word] if isinstance(code_word, str) else [])


def _short(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if len(text.split()) <= _MOST_WORDS and sum(map(str.isalnum, text)) >= _FEWEST_LETTERS:
            yield text


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for one in texts if one.strip()))
