"""The guidance of one language. Each kind of row is read, and checked, when it is first asked for, and then kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

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
    Row,
    Script,
    Sheet,
    Stays,
    Step,
    Strand,
    Topic,
    Wording,
)

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Said:
    """A code in words: what is the case, and what to do next (may be empty)."""

    text: str
    next: str


Files = Callable[["Content"], list[ContentFile]]
"""Which files something stands in."""


class Rows(Generic[R]):
    """The rows ``[[table]]`` of some files of a :class:`Content`, each of the shape ``R``; read at the first look.

    Where one kind of row stands in several files, each has an id of its own among all of them.
    """

    def __init__(self, files: Files, table: str, shape: type[R], *, may_lack: bool = False) -> None:
        self._files, self._table, self._shape, self._may_lack = files, table, shape, may_lack
        self._name = ""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, content: Content, _owner: type) -> tuple[R, ...]:
        found: dict[str, R] = {}
        for file in self._files(content):
            for row_id, row in file.by_id(self._table, self._shape, may_lack=self._may_lack).items():
                if row_id in found:
                    raise ContentError(f"the id {row_id!r} is there twice, in two files")
                found[row_id] = row
        content.__dict__[self._name] = rows = tuple(found.values())
        return rows


def _one(name: str) -> Files:
    """The file of that name."""
    return lambda content: [content.file(name)]


def _all_in(folder: str) -> Files:
    """The files of a folder by their names; none when there is no such folder."""
    return lambda content: content.files(folder)


def _plan(content: Content) -> list[ContentFile]:
    return [file for chapter in content.chapters for file in content.files(f"plan/{chapter.id}")]


def _learn(content: Content) -> list[ContentFile]:
    return [file for topic in content.topics for file in content.files(f"learn/{topic.id}")]


def _practices(content: Content) -> list[ContentFile]:
    return [content.file(f"practices/{strand.id}.toml") for strand in content.strands]


class Content:
    """Everything the program says about the world, in one language. Rows stand in the order in which they are shown.

    Raises :class:`~nocontact_desktop.guidance.reading.ContentError`, naming file, row and field, when something is read
    that is not as it has to be.
    """

    cards = Rows(_one("first_run.toml"), "card", Card)
    questions = Rows(_one("questions.toml"), "question", Question)
    countries = Rows(_one("countries.toml"), "country", Country)
    emergency = Rows(_one("emergency.toml"), "emergency", Emergency)
    helplines = Rows(_one("helplines.toml"), "helpline", Helpline)
    danger = Rows(_one("danger.toml"), "part", DangerPart)
    channel_groups = Rows(_all_in("channels"), "group", ChannelGroup, may_lack=True)
    channels = Rows(_all_in("channels"), "channel", Channel)
    chapters = Rows(_one("chapters.toml"), "chapter", Chapter)
    steps = Rows(_plan, "step", Step, may_lack=True)
    sheets = Rows(_plan, "sheet", Sheet, may_lack=True)
    readings = Rows(_plan, "reading", Reading, may_lack=True)
    myths = Rows(_plan, "myth", Myth, may_lack=True)
    scripts = Rows(_plan, "script", Script, may_lack=True)
    laws = Rows(_one("laws.toml"), "law", Law)
    reply_rules = Rows(_one("replies.toml"), "rule", ReplyRule)
    reply_subjects = Rows(_one("replies.toml"), "subject", ReplySubject)
    reply_limits = Rows(_one("replies.toml"), "limit", ReplyLimit)
    capture_tips = Rows(_one("capture.toml"), "tip", CaptureTip)
    stays = Rows(_one("capture.toml"), "stays", Stays)
    paper_sheets = Rows(_one("paper_sheets.toml"), "sheet", PaperSheet)
    letters = Rows(_one("letters.toml"), "letter", Letter)
    hearing_parts = Rows(_one("hearing.toml"), "part", HearingPart)
    exports = Rows(_one("exports.toml"), "export", ExportHelp)
    topics = Rows(_one("learn/topics.toml"), "topic", Topic)
    articles = Rows(_learn, "article", Article)
    forms = Rows(_all_in("forms"), "form", Form)
    strands = Rows(_one("practices/strands.toml"), "strand", Strand)
    practices = Rows(_practices, "practice", Practice)
    own_pages = Rows(_one("practices/own_pages.toml"), "page", OwnPage)
    flavours = Rows(_one("more_than_usual.toml"), "flavour", Flavour)

    def __init__(self, language: str) -> None:
        self.language = language
        self._folder = resource("content", language)
        if not self._folder.is_dir():
            raise FileNotFoundError(f"no guidance in {language}")
        self._read: dict[str, ContentFile] = {}

    @cached_property
    def problems(self) -> Mapping[str, Wording]:
        """What is said for each code."""
        return self.file("problems.toml").wordings()

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, str]]:
        """Words by group and value."""
        return self.file("words.toml").words()

    def file(self, name: str) -> ContentFile:
        """One file, read once. Raises ContentError when it is no TOML."""
        if name not in self._read:
            *folders, last = name.split("/")
            self._read[name] = ContentFile(self._folder.joinpath(*folders), last)
        return self._read[name]

    def files(self, folder: str) -> list[ContentFile]:
        """The files of a folder by their names; none when there is no such folder."""
        inside = self._folder.joinpath(folder)
        names = sorted(one.name for one in inside.iterdir()) if inside.is_dir() else []
        return [self.file(f"{folder}/{name}") for name in names if name.endswith(".toml")]

    def read_all(self) -> None:
        """Read every row there is. Raises ContentError also for a table that nothing asks for."""
        for name, rows in vars(type(self)).items():
            if isinstance(rows, Rows | cached_property):
                getattr(self, name)
        for file in self._read.values():
            file.done()

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

    def article(self, article_id: str) -> Article | None:
        """The article of that id; None when it is not on board any more."""
        return next((article for article in self.articles if article.id == article_id), None)

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
    """The guidance of one language. Raises FileNotFoundError when there is no such language."""
    return Content(language)


def say(code: str, /, **params: str | int) -> Said:
    """Turn a code into words of the program's first language. Raises KeyError as :meth:`Content.say` does."""
    return load().say(code, **params)
