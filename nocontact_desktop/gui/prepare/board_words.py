"""What the board and its channels say, for those of the guidance and for the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.parts.day_words import short_moment
from nocontact_desktop.gui.parts.facts import notice_title
from nocontact_desktop.gui.tokens import Tone
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.board import ChannelState, board, last_changed
from nocontact_desktop.preparation.terms import Terms, kept_open
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook

translate = QCoreApplication.translate

SEEN_FROM = 2
"""From this level on a change can be seen by the person, or is told to them."""


@dataclass(frozen=True)
class BoardShown:
    """Everything the board shows, in one reading. ``last`` is the channel that was changed last."""

    states: tuple[ChannelState, ...]
    voice: Voice
    terms: Mapping[str, Terms]
    last: str | None

    def of(self, channel_id: str) -> ChannelState | None:
        """One channel; None when it is not on the board any more."""
        return next((state for state in self.states if state.channel_id == channel_id), None)


def read_board(notebook: Notebook, content: Content) -> BoardShown:
    """Read what the board shows."""
    voice = voice_for(get_answers(notebook), content)
    return BoardShown(tuple(board(notebook, content)), voice, kept_open(notebook), last_changed(notebook))


@dataclass(frozen=True)
class ChannelWords:
    """What is said of a channel before anything is chosen. ``level`` None: nothing is known."""

    name: str
    icon: str
    verb: str
    notice: str
    level: int | None
    save: str

    @property
    def notice_title(self) -> str:
        """What the person could notice, in a few words."""
        return translate("board", "Not known here") if self.level is None else notice_title(self.level)


def channel_words(state: ChannelState, content: Content, say: Voice) -> ChannelWords:
    """The words of the guidance, or those for a channel of the user's own."""
    channel = content.channel(state.channel_id)
    if channel is None:
        return ChannelWords(
            name=state.name,
            icon="waypoints",
            verb=translate("board", "Block"),
            notice=translate("board", "Nothing is known here. Look it up on the service’s own help page first."),
            level=None,
            save=translate("board", "Keep what is there first: messages, names, numbers, and when they came."),
        )
    return ChannelWords(
        name=say(channel.name),
        icon=channel.icon,
        verb=channel.verb,
        notice=say(channel.notice.says),
        level=channel.notice.level,
        save=say(channel.save.says),
    )


def is_seen(state: ChannelState, content: Content) -> bool:
    """Whether a change there can be seen by the person, or is told to them."""
    channel = content.channel(state.channel_id)
    return channel is not None and channel.notice.level >= SEEN_FROM


def evidence_chip(state: ChannelState) -> tuple[str, Tone, str]:
    """What became of the copies, as a chip: words, tone and icon."""
    chips: dict[str | None, tuple[str, Tone, str]] = {
        "saved": (translate("board", "Saved"), "accent", "check"),
        "nothing": (translate("board", "Nothing to save"), "neutral", ""),
        "skipped": (translate("board", "Left, on purpose"), "neutral", ""),
        None: (translate("board", "Save first"), "careful", "archive"),
    }
    return chips[state.evidence]


def known_line(state: ChannelState) -> str:
    """Their numbers and accounts, and what stays, in one line."""
    parts = [one.value for one in state.identifiers[:2]]
    if len(state.identifiers) > 2:
        more = len(state.identifiers) - 2
        parts.append(counted(more, translate("board", "{n} more"), translate("board", "{n} more")))
    parts += [translate("board", "stays: {what}").format(what=line) for line in state.stays]
    return ", ".join(parts)


def state_line(state: ChannelState) -> str:
    """When it was chosen or done, when it was looked at again, and what is new since."""
    parts = []
    if state.done_at is not None:
        parts.append(translate("board", "Done {day}").format(day=short_moment(state.done_at)))
    elif state.decided_at is not None:
        parts.append(translate("board", "Chosen {day}").format(day=short_moment(state.decided_at)))
    if state.checked_at is not None:
        parts.append(translate("board", "looked at again {day}").format(day=short_moment(state.checked_at)))
    if state.new_since:
        new = len(state.new_since)
        parts.append(counted(new, translate("board", "{n} new since"), translate("board", "{n} new since")))
    return ", ".join(parts)


def terms_line(terms: Terms) -> str:
    """Why a channel stays open: what its terms say."""
    parts = [part for part in (terms.how_often.rstrip(" ."), ", ".join(terms.subjects)) if part]
    if not parts:
        return translate("board", "Stays open, on the terms you set.")
    return translate("board", "Stays open: {terms}").format(terms="; ".join(parts))
