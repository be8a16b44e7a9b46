"""Taking files in, looking at them and saving copies, in the background. Nothing here knows of Qt.

These run on a work thread and ask the notebook's thread for one short step at a time, so that pages and saves have
their turn in between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from nocontact_desktop.diary import exhibits, redactions
from nocontact_desktop.diary.case import get_case
from nocontact_desktop.diary.exhibits import Exhibit, ExhibitDraft
from nocontact_desktop.diary.file_list import store
from nocontact_desktop.diary.file_list.listing import Belonging, belonging, text_of
from nocontact_desktop.diary.handling import Handling, HandlingLine, add_handling, handling_of
from nocontact_desktop.diary.redactions import Redaction
from nocontact_desktop.diary.taking_in import looking_at
from nocontact_desktop.errors import Cancelled, Problem
from nocontact_desktop.gui.diary.keeping import ExhibitShown, exhibits_shown
from nocontact_desktop.intake.file_facts import Box
from nocontact_desktop.intake.files import Rendition, mail_parts, page, rendition
from nocontact_desktop.intake.folders import Reason, files_in
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.files import writing
from nocontact_desktop.vault.notebook import Notebook

if TYPE_CHECKING:
    from nocontact_desktop.gui.tasks import TaskRunner

SHOWN_PX = 1600
PICTURE_PX = 4096
"""The longest side of a picture drawn for the screen: that of most phones' photographs."""
PAGE_PX = 2400
TEXT_SHOWN = 20_000
"""So much of a file's text is shown, in characters."""
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True)
class TakenIn:
    """Files taken in, what was wrong with those that were not, by name, and what was left out of folders."""

    shown: tuple[ExhibitShown, ...] = ()
    problems: tuple[tuple[str, Problem], ...] = ()
    left_out: tuple[tuple[Reason, int], ...] = ()
    stopped: bool = False
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True)
class FileShown:
    """An exhibit with all that is shown beside it. ``time_zone`` is the one of the case, for recorded times.

    ``covered`` is its newest copy with parts covered, ``begun`` the boxes of one that is drawn and not saved.
    """

    exhibit: Exhibit
    earlier: tuple[Exhibit, ...]
    thumbnail: bytes | None
    belonging: Belonging
    handling: tuple[HandlingLine, ...]
    text: str
    time_zone: str | None
    covered: Redaction | None
    covered_thumbnail: bytes | None
    begun: tuple[Box, ...] | None


def file_shown(notebook: Notebook, exhibit_id: str) -> FileShown:
    """An exhibit with what belongs to it. Raises :class:`Problem` ``diary.gone``."""
    history = exhibits.history(notebook, exhibit_id)
    if not history:
        raise Problem("diary.gone")
    covered = redactions.newest(notebook, exhibit_id)
    return FileShown(
        exhibit=history[-1],
        earlier=tuple(history[:-1]),
        thumbnail=exhibits.thumbnail(notebook, exhibit_id),
        belonging=belonging(notebook, exhibit_id),
        handling=tuple(handling_of(notebook, exhibit_id)),
        text=text_of(notebook, exhibit_id)[:TEXT_SHOWN],
        time_zone=get_case(notebook).time_zone,
        covered=covered,
        covered_thumbnail=None if covered is None else redactions.thumbnail(notebook, covered),
        begun=redactions.begun(notebook, exhibit_id),
    )


def drafts_of(paths: Sequence[Path]) -> tuple[list[ExhibitDraft], tuple[tuple[Reason, int], ...]]:
    """The files to take in: those given, and those in the folders given; and how much was left out for which reason."""
    drafts: list[ExhibitDraft] = []
    left_out: dict[Reason, int] = {}
    for path in paths:
        # A link to a folder is not followed either: taking it in says so.
        if not path.is_dir() or path.is_symlink():
            drafts.append(ExhibitDraft(name=path.name, path=path))
            continue
        walk = files_in(path)
        drafts += [ExhibitDraft(name=one.name, path=one) for one in walk.files]
        for reason, count in walk.left_out:
            left_out[reason] = left_out.get(reason, 0) + count
    return drafts, tuple(left_out.items())


def take_in(
    notebook: Notebook,
    tasks: TaskRunner,
    given: Sequence[Path] | Sequence[ExhibitDraft],
    *,
    progress: Progress,
    cancelled: Stop,
) -> TakenIn:
    """Take in files, whole folders, or drafts, one after the other.

    One that cannot be taken in does not stop the others. When stopped, the one under way is not kept.
    """
    drafts, left_out = drafts_of([one for one in given if isinstance(one, Path)])
    drafts += [one for one in given if isinstance(one, ExhibitDraft)]
    ids: list[str] = []
    problems: list[tuple[str, Problem]] = []
    stopped = False
    for place, draft in enumerate(drafts):
        alone = len(drafts) == 1
        if not alone:
            progress(place, len(drafts))
        try:
            ids.append(take_in_one(notebook, tasks, draft, cancelled, progress if alone else None))
        except Problem as problem:
            problems.append((draft.name, problem))
        except Cancelled:  # what came before stays, and the page says so
            stopped = True
            break
    shown = tasks.fetch(exhibits_shown, notebook, ids)
    changes = Changes.of(exhibits.KIND, *ids) if ids else Changes()
    return TakenIn(shown, tuple(problems), left_out, stopped, changes)


def take_in_one(
    notebook: Notebook, tasks: TaskRunner, draft: ExhibitDraft, cancelled: Stop, progress: Progress | None = None
) -> str:
    """Take in one file and return the exhibit's id.

    Raises:
        Problem: it can't be read, or changed while it was read, or the disk has no room for it.
        Cancelled: the user stopped it; nothing of it is kept.
    """
    with looking_at(exhibits.given_by(draft), draft.name, cancelled) as looked:
        steps = exhibits.adding(notebook, draft, looked, cancelled)
        try:
            while True:
                written, exhibit_id = tasks.fetch(_step, steps)
                if exhibit_id is not None:
                    return exhibit_id
                if progress is not None:
                    progress(written, looked.facts.size)
        finally:
            tasks.fetch(steps.close)


def take_out_mail_parts(
    notebook: Notebook, tasks: TaskRunner, mail: Exhibit, *, progress: Progress, cancelled: Stop
) -> TakenIn:
    """Keep the files that came with a mail as exhibits of their own, each part of the mail.

    Raises:
        Problem: the mail cannot be taken apart.
        Cancelled: the user stopped it before anything was kept.
    """
    progress(0, 0)
    parts = list(mail_parts(bytes_of(notebook, tasks, mail), cancelled))
    drafts = [ExhibitDraft(name=name, data=data, parent=mail.id) for name, data in parts]
    return take_in(notebook, tasks, drafts, progress=progress, cancelled=cancelled)


def picture(
    notebook: Notebook, tasks: TaskRunner, exhibit: Exhibit, number: int, *, progress: Progress, cancelled: Stop
) -> Rendition:
    """A plain copy of a picture, or of a page counted from 0, for the screen.

    Raises:
        Cancelled: nobody looks at it any more.
        Problem: it is damaged, locked or too large.
    """
    progress(0, 0)
    data = bytes_of(notebook, tasks, exhibit)
    if exhibit.pages:
        longest = PAGE_PX if exhibit.kind == "pdf" else PICTURE_PX
        return page(data, exhibit.media_type, number, longest_px=longest, cancelled=cancelled)
    return rendition(data, longest_px=PICTURE_PX, cancelled=cancelled)


def save_copy(
    notebook: Notebook,
    tasks: TaskRunner,
    exhibit: Exhibit,
    path: Path,
    note: str | None,
    *,
    progress: Progress,
    cancelled: Stop,
) -> Changes:
    """Write a file's bytes to ``path``, outside the notebook, read them back, and note it in the handling record.

    ``exhibit`` says which file it is: the original, or a copy of it; ``note`` is what is noted beside it.

    Raises:
        Cancelled: the user stopped it; nothing is left there.
        Problem: the disk does not take it, or gives back other bytes.
    """
    pieces = _pieces(notebook, tasks, exhibit)
    check = partial(_check_copy, exhibit.sha256)
    write_copy(pieces, exhibit.size, path, check=check, progress=progress, cancelled=cancelled)
    return tasks.fetch(add_handling, notebook, exhibit.id, Handling(what="copied", note=note))


def write_copy(
    pieces: Iterable[bytes],
    size: int,
    path: Path,
    *,
    check: Callable[[Path], None] | None = None,
    progress: Progress,
    cancelled: Stop,
) -> Path:
    """Write a kept file's bytes, ``size`` of them, to ``path``, outside the notebook.

    ``check`` is given what was written before it takes its name; when it raises, nothing is left.

    Raises:
        Cancelled: the user stopped it; nothing is left there.
        Problem: the disk does not take it.
    """
    done = 0
    with writing(path, check) as file:
        for piece in pieces:
            if cancelled():
                raise Cancelled
            file.write(piece)
            done += len(piece)
            progress(done, size)
    return path


def _check_copy(sha256: str, written: Path) -> None:
    with written.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            raise Problem("exhibit.copy-differs")


def _step(steps: Generator[int, None, str]) -> tuple[int, str | None]:
    try:
        return next(steps), None
    except StopIteration as end:  # a generator hands its result over this way
        return 0, end.value


def bytes_of(notebook: Notebook, tasks: TaskRunner, exhibit: Exhibit) -> bytes:
    """The bytes of a kept file."""
    return b"".join(_pieces(notebook, tasks, exhibit))


def _pieces(notebook: Notebook, tasks: TaskRunner, exhibit: Exhibit) -> Iterator[bytes]:
    place = 0
    while (piece := tasks.fetch(store.piece, notebook.db, bytes.fromhex(exhibit.sha256), place)) is not None:
        yield piece
        place += 1
