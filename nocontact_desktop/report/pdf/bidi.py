"""The Unicode Bidirectional Algorithm (UAX #9, revision 50): which way each sign of a paragraph runs.

Written out because the libraries at hand know no isolates or keep their levels to themselves, and an evidence
text with a name in another script has to stand in the order it was read in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import regex
from bidi.mirror import MIRRORED

MAX_DEPTH = 125
_NEEDS_LEVELS = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}\p{Bidi_Class=AN}\u202a-\u202e\u2066-\u2069]")
_REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_STRONG_AS = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_EQUIVALENT = {"\u2329": "\u3008", "\u232a": "\u3009"}

T = TypeVar("T")


@dataclass(frozen=True)
class Levels:
    """The embedding level of each sign, and of the paragraph itself; odd levels run right to left."""

    of: list[int]
    base: int


def needs_levels(text: str) -> bool:
    """Whether any sign of ``text`` can make it run other than left to right."""
    return _NEEDS_LEVELS.search(text) is not None


def levels(text: str, base: int | None = None) -> Levels:
    """Resolve the levels of one paragraph; without ``base`` its first strong sign decides (P2, P3)."""
    classes = [unicodedata.bidirectional(sign) or "L" for sign in text]
    if base is None:
        base = _first_strong(classes, 0, len(classes))
    explicit, overridden = _explicit_levels(classes, base)
    kept = [place for place, kind in enumerate(classes) if kind not in _REMOVED]
    resolved = list(explicit)
    for sequence in _isolating_runs(kept, classes, explicit, base):
        _Run(text, sequence.places, [overridden[place] for place in sequence.places], sequence).resolve(resolved)
    _levels_of_removed(classes, resolved, base)
    _reset_trailing_space(classes, resolved, base)
    return Levels(resolved, base)


def visual_order(items: Sequence[T], item_levels: Sequence[int]) -> list[T]:
    """Put the items of one line into the order in which they stand from left to right (L2)."""
    order = list(items)
    current = list(item_levels)
    for level in range(max(current, default=0), 0, -1):
        start = 0
        while start < len(order):
            if current[start] < level:
                start += 1
                continue
            end = start
            while end < len(order) and current[end] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            current[start:end] = current[start:end][::-1]
            start = end
    return order


def _first_strong(classes: list[str], start: int, end: int) -> int:
    depth = 0
    for kind in classes[start:end]:
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in {"L", "R", "AL"}:
            return int(kind != "L")
    return 0


def _matching_pdi(classes: list[str]) -> dict[int, int]:
    """BD9: where each isolate initiator ends (the end of the text when nothing closes it)."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for place, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(place)
        elif kind == "PDI" and opened:
            pairs[opened.pop()] = place
    pairs.update(dict.fromkeys(opened, len(classes)))
    return pairs


@dataclass
class _Status:
    level: int
    override: str = ""
    isolate: bool = False


class _ExplicitLevels:
    """Rules X1 to X8: embeddings, overrides and isolates."""

    def __init__(self, classes: list[str], base: int) -> None:
        self.classes = classes
        self.base = base
        self.pairs = _matching_pdi(classes)
        self.stack = [_Status(base)]
        self.too_deep_isolates = 0
        self.too_deep_embeddings = 0
        self.valid_isolates = 0
        self.levels: list[int] = []
        self.overridden: list[str] = []

    def take(self, place: int, kind: str) -> None:
        if kind in {"RLE", "LRE", "RLO", "LRO"}:
            self._note(kind)
            self._embed(kind)
        elif kind in _ISOLATES:
            if kind == "FSI":
                kind = "RLI" if _first_strong(self.classes, place + 1, self.pairs[place]) else "LRI"
            self._note(self.classes[place])
            self._isolate(kind)
        elif kind == "PDI":
            self._end_isolate()
            self._note(kind)
        elif kind == "PDF":
            self._end_embedding()
            self._note(kind)
        elif kind == "B":
            self.levels.append(self.base)
            self.overridden.append(kind)
        else:
            self._note(kind)

    def _note(self, kind: str) -> None:
        status = self.stack[-1]
        self.levels.append(status.level)
        self.overridden.append(status.override if status.override and kind not in _REMOVED else kind)

    def _next_level(self, kind: str) -> int:
        level = self.stack[-1].level
        return (level + 1) | 1 if kind.startswith("R") else (level + 2) & ~1

    def _embed(self, kind: str) -> None:
        level = self._next_level(kind)
        if level <= MAX_DEPTH and not self.too_deep_isolates and not self.too_deep_embeddings:
            self.stack.append(_Status(level, {"RLO": "R", "LRO": "L"}.get(kind, "")))
        elif not self.too_deep_isolates:
            self.too_deep_embeddings += 1

    def _isolate(self, kind: str) -> None:
        level = self._next_level(kind)
        if level <= MAX_DEPTH and not self.too_deep_isolates and not self.too_deep_embeddings:
            self.valid_isolates += 1
            self.stack.append(_Status(level, isolate=True))
        else:
            self.too_deep_isolates += 1

    def _end_isolate(self) -> None:
        if self.too_deep_isolates:
            self.too_deep_isolates -= 1
        elif self.valid_isolates:
            self.too_deep_embeddings = 0
            while not self.stack[-1].isolate:
                self.stack.pop()
            self.stack.pop()
            self.valid_isolates -= 1

    def _end_embedding(self) -> None:
        if self.too_deep_isolates:
            return
        if self.too_deep_embeddings:
            self.too_deep_embeddings -= 1
        elif len(self.stack) > 1 and not self.stack[-1].isolate:
            self.stack.pop()


def _explicit_levels(classes: list[str], base: int) -> tuple[list[int], list[str]]:
    state = _ExplicitLevels(classes, base)
    for place, kind in enumerate(classes):
        state.take(place, kind)
    return state.levels, state.overridden


@dataclass
class _Sequence:
    """An isolating run sequence (BD13), with the kinds before and after it (X10)."""

    places: list[int]
    level: int
    before: str
    after: str


def _isolating_runs(kept: list[int], classes: list[str], explicit: list[int], base: int) -> list[_Sequence]:
    runs: list[list[int]] = []
    for place in kept:
        if runs and explicit[runs[-1][-1]] == explicit[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    pairs = _matching_pdi(classes)
    starts_with = {run[0]: run for run in runs}
    continued = {end for start, end in pairs.items() if end < len(classes)}
    position = {place: index for index, place in enumerate(kept)}
    sequences = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in continued:
            continue
        places = list(run)
        while classes[places[-1]] in _ISOLATES and pairs[places[-1]] in starts_with:
            places += starts_with[pairs[places[-1]]]
        level = explicit[places[0]]
        first, last = position[places[0]], position[places[-1]]
        before = explicit[kept[first - 1]] if first else base
        open_ended = classes[places[-1]] in _ISOLATES or last + 1 == len(kept)
        after = base if open_ended else explicit[kept[last + 1]]
        sequences.append(_Sequence(places, level, _side(level, before), _side(level, after)))
    return sequences


def _side(level: int, neighbour: int) -> str:
    return "R" if max(level, neighbour) % 2 else "L"


@dataclass
class _Run:
    """Rules W1 to W7, N0 to N2, I1 and I2 on one isolating run sequence."""

    text: str
    places: list[int]
    kinds: list[str]
    sequence: _Sequence
    originals: list[str] = field(init=False)

    def resolve(self, out: list[int]) -> None:
        self.originals = list(self.kinds)
        self._weak()
        self._separators()
        self._brackets()
        self._neutrals()
        level = self.sequence.level
        for place, kind in zip(self.places, self.kinds, strict=True):
            if level % 2:
                out[place] = level + (kind in {"L", "EN", "AN"})
            else:
                out[place] = level + {"L": 0, "R": 1}.get(kind, 2)

    def _weak(self) -> None:
        """W1 to W3."""
        previous = strong = self.sequence.before
        for index, original in enumerate(self.kinds):
            kind = original
            if kind == "NSM":
                kind = "ON" if previous in _ISOLATES or previous == "PDI" else previous
            if kind == "EN" and strong == "AL":
                kind = "AN"
            if kind in {"L", "R", "AL"}:
                strong = kind
            previous = kind
            self.kinds[index] = kind
        self.kinds = ["R" if kind == "AL" else kind for kind in self.kinds]

    def _separators(self) -> None:
        """W4 to W7."""
        kinds = self.kinds
        for index in range(1, len(kinds) - 1):
            around = {kinds[index - 1], kinds[index + 1]}
            if len(around) == 1 and (
                (kinds[index] == "CS" and around <= {"EN", "AN"}) or (kinds[index] == "ES" and around == {"EN"})
            ):
                kinds[index] = kinds[index - 1]
        for index, end in _stretches(kinds, {"ET"}):
            if (index and kinds[index - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN"):
                kinds[index:end] = ["EN"] * (end - index)
        strong = self.sequence.before
        for index, kind in enumerate(kinds):
            if kind in {"ES", "ET", "CS"}:
                kinds[index] = "ON"
            elif kind in {"L", "R"}:
                strong = kind
            elif kind == "EN" and strong == "L":
                kinds[index] = "L"

    def _brackets(self) -> None:
        """N0: a pair of brackets takes the direction of what stands in it."""
        embedding = "R" if self.sequence.level % 2 else "L"
        for opening, closing in self._pairs():
            inside = {_STRONG_AS[kind] for kind in self.kinds[opening + 1 : closing] if kind in _STRONG_AS}
            if not inside:
                continue
            if embedding in inside:
                direction = embedding
            else:
                direction = "R" if embedding == "L" else "L"
                if self._strong_before(opening) != direction:
                    direction = embedding
            for bracket in (opening, closing):
                self._set_bracket(bracket, direction)

    def _strong_before(self, place: int) -> str:
        for index in range(place - 1, -1, -1):
            if self.kinds[index] in _STRONG_AS:
                return _STRONG_AS[self.kinds[index]]
        return self.sequence.before

    def _set_bracket(self, bracket: int, direction: str) -> None:
        self.kinds[bracket] = direction
        for index in range(bracket + 1, len(self.kinds)):
            if self.originals[index] != "NSM":
                break
            self.kinds[index] = direction

    def _pairs(self) -> list[tuple[int, int]]:
        """BD16: the pairs of brackets, sorted by where they open."""
        opened: list[tuple[str, int]] = []
        pairs: list[tuple[int, int]] = []
        for index, place in enumerate(self.places):
            sign = _EQUIVALENT.get(self.text[place], self.text[place])
            if self.kinds[index] != "ON" or sign not in MIRRORED:
                continue
            category = unicodedata.category(sign)
            if category == "Ps":
                if len(opened) == 63:
                    return sorted(pairs)
                opened.append((MIRRORED[sign], index))
            elif category == "Pe":
                depth = next((i for i in reversed(range(len(opened))) if opened[i][0] == sign), None)
                if depth is not None:
                    pairs.append((opened[depth][1], index))
                    del opened[depth:]
        return sorted(pairs)

    def _neutrals(self) -> None:
        """N1 and N2."""
        kinds = self.kinds
        embedding = "R" if self.sequence.level % 2 else "L"
        for start, end in _stretches(kinds, _NEUTRAL):
            before = _STRONG_AS[kinds[start - 1]] if start else self.sequence.before
            after = _STRONG_AS[kinds[end]] if end < len(kinds) else self.sequence.after
            kinds[start:end] = [before if before == after else embedding] * (end - start)


def _stretches(kinds: list[str], wanted: set[str] | frozenset[str]) -> list[tuple[int, int]]:
    """Where signs of the wanted kinds stand in a row, as (start, end)."""
    found: list[tuple[int, int]] = []
    for index, kind in enumerate(kinds):
        if kind in wanted:
            if found and found[-1][1] == index:
                found[-1] = (found[-1][0], index + 1)
            else:
                found.append((index, index + 1))
    return found


def _levels_of_removed(classes: list[str], resolved: list[int], base: int) -> None:
    """Signs that X9 takes out go along with the sign before them."""
    for place, kind in enumerate(classes):
        if kind in _REMOVED:
            resolved[place] = resolved[place - 1] if place else base


def _reset_trailing_space(classes: list[str], resolved: list[int], base: int) -> None:
    """L1: separators, and white space before them or at the end, take the paragraph's level."""
    trailing = True
    for place in reversed(range(len(classes))):
        kind = classes[place]
        if kind in {"S", "B"}:
            trailing = True
        elif kind not in {"WS"} | _ISOLATES | {"PDI"} | _REMOVED:
            trailing = False
        if trailing:
            resolved[place] = base
