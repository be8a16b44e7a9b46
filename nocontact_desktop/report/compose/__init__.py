"""From what was read out of the notebook to the document that is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.report.compose.apart import (
    files_of_messages,
    message_files,
    messages_elsewhere,
    only_in,
    title_of,
    without_messages,
)
from nocontact_desktop.report.compose.checking import checking
from nocontact_desktop.report.compose.chronology import chronology
from nocontact_desktop.report.compose.cover import cover
from nocontact_desktop.report.compose.declaration import declaration, technician
from nocontact_desktop.report.compose.exhibits import exhibits
from nocontact_desktop.report.compose.further import further
from nocontact_desktop.report.compose.handling import handling
from nocontact_desktop.report.compose.handovers import handovers
from nocontact_desktop.report.compose.incidents import incidents
from nocontact_desktop.report.compose.messages import messages
from nocontact_desktop.report.compose.pattern import pattern
from nocontact_desktop.report.compose.people import people
from nocontact_desktop.report.compose.saying import Saying
from nocontact_desktop.report.compose.summary import summary
from nocontact_desktop.report.compose.terms import terms
from nocontact_desktop.report.compose.translations import translations
from nocontact_desktop.report.dates import Dates
from nocontact_desktop.report.document import Document, Section
from nocontact_desktop.report.gather import gather
from nocontact_desktop.report.material import Material
from nocontact_desktop.report.pdf.room import Room
from nocontact_desktop.report.request import ReportRequest
from nocontact_desktop.report.words import words
from nocontact_desktop.vault.notebook import Notebook


def compose(
    notebook: Notebook,
    request: ReportRequest,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Document:
    """Read the notebook and compose a report. The same request on the same log gives the same document.

    Raises as :func:`gather.gather` does.
    """
    return document_of(gather(notebook, request, progress, cancelled))


def document_of(material: Material) -> Document:
    """Compose the report. The same material always gives the same document."""
    request = material.request
    content = load(request.language)
    files = message_files(material)
    saying = _saying(material, content, message_files=files_of_messages(files))
    first, moved = summary(material, saying, Room(request.language, request.paper).is_enough_for)
    sections: list[Section] = [first]
    if material.entries or material.handovers:
        sections += [chronology(material, saying), *incidents(material, saying)]
    sections += pattern(material, saying)
    sections += terms(material, saying, content)
    sections += handovers(material, saying)
    sections += exhibits(material, saying)
    sections += messages_elsewhere(files, saying) if files else messages(material, saying)
    sections += people(material, saying)
    sections += translations(material, saying)
    sections += handling(material, saying)
    sections += further(material, saying, moved)
    sections.append(declaration(material, saying, content))
    sections += technician(material, saying)
    sections.append(checking(without_messages(material) if files else material, saying))
    sections.insert(0, cover(material, saying, sections))
    return _document(material, saying, sections, _title(material, saying))


def documents_of_messages(material: Material) -> tuple[tuple[str, Document], ...]:
    """Compose the messages that stand in files of their own: the end of each file's name, and what is in it."""
    saying = _saying(material, load(material.request.language), exhibits_here=False)
    made = []
    for file in message_files(material):
        part = only_in(file, material)
        sections = [*messages(part, saying), checking(part, saying)]
        made.append((file.name, _document(material, saying, sections, title_of(file, saying))))
    return tuple(made)


def _saying(
    material: Material, content: Content, *, message_files: Mapping[str, str] | None = None, exhibits_here: bool = True
) -> Saying:
    say = words(material.request.language)
    dates, channel_name = Dates(say, material.zone), partial(content.word, "ways")
    return Saying(say, dates, channel_name, message_files=message_files, exhibits_here=exhibits_here)


def _document(material: Material, saying: Saying, sections: list[Section], title: str) -> Document:
    say = saying.say
    return Document(
        title=title,
        language=material.request.language,
        paper=material.request.paper,
        running_title=title,
        check_code=say("head.check_code", code=material.check_code),
        made_at=material.made_at,
        sections=tuple(sections),
        stamp=_stamp(material, saying),
        page_word=say("head.page", page="{page}", pages="{pages}"),
        continued_word=say("head.continued"),
        subject=say("cover.purpose"),
    )


def _title(material: Material, saying: Saying) -> str:
    if material.first_day and material.last_day:
        return saying.say("head.title", period=saying.dates.period(material.first_day, material.last_day))
    return saying.say("head.title_undated")


def _stamp(material: Material, saying: Saying) -> str:
    if material.request.privacy == "own":
        return saying.say("head.own_copy")
    return saying.say("head.draft") if material.request.draft else ""
