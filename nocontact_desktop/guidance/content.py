"""The guidance of one language, read once and checked while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from nocontact_desktop.guidance.reading import ContentFile
from nocontact_desktop.guidance.resources import resource
from nocontact_desktop.guidance.rows import (
    Card,
    Channel,
    ChannelGroup,
    Chapter,
    Country,
    DangerPart,
    Emergency,
    Helpline,
    Question,
    Step,
    Wording,
)


@dataclass(frozen=True)
class Said:
    """A code in words: what is the case, and what to do next (may be empty)."""

    text: str
    next: str


@dataclass(frozen=True)
class Content:
    """Everything the program says about the world, in one language. Rows stand in the order in which they are shown."""

    language: str
    problems: Mapping[str, Wording]
    words: Mapping[str, Mapping[str, str]]
    cards: tuple[Card, ...]
    questions: tuple[Question, ...]
    countries: tuple[Country, ...]
    emergency: tuple[Emergency, ...]
    helplines: tuple[Helpline, ...]
    danger: tuple[DangerPart, ...]
    channel_groups: tuple[ChannelGroup, ...]
    channels: tuple[Channel, ...]
    chapters: tuple[Chapter, ...]
    steps: tuple[Step, ...]

    def say(self, code: str, /, **params: str | int) -> Said:
        """Turn a code into words. Raises KeyError for a code without a row, or a parameter that was not given."""
        wording = self.problems[code]
        return Said(wording.says.format(**params), wording.next.format(**params))

    def word(self, group: str, value: str) -> str:
        """The word for one value of a fixed set, or the value itself when it is the user's own."""
        return self.words[group].get(value, value)

    def channel(self, channel_id: str) -> Channel | None:
        """The channel of that id; None when it is one of the user's own, or not on board any more."""
        return next((channel for channel in self.channels if channel.id == channel_id), None)

    def ways(self) -> dict[str, str]:
        """Every way a contact can come, by the id that an entry keeps: from the board, then the others."""
        on_board = {channel.id: channel.name for channel in self.channels if not channel.ways}
        return {**on_board, **self.words["ways"]}

    def channel_name(self, channel_id: str) -> str:
        """What a channel, or another way of making contact, is called."""
        channel = self.channel(channel_id)
        return channel.name if channel else self.word("ways", channel_id)

    def step(self, step_id: str) -> Step | None:
        """The step of that id; None when it is not on board any more."""
        return next((step for step in self.steps if step.id == step_id), None)

    def emergency_in(self, country: str) -> tuple[Emergency, ...]:
        """The emergency numbers of a country; none when we have none that is supported."""
        return tuple(row for row in self.emergency if row.country == country)

    def helplines_in(self, country: str) -> tuple[Helpline, ...]:
        """The lines of a country, national ones first."""
        return tuple(row for row in self.helplines if row.country == country)


@lru_cache(maxsize=4)
def load(language: str = "en") -> Content:
    """Read all guidance of one language, once.

    Raises :class:`~nocontact_desktop.guidance.reading.ContentError` naming file, row and field, and
    FileNotFoundError when there is no such language.
    """
    folder = resource("content", language)

    def file(name: str) -> ContentFile:
        return ContentFile(folder, name)

    first_run, questions, countries = file("first_run.toml"), file("questions.toml"), file("countries.toml")
    emergency, helplines, danger = file("emergency.toml"), file("helplines.toml"), file("danger.toml")
    channels, chapters, steps = file("channels.toml"), file("chapters.toml"), file("steps.toml")
    content = Content(
        language=language,
        problems=file("problems.toml").wordings(),
        words=file("words.toml").words(),
        cards=first_run.rows("card", Card),
        questions=questions.rows("question", Question),
        countries=countries.rows("country", Country),
        emergency=emergency.rows("emergency", Emergency),
        helplines=helplines.rows("helpline", Helpline),
        danger=danger.rows("part", DangerPart),
        channel_groups=channels.rows("group", ChannelGroup),
        channels=channels.rows("channel", Channel),
        chapters=chapters.rows("chapter", Chapter),
        steps=steps.rows("step", Step),
    )
    for read in (first_run, questions, countries, emergency, helplines, danger, channels, chapters, steps):
        read.done()
    return content


def say(code: str, /, **params: str | int) -> Said:
    """Turn a code into words of the program's first language. Raises KeyError as :meth:`Content.say` does."""
    return load().say(code, **params)
