"""Files that lie in a zip beside its messages, found by the path that a message gives."""

from __future__ import annotations

from nocontact_desktop.intake.items import Attachment
from nocontact_desktop.intake.signatures import media_type_of
from nocontact_desktop.intake.source import Source

_HEAD = 4096


class ExportPaths:
    """Finds members of a zip. The zip may have folders above what the export calls its top, or some of them not."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._by_name: dict[str, list[str]] = {}
        if source.is_archive:
            for member in source.members():
                self._by_name.setdefault(member.rpartition("/")[2], []).append(member)

    def attachment(self, path: str, name: str | None = None) -> Attachment:
        """The file at ``path``; one without ``member`` when the export does not contain it."""
        shown = name or path.rpartition("/")[2] or path
        found = self._find(path)
        if found is None:
            return Attachment(name=shown)
        with self._source.open(found) as stream:
            head = stream.read(_HEAD)
        whole = found == path or found.endswith(f"/{path}") or path.endswith(f"/{found}")
        return Attachment(
            name=shown,
            size=self._source.size_of(found),
            media_type=media_type_of(head, shown),
            link="exact" if whole else "name",
            member=found,
        )

    def _find(self, path: str) -> str | None:
        alike = self._by_name.get(path.rpartition("/")[2], [])
        return max(alike, key=lambda member: _common(member, path), default=None)


def _common(one: str, other: str) -> int:
    """How many folders two paths share, counted from the file upwards."""
    shared = 0
    for mine, theirs in zip(reversed(one.split("/")), reversed(other.split("/")), strict=False):
        if mine != theirs:
            break
        shared += 1
    return shared
