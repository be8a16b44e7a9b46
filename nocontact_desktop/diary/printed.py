"""What the diary prints beside reports: sheets to fill in by hand, and the list of hand-overs."""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.diary.handovers import Handover, KeptHandover, MonthCount, by_month, handovers
from nocontact_desktop.diary.when import say_short, say_written
from nocontact_desktop.guidance.content import load
from nocontact_desktop.guidance.rows import PaperPart
from nocontact_desktop.preparation.moment import moment
from nocontact_desktop.preparation.paper import Block, Paper, PaperHeading, PaperLines, PaperTable, PaperText
from nocontact_desktop.vault.notebook import Notebook

_BOX = "\N{BALLOT BOX}"
_BETWEEN_BOXES = "\N{EM SPACE} "


def empty_sheet(notebook: Notebook, sheet_id: str) -> Paper:
    """A sheet to fill in by hand, with nothing of the notebook on it. Raises KeyError when there is none of that id."""
    sheet = {one.id: one for one in load().paper_sheets}[sheet_id]
    blocks = [block for part in sheet.parts for block in _part(part)]
    if sheet.foot:
        blocks += [PaperHeading(sheet.foot, level=2), PaperLines(1)]
    return Paper(sheet.title, moment(notebook), tuple(blocks))


def handovers_paper(notebook: Notebook) -> Paper:
    """The counts of each month, and below them every hand-over, the oldest first; notes to oneself are left out."""
    words = load().words
    parts = words["handover_parts"]
    kept = list(reversed(handovers(notebook)))
    counts = tuple(_count(one) for one in by_month(kept))
    rows = tuple(_row(one) for one in kept)
    heads = tuple(parts[name] for name in ("when", "outcome", "place", "said"))
    outcomes = tuple(words["handover"][name] for name in ("on_time", "late", "missed"))
    return Paper(
        words["papers"]["times"],
        moment(notebook),
        (
            PaperHeading(parts["by_month"]),
            PaperTable((parts["month"], *outcomes), counts),
            PaperHeading(parts["each"]),
            PaperTable(heads, rows),
        ),
    )


def said_outcome(handover: Handover) -> str:
    """Way, outcome, how late and who was, in words: "To me · late, 20 minutes (the other side)"."""
    words = load().words
    outcome = words["handover"][handover.outcome]
    if handover.how_late:
        outcome = f"{outcome}, {handover.how_late}"
    if handover.late_side:
        outcome = f"{outcome} ({words['handover_side'][handover.late_side].lower()})"
    return f"{words['handover_way'][handover.way]} · {outcome}" if handover.way else outcome


def said_month(month: str) -> str:
    """A month in words, or that it is not known."""
    return say_written(month) if month else load().words["handover_parts"]["no_month"]


def _part(part: PaperPart) -> Iterator[Block]:
    yield PaperHeading(part.title, level=2)
    if part.hint:
        yield PaperText(part.hint, small=True)
    if part.boxes:  # side by side: a box and its words are not torn apart
        boxes = (f"{_BOX} {words}".replace(" ", "\N{NO-BREAK SPACE}") for words in part.boxes)
        yield PaperText(_BETWEEN_BOXES.join(boxes))
    if part.lines:
        yield PaperLines(part.lines)


def _count(count: MonthCount) -> tuple[str, ...]:
    return (said_month(count.month), str(count.on_time), str(count.late), str(count.missed))


def _row(kept: KeptHandover) -> tuple[str, ...]:
    one = kept.handover
    when = say_short(kept.when)
    if one.occurred_from is not None and one.occurred_from[:4] not in when:
        when = f"{when} {one.occurred_from[:4]}"
    beside = ", ".join(part for part in (one.place, one.who, one.children) if part)
    return (when, said_outcome(one), beside, one.said or "")
