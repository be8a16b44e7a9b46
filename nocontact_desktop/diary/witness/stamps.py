"""Time stamps for checkpoints (RFC 3161): a request to carry to another computer, and the reply that comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from nocontact_desktop.diary.sealed_log import checkpoint, time_of
from nocontact_desktop.diary.witness import store
from nocontact_desktop.diary.witness.slips import CHANGED
from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.time_replies import check_reply
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.files import write_whole
from nocontact_desktop.vault.notebook import Notebook
from nocontact_desktop.vault.stamp import Chain, Stamp
from nocontact_desktop.vault.timestamps import NONCE_LENGTH, request_for


@dataclass(frozen=True)
class TimeReply:
    """A reply that was checked: about the checkpoint over ``size`` things, who says which time.

    Both times are ISO 8601 in UTC: ``sealed_at`` the checkpoint's own, ``time`` the authority's. ``chain`` and
    ``above`` are as :class:`~nocontact_desktop.vault.stamp.Stamp` has them.
    """

    size: int
    sealed_at: str
    reply: bytes
    root: bytes
    authority: str
    time: str
    chain: Chain
    above: str


def write_request(notebook: Notebook, out: Path) -> Changes:
    """Write the request for the newest checkpoint to ``out``; one is made when the log has grown.

    The same checkpoint gives the same request. Raises :class:`Problem` when the disk refuses.
    """
    head = checkpoint(notebook)
    known = {size: nonce for size, nonce, _ in store.requests(notebook.db)}
    nonce = known.get(head.size) or notebook.surroundings.random_bytes(NONCE_LENGTH)
    with notebook.db.transaction():
        if head.size not in known:
            store.add_request(notebook.db, head.size, nonce, moment(notebook))
        write_whole(out, request_for(sha256(head.body).digest(), nonce))
    return Changes.of(CHANGED, str(head.size))


def keep_reply(notebook: Notebook, reply: bytes, root: bytes, stamp: Stamp) -> Changes:
    """Keep a reply beside its checkpoint. ``stamp`` is what checking it (``check_reply``) has said.

    Raises:
        Problem: ``timestamp.no-request`` when none was written, ``timestamp.other-checkpoint`` when it is about
            none of this notebook that was asked about, ``timestamp.other-request`` when another request had it made.
    """
    size = _asked_about(notebook, stamp)
    with notebook.db.transaction():
        row = (sha256(reply).digest(), size, reply, root)
        said = (stamp.authority, stamp.time, stamp.chain, stamp.above)
        store.put_reply(notebook.db, (*row, *said, moment(notebook)))
    return Changes.of(CHANGED, str(size))


def replies(notebook: Notebook) -> tuple[TimeReply, ...]:
    """All replies, those about the newest checkpoint first."""
    return tuple(
        TimeReply(size, time_of(body), bytes(reply), bytes(root), *said)
        for _, size, body, reply, root, *said in store.replies(notebook.db)
    )


def waiting(notebook: Notebook) -> tuple[str, ...]:
    """The times (ISO 8601, UTC) of the checkpoints for which a request was written and no reply has come."""
    came = {one.size for one in replies(notebook)}
    return tuple(time_of(body) for size, _, body in store.requests(notebook.db) if size not in came)


def changed_replies(notebook: Notebook, cancelled: Callable[[], bool]) -> Iterator[int]:
    """Check every kept reply again; yield the checkpoint's size where one no longer says what it said.

    Raises Cancelled.
    """
    for digest, size, reply, root, authority, time, chain, above, body, nonce in store.replies_as_kept(notebook.db):
        about = sha256(body or b"").digest()
        said = Stamp(about, int.from_bytes(nonce or b"", "big"), authority, time, chain, above)
        if sha256(reply).digest() != bytes(digest) or _said_again(bytes(reply), bytes(root), cancelled) != said:
            yield size


def _said_again(reply: bytes, root: bytes, cancelled: Callable[[], bool]) -> Stamp | None:
    try:
        return check_reply(reply, root, cancelled)
    except Problem:  # what is wrong with it matters less than that it was right when it came
        return None


def _asked_about(notebook: Notebook, stamp: Stamp) -> int:
    """The size of the checkpoint that a reply is about."""
    asked = store.requests(notebook.db)
    if not asked:
        raise Problem("timestamp.no-request")
    for size, nonce, body in asked:
        if sha256(body).digest() == stamp.digest:
            if stamp.nonce != int.from_bytes(nonce, "big"):
                raise Problem("timestamp.other-request")
            return size
    raise Problem("timestamp.other-checkpoint")
