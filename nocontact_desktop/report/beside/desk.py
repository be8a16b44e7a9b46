"""What every paper beside the report is made with: material that was read and proven, and the words to say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from nocontact_desktop.guidance.content import load
from nocontact_desktop.report.compose.checking import gap_said
from nocontact_desktop.report.compose.saying import Saying, title
from nocontact_desktop.report.dates import Dates
from nocontact_desktop.report.document import Block, Document, Facts, Heading, Paragraph, Section, Span, Text, text
from nocontact_desktop.report.gather import gather
from nocontact_desktop.report.material import Entry, Gap, Material
from nocontact_desktop.report.pdf.room import Room
from nocontact_desktop.report.request import Paper, ReportRequest
from nocontact_desktop.report.words import words
from nocontact_desktop.vault.notebook import Notebook

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]

MOST_PAGES = 2


@dataclass(frozen=True)
class Told:
    """Material for a paper, and how it is said."""

    material: Material
    saying: Saying


def tell(notebook: Notebook, request: ReportRequest, progress: Progress, cancelled: Stop) -> Told:
    """Read and prove what ``request`` asks for; it may be the case alone. Raises as :func:`gather.gather` does."""
    material = gather(notebook, request, progress, cancelled, may_be_empty=True)
    return Told(material, saying_of(request.language, material.zone))


def saying_of(language: str, zone: str) -> Saying:
    """The words of a language, with times said in ``zone``."""
    say = words(language)
    return Saying(say, Dates(say, zone), partial(load(language).word, "ways"))


def paper_of(
    request: ReportRequest,
    title: str,
    blocks: Iterable[Block],
    *,
    check_code: str,
    made_at: str,
    footnote: str = "",
    stamp: str = "",
) -> Document:
    """Put a paper together. ``title`` is neutral, for a sheet of paper lies about."""
    say = words(request.language)
    section = Section(title, "paper", (Heading(1, title), *blocks), footnote=footnote)
    return Document(
        title=title,
        language=request.language,
        paper=request.paper,
        running_title=title,
        check_code=say("head.check_code", code=check_code) if check_code else "",
        made_at=made_at,
        sections=(section,),
        stamp=stamp or (say("head.own_copy") if request.privacy == "own" else ""),
        page_word=say("head.page", page="{page}", pages="{pages}"),
        continued_word=say("head.continued"),
    )


def fitting(drafts: Iterable[Document], language: str, paper: Paper, pages: int = MOST_PAGES) -> Document:
    """Return the first of ``drafts``, the fullest first, that takes no more than ``pages``; else the last."""
    room = Room(language, paper)
    for draft in drafts:
        if room.pages(draft.sections[0]) <= pages:
            break
    return draft


def parties(told: Told) -> list[tuple[str, Text]]:
    """Say who writes and whom it is about."""
    case, say = told.material.case, told.saying.say
    person = case.get("person") or {}
    named = (("beside.me", case.get("my_name")), ("beside.them", person.get("legal_name")))
    return [(say(key), text(str(value))) for key, value in named if value]


def checked(told: Told) -> Iterator[Block]:
    """Say what was checked, and name what did not pass and is not printed."""
    say = told.saying.say
    number = len(told.material.records)
    if number:
        yield Paragraph(text(Span(say.count("beside.checked", number), "quiet")), small=True)
    yield from gaps(told.material.gaps, told.saying)


def gaps(found: Iterable[Gap], saying: Saying) -> Iterator[Block]:
    """Name each thing that was asked for and is not printed."""
    for gap in found:
        yield Paragraph(text(gap_said(gap, saying)))


def facts(rows: Iterable[tuple[str, Text]]) -> list[Block]:
    """The rows as one block, or none when there are none."""
    kept = tuple(rows)
    return [Facts(kept)] if kept else []


def entry_line(entry: Entry, told: Told) -> str:
    """Say in one line what an entry is called."""
    return title(entry, told.saying.say)


def police_said(entry: Entry, told: Told) -> str:
    """Say in short whether the police was told of an entry, and the report's number."""
    number = (entry.fields.get("police_detail") or {}).get("number")
    parts = (told.saying.value("police", entry.fields.get("police")), str(number or ""))
    return ", ".join(part for part in parts if part)
