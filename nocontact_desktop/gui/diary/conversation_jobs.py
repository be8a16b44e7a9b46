"""What the reader of conversations asks of the notebook. Nothing here knows of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nocontact_desktop.diary.conversations import (
    ConversationRow,
    MessageFile,
    conversation,
    file_pieces,
    message,
    messages,
    place_of,
)
from nocontact_desktop.intake.files import rendition
from nocontact_desktop.vault.notebook import Notebook

if TYPE_CHECKING:
    from nocontact_desktop.gui.tasks import TaskRunner

_PICTURE_PX = 420


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
