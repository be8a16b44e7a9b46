"""Things put away: pictures, a letter, files, a list of objects, behind a wait that was chosen in a calm hour.

A thing is packed, closed, asked for, and open once its wait is over. Only a thing that is being packed or is open shows
what is inside. What is kept is the moment it was asked for, so that the wait goes on while the notebook is locked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, get_args

from nocontact_desktop.diary import files
from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.files import examine
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.steady.store import put_away as store
from nocontact_desktop.steady.store import unsent as unsent_store
from nocontact_desktop.steady.unsent import get_unsent
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

Kind = Literal["pictures", "letter", "files", "objects"]
Wait = Literal["ten", "hour", "day", "three-days", "week"]
State = Literal["packing", "closed", "waiting", "open"]
Side = Literal["name", "wait", "note", "keeper", "text"]
"""What can be said of a thing: what stands on the outside, its wait, a note to self, who keeps it, what is inside."""

USUAL: Wait = "day"
OPEN_FOR = timedelta(days=1)
"""How long a thing stays open after its wait. Then it closes by itself, so that asking anew means waiting anew."""

_WAITS = {
    "ten": timedelta(minutes=10),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "three-days": timedelta(days=3),
    "week": timedelta(days=7),
}
_KIND = "put-away"


@dataclass(frozen=True)
class Thing:
    """A thing from the outside. Times are in UTC; ``opens_at`` and ``closes_at`` are None unless it was asked for."""

    id: str
    kind: Kind
    name: str
    wait: Wait
    note: str
    keeper: str
    closed_at: datetime | None
    opens_at: datetime | None
    closes_at: datetime | None
    state: State


@dataclass(frozen=True)
class File:
    """A file inside a thing. ``size`` is in bytes; ``kind`` is as :func:`intake.files.examine` says it."""

    id: str
    thing: str
    name: str
    sha256: str
    size: int
    kind: str


@dataclass(frozen=True)
class Inside:
    """What is inside a thing."""

    text: str
    files: tuple[File, ...]


def things(notebook: Notebook) -> list[Thing]:
    """Everything put away, from the outside."""
    return [_thing(notebook, *row) for row in store.things(notebook.db)]


def thing(notebook: Notebook, thing_id: str) -> Thing:
    """One of them, from the outside. Raises :class:`Problem` ``put-away.gone``."""
    row = store.thing(notebook.db, thing_id)
    if row is None:
        raise Problem("put-away.gone")
    return _thing(notebook, *row)


def inside(notebook: Notebook, thing_id: str) -> Inside:
    """What is in it. Raises :class:`Problem` ``put-away.closed`` while it is closed or its wait goes on."""
    _reach_in(notebook, thing_id)
    return Inside(store.text(notebook.db, thing_id), tuple(File(*row) for row in store.files(notebook.db, thing_id)))


def begin(notebook: Notebook, kind: Kind) -> Changes:
    """Begin to pack a thing. Raises ValueError for a kind that is not one of the set."""
    if kind not in get_args(Kind):
        raise ValueError("no such kind")
    with notebook.db.transaction():
        return Changes.of(_KIND, _begin(notebook, kind))


def begin_with_unsent(notebook: Notebook, unsent_id: str) -> Changes:
    """Begin to pack words that were not sent; they leave the place where they were kept."""
    text = get_unsent(notebook, unsent_id).text
    with notebook.db.transaction():
        thing_id = _begin(notebook, "letter")
        store.set_field(notebook.db, thing_id, "text", text)
        unsent_store.drop(notebook.db, unsent_id)
    return Changes.of(_KIND, thing_id) | Changes.of("unsent", unsent_id)


def say(notebook: Notebook, thing_id: str, side: Side, value: str) -> Changes:
    """Say something of a thing that is being packed or is open.

    Raises :class:`Problem` ``put-away.closed``, and ValueError for a wait that is not one of the set.
    """
    if side not in get_args(Side) or (side == "wait" and value not in get_args(Wait)):
        raise ValueError("no such thing to say")
    with notebook.db.transaction():
        _reach_in(notebook, thing_id)
        store.set_field(notebook.db, thing_id, side, value)
    return Changes.of(_KIND, thing_id)


def add_file(
    notebook: Notebook, thing_id: str, given: Path | bytes, name: str, cancelled: Callable[[], bool] = lambda: False
) -> Changes:
    """Keep a copy of a file in a thing that is being packed or is open.

    Raises :class:`Problem` when the file can't be read, and :class:`Cancelled`; nothing of it is kept then.
    """
    _reach_in(notebook, thing_id)
    if isinstance(given, Path) and not given.is_file():
        raise Problem("exhibit.not-readable")
    kind = examine(given, name, cancelled).kind
    kept = (
        files.keep_path(notebook, given, cancelled)
        if isinstance(given, Path)
        else files.keep(notebook, [given], cancelled)
    )
    file_id = _new_id(notebook)
    with notebook.db.transaction():
        store.add_file(notebook.db, file_id, thing_id, name, kept.sha256, kept.size, kind)
        files.need(notebook, kept, _KIND, file_id)
    return Changes.of(_KIND, thing_id)


def take_out(notebook: Notebook, file_id: str) -> Changes:
    """Erase a file of a thing that is being packed or is open. Raises :class:`Problem` ``put-away.closed``."""
    one = _file(notebook, file_id)
    with notebook.db.transaction():
        released = _drop_file(notebook, file_id)
    files.remove_unneeded(notebook, released)
    return Changes.of(_KIND, one.thing)


def file_of(notebook: Notebook, file_id: str) -> tuple[File, Iterator[bytes]]:
    """A file and its bytes, in pieces of 1 MiB. Raises :class:`Problem` ``put-away.closed``."""
    one = _file(notebook, file_id)
    return one, files.pieces_of(notebook, one.sha256)


def close(notebook: Notebook, thing_id: str) -> Changes:
    """Put it away, put it back, or leave it closed while its wait goes on. To open it is to be asked for anew."""
    closed_at = thing(notebook, thing_id).closed_at
    with notebook.db.transaction():
        if closed_at is None:
            store.set_field(notebook.db, thing_id, "closed_at", moment(notebook))
        store.set_field(notebook.db, thing_id, "asked_at", None)
    return Changes.of(_KIND, thing_id)


def ask(notebook: Notebook, thing_id: str) -> Changes:
    """Ask to open a closed thing: its wait begins. One that was asked for already keeps its moment."""
    with notebook.db.transaction():
        if thing(notebook, thing_id).state == "closed":
            store.set_field(notebook.db, thing_id, "asked_at", moment(notebook))
    return Changes.of(_KIND, thing_id)


def erase(notebook: Notebook, thing_id: str) -> Changes:
    """Erase it and its files, in whatever state it is, without a mark."""
    released: list[int] = []
    with notebook.db.transaction():
        for row in store.files(notebook.db, thing_id):
            released += _drop_file(notebook, File(*row).id)
        store.drop(notebook.db, thing_id)
    files.remove_unneeded(notebook, released)
    return Changes.of(_KIND, thing_id)


def _begin(notebook: Notebook, kind: Kind) -> str:
    """Inside the caller's transaction; gives the id."""
    thing_id = _new_id(notebook)
    store.begin(notebook.db, thing_id, kind, USUAL, moment(notebook))
    return thing_id


def _drop_file(notebook: Notebook, file_id: str) -> list[int]:
    """Inside the caller's transaction; gives the kept files it needed."""
    store.drop_file(notebook.db, file_id)
    return files.let_go(notebook, _KIND, file_id)


def _file(notebook: Notebook, file_id: str) -> File:
    row = store.file(notebook.db, file_id)
    if row is None:
        raise Problem("put-away.gone")
    one = File(*row)
    _reach_in(notebook, one.thing)
    return one


def _reach_in(notebook: Notebook, thing_id: str) -> None:
    if thing(notebook, thing_id).state not in ("packing", "open"):
        raise Problem("put-away.closed")


def _new_id(notebook: Notebook) -> str:
    return notebook.surroundings.random_bytes(8).hex()


def _thing(
    notebook: Notebook,
    thing_id: str,
    kind: Kind,
    name: str,
    wait: Wait,
    note: str,
    keeper: str,
    closed_at: str | None,
    asked_at: str | None,
) -> Thing:
    now = notebook.surroundings.now()
    opens_at = datetime.fromisoformat(asked_at) + _WAITS[wait] if asked_at else None
    if opens_at is not None and now >= opens_at + OPEN_FOR:
        opens_at = None
    state: State = "packing"
    if closed_at is not None:
        state = "closed" if opens_at is None else "waiting" if now < opens_at else "open"
    return Thing(
        id=thing_id,
        kind=kind,
        name=name,
        wait=wait,
        note=note,
        keeper=keeper,
        closed_at=datetime.fromisoformat(closed_at) if closed_at else None,
        opens_at=opens_at,
        closes_at=opens_at + OPEN_FOR if opens_at else None,
        state=state,
    )
