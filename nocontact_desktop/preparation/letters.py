"""Letters the user is writing: what they say so far. They are kept where sheets are, under a name of their own."""

from __future__ import annotations

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.store import sheets as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook


class LetterText(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in a letter. Nothing is put in when it is printed that does not stand here."""

    to: str = ""
    subject: str = ""
    text: str = ""


def letter_text(notebook: Notebook, letter_id: str) -> LetterText | None:
    """What was written so far; None when nothing was. Raises :class:`Problem` ``letter.no-such-letter``."""
    written = store.answers(notebook.db, _place(letter_id))
    return LetterText(**{part: msgspec.json.decode(value) for part, (value, _) in written.items()}) if written else None


def keep_letter(notebook: Notebook, letter_id: str, letter: LetterText) -> Changes:
    """Keep what was written. Raises :class:`Problem` ``letter.no-such-letter``."""
    place, changed_at = _place(letter_id), moment(notebook)
    with notebook.db.transaction():
        for part in letter.__struct_fields__:
            value = msgspec.json.encode(getattr(letter, part)).decode()
            store.keep_answer(notebook.db, place, part, value, changed_at)
    return Changes.of("letter", letter_id)


def erase_letter(notebook: Notebook, letter_id: str) -> Changes:
    """Erase what was written. Raises :class:`Problem` ``letter.no-such-letter``."""
    place = _place(letter_id)
    with notebook.db.transaction():
        for part in LetterText.__struct_fields__:
            store.drop_answer(notebook.db, place, part)
    return Changes.of("letter", letter_id)


def _place(letter_id: str) -> str:
    if load().letter(letter_id) is None:
        raise Problem("letter.no-such-letter")
    return f"letter:{letter_id}"
