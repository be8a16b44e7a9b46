"""The guidance of one language, read once and checked while it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import TypeVar

from nocontact_desktop.guidance.forms import Form
from nocontact_desktop.guidance.reading import ContentError, ContentFile
from nocontact_desktop.guidance.resources import resource
from nocontact_desktop.guidance.rows import (
    Article,
    CaptureTip,
    Card,
    Channel,
    ChannelGroup,
    Chapter,
    Country,
    DangerPart,
    Emergency,
    ExportHelp,
    Flavour,
    HearingPart,
    Helpline,
    Law,
    Letter,
    Myth,
    OwnPage,
    PaperSheet,
    Practice,
    Question,
    Reading,
    ReplyLimit,
    ReplyRule,
    ReplySubject,
    Script,
    Sheet,
    Stays,
    Step,
    Strand,
    Topic,
    Wording,
)

R = TypeVar("R", ChannelGroup, Channel, Step, Sheet, Reading, Myth, Script, Article, Form, Practice)


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
    sheets: tuple[Sheet, ...]
    readings: tuple[Reading, ...]
    myths: tuple[Myth, ...]
    scripts: tuple[Script, ...]
    laws: tuple[Law, ...]
    reply_rules: tuple[ReplyRule, ...]
    reply_subjects: tuple[ReplySubject, ...]
    reply_limits: tuple[ReplyLimit, ...]
    capture_tips: tuple[CaptureTip, ...]
    stays: tuple[Stays, ...]
    paper_sheets: tuple[PaperSheet, ...]
    letters: tuple[Letter, ...]
    hearing_parts: tuple[HearingPart, ...]
    exports: tuple[ExportHelp, ...]
    topics: tuple[Topic, ...]
    articles: tuple[Article, ...]
    forms: tuple[Form, ...]
    strands: tuple[Strand, ...]
    practices: tuple[Practice, ...]
    own_pages: tuple[OwnPage, ...]
    flavours: tuple[Flavour, ...]

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

    def step(self, step_id: str) -> Step | None:
        """The step of that id; None when it is not on board any more."""
        return next((step for step in self.steps if step.id == step_id), None)

    def sheet(self, sheet_id: str) -> Sheet | None:
        """The sheet of that id; None when it is not on board any more."""
        return next((sheet for sheet in self.sheets if sheet.id == sheet_id), None)

    def reading(self, reading_id: str) -> Reading | None:
        """The reading of that id; None when it is not on board any more."""
        return next((reading for reading in self.readings if reading.id == reading_id), None)

    def script(self, script_id: str) -> Script | None:
        """The script of that id; None when it is not on board any more."""
        return next((script for script in self.scripts if script.id == script_id), None)

    def letter(self, letter_id: str) -> Letter | None:
        """The letter of that id; None when it is not on board any more."""
        return next((letter for letter in self.letters if letter.id == letter_id), None)

    def form(self, form_id: str) -> Form | None:
        """The court form of that id; None when it is not on board."""
        return next((form for form in self.forms if form.id == form_id), None)

    def laws_in(self, country: str) -> tuple[Law, ...]:
        """What protective orders are called in a country, one row for each part of it that has its own law."""
        return tuple(row for row in self.laws if row.country == country)

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
    chapters, laws, replies = file("chapters.toml"), file("laws.toml"), file("replies.toml")
    capture, paper_sheets, exports = file("capture.toml"), file("paper_sheets.toml"), file("exports.toml")
    letters, hearing = file("letters.toml"), file("hearing.toml")
    board = [ContentFile(folder / "channels", name) for name in _files_in(folder / "channels")]
    chapter_rows = chapters.rows("chapter", Chapter)
    plan = [
        ContentFile(folder / "plan" / chapter.id, name)
        for chapter in chapter_rows
        for name in _files_in(folder / "plan" / chapter.id)
    ]
    topics = ContentFile(folder / "learn", "topics.toml")
    topic_rows = topics.rows("topic", Topic)
    learn = [
        ContentFile(folder / "learn" / topic.id, name)
        for topic in topic_rows
        for name in _files_in(folder / "learn" / topic.id)
    ]
    strands, own_pages = (ContentFile(folder / "practices", name) for name in ("strands.toml", "own_pages.toml"))
    strand_rows = strands.rows("strand", Strand)
    practices = [ContentFile(folder / "practices", f"{strand.id}.toml") for strand in strand_rows]
    more_than_usual = file("more_than_usual.toml")
    forms = [ContentFile(folder / "forms", name) for name in _files_in(folder / "forms")]
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
        channel_groups=_of_all(board, lambda one: one.rows("group", ChannelGroup, may_lack=True)),
        channels=_of_all(board, lambda one: one.rows("channel", Channel)),
        chapters=chapter_rows,
        steps=_of_all(plan, lambda one: one.rows("step", Step, may_lack=True)),
        sheets=_of_all(plan, lambda one: one.rows("sheet", Sheet, may_lack=True)),
        readings=_of_all(plan, lambda one: one.rows("reading", Reading, may_lack=True)),
        myths=_of_all(plan, lambda one: one.rows("myth", Myth, may_lack=True)),
        scripts=_of_all(plan, lambda one: one.rows("script", Script, may_lack=True)),
        laws=laws.rows("law", Law),
        reply_rules=replies.rows("rule", ReplyRule),
        reply_subjects=replies.rows("subject", ReplySubject),
        reply_limits=replies.rows("limit", ReplyLimit),
        capture_tips=capture.rows("tip", CaptureTip),
        stays=capture.rows("stays", Stays),
        paper_sheets=paper_sheets.rows("sheet", PaperSheet),
        letters=letters.rows("letter", Letter),
        hearing_parts=hearing.rows("part", HearingPart),
        exports=exports.rows("export", ExportHelp),
        topics=topic_rows,
        articles=_of_all(learn, lambda one: one.rows("article", Article)),
        forms=_of_all(forms, lambda one: one.rows("form", Form)),
        strands=strand_rows,
        practices=_of_all(practices, lambda one: one.rows("practice", Practice)),
        own_pages=own_pages.rows("page", OwnPage),
        flavours=more_than_usual.rows("flavour", Flavour),
    )
    read_files = (
        first_run, questions, countries, emergency, helplines, danger, chapters, laws, replies, capture, paper_sheets,
        exports, topics, letters, hearing, strands, own_pages, more_than_usual,
    )  # fmt: skip
    for read in (*read_files, *board, *plan, *learn, *practices, *forms):
        read.done()
    return content


def _files_in(folder: Traversable) -> list[str]:
    """The content files in a folder by their names; none when there is no such folder."""
    return sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml")) if folder.is_dir() else []


def _of_all(files: list[ContentFile], rows_of: Callable[[ContentFile], tuple[R, ...]]) -> tuple[R, ...]:
    """The rows of several files one after the other. Each has an id of its own among all of them."""
    found: dict[str, R] = {}
    for row in (row for file in files for row in rows_of(file)):
        if row.id in found:
            raise ContentError(f"the id {row.id!r} is there twice, in two files")
        found[row.id] = row
    return tuple(found.values())


def say(code: str, /, **params: str | int) -> Said:
    """Turn a code into words of the program's first language. Raises KeyError as :meth:`Content.say` does."""
    return load().say(code, **params)
