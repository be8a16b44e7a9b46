"""Every text that a document prints, with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final, NamedTuple

from nocontact_desktop.report.document import Document, Message, PageOf, Span

# What is drawn from or leads somewhere, and is not read.
_NOT_READ: Final = frozenset({"link", "anchor", "picture", "style", "align", "number", "drawing"})


class Printed(NamedTuple):
    """One text: the section it is in, the anchor it stands at or after, and its words."""

    section: str
    anchor: str
    text: str


def printed(document: Document, *, messages: bool) -> Iterator[Printed]:
    """Every text of a document; ``messages`` says whether what messages say is among them."""
    head = (document.title, document.running_title, document.stamp, document.subject, *document.keywords)
    for text in head:
        yield Printed(document.title, "", text)
    for section in document.sections:
        anchor = section.anchor
        yield Printed(section.name, anchor, section.name)
        yield Printed(section.name, anchor, section.footnote)
        for block in section.blocks:
            anchor = getattr(block, "anchor", None) or anchor
            for at, text in _texts(block, anchor, messages):
                yield Printed(section.name, at, text)


def _texts(part: Any, anchor: str, messages: bool) -> Iterator[tuple[str, str]]:
    if isinstance(part, str):
        yield anchor, part
    elif isinstance(part, tuple):
        if part and all(isinstance(one, Span | PageOf) for one in part):
            yield anchor, "".join(one.text for one in part if isinstance(one, Span))
        else:
            for one in part:
                yield from _texts(one, anchor, messages)
    elif is_dataclass(part) and not isinstance(part, PageOf):
        anchor = getattr(part, "anchor", None) or anchor
        for one in fields(part):
            if one.name not in _NOT_READ and (messages or one.name != "body" or not isinstance(part, Message)):
                yield from _texts(getattr(part, one.name), anchor, messages)
