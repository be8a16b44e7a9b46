"""Compares a report, before it leaves, with what is known to be private.

First the records it stands on, in which a passage can be covered; then the files that go with it; then every text of
the document, for what comes from no record. What is only printed again is not told a second time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Final
from unicodedata import category

from nocontact_desktop.diary.redactions import words
from nocontact_desktop.errors import Cancelled
from nocontact_desktop.report.covers import Covers, can_cover, pattern, text_at, texts
from nocontact_desktop.report.document import Document
from nocontact_desktop.report.making import Prepared
from nocontact_desktop.report.material import Material
from nocontact_desktop.report.privacy import shown, tells_by_itself, treatment
from nocontact_desktop.report.privacy_check.finding import Finding, Place, Way, found
from nocontact_desktop.report.privacy_check.matching import Hit, Matcher, Term, longest
from nocontact_desktop.report.privacy_check.numbers import account_numbers
from nocontact_desktop.report.privacy_check.pages import printed
from nocontact_desktop.report.privacy_check.terms import private_terms, spelled
from nocontact_desktop.report.records import Record
from nocontact_desktop.report.request import Privacy, ReportRequest
from nocontact_desktop.report.store.covers import kept_findings
from nocontact_desktop.report.store.file_text import file_text
from nocontact_desktop.vault.notebook import Notebook

Spans = Mapping[str, list[tuple[int, int]]]

# Fields that the program wrote: times, codes, hashes and ids.
_MADE: Final = frozenset(
    {"sha256", "size", "media_type", "kind", "width", "height", "duration_ms", "pages", "recorded_at", "parent"}
    | {"precision", "time_zone", "basis", "ranks", "types", "exhibits", "messages", "conversation", "source"}
    | {"direction", "time", "flags", "importer", "format", "first", "last", "channel", "original_sha256"}
)
_REDACTED: Final = frozenset({"image", "pdf"})
_CONTEXT: Final = 12
_REMEMBERED: Final = 4096


@dataclass(frozen=True)
class Known:
    """What the check needs from the notebook, so that the rest can be done without it."""

    terms: tuple[Term, ...]
    kept: frozenset[bytes]
    spans: Mapping[tuple[str, str, int], Spans]
    file_texts: Mapping[str, str]


def known(notebook: Notebook, material: Material) -> Known:
    """Read what is private, what was kept on purpose, what is covered, and the text in the files of a report."""
    covers = Covers(notebook, "")
    return Known(
        terms=private_terms(notebook, material.request),
        kept=kept_findings(notebook.db),
        spans={
            (one.kind, one.id, one.revision): covers.spans(one.kind, one.id, one.revision, sealed_fields(one))
            for one in material.records
            if one.before_covers
        },
        file_texts={
            one.id: words(notebook, one.id, one.covered.place) if one.covered else file_text(notebook.db, one.id)
            for one in material.exhibits
            if one.file_name is not None or one.picture is not None
        },
    )


def check(notebook: Notebook, prepared: Prepared) -> tuple[Finding, ...]:
    """Everything private that would leave with a report and its bundle, those kept on purpose among them."""
    return findings(known(notebook, prepared.material), prepared)


def findings(known: Known, prepared: Prepared, cancelled: Callable[[], bool] = lambda: False) -> tuple[Finding, ...]:
    """As :func:`check`, with what was read of the notebook before. Raises Cancelled when it was stopped."""
    one_check = _Check(known, prepared.material, cancelled)
    told = [*one_check.records(), *one_check.files(), *one_check.witnesses()]
    for document in prepared.documents:
        told += one_check.pages(document, told)
    return tuple(replace(one, kept=one.key in known.kept) for one in told)


def findings_of(notebook: Notebook, document: Document, privacy: Privacy) -> tuple[Finding, ...]:
    """Everything private that a document of another kind, such as a paper, would print."""
    terms = private_terms(notebook, ReportRequest(privacy=privacy, language=document.language))
    finder = _Finder(ReportRequest(privacy=privacy), terms)
    kept = kept_findings(notebook.db)
    return tuple(replace(one, kept=one.key in kept) for one in finder.pages(document, messages=True))


def sealed_fields(record: Record) -> Mapping[str, Any]:
    """The fields as they were sealed, with what is covered in them."""
    return {**record.fields, **record.before_covers}


class _Finder:
    """Finds what is private in one text after another."""

    def __init__(
        self, request: ReportRequest, terms: tuple[Term, ...], cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        self.request = request
        self._cancelled = cancelled
        self._matcher = Matcher(terms)
        self._numbers = treatment(request, "number") != "whole"
        # Names and times stand in one message after the other.
        self.find = lru_cache(maxsize=_REMEMBERED)(self._find)

    def _find(self, text: str) -> list[Hit]:
        """Where anything private stands in a text."""
        if self._cancelled():
            raise Cancelled
        hits = self._matcher.find(text)
        return longest([*hits, *account_numbers(text)]) if self._numbers else hits

    def pages(self, document: Document, *, messages: bool) -> Iterator[Finding]:
        """What is printed anywhere in a document."""
        for section, anchor, text in printed(document, messages=messages):
            for hit in self.find(text):
                place = Place("page", label=section, anchor=anchor)
                yield found(self.request.privacy, hit.sort, place, text, hit[1:], ())


class _Check:
    """The check of one report."""

    def __init__(self, known: Known, material: Material, cancelled: Callable[[], bool]) -> None:
        self._known = known
        self._material = material
        self._request = material.request
        named = _named(material)
        terms = tuple(one for one in known.terms if one.sort != "person" or spelled(one.words) not in named)
        self._finder = _Finder(material.request, terms, cancelled)
        self._opened: list[Finding] = []

    @cached_property
    def _labels(self) -> dict[tuple[str, str], tuple[str, str]]:
        """What each record is called on paper, and where it is printed."""
        material = self._material
        messages = [one for each in material.conversations for one in each.messages]
        return {
            **{("entry", one.id): (str(one.number), f"entry-{one.number}") for one in material.entries},
            **{("exhibit", one.id): (one.label, f"exhibit-{one.label}") for one in material.exhibits},
            **{("message", one.id): (one.number, f"message-{one.number}") for one in messages},
            ("case", "case"): ("", "summary"),
        }

    def records(self) -> Iterator[Finding]:
        """What stands in the records, as far as they are shown."""
        for record in self._material.records:
            label, anchor = self._labels.get((record.kind, record.id), ("", ""))
            spans = self._known.spans.get((record.kind, record.id, record.revision), {})
            fields = {name: value for name, value in record.fields.items() if name not in _MADE}
            for field, text in texts(shown(self._request, record.rules, fields)):
                place = Place(record.kind, record.id, field, label, anchor, record.revision)
                told = self._text(place, text, text_at(sealed_fields(record), field), spans.get(field, []))
                if tells_by_itself(record.rules, pattern(field)):
                    # The profile opens this field to those it is for: that is no oversight.
                    self._opened += told
                else:
                    yield from told

    def _text(self, place: Place, text: str, sealed: str | None, spans: list[tuple[int, int]]) -> Iterator[Finding]:
        """What stands in one text. It is looked for in the sealed words, so that its place there is known."""
        is_sealed = bool(spans) or text == sealed
        looked_at = sealed if is_sealed and sealed is not None else text
        ways = self._ways(place, is_sealed=is_sealed)
        for hit in self._finder.find(looked_at):
            if not any(start < hit.stop and hit.start < stop for start, stop in spans):
                yield found(self._request.privacy, hit.sort, place, looked_at, hit[1:], ways)

    def _ways(self, place: Place, *, is_sealed: bool) -> tuple[Way, ...]:
        """What can be done about a finding, beside keeping it."""
        if place.kind == "file":
            return ("redact", "leave_out") if self._is_page_of(place.record) else ("leave_out",)
        cover: tuple[Way, ...] = ("cover",) if is_sealed and can_cover(place.kind, place.field) else ()
        return (*cover, "leave_out") if place.kind == "exhibit" else cover

    def _is_page_of(self, exhibit_id: str) -> bool:
        """Whether a file has pages or is a picture, parts of which can be covered."""
        return any(one.id == exhibit_id and one.kind in _REDACTED for one in self._material.exhibits)

    def files(self) -> Iterator[Finding]:
        """What stands in the files themselves, and in what those that travel as they are say about themselves."""
        records = {one.id: one for one in self._material.records if one.kind == "exhibit"}
        for exhibit in self._material.exhibits:
            place = Place("file", exhibit.id, "text", exhibit.label, f"exhibit-{exhibit.label}")
            yield from self._text(place, self._known.file_texts.get(exhibit.id, ""), None, [])
            if exhibit.original and exhibit.file_name and exhibit.id in records:
                for name, text in texts({"claims": sealed_fields(records[exhibit.id]).get("claims") or []}):
                    yield from self._text(replace(place, field=name), text, None, [])

    def witnesses(self) -> Iterator[Finding]:
        """What stands in the notes of those who signed a page with a code."""
        for one in self._material.log.slips:
            fields = {"signed_by": one.signed_by, "signed_on": one.signed_on}
            for field, text in texts(shown(self._request, "slip", fields)):
                yield from self._text(Place("witness", str(one.size), field, "", "checking"), text, None, [])

    def pages(self, document: Document, told: list[Finding]) -> list[Finding]:
        """What is printed and comes from no record that was told of."""
        texts_told: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one in (*told, *self._opened):
            texts_told[one.sort, spelled(one.passage)].append(_flat(one.before + one.passage + one.after))
        return [
            one
            for one in self._finder.pages(document, messages=False)
            if not _is_told(one, texts_told[one.sort, spelled(one.passage)])
        ]


def _is_told(one: Finding, told: list[str]) -> bool:
    """Whether words printed are those of a record that was told of: with more on one side, or all of a short one."""
    left = _flat(one.before[-_CONTEXT:] + one.passage)
    right = _flat(one.passage + one.after[:_CONTEXT])
    whole = _flat(one.before + one.passage + one.after)
    return any(left in text or right in text or text in whole for text in told)


def _flat(text: str) -> str:
    """The text on one line, without invisible signs."""
    return " ".join("".join(sign for sign in text if category(sign) != "Cf").split())


def _named(material: Material) -> frozenset[str]:
    """Whom the report names on purpose: witnesses, people who were there, who was told first."""
    names = [
        person.get(part)
        for entry in material.entries
        for field, part in (("witness_list", "name"), ("people", "name"), ("told_first", "who"))
        for person in _list(entry.fields.get(field))
    ]
    return frozenset(spelled(str(name)) for name in names if name)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []
