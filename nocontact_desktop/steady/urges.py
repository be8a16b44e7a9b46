"""An urge to get in touch: a pause, what it was about, and what came of it. Nothing is counted.

The pause is kept as the moment it ends, so that it goes on while the notebook is locked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal, get_args

import msgspec

from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.sheets import sheet
from nocontact_desktop.steady.store import urges as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

About = Literal["lonely", "habit", "unsettled", "safe"]
"""Loneliness, habit, something not settled, wanting to know if one is safe."""

Length = Literal["ten", "twenty", "hour", "tomorrow"]
"""How long a pause is. ``tomorrow``: until tomorrow morning."""

Outcome = Literal["passed", "wrote", "other"]
"""It passed; I wrote to them; something else."""

USUAL: Length = "twenty"
_FORGOTTEN = timedelta(days=1)
"""So long after its pause, one that nobody came back to is over."""

_MINUTES = {"ten": 10, "twenty": 20, "hour": 60}
_MORNING = time(8)
_NIGHT = timedelta(hours=4)
"""So long after midnight it is still the night before."""

_KIND = "urge"


@dataclass(frozen=True)
class Urge:
    """One urge. Times are in UTC. ``ends_at`` None: no pause; ``outcome`` None: it is the one going on."""

    id: str
    began_at: datetime
    ends_at: datetime | None
    about: tuple[About, ...]
    words: str
    outcome: Outcome | None

    @property
    def has_note(self) -> bool:
        """Whether anything was said about it."""
        return bool(self.about or self.words)


def going_on(notebook: Notebook) -> Urge | None:
    """The urge that has no outcome yet; None when there is none, or when nobody came back to it for a day."""
    row = store.going_on(notebook.db)
    present = None if row is None else _urge(*row)
    return None if present is None or _is_forgotten(notebook, present) else present


def passed(notebook: Notebook) -> list[Urge]:
    """Those that passed, newest first. To be shown only to those who ask for it."""
    return [one for one in map(_of, store.over(notebook.db)) if one.outcome == "passed"]


def noted(notebook: Notebook) -> list[Urge]:
    """Those that went otherwise and about which something was written, newest first."""
    return [one for one in map(_of, store.over(notebook.db)) if one.outcome != "passed"]


def planned_length(notebook: Notebook) -> Length | None:
    """How long the user wanted to wait, by their urge plan or as is usual; None when they want no wait."""
    planned = sheet(notebook, "urge").values.get("wait")
    if planned == "none":
        return None
    return planned if planned in get_args(Length) else USUAL  # type: ignore[return-value]


def pause(notebook: Notebook, length: Length = USUAL) -> Changes:
    """Begin a pause, or let the one going on end at another time, counted from now."""
    with notebook.db.transaction():
        urge_id = _going_on_id(notebook)
        store.set_end(notebook.db, urge_id, _end(notebook, length).isoformat(timespec="seconds"))
    return Changes.of(_KIND, urge_id)


def leave_pause(notebook: Notebook) -> Changes:
    """End the pause. An urge about which nothing was written leaves no trace."""
    present = going_on(notebook)
    if present is None:
        return Changes()
    with notebook.db.transaction():
        if present.has_note:
            store.set_end(notebook.db, present.id, None)
        else:
            store.drop(notebook.db, present.id)
    return Changes.of(_KIND, present.id)


def say_about(notebook: Notebook, about: Iterable[str]) -> Changes:
    """Say what the urge going on is about. Raises ValueError for a word that is not one of the set."""
    try:
        chosen = msgspec.convert(tuple(about), tuple[About, ...])
    except msgspec.ValidationError as error:
        raise ValueError("no such word") from error
    with notebook.db.transaction():
        urge_id = _going_on_id(notebook)
        store.set_about(notebook.db, urge_id, msgspec.json.encode(chosen).decode())
    return Changes.of(_KIND, urge_id)


def say_words(notebook: Notebook, words: str) -> Changes:
    """Keep what the user writes about the urge going on."""
    with notebook.db.transaction():
        urge_id = _going_on_id(notebook)
        store.set_words(notebook.db, urge_id, words.strip())
    return Changes.of(_KIND, urge_id)


def answer(notebook: Notebook, outcome: Outcome) -> Changes:
    """Say what came of it. One that passed is kept; any other only when something was written about it."""
    if outcome not in get_args(Outcome):
        raise ValueError("no such outcome")
    with notebook.db.transaction():
        urge_id = _going_on_id(notebook)
        present = going_on(notebook)
        assert present is not None
        _end_with(notebook, present, outcome)
    return Changes.of(_KIND, urge_id)


def erase(notebook: Notebook, urge_id: str) -> Changes:
    """Erase one, without a mark."""
    with notebook.db.transaction():
        store.drop(notebook.db, urge_id)
    return Changes.of(_KIND, urge_id)


def erase_all(notebook: Notebook) -> Changes:
    """Erase every urge that is over, without a mark."""
    ids = [str(row[0]) for row in store.over(notebook.db)]
    with notebook.db.transaction():
        store.drop_over(notebook.db)
    return Changes.of(_KIND, *ids)


def _going_on_id(notebook: Notebook) -> str:
    """The id of the urge going on, which begins now if there was none; inside the caller's transaction."""
    row = store.going_on(notebook.db)
    if row is not None:
        present = _urge(*row)
        if not _is_forgotten(notebook, present):
            return present.id
        _end_with(notebook, present, "other")
    urge_id = notebook.surroundings.random_bytes(8).hex()
    store.begin(notebook.db, urge_id, moment(notebook))
    return urge_id


def _is_forgotten(notebook: Notebook, urge: Urge) -> bool:
    return notebook.surroundings.now() >= (urge.ends_at or urge.began_at) + _FORGOTTEN


def _end_with(notebook: Notebook, urge: Urge, outcome: Outcome) -> None:
    if outcome == "passed" or urge.has_note:
        store.set_outcome(notebook.db, urge.id, outcome)
    else:
        store.drop(notebook.db, urge.id)


def _end(notebook: Notebook, length: Length) -> datetime:
    now = notebook.surroundings.now()
    if length != "tomorrow":
        return now + timedelta(minutes=_MINUTES[length])
    next_day = (now.astimezone() - _NIGHT).date() + timedelta(days=1)
    return datetime.combine(next_day, _MORNING).astimezone().astimezone(UTC)


def _of(row: store.Row) -> Urge:
    return _urge(*row)


def _urge(urge_id: str, began_at: str, ends_at: str | None, about: str, words: str, outcome: Outcome | None) -> Urge:
    return Urge(
        id=urge_id,
        began_at=datetime.fromisoformat(began_at),
        ends_at=datetime.fromisoformat(ends_at) if ends_at else None,
        about=msgspec.json.decode(about, type=tuple[About, ...]),
        words=words,
        outcome=outcome,
    )
