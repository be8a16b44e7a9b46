"""Copies of exhibits with parts covered. The original stays as it is; each copy and its boxes are sealed in the log."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Any

import msgspec

from nocontact_desktop.diary import files, store
from nocontact_desktop.diary.exhibits import REDACTION as KIND
from nocontact_desktop.diary.exhibits import Exhibit, get
from nocontact_desktop.diary.file_list import store as list_store
from nocontact_desktop.diary.handling import Handling, note
from nocontact_desktop.diary.sealed_log import append
from nocontact_desktop.diary.taking_in import check_room
from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.file_facts import WHOLE, Box
from nocontact_desktop.intake.redacted import RedactedCopy
from nocontact_desktop.vault.drafts import drop_draft, load_draft, save_draft
from nocontact_desktop.vault.notebook import Notebook

ENDS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
"""The ends of copies' file names."""
_MEASURES = ("width", "height", "pages")


class Redaction(msgspec.Struct, frozen=True, kw_only=True):
    """One copy with parts covered. ``place`` counts an exhibit's copies from 1; the newest is the one to use.

    ``sha256`` is the copy's hash and ``original_sha256`` that of what it was made from, both in hexadecimal. Its size
    is in bytes, width and height are in pixels. ``recorded_at`` is ISO 8601 in UTC.
    """

    exhibit_id: str
    place: int
    recorded_at: str
    original_sha256: str
    sha256: str
    size: int
    kind: str
    media_type: str
    boxes: tuple[Box, ...]
    width: int | None = None
    height: int | None = None
    pages: int | None = None


def can_be_covered(exhibit: Exhibit) -> bool:
    """Say whether there are pictures or pages to draw boxes on, as far as its facts tell."""
    shut = any(claim.name == "locked" for claim in exhibit.claims)
    return exhibit.kind in {"image", "pdf"} and not shut


def check_boxes(boxes: Sequence[Box], pages: int) -> None:
    """Refuse boxes that cannot be drawn on ``pages`` pages.

    Raises:
        Problem: ``redaction.no-boxes`` when there is none, ``redaction.wrong-box`` when one has no size, lies outside
            its page, or on no page.
    """
    if not boxes:
        raise Problem("redaction.no-boxes")
    for box in boxes:
        across, down = 0 <= box.left < box.right <= WHOLE, 0 <= box.top < box.bottom <= WHOLE
        if not (across and down and 0 <= box.page < pages):
            raise Problem("redaction.wrong-box")


def keeping(
    notebook: Notebook,
    exhibit: Exhibit,
    boxes: Sequence[Box],
    copy: RedactedCopy,
    cancelled: Callable[[], bool] = lambda: False,
) -> Generator[int, None, int]:
    """Keep a copy of an exhibit that was made with ``boxes``, in short steps; each says how many bytes are written.

    Between two steps the notebook is free for other reads and saves. Closing it early keeps nothing. Returns the
    copy's place. The handling record says that it was made, and what was drawn and not saved is dropped.

    Raises:
        Problem: a box is wrong, the exhibit is gone, or the disk has no room.
        Cancelled: the user stopped it; nothing of it is kept.
    """
    check_boxes(boxes, exhibit.pages or 1)
    check_room(notebook, len(copy.data))
    kept = yield from files.keeping(notebook, [copy.data], cancelled)
    try:
        original = get(notebook, exhibit.id)
        with notebook.db.transaction():
            files.need(notebook, kept, KIND, exhibit.id)
            store.put_thumbnail(notebook.db, kept.number, copy.facts.thumbnail)
            place = _seal(notebook, original, boxes, copy, kept)
            list_store.put_words_of_copy(notebook.db, exhibit.id, place, copy.facts.words)
            note(notebook, exhibit.id, Handling(what="covered"))
    except Problem:
        files.remove_unneeded(notebook, [kept.number])
        raise
    drop_draft(notebook, _draft(exhibit.id))
    return place


def redactions_of(notebook: Notebook, exhibit_id: str) -> list[Redaction]:
    """An exhibit's copies with parts covered, oldest first."""
    return [
        msgspec.convert({**fields, "exhibit_id": exhibit_id, "place": place}, Redaction)
        for place, _, fields in store.revisions(notebook.db, KIND, exhibit_id)
    ]


def newest(notebook: Notebook, exhibit_id: str) -> Redaction | None:
    """The copy to use; None when nothing of the exhibit was covered."""
    return next(reversed(redactions_of(notebook, exhibit_id)), None)


def any_covered(notebook: Notebook) -> bool:
    """Say whether any exhibit has such a copy."""
    return bool(store.records_of(notebook.db, KIND))


def thumbnail(notebook: Notebook, copy: Redaction) -> bytes | None:
    """A small picture of a copy."""
    return store.thumbnail(notebook.db, bytes.fromhex(copy.sha256))


def words(notebook: Notebook, exhibit_id: str, place: int) -> str:
    """The text that is still to be read in a copy, as far as the original's text layer tells; empty for pictures."""
    return list_store.words_of_copy(notebook.db, exhibit_id, place)


def shown_instead(exhibit: Exhibit, copy: Redaction) -> Exhibit:
    """Return what is known of an exhibit, with the copy's file in place of the original's."""
    measures = {name: getattr(copy, name) for name in _MEASURES}
    return msgspec.structs.replace(
        exhibit, sha256=copy.sha256, size=copy.size, kind=copy.kind, media_type=copy.media_type, claims=(), **measures
    )


def covered_name(name: str, copy: Redaction) -> str:
    """Return a file name for a copy from the original's: "letter.pdf" becomes "letter-covered.pdf"."""
    return f"{name.rpartition('.')[0] or name}-covered.{ENDS[copy.media_type]}"


def keep_begun(notebook: Notebook, exhibit_id: str, boxes: Sequence[Box]) -> None:
    """Keep boxes that are drawn and not saved as a copy yet."""
    save_draft(notebook, _draft(exhibit_id), {"boxes": msgspec.to_builtins(list(boxes))})


def begun(notebook: Notebook, exhibit_id: str) -> tuple[Box, ...] | None:
    """The boxes that were drawn and not saved; None when there are none."""
    body = load_draft(notebook, _draft(exhibit_id))
    return None if body is None else tuple(msgspec.convert(body["boxes"], list[Box]))


def drop_begun(notebook: Notebook, exhibit_id: str) -> None:
    """Forget boxes that were drawn and not saved."""
    drop_draft(notebook, _draft(exhibit_id))


def _seal(notebook: Notebook, original: Exhibit, boxes: Sequence[Box], copy: RedactedCopy, kept: files.KeptFile) -> int:
    """Seal a copy inside the caller's transaction and return its place."""
    place = len(store.revisions(notebook.db, KIND, original.id)) + 1
    measures = {name: value for name in _MEASURES if (value := getattr(copy.facts, name)) is not None}
    fields: dict[str, Any] = {
        **measures,
        "original_sha256": original.sha256,
        "sha256": kept.sha256,
        "size": kept.size,
        "kind": copy.facts.kind,
        "media_type": copy.facts.media_type,
        "boxes": msgspec.to_builtins(list(boxes)),
        "recorded_at": notebook.surroundings.now().isoformat(timespec="milliseconds"),
    }
    sealed = append(notebook, KIND, original.id, place, fields)
    store.add_record(notebook.db, KIND, original.id, place, sealed.leaf, sealed.salt, fields)
    return place


def _draft(exhibit_id: str) -> str:
    return f"{KIND}:{exhibit_id}"
