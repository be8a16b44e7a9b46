"""What the log shows as it stands today."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.diary.sealed_log import Checkpoint, check_code, last_checkpoint, tree_head
from nocontact_desktop.diary.witness import store
from nocontact_desktop.diary.witness.slips import Slip, slips
from nocontact_desktop.diary.witness.stamps import TimeReply, replies, waiting
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class LogToday:
    """How many things are sealed, since when (ISO 8601, UTC), and who outside has seen a checkpoint.

    ``waiting`` are the times of the checkpoints for which a request was written and no reply has come.
    """

    size: int
    since: str
    last: Checkpoint | None
    code: str
    slips: tuple[Slip, ...]
    replies: tuple[TimeReply, ...]
    waiting: tuple[str, ...]

    @property
    def after(self) -> int:
        """How many things came after the last checkpoint."""
        return self.size - (self.last.size if self.last else 0)


def log_today(notebook: Notebook) -> LogToday:
    """Read it. It takes the same time however much is sealed."""
    last = last_checkpoint(notebook)
    return LogToday(
        size=tree_head(notebook).size,
        since=store.made_at(notebook.db),
        last=last,
        code=check_code(last) if last else "",
        slips=slips(notebook),
        replies=replies(notebook),
        waiting=waiting(notebook),
    )
