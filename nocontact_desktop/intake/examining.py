"""What a file is and what it says about itself. In the child only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

import msgspec

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.file_facts import Claim, FileFacts
from nocontact_desktop.intake.file_text import text_in
from nocontact_desktop.intake.ole import type_in_ole
from nocontact_desktop.intake.signatures import kind_of, media_type_of

_HEAD = 64 * 1024


class Look(NamedTuple):
    """What is known so far. ``whole`` once all but the text is."""

    facts: FileFacts
    whole: bool


def facts_of(stream: BinaryIO, name: str, size: int) -> Iterator[Look]:
    """Yield what is known: by the first bytes alone, after a look inside, and with the text in it.

    Whoever listens keeps the last of it, should a later look make the process end. The hash is left to the program.
    A look inside that fails on a damaged file gives a claim ``damaged``.
    """
    stream.seek(0)
    media_type = media_type_of(stream.read(_HEAD), name)
    if media_type == "application/x-ole-storage":
        media_type = type_in_ole(stream) or media_type
    facts = FileFacts(media_type=media_type, kind=kind_of(media_type), size=size, sha256="")
    yield Look(facts, whole=False)
    try:
        for more in _looks_inside(stream, facts):
            facts = more
            yield Look(facts, whole=False)
    except Problem as found:
        facts = _damaged(facts, found)
    yield Look(facts, whole=True)
    try:
        facts = msgspec.structs.replace(facts, words=text_in(stream, facts.media_type, name, size))
    except Problem as found:
        facts = _damaged(facts, found)
    yield Look(facts, whole=True)


def _looks_inside(stream: BinaryIO, facts: FileFacts) -> Iterator[FileFacts]:
    stream.seek(0)
    if facts.kind == "image":
        yield _picture(stream, facts)
    elif facts.kind == "pdf":
        yield from _pdf(stream, facts)
    elif facts.kind in {"audio", "video"}:
        yield _running(stream, facts)


def _damaged(facts: FileFacts, found: Problem) -> FileFacts:
    return msgspec.structs.replace(facts, claims=(*facts.claims, Claim(name="damaged", value=found.code)))


def _picture(stream: BinaryIO, facts: FileFacts) -> FileFacts:
    from nocontact_desktop.intake.exif import claims_of
    from nocontact_desktop.intake.pictures import THUMBNAIL_PX, frames_of, opened, prepare, rendition_of, shown_size

    prepare()
    image = opened(stream)
    claims = claims_of(image)
    width, height = shown_size(image)
    frames = frames_of(image)
    if frames > 1 and image.format != "TIFF":
        claims = (*claims, Claim(name="moving", value="yes"))
    stream.seek(0)
    thumbnail = rendition_of(stream, THUMBNAIL_PX)
    if thumbnail.partial:
        claims = (*claims, Claim(name="damaged", value="incomplete"))
    pages = frames if frames > 1 and image.format == "TIFF" else None
    return msgspec.structs.replace(
        facts, width=width, height=height, pages=pages, claims=claims, thumbnail=thumbnail.data
    )


def _pdf(stream: BinaryIO, facts: FileFacts) -> Iterator[FileFacts]:
    from nocontact_desktop.intake.documents import first_page, pages_of_pdf

    pages = pages_of_pdf(stream)
    if pages is None:
        yield msgspec.structs.replace(facts, claims=(Claim(name="locked", value="yes"),))
        return
    facts = msgspec.structs.replace(facts, pages=pages)
    yield facts
    if pages:
        stream.seek(0)
        yield msgspec.structs.replace(facts, thumbnail=first_page(stream))


def _running(stream: BinaryIO, facts: FileFacts) -> FileFacts:
    from nocontact_desktop.intake.claimed_time import time_claim
    from nocontact_desktop.intake.sound import running_of
    from nocontact_desktop.intake.tags import tags_of

    found = running_of(stream, facts.media_type, facts.size)
    claims = (*([time_claim("time_made", found.made, "+00:00")] if found.made else ()), *tags_of(stream))
    kind, media_type = facts.kind, facts.media_type
    if media_type in {"video/mp4", "video/3gpp", "video/webm"} and not found.width and found.duration_ms:
        kind, media_type = "audio", media_type.replace("video/", "audio/")
    return msgspec.structs.replace(
        facts,
        kind=kind,
        media_type=media_type,
        width=found.width,
        height=found.height,
        duration_ms=found.duration_ms,
        claims=claims,
    )
