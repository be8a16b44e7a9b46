"""The channel board: every way the person could use, and what the user wants to do about it.

The board changes nothing outside the notebook. Choosing to block waits until the evidence is decided: saved,
nothing there, or skipped on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from nocontact_desktop.errors import Problem
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.store import channels as store
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

Choice = Literal["block", "filter", "open"]
Evidence = Literal["saved", "nothing", "skipped"]

OWN = "own-"
"""What the ids of the user's own channels begin with."""


@dataclass(frozen=True)
class Identifier:
    """A number, account or address of theirs. ``added_at`` is ISO 8601 in UTC; None: not known."""

    value: str
    added_at: str | None


@dataclass(frozen=True)
class ChannelState:
    """What is known of one channel. ``used`` None: not said. Times are ISO 8601 in UTC.

    ``checked_at`` is when it was last looked at again; ``stays`` is what is left as it is, such as one shared group.
    """

    channel_id: str
    name: str
    is_own: bool
    used: bool | None
    identifiers: tuple[Identifier, ...]
    choice: Choice | None
    evidence: Evidence | None
    note: str
    decided_at: str | None
    done_at: str | None
    checked_at: str | None
    stays: tuple[str, ...]

    @property
    def state(self) -> Literal["open", "decided", "done"]:
        """``open`` nothing chosen, ``decided`` chosen, ``done`` the user has carried it out."""
        if self.choice is None:
            return "open"
        return "decided" if self.done_at is None else "done"

    @property
    def in_play(self) -> bool:
        """Whether it counts: both use it, or something was chosen for it."""
        return bool(self.used) or self.choice is not None

    @property
    def new_since(self) -> tuple[Identifier, ...]:
        """Numbers and accounts that showed up after the choice was carried out."""
        done_at = self.done_at
        return tuple(one for one in self.identifiers if done_at and one.added_at and one.added_at > done_at)


@dataclass(frozen=True)
class Before:
    """What a change at ``changed_at`` replaced."""

    changed_at: str
    choice: Choice | None
    evidence: Evidence | None
    decided_at: str | None
    done_at: str | None


@dataclass(frozen=True)
class BoardCounts:
    """Of the channels in play: how many are decided, and how many open. ``done`` of the decided are carried out."""

    decided: int
    open: int
    done: int


def board(notebook: Notebook, content: Content | None = None) -> list[ChannelState]:
    """All channels: those of the guidance in its order, then the user's own."""
    known = {channel.id: channel.name for channel in (content or load()).channels}
    own = store.own_channels(notebook.db)
    said, identifiers = store.channels(notebook.db), store.identifiers(notebook.db)
    nothing = (None, None, None, None, None, "", None, "")
    states = []
    for channel_id, name in {**known, **own}.items():
        used, choice, evidence, decided_at, done_at, note, checked_at, stays = said.get(channel_id, nothing)
        states.append(
            ChannelState(
                channel_id=channel_id,
                name=name,
                is_own=channel_id in own,
                used=None if used is None else bool(used),
                identifiers=tuple(Identifier(*one) for one in identifiers.get(channel_id, ())),
                choice=choice,
                evidence=evidence,
                note=note,
                decided_at=decided_at,
                done_at=done_at,
                checked_at=checked_at,
                stays=tuple(stays.splitlines()),
            )
        )
    return states


def counts(states: Iterable[ChannelState]) -> BoardCounts:
    """The numbers for Today, such as "6 decided, 4 open"."""
    in_play = [state.state for state in states if state.in_play]
    return BoardCounts(
        decided=len(in_play) - in_play.count("open"),
        open=in_play.count("open"),
        done=in_play.count("done"),
    )


def decide(notebook: Notebook, channel_id: str, choice: Choice) -> Changes:
    """Choose what to do about a channel. It is a plan: nothing counts as carried out.

    Raises :class:`Problem` ``board.evidence-first`` for a block while the evidence is undecided.
    """
    with notebook.db.transaction():
        _check_known(notebook, channel_id)
        before = store.channel(notebook.db, channel_id)
        if choice == "block" and before[1] is None:
            raise Problem("board.evidence-first")
        if before[0] != choice:
            _change(notebook, channel_id, (choice, before[1], moment(notebook), None))
    return Changes.of("channel", channel_id)


def set_evidence(notebook: Notebook, channel_id: str, evidence: Evidence) -> Changes:
    """Say what became of the evidence: saved, nothing there, or skipped on purpose."""
    with notebook.db.transaction():
        _check_known(notebook, channel_id)
        choice, before, decided_at, done_at = store.channel(notebook.db, channel_id)
        if before != evidence:
            _change(notebook, channel_id, (choice, evidence, decided_at, done_at))
    return Changes.of("channel", channel_id)


def set_done(notebook: Notebook, channel_id: str, *, done: bool) -> Changes:
    """Say that the choice was carried out, or that it was not after all.

    Raises :class:`Problem` ``board.not-decided`` when nothing was chosen.
    """
    with notebook.db.transaction():
        _check_known(notebook, channel_id)
        carry_out(notebook, channel_id, done=done)
    return Changes.of("channel", channel_id)


def carry_out(notebook: Notebook, channel_id: str, *, done: bool) -> None:
    """What :func:`set_done` does, inside the caller's transaction."""
    choice, evidence, decided_at, done_at = store.channel(notebook.db, channel_id)
    if choice is None:
        raise Problem("board.not-decided")
    if done != (done_at is not None):
        _change(notebook, channel_id, (choice, evidence, decided_at, moment(notebook) if done else None))


def look_again(notebook: Notebook, channel_id: str) -> Changes:
    """Keep that the channel was looked at again just now. It says nothing of what was found."""
    with notebook.db.transaction():
        _check_known(notebook, channel_id)
        store.keep_checked(notebook.db, channel_id, moment(notebook))
    return Changes.of("channel", channel_id)


def undo(notebook: Notebook, channel_id: str) -> Changes:
    """Take back the last change of choice, evidence or date; without one, nothing happens."""
    with notebook.db.transaction():
        _check_known(notebook, channel_id)
        before = store.take_before(notebook.db, channel_id)
        if before is not None:
            store.keep_channel(notebook.db, channel_id, before)
    return Changes.of("channel", channel_id)


def last_changed(notebook: Notebook) -> str | None:
    """The id of the channel whose choice, evidence or date was changed last; None when there is nothing to undo."""
    return store.last_changed(notebook.db)


def history(notebook: Notebook, channel_id: str) -> list[Before]:
    """What the changes of a channel have replaced, newest first."""
    return [Before(*row) for row in store.befores(notebook.db, channel_id)]


def set_used(notebook: Notebook, channel_id: str, used: bool | None) -> Changes:
    """Say whether both use the channel; None: not said."""
    with notebook.db.transaction():
        _check_known(notebook, channel_id)
        store.keep_used(notebook.db, channel_id, used)
    return Changes.of("channel", channel_id)


def set_note(notebook: Notebook, channel_id: str, note: str) -> Changes:
    """Keep a note on a channel."""
    with notebook.db.transaction():
        _check_known(notebook, channel_id)
        store.keep_channel_note(notebook.db, channel_id, note)
    return Changes.of("channel", channel_id)


def set_stays(notebook: Notebook, channel_id: str, lines: Iterable[str]) -> Changes:
    """Keep what stays of a channel, such as "school group stays, leave the others", without blank lines."""
    kept = [line.strip() for line in lines if line.strip()]
    with notebook.db.transaction():
        _check_known(notebook, channel_id)
        store.keep_stays(notebook.db, channel_id, "\n".join(kept))
    return Changes.of("channel", channel_id)


def set_identifiers(notebook: Notebook, channel_id: str, values: Iterable[str]) -> Changes:
    """Keep numbers, accounts and addresses of a channel, as typed, without blanks and repeats.

    Those that were there keep the time at which they were added.
    """
    given = dict.fromkeys(value.strip() for value in values)
    with notebook.db.transaction():
        _check_known(notebook, channel_id)
        there = store.identifiers_of(notebook.db, channel_id)
        now = moment(notebook)
        store.keep_identifiers(notebook.db, channel_id, [(one, there.get(one, now)) for one in given if one])
    return Changes.of("channel", channel_id)


def add_identifier(notebook: Notebook, channel_id: str, value: str) -> Changes:
    """Add a number or account that has shown up. One that is there already stays as it is.

    Raises :class:`Problem` ``board.needs-identifier`` when it is blank.
    """
    if not value.strip():
        raise Problem("board.needs-identifier")
    with notebook.db.transaction():
        _check_known(notebook, channel_id)
        there = store.identifiers_of(notebook.db, channel_id)
        there.setdefault(value.strip(), moment(notebook))
        store.keep_identifiers(notebook.db, channel_id, there.items())
    return Changes.of("channel", channel_id)


def add_channel(notebook: Notebook, name: str) -> tuple[str, Changes]:
    """Add a channel of one's own, used by both, and return its id.

    Raises :class:`Problem` ``board.needs-name`` when the name is blank.
    """
    channel_id = OWN + notebook.surroundings.random_bytes(8).hex()
    with notebook.db.transaction():
        store.add_own_channel(notebook.db, channel_id, _name(name))
        store.keep_used(notebook.db, channel_id, used=True)
    return channel_id, Changes.of("channel", channel_id)


def rename_channel(notebook: Notebook, channel_id: str, name: str) -> Changes:
    """Rename one of the user's own channels. Raises :class:`Problem` ``board.needs-name`` for a blank name."""
    with notebook.db.transaction():
        _check_own(notebook, channel_id)
        store.rename_own_channel(notebook.db, channel_id, _name(name))
    return Changes.of("channel", channel_id)


def remove_channel(notebook: Notebook, channel_id: str) -> Changes:
    """Erase one of the user's own channels, and all that was said about it."""
    with notebook.db.transaction():
        _check_own(notebook, channel_id)
        store.drop_own_channel(notebook.db, channel_id)
    return Changes.of("channel", channel_id)


def _change(notebook: Notebook, channel_id: str, decision: store.Row) -> None:
    store.add_before(notebook.db, channel_id, moment(notebook), store.channel(notebook.db, channel_id))
    store.keep_channel(notebook.db, channel_id, decision)


def _check_known(notebook: Notebook, channel_id: str) -> None:
    if load().channel(channel_id) is None:
        _check_own(notebook, channel_id)


def _check_own(notebook: Notebook, channel_id: str) -> None:
    if channel_id not in store.own_channels(notebook.db):
        raise Problem("board.no-such-channel")


def _name(name: str) -> str:
    if not name.strip():
        raise Problem("board.needs-name")
    return name.strip()
