"""What guidance is on board, in numbers."""

from __future__ import annotations

from nocontact_desktop.guidance.age import day_of
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.resources import resource
from nocontact_desktop.guidance.rows import Article, Mark, Reading

Counts = dict[str, int | str]


def languages() -> list[str]:
    """The languages there is guidance in."""
    return sorted(folder.name for folder in resource("content").iterdir() if folder.is_dir())


def counts() -> dict[str, Counts]:
    """Per language: how many rows of each kind, the oldest ``checked``, and how well the rows are supported.

    ``audit_items`` are the rows that stand for an audit or safety-plan item, checks and pattern questions among them;
    ``unchecked`` rows have a fact in them that nobody checked, ``differing`` ones something about which sources differ.
    """
    return {language: count(load(language)) for language in languages()}


def count(content: Content) -> Counts:
    """The numbers of one language."""
    marked = _marks(content)
    return {
        "channels": len(content.channels),
        "audit_items": sum(bool(row.audit) for row in content.steps),
        "steps": sum(row.kind == "step" for row in content.steps),
        "questions": len(content.questions),
        "sheets": len(content.sheets),
        "readings": len(content.readings),
        "myths": len(content.myths),
        "scripts": len(content.scripts),
        "laws": len(content.laws),
        "practices": len(content.practices),
        "helplines": len(content.helplines),
        "articles": len(content.articles),
        "forms": len(content.forms),
        "oldest": min(_dates(content), key=day_of),
        "unchecked": sum("U" in marks for marks in marked),
        "differing": sum("C" in marks for marks in marked),
    }


def _marks(content: Content) -> list[set[Mark | None]]:
    """The marks of each row that can have some. Where a card shows several views, sources differ."""
    marked: list[set[Mark | None]] = [{*row.marks} for row in content.channels]
    marked += [{row.mark} for row in content.laws]
    marked += [{*row.marks, *_differ(row.views)} for row in content.steps]
    marked += [{row.says.mark} for row in content.flavours]
    texts: tuple[Reading | Article, ...] = (*content.readings, *content.articles)
    marked += [{*(part.mark for part in row.paragraphs), *_differ(row.views)} for row in texts]
    marked += [{*row.marks} for row in content.forms]
    return marked


def _differ(views: tuple[str, ...]) -> tuple[Mark, ...]:
    return ("C",) if views else ()


def _dates(content: Content) -> list[str]:
    """The date of every row that has one."""
    tables = (
        content.channels, content.steps, content.readings, content.laws, content.helplines, content.emergency,
        content.articles, content.forms, content.flavours,
    )  # fmt: skip
    return [row.checked for rows in tables for row in rows]
