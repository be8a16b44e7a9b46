"""The exhibits of a report: labelled, checked against their hashes, and cut down to what may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from nocontact_desktop.diary import redactions
from nocontact_desktop.diary.exhibits import get, read, thumbnail
from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.bare import is_bare
from nocontact_desktop.report.exhibit_bytes import pieces, reference
from nocontact_desktop.report.gather.handling import handling, taken_in
from nocontact_desktop.report.gather.sealed import Desk, misfit
from nocontact_desktop.report.material import CoveredCopy, Exhibit, Gap
from nocontact_desktop.report.privacy import originals_travel, shown
from nocontact_desktop.report.records import Record

KIND: Final = "exhibit"
_COPY: Final = "redaction"

_PRINTED = frozenset({"image", "pdf"})

# The ends of file names in a bundle, by what the content is; anything else ends in "bin".
_ENDS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/heic": "heic",
    "image/heif": "heif",
    "application/pdf": "pdf",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/x-m4a": "m4a",
    "audio/ogg": "ogg",
    "audio/opus": "opus",
    "audio/amr": "amr",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/3gpp": "3gp",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/3gpp": "3gp",
    "video/webm": "webm",
    "message/rfc822": "eml",
    "text/plain": "txt",
    "text/html": "html",
    "text/csv": "csv",
    "application/zip": "zip",
}


class Exhibits:
    """Hands out the exhibits of entries. An exhibit has one label, that of the first entry it stands in."""

    def __init__(self, desk: Desk) -> None:
        self.all: list[Exhibit] = []
        self._desk = desk
        self._by_id: dict[str, Exhibit | None] = {}
        self._letters = 0

    def of_entry(self, record: Record, entry_number: int) -> tuple[Exhibit, ...]:
        """Return the exhibits of an entry that passed, labelled with the next letter when any is new."""
        ids = [str(one) for one in record.fields.get("exhibits") or () if one not in self._desk.request.without]
        letter, place = letters(self._letters), 0
        found = []
        for exhibit_id in ids:
            if exhibit_id not in self._by_id:
                made = self._make(exhibit_id, f"{letter}-{place + 1}", entry_number)
                self._by_id[exhibit_id] = made
                if made is not None:
                    place += 1
                    self.all.append(made)
            exhibit = self._by_id[exhibit_id]
            if exhibit is not None:
                found.append(exhibit)
        self._letters += bool(place)
        return tuple(found)

    def alone(self, exhibit_id: str, label: str) -> Exhibit | None:
        """Return one exhibit that stands in no entry, when it passed."""
        return self._make(exhibit_id, label, None)

    def label_of_hash(self, digest: str | None) -> str | None:
        """Return the label of the exhibit that is this very file, when it is printed."""
        return next((one.label for one in self.all if one.sha256 == digest), None)

    def _make(self, exhibit_id: str, label: str, entry_number: int | None) -> Exhibit | None:
        desk = self._desk
        try:
            revision = get(desk.notebook, exhibit_id).revision
        except Problem:
            # It was deleted after the entry named it: the gap is said in the report.
            desk.gaps.append(Gap(KIND, "absent", entry_number))
            return None
        record = desk.sealed(KIND, exhibit_id, revision, entry_number)
        if record is None or not self._file_fits(record, exhibit_id, entry_number):
            return None
        copy = redactions.newest(desk.notebook, exhibit_id) if desk.request.covered_copies else None
        if copy is not None:
            return self._covered(record, copy.place, label, entry_number)
        fields = record.fields
        printed = fields["kind"] in _PRINTED and thumbnail(desk.notebook, exhibit_id) is not None
        pages = _pages(exhibit_id, fields) if printed else ()
        original = originals_travel(desk.request) or (printed and is_bare(read(desk.notebook, exhibit_id)))
        end = _ENDS.get(str(fields["media_type"]), "bin") if original else "jpg"
        return self._exhibit(
            record, label, entry_number, pages, f"{label}.{end}" if original or printed else None, original=original
        )

    def _covered(self, record: Record, place: int, label: str, entry_number: int | None) -> Exhibit | None:
        """Return an exhibit for which a copy with parts covered stands; the original is never printed in its place."""
        copy = self._desk.sealed(_COPY, record.id, place, entry_number, gap=KIND)
        if copy is None:
            self._desk.drop(record)
            return None
        name = reference(record.id, place)
        if not self._file_fits(copy, name, entry_number):
            self._desk.drop(record)
            return None
        pages = _pages(name, copy.fields)
        covered = CoveredCopy(name, place, str(copy.fields["sha256"]), int(copy.fields["size"]))
        file_name = f"{label}.{_ENDS[str(copy.fields['media_type'])]}"
        return self._exhibit(record, label, entry_number, pages, file_name, covered=covered)

    def _exhibit(
        self,
        record: Record,
        label: str,
        entry_number: int | None,
        pages: tuple[str, ...],
        file_name: str | None,
        *,
        original: bool = False,
        covered: CoveredCopy | None = None,
    ) -> Exhibit:
        desk, fields = self._desk, record.fields
        return Exhibit(
            id=record.id,
            label=label,
            entry_number=entry_number,
            kind=str(fields["kind"]),
            fields=shown(desk.request, KIND, fields),
            sha256=str(fields["sha256"]),
            size=int(fields["size"]),
            picture=pages[0] if pages else None,
            further_pages=pages[1:],
            file_name=file_name,
            original=original,
            taken_in=taken_in(desk, record.id, entry_number),
            handling=handling(desk, record.id, entry_number),
            covered=covered,
        )

    def _file_fits(self, record: Record, name: str, entry_number: int | None) -> bool:
        """Hash the file again, piece by piece; one that does not fit is a gap and not evidence."""
        wrong = misfit(self._desk, pieces(self._desk.notebook, name), str(record.fields["sha256"]))
        if wrong is None:
            return True
        self._desk.gaps.append(Gap(KIND, wrong, entry_number))
        self._desk.drop(record)
        return False


def _pages(name: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the references under which the pages of a document, or a picture, are handed out for print."""
    count = fields.get("pages")
    return tuple(f"{name}/{page}" for page in range(int(count))) if count else (name,)


def letters(number: int) -> str:
    """Return the letters for the ``number``-th entry with exhibits: A to Z, then AA, AB and so on."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
