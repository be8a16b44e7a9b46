"""Where one is with the whole: what was looked at, what is open, what could be noticed, who is told, and when.

It lists, and leaves the judgement to the user.
"""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.rows import Notice
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.board import BoardCounts, board, counts
from nocontact_desktop.preparation.later import Moment, chosen_moment
from nocontact_desktop.preparation.people import Person, people
from nocontact_desktop.preparation.plan import ChapterState, plan
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook

_SEEN_FROM = 2


@dataclass(frozen=True)
class Noticeable:
    """A channel that is to be closed or filtered, and what the person could notice."""

    channel_id: str
    name: str
    notice: Notice
    is_done: bool


@dataclass(frozen=True)
class Ready:
    """Everything there is to see before choosing the moment."""

    chapters: tuple[ChapterState, ...]
    channels: BoardCounts
    noticeable: tuple[Noticeable, ...]
    people: tuple[Person, ...]
    moment: Moment
    voice: Voice


def ready(notebook: Notebook, content: Content | None = None) -> Ready:
    """What is known by now. ``people`` are those who are to know, or do."""
    content = content or load()
    states = board(notebook, content)
    noticeable = []
    for state in states:
        channel = content.channel(state.channel_id)
        if channel and channel.notice.level >= _SEEN_FROM and state.choice in ("block", "filter"):
            noticeable.append(Noticeable(channel.id, channel.name, channel.notice, state.done_at is not None))
    return Ready(
        chapters=tuple(plan(notebook, content)),
        channels=counts(states),
        noticeable=tuple(noticeable),
        people=tuple(one for one in people(notebook) if one.tell is not None or one.told_on),
        moment=chosen_moment(notebook),
        voice=voice_for(get_answers(notebook), content),
    )
