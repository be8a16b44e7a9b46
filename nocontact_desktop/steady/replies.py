"""The reply helper: what a draft holds that the user may want to leave out.

It compares words with the rules of the guidance and with what the notebook knows. It does not know what words mean,
it gives no verdict, it changes nothing, and nothing leaves the computer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from nocontact_desktop.guidance.content import Content
from nocontact_desktop.guidance.folded import Folded, fold, folded
from nocontact_desktop.guidance.phrases import any_fact, any_of
from nocontact_desktop.guidance.rows import ReplyRule, ReplySubject
from nocontact_desktop.preparation.subjects import OffSubject, without_web
from nocontact_desktop.preparation.terms import Terms

_WORD = re.compile(r"\S*\w\S*")
_Span = tuple[int, int]


@dataclass(frozen=True)
class ReplyFinding:
    """What a rule marks in a draft, from ``start`` to before ``end``, in letters (code points) of the draft as typed.

    ``rule`` is its id. What concerns the whole draft, such as the hour, marks no letters: both are 0.
    """

    rule: str
    start: int
    end: int

    def words(self, draft: str) -> str:
        """The marked words."""
        return draft[self.start : self.end]


@dataclass(frozen=True)
class Known:
    """What the notebook knows that stays out of a message: private facts, and the names of trusted people."""

    private: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Draft:
    said: Folded
    without_web: str
    known: Known
    terms: Terms | None
    at: datetime
    subjects: tuple[ReplySubject, ...]


def check(
    draft: str, content: Content, known: Known, terms: Terms | None = None, *, at: datetime
) -> tuple[ReplyFinding, ...]:
    """What the rules mark in ``draft``, in the order of the text. ``at`` is the local time; a blank has no findings.

    Findings of one rule do not overlap. Those of different rules can.
    """
    if not draft.strip():
        return ()
    said = folded(draft)
    subject = _Draft(said, without_web(said), known, terms, at, content.reply_subjects)
    order = {rule.id: place for place, rule in enumerate(content.reply_rules)}
    found = [
        ReplyFinding(rule.id, start, end)
        for rule in content.reply_rules
        for start, end in _joined(_MARKERS[rule.kind](rule, subject))
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, order[one.rule])))


def count_words(draft: str) -> int:
    """How many words a draft has. Signs that stand alone are none."""
    return len(_WORD.findall(draft))


def most_words(content: Content, terms: Terms | None) -> int:
    """How long a message is at most: by the terms, else by the rule."""
    return next(_most(rule, terms) for rule in content.reply_rules if rule.kind == "length")


def sentence_start(draft: str, place: int) -> int:
    """Where the sentence begins in which a letter of the draft stands."""
    said = folded(draft)
    starts = [said.places[start] for start, _ in said.sentences]
    return max((start for start in starts if start <= place), default=0)


def _joined(spans: Iterable[_Span]) -> list[_Span]:
    """``spans`` in order, those that overlap made one."""
    joined: list[_Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _words(rule: ReplyRule, draft: _Draft) -> Iterator[_Span]:
    for match in any_of(rule.phrases).finditer(draft.without_web):
        whole = draft.said.sentence_at(match.start()) if rule.marks == "sentence" else match.span()
        yield draft.said.span(*whole)


def _length(rule: ReplyRule, draft: _Draft) -> Iterator[_Span]:
    words = list(_WORD.finditer(draft.said.original))
    most = _most(rule, draft.terms)
    if len(words) > most:
        yield words[most].start(), words[-1].end()


def _most(rule: ReplyRule, terms: Terms | None) -> int:
    agreed = terms.longest_words if terms is not None else None
    return rule.most_words if agreed is None else agreed


def _hours(_rule: ReplyRule, draft: _Draft) -> Iterator[_Span]:
    if draft.terms is not None and draft.terms.may_read(draft.at) is False:
        yield 0, 0


def _private(_rule: ReplyRule, draft: _Draft) -> Iterator[_Span]:
    for match in any_fact(draft.known.private).finditer(draft.said.text):
        yield draft.said.span(*match.span())


def _people(rule: ReplyRule, draft: _Draft) -> Iterator[_Span]:
    names = tuple(name for whole in draft.known.people for name in (whole, *_first_name(whole, rule)))
    for match in any_fact(names).finditer(draft.said.text):
        start, end = draft.said.span(*match.span())
        # A name that is a word as well, such as Will, counts with a capital letter only.
        if match[0].removesuffix("'s") not in rule.also_words or draft.said.original[start].isupper():
            yield start, end


def _first_name(whole: str, rule: ReplyRule) -> list[str]:
    """The first of several names, unless it is a word such as “aunt”."""
    names = whole.split()
    return [
        name
        for name in names[:1]
        if len(names) > 1 and len(name) > 1 and name[0].isupper() and fold(name).strip(".") not in rule.not_alone
    ]


def _off_subject(_rule: ReplyRule, draft: _Draft) -> Iterator[_Span]:
    if draft.terms is not None:
        yield from OffSubject(draft.terms.subjects, draft.subjects).spans(draft.said)


def _mixed(rule: ReplyRule, draft: _Draft) -> Iterator[_Span]:
    yield from _words(rule, draft)
    seen: set[str] = set()
    for start, end in draft.said.sentences:
        found = {
            subject.id: match.span()
            for subject in draft.subjects
            if (match := any_of(subject.words).search(draft.without_web, start, end))
        }
        # What one sentence speaks of is one matter; a new matter is one that shares nothing with those before it.
        is_new = seen and found and seen.isdisjoint(found)
        if is_new and not any_of(rule.phrases).search(draft.without_web, start, end):
            yield draft.said.span(*min(found.values()))
        seen |= set(found)


_MARKERS = {
    "words": _words,
    "length": _length,
    "mixed": _mixed,
    "off-subject": _off_subject,
    "private": _private,
    "people": _people,
    "hours": _hours,
}
