"""What answers a box: the user's own words for the fields it names, cut down to what a court may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nocontact_desktop.guidance.forms import Box
from nocontact_desktop.report.compose.saying import Saying
from nocontact_desktop.report.material import Entry

WHEN = "entry.when"
"""Stands for when it happened, which is told by several fields."""

_DETAILS = frozenset({"weapon_detail", "witness_list", "police_detail", "frequency_dates", "place_district"})
"""What says more about the field before it, and stands on the same line."""

_PLAIN = frozenset({"what_happened", "relationship", "my_name", "legal_name"})
"""Said without a label: they speak for themselves."""


@dataclass(frozen=True)
class Known:
    """The facts of the case and one entry: as they may be shown, and whole to see what is held back."""

    case: Mapping[str, Any]
    whole_case: Mapping[str, Any]
    entry: Entry | None = None
    whole_entry: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Answer:
    """What to copy into a box (empty when nothing is there to copy).

    ``lacking`` are the labels of what is not written down, ``withheld`` says that something is and stays out of
    what a court gets, ``items`` how many things of a list are named.
    """

    text: str
    lacking: tuple[str, ...]
    withheld: bool
    items: int


def answer(box: Box, known: Known, saying: Saying) -> Answer:
    """What ``known`` says to a box."""
    lines: list[tuple[str, str]] = []
    lacking: list[str] = []
    withheld, items = False, 0
    for path in box.fields:
        name = path.rpartition(".")[2]
        value = _value(path, known, saying)
        if value is None:
            withheld = withheld or _is_held_back(path, known)
            if name not in _DETAILS:
                lacking.append(label(name, saying))
            continue
        items = max(items, len(value) if isinstance(value, list) else 0)
        said = saying.value(name, value)
        if name in _DETAILS and lines and said:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]}; {said}")
        elif said:
            lines.append((name, said))
    return Answer(_joined(lines, _asks_one_thing(box), saying), tuple(lacking), withheld, items)


def label(name: str, saying: Saying) -> str:
    """What a field is called."""
    for key in (f"form_field.{name}", f"field.{name}"):
        if saying.say.has(key):
            return saying.say(key)
    return saying.say.name("summary", name)


def _asks_one_thing(box: Box) -> bool:
    return sum(path.rpartition(".")[2] not in _DETAILS for path in box.fields) == 1


def _joined(lines: list[tuple[str, str]], bare: bool, saying: Saying) -> str:
    """A box that asks several things says which of them each line is about: a bare "No" could be read as another's."""
    if bare:
        return "\n".join(said for _, said in lines)
    return "\n".join(said if name in _PLAIN else _labelled(name, said, saying) for name, said in lines)


def _labelled(name: str, said: str, saying: Saying) -> str:
    key = "forms.quoted" if name == "exact_words" else "forms.line"
    return saying.say(key, label=label(name, saying), said=said)


def _value(path: str, known: Known, saying: Saying) -> Any:
    if path == WHEN:
        return saying.when(known.entry) if known.entry is not None else None
    kind, _, name = path.partition(".")
    if kind == "case":
        return _inside(known.case, name)
    return known.entry.fields.get(name) if known.entry is not None else None


def _is_held_back(path: str, known: Known) -> bool:
    kind, _, name = path.partition(".")
    whole = known.whole_case if kind == "case" else known.whole_entry or {}
    return bool(_inside(whole, name))


def _inside(fields: Mapping[str, Any], name: str) -> Any:
    found: Any = fields
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found
