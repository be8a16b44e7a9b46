"""What a salvage brought back and what it did not, counted as a user would."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.diary.salvaging import store
from nocontact_desktop.diary.salvaging.log import LogLosses
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.salvage.remains import Remains

_PARTS = {
    "plan": (
        *("own_channel", "channel", "channel_identifier", "channel_before", "step", "sheet_answer", "own_script"),
        *("account", "account_aspect", "person", "contact_terms", "protective_order", "device", "device_check"),
        *("comparison", "comparison_hit", "pattern", "sitting", "sitting_card", "moment", "later_look"),
    ),
    "steady": ("urge", "unsent", "put_away", "put_away_file", "steady_note", "own_words"),
    "conversations": ("conversation", "participant", "clock", "source", "source_batch", "duplicate"),
    "reports": ("report_made", "report_entry", "cover", "kept_finding", "redaction_words"),
    "witnesses": ("slip", "time_request", "time_reply", "checkpoint"),
    "settings": ("setting", "saved_view", "draft", "signing"),
}
"""Parts of the notebook that no leaf counts, with the tables they are kept in."""


@dataclass(frozen=True)
class Losses:
    """What is there and what is not.

    ``earlier`` entries are there in an earlier wording, ``file_names`` are those of files whose bytes are lost, as far
    as they are known. ``unproven`` things are there and do not fit the sealed log any more, ``unknown`` ones were of a
    kind nobody can tell. ``parts`` are those of which something can be missing that nobody has counted.
    ``nameless`` files are there as new exhibits, without the name and words they had.
    """

    pages: int
    unreadable: int
    entries: int
    entries_lost: int
    earlier: int
    exhibits: int
    exhibits_lost: int
    files_lost: int
    file_names: tuple[str, ...]
    messages: int
    messages_lost: int
    unproven: int
    unknown: int
    parts: tuple[str, ...]
    nameless: int = 0

    @property
    def nothing(self) -> bool:
        """Whether all of it came back."""
        counted = (self.entries_lost, self.earlier, self.exhibits_lost, self.files_lost, self.messages_lost)
        return not any((*counted, self.unproven, self.unknown, self.nameless, self.parts))


def count_losses(
    db: Database, log: LogLosses, files_lost: set[str], erased: set[tuple[str, str]], remains: Remains
) -> Losses:
    """Count. ``erased`` are the kinds and ids whose words the writer had erased before."""
    entries, entries_lost = _left_and_lost(db, "entry", erased)
    exhibits, exhibits_lost = _left_and_lost(db, "exhibit", erased)
    lost = set(log.lost)
    return Losses(
        pages=remains.pages,
        unreadable=remains.unreadable,
        entries=len(entries),
        entries_lost=len(entries_lost),
        earlier=sum(one in entries for one in store.newest_lost(db, "entry", log.lost)),
        exhibits=len(exhibits),
        exhibits_lost=len(exhibits_lost),
        files_lost=len(files_lost),
        file_names=_names_of(db, files_lost),
        messages=store.messages_left(db),
        messages_lost=sum(number in lost for number in store.leaves_of(db, "message")),
        unproven=len(log.unproven),
        unknown=len(log.unknown),
        parts=hurt_parts(remains),
    )


def hurt_parts(remains: Remains) -> tuple[str, ...]:
    """The parts outside the sealed log that have lost pages or rows."""
    return tuple(part for part, tables in _PARTS.items() if any(table in remains.hurt for table in tables))


def _left_and_lost(db: Database, kind: str, erased: set[tuple[str, str]]) -> tuple[set[str], set[str]]:
    left = store.ids_left(db, kind)
    deleted = {str(fields["deleted_id"]) for _, _, fields in store.fields_of_kind(db, "deletion")}
    gone = {one for one in store.ids_in_log(db, kind) if (kind, one) in erased or one in deleted}
    return left, store.ids_in_log(db, kind) - left - gone


def _names_of(db: Database, files_lost: set[str]) -> tuple[str, ...]:
    """The names of files whose bytes are lost, once each."""
    found = (fields for kind in ("exhibit", "source") for _, _, fields in store.fields_of_kind(db, kind))
    return tuple(dict.fromkeys(str(fields["name"]) for fields in found if fields["sha256"] in files_lost))
