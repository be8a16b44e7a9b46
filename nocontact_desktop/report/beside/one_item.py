"""One message or one file to show to one person, with where it comes from, and nothing else of the notebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

import msgspec

from nocontact_desktop.diary.sealed_log import check_code, checkpoint
from nocontact_desktop.errors import Problem
from nocontact_desktop.report.beside.desk import Progress, Stop, Told, checked, paper_of, saying_of
from nocontact_desktop.report.compose.exhibits import exhibits
from nocontact_desktop.report.compose.messages import messages
from nocontact_desktop.report.document import Block, Document, Paragraph, Span, text
from nocontact_desktop.report.gather import case_of, log_of
from nocontact_desktop.report.gather.exhibits import Exhibits
from nocontact_desktop.report.gather.messages import Messages
from nocontact_desktop.report.gather.sealed import Desk
from nocontact_desktop.report.material import Conversation, Exhibit, Material
from nocontact_desktop.report.privacy import shown
from nocontact_desktop.report.request import Paper, Privacy, ReportRequest
from nocontact_desktop.vault.notebook import Notebook

AROUND = 3
"""So many messages stand before and after the chosen one, when they are wanted."""

_LABEL = "1"


class ItemRequest(msgspec.Struct, frozen=True, kw_only=True):
    """One item: the id of a message or of an exhibit. The strictest profile, unless another one is asked for."""

    kind: Literal["message", "exhibit"]
    id: str
    around: int = AROUND
    privacy: Privacy = "court"
    paper: Paper = "letter"
    language: str = "en"


def one_item(notebook: Notebook, request: ItemRequest, progress: Progress, cancelled: Stop) -> Document:
    """Compose the paper of one item.

    Raises:
        Problem: ``beside.not-proven`` when it does not fit the log or is gone, ``report.log-damaged``.
        Cancelled: the user stopped it.
    """
    material = _material(notebook, request, progress, cancelled)
    told = Told(material, saying_of(request.language, material.zone))
    if not (material.exhibits or material.conversations):
        raise Problem("beside.not-proven")
    say = told.saying.say
    return paper_of(
        material.request,
        say("one_item.title"),
        _blocks(told, request),
        check_code=material.check_code,
        made_at=material.made_at,
        footnote=say("one_item.footnote"),
    )


def exhibit_alone(notebook: Notebook, asked: ReportRequest, exhibit_id: str, label: str) -> Exhibit:
    """Read and prove one exhibit for a paper. Raises Problem ``beside.not-proven`` when it did not pass."""
    desk = Desk(notebook, asked, lambda _done, _total: None, lambda: False)
    found = Exhibits(desk).alone(exhibit_id, label)
    if found is None:
        raise Problem("beside.not-proven")
    return found


def _material(notebook: Notebook, request: ItemRequest, progress: Progress, cancelled: Stop) -> Material:
    asked = ReportRequest(
        privacy=request.privacy,
        entries=(),
        messages="linked",
        paper=request.paper,
        language=request.language,
        exhibits="covered",
    )
    desk = Desk(notebook, asked, progress, cancelled)
    head = checkpoint(notebook)
    # Whose number is whose is known from the case. The case itself is not printed.
    case = case_of(desk)
    desk.records.clear()
    exhibits_of, messages_of = Exhibits(desk), Messages(desk, case, request.around)
    one = exhibits_of.alone(request.id, _LABEL) if request.kind == "exhibit" else None
    if request.kind == "message":
        messages_of.choose(request.id)
    found = tuple(_marked(each, request.id) for each in messages_of.conversations(exhibits_of))
    return Material(
        request=asked,
        case=shown(asked, "case", {"my_name": case.get("my_name")}),
        entries=(),
        exhibits=(one,) if isinstance(one, Exhibit) else (),
        conversations=tuple(each for each in found if any(line.id == request.id for line in each.messages)),
        gaps=tuple(desk.gaps),
        records=tuple(desk.records),
        log=log_of(notebook, head),
        made_at=head.time,
        clock_source=head.clock,
        check_code=check_code(head),
        zone=str(case.get("time_zone") or "UTC"),
        first_day=None,
        last_day=None,
    )


def _marked(conversation: Conversation, message_id: str) -> Conversation:
    """Say which message is the chosen one, when others stand around it."""
    if len(conversation.messages) == 1:
        return conversation
    lines = tuple(
        replace(one, marks=("chosen", *one.marks)) if one.id == message_id else one for one in conversation.messages
    )
    return replace(conversation, messages=lines)


def _blocks(told: Told, request: ItemRequest) -> Iterator[Block]:
    say = told.saying.say
    sections = (exhibits if told.material.exhibits else messages)(told.material, told.saying)
    if told.material.conversations:
        around = say("one_item.around", n=request.around) if request.around else say("one_item.alone")
        yield Paragraph(text(Span(around, "quiet")))
    # The first section is what stands before all items of its kind in a report.
    for section in sections[1:]:
        yield from section.blocks
    yield from checked(told)
