"""Slips: one page with a checkpoint's code, for somebody outside to sign, and the note that they did."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from nocontact_desktop.diary.sealed_log import check_code, checkpoint, time_of
from nocontact_desktop.diary.when import say_recorded
from nocontact_desktop.diary.witness import store
from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import load
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.paper import Paper, PaperFacts, PaperHeading, PaperLines, PaperText
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

CHANGED = "log"
"""The kind of change that what stands beside the log makes; its ids are the checkpoints' sizes."""

_ROOM = 2.0
"""Above a line to sign on, in lines of text."""

_GROUP = 4
_GROUPS_IN_A_LINE = 8


@dataclass(frozen=True)
class Slip:
    """A slip of the checkpoint over ``size`` things, made at ``sealed_at`` (ISO 8601, UTC).

    ``signed_on`` is a day (ISO 8601). It and the name are empty until the user tells them.
    """

    id: int
    size: int
    sealed_at: str
    signed_by: str
    signed_on: str


def slips(notebook: Notebook) -> tuple[Slip, ...]:
    """All slips that were made, the newest first."""
    rows = store.slips(notebook.db)
    return tuple(Slip(slip, size, time_of(body), name, day) for slip, size, body, name, day in rows)


def make_slip(notebook: Notebook) -> tuple[Paper, Changes]:
    """The slip of the newest checkpoint, which is made when the log has grown, and the note that it was made.

    Printed twice, it is one slip, until somebody has signed it.
    """
    head = checkpoint(notebook)
    at = moment(notebook)
    if store.unsigned_slip(notebook.db, head.size) is None:
        with notebook.db.transaction():
            store.add_slip(notebook.db, head.size, at)
    words = load().words["slip"]
    digits = sha256(head.body).hexdigest().upper()
    paper = Paper(
        load().words["papers"]["slip"],
        at,
        (
            PaperHeading(check_code(head)),
            PaperFacts(
                (
                    (words["whole"], _grouped(digits)),
                    (words["records"], f"{head.size:,}"),
                    (words["time"], say_recorded(head.time, None)),
                )
            ),
            PaperHeading(words["what"], level=2),
            PaperText(words["means"]),
            PaperHeading(words["seen"], level=2),
            PaperText(words["signing"]),
            *(
                part
                for name in ("name", "signature", "date")
                for part in (PaperText(words[name]), PaperLines(1, _ROOM))
            ),
            PaperText(words["keep"], small=True),
        ),
    )
    return paper, Changes.of(CHANGED, str(head.size))


def note_signature(notebook: Notebook, slip: int, signed_by: str, signed_on: str) -> Changes:
    """Note who signed a slip and on which day, as the user tells it; empty texts take it back.

    Raises:
        Problem: ``slip.no-name`` for a day without a name; ``slip.gone`` when there is no such slip.
    """
    name = signed_by.strip()
    if signed_on and not name:
        raise Problem("slip.no-name")
    with notebook.db.transaction():
        if not store.sign_slip(notebook.db, slip, name, signed_on):
            raise Problem("slip.gone")
    return Changes.of(CHANGED, str(slip))


def forget_slip(notebook: Notebook, slip: int) -> Changes:
    """Take a slip off the list that nobody is going to sign; one that was signed stays."""
    with notebook.db.transaction():
        store.remove_slip(notebook.db, slip)
    return Changes.of(CHANGED, str(slip))


def _grouped(digits: str) -> str:
    groups = [digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP)]
    lines = [" ".join(groups[at : at + _GROUPS_IN_A_LINE]) for at in range(0, len(groups), _GROUPS_IN_A_LINE)]
    return "\n".join(lines)
