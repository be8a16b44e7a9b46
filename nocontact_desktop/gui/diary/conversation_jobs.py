"""What the reader of conversations asks of the notebook. Nothing here knows of Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from nocontact_desktop.diary.conversations import (
    ConversationRow,
    MessageFile,
    conversation,
    file_pieces,
    message,
    messages,
    place_of,
    places_with,
)
from nocontact_desktop.diary.exhibits import KIND as EXHIBIT
from nocontact_desktop.diary.exhibits import ExhibitDraft
from nocontact_desktop.gui.diary.exhibit_jobs import take_in_one
from nocontact_desktop.intake.files import rendition
from nocontact_desktop.report.excerpt import excerpt_pdf
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

if TYPE_CHECKING:
    from nocontact_desktop.gui.tasks import TaskRunner

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]

_PICTURE_PX = 420
_MOST_HITS = 200


@dataclass(frozen=True)
class KeptFiles:
    """How many files were kept, and what changed by it."""

    count: int
    changes: Changes


def hits(notebook: Notebook, conversation_id: str, typed: str) -> tuple[list[int], bool]:
    """The places of messages with the words typed, and whether there are more of them than these."""
    places = places_with(notebook, conversation_id, typed, _MOST_HITS + 1)
    return places[:_MOST_HITS], len(places) > _MOST_HITS


def found_message(notebook: Notebook, message_id: str) -> tuple[ConversationRow, int]:
    """The conversation a message is in, and its place there. Raises :class:`Problem` ``diary.gone``."""
    row = message(notebook, message_id)
    return conversation(notebook, row.conversation), place_of(notebook, message_id)


def place_of_day(notebook: Notebook, conversation_id: str, day: str) -> int:
    """The place of the first message on or after a day (local ISO date); the last one when all are earlier."""
    low, high = 0, conversation(notebook, conversation_id).messages
    last = high - 1
    while low < high:
        middle = (low + high) // 2
        (row,) = messages(notebook, conversation_id, middle, 1)
        # A message without a time stands behind the one before it, so it is passed over.
        if (row.local or row.utc or "") < day:
            low = middle + 1
        else:
            high = middle
    return max(0, min(low, last))


def small_picture(notebook: Notebook, tasks: TaskRunner, file: MessageFile) -> bytes:
    """A small copy of a picture in a message. The notebook is read on its own thread, the picture made here."""
    data: bytes = tasks.fetch(lambda: b"".join(file_pieces(notebook, file)))
    return rendition(data, longest_px=_PICTURE_PX).data


def keep_excerpt(
    notebook: Notebook,
    tasks: TaskRunner,
    message_ids: Sequence[str],
    paper: Literal["letter", "a4"],
    *,
    progress: Progress,
    cancelled: Stop,
) -> KeptFiles:
    """Keep messages, with those around them, as a PDF among the diary's files."""

    draft = tasks.fetch(_excerpt_of, notebook, message_ids, paper)
    return KeptFiles(1, Changes.of(EXHIBIT, take_in_one(notebook, tasks, draft, cancelled, progress)))


def _excerpt_of(notebook: Notebook, message_ids: Sequence[str], paper: Literal["letter", "a4"]) -> ExhibitDraft:
    first = message(notebook, message_ids[0])
    return ExhibitDraft(
        name=f"messages {(first.local or '')[:10]}.pdf".replace(" .", "."),
        data=excerpt_pdf(notebook, message_ids, paper),
        captured_how="made by the program from messages that were brought in",
        sender_shown=first.name or first.author,
        time_shown=first.time_raw,
        parent=first.id,
    )


def keep_files(
    notebook: Notebook, tasks: TaskRunner, message_ids: Sequence[str], *, progress: Progress, cancelled: Stop
) -> KeptFiles:
    """Keep the files that came with messages among the diary's files, each with the message it came with."""
    drafts = [draft for one in message_ids for draft in tasks.fetch(_files_of, notebook, one)]
    ids = []
    for done, draft in enumerate(drafts, 1):
        ids.append(take_in_one(notebook, tasks, draft, cancelled))
        progress(done, len(drafts))
    return KeptFiles(len(ids), Changes.of(EXHIBIT, *ids))


def _files_of(notebook: Notebook, message_id: str) -> list[ExhibitDraft]:
    row = message(notebook, message_id)
    return [
        ExhibitDraft(
            name=file.name or "file",
            data=b"".join(file_pieces(notebook, file)),
            captured_how="came with a message that was brought in",
            sender_shown=row.name or row.author,
            time_shown=row.time_raw,
            parent=row.id,
        )
        for file in row.attachments
        if file.kept
    ]
