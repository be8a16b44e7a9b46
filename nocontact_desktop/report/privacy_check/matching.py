"""Finding many private terms in many texts. The time it takes grows with the texts, and hardly with the terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from nocontact_desktop.report.privacy_check.spelling import LEAST_DIGITS, Digits, Word, digits_of, numbers_of, words_of

Sort = Literal[
    "term",  # a word or place the user named as private
    "address",  # the address that is safe
    "place",  # where something private happened
    "child",  # a child's name
    "birth",  # a child's date of birth
    "own_number",  # a number or account of the user
    "account",  # an account of the inventory
    "device",  # what a device of the user is called
    "person",  # somebody the user trusts
    "contact",  # how somebody can be reached
    "number",  # an account or identity number
    "note",  # a longer run of a private note
    "adverse",  # the same of what could be held against the user
]
"""What kind of private thing it is. It never says who told it."""

VERBATIM: Final = 6
"""So many words in a row make a passage of a note one that was copied."""

_LEAST_VERBATIM = 4
_LEAST_SIGNS = 2
_LONG_ENOUGH_FOR_ENDINGS = 4
_ENDING = 2  # "Annas", "Hafenstraßen"
_COUNTRY = 5  # "0044" and one more


@dataclass(frozen=True)
class Term:
    """One private thing. ``verbatim`` means that a longer run of its words is looked for, and not all of them."""

    sort: Sort
    words: str = field(repr=False)
    verbatim: bool = False


class Hit(NamedTuple):
    """Where a private thing stands in a text, in characters."""

    sort: Sort
    start: int
    stop: int


@dataclass(frozen=True)
class _Spelled:
    """A term for comparing: its signs drawn together, and where its words end in them."""

    sort: Sort
    signs: str
    ends: frozenset[int]
    loose: bool
    """Whether its groups may be parted anywhere, as those of a number plate."""

    def stop(self, words: list[Word], at: int) -> int | None:
        """Return after which word it ends when it begins with word ``at``."""
        place = 0
        while place < len(self.signs) and at < len(words):
            word = words[at].folded
            at += 1
            if self.signs.startswith(word, place):
                place += len(word)
                if not self.loose and place not in self.ends:
                    return None
            elif not self._ends_in(word, place):
                return None
            else:
                place = len(self.signs)
        return at if place == len(self.signs) else None

    def _ends_in(self, word: str, place: int) -> bool:
        """Say whether the rest of the term is this word but for a short ending."""
        rest = self.signs[place:]
        ending = word[len(rest) :]
        return (
            word.startswith(rest)
            and len(self.signs) >= _LONG_ENOUGH_FOR_ENDINGS
            and rest[-1].isalpha()
            and ending.isalpha()
            and len(ending) <= _ENDING
        )


class Matcher:
    """Finds terms in texts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_beginning: dict[str, list[_Spelled]] = defaultdict(list)
        self._numbers: dict[str, list[tuple[Sort, str]]] = defaultdict(list)
        self._runs: dict[tuple[str, ...], Sort] = {}
        self._lengths: set[int] = set()
        for term in terms:
            if term.verbatim:
                self._add_run(term)
            elif term.sort != "birth" and _is_number(term.words):
                digits = digits_of(term.words).lstrip("0")
                self._numbers[digits[-LEAST_DIGITS:]].append((term.sort, digits))
            else:
                self._add_words(term)

    def find(self, text: str) -> list[Hit]:
        """Where any of the terms stands, in the order of the text. Of hits that overlap, the longest is kept."""
        words = words_of(text)
        hits = [*self._words(words), *(self._copied(words) if self._runs else ())]
        if self._numbers:
            hits += [_with_plus(hit, text) for digits in numbers_of(text) for hit in self._number(digits)]
        return longest(hits)

    def _add_words(self, term: Term) -> None:
        folded = [word.folded for word in words_of(term.words)]
        signs = "".join(folded)
        if len(signs) < _LEAST_SIGNS:
            return
        ends = frozenset(sum(map(len, folded[: place + 1])) for place in range(len(folded)))
        spelled = _Spelled(term.sort, signs, ends, any(map(str.isdecimal, signs)))
        for length in range(1, min(3, len(signs)) + 1):
            self._by_beginning[signs[:length]].append(spelled)

    def _add_run(self, term: Term) -> None:
        words = [word.folded for word in words_of(term.words)]
        length = min(VERBATIM, len(words))
        if length >= _LEAST_VERBATIM:
            self._lengths.add(length)
            for at in range(len(words) - length + 1):
                self._runs.setdefault(tuple(words[at : at + length]), term.sort)

    def _words(self, words: list[Word]) -> Iterator[Hit]:
        for at, word in enumerate(words):
            for spelled in self._by_beginning.get(word.folded[:3], ()):
                stop = spelled.stop(words, at)
                if stop is not None:
                    yield Hit(spelled.sort, word.start, words[stop - 1].stop)

    def _copied(self, words: list[Word]) -> Iterator[Hit]:
        folded = [word.folded for word in words]
        for length in self._lengths:
            begin = end = 0
            sort: Sort | None = None
            for at in range(len(folded) - length + 1):
                found = self._runs.get(tuple(folded[at : at + length]))
                if found is None:
                    continue
                if sort is not None and (at > end or found != sort):
                    yield Hit(sort, words[begin].start, words[end - 1].stop)
                    sort = None
                begin, sort, end = (at if sort is None else begin), found, at + length
            if sort is not None:
                yield Hit(sort, words[begin].start, words[end - 1].stop)

    def _number(self, number: Digits) -> Iterator[Hit]:
        digits, places = number
        for stop in range(LEAST_DIGITS, len(digits) + 1):
            if stop < len(digits) and places[stop] == places[stop - 1] + 1:
                continue  # it goes on within the same group
            for sort, wanted in self._numbers.get(digits[stop - LEAST_DIGITS : stop], ()):
                start = _number_start(digits, places, stop, wanted)
                if start is not None:
                    yield Hit(sort, places[start], places[stop - 1] + 1)


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits that overlap, keep the longest, then the first."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.start - hit.stop)):
        if not kept or hit.start >= kept[-1].stop:
            kept.append(hit)
        elif hit.stop - hit.start > kept[-1].stop - kept[-1].start:
            kept[-1] = hit
    return kept


def _with_plus(hit: Hit, text: str) -> Hit:
    """Return the hit with the sign that stands before a country's code."""
    return hit._replace(start=hit.start - 1) if text[hit.start - 1 : hit.start] == "+" else hit


def _is_number(words: str) -> bool:
    letters = sum(map(str.isalpha, words))
    return letters <= 2 and sum(map(str.isdecimal, words)) >= LEAST_DIGITS


def _number_start(digits: str, places: tuple[int, ...], stop: int, wanted: str) -> int | None:
    """Return where a number begins that ends at ``stop`` and is ``wanted``, with or without its country's code."""
    same = 0
    while same < min(stop, len(wanted)) and digits[stop - same - 1] == wanted[-same - 1]:
        same += 1
    if len(wanted) - same > _COUNTRY - 1:
        return None
    start = stop - same
    group = start
    while group and places[group] == places[group - 1] + 1:
        group -= 1
    return group if start - group <= _COUNTRY else None
