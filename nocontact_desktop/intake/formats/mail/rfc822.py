"""A mail as it is sent: heads, an empty line, and what it holds."""

from __future__ import annotations

import re
from email.message import Message

from nocontact_desktop.intake.formats.mail.letter import Letter, people_in
from nocontact_desktop.intake.mail import body_of, files_in, heads_of, opened, written_body
from nocontact_desktop.intake.mail_heads import head, text_of_bytes

_HEADS_END = re.compile(rb"\r?\n\r?\n")
_SENT = frozenset({"sent"})
_DRAFTS = frozenset({
    "draft", "drafts", "entwurf", "entwürfe", "brouillon", "brouillons", "borrador", "borradores", "rascunho",
    "rascunhos", "bozza", "bozze", "concept", "concepten", "utkast", "kladde", "kladder", "luonnos", "luonnokset",
    "wersje robocze", "koncepty", "piszkozatok", "taslaklar", "черновики", "чернетки", "πρόχειρα", "טיוטות", "مسودات",
    "下書き", "草稿", "임시보관함",
})  # fmt: skip
"""What Gmail calls the label of drafts, in the languages of its users."""


def letter_of(data: bytes) -> Letter | None:
    """Take a mail apart; None when it has none of the heads that make it one. Raises what ``mail.NOISE`` lists."""
    mail = opened(data)
    top = mail.top
    author = next(iter(people_in(heads_of(top, "From")) or people_in(heads_of(top, "Sender"))), None)
    others = people_in([*heads_of(top, "To"), *heads_of(top, "Cc"), *heads_of(top, "Bcc")])
    subject, date, own_id = (_first(top, name) for name in ("Subject", "Date", "Message-ID"))
    if author is None and not others and not subject and not date and not own_id:
        return None
    labels = {one.strip().casefold() for one in head(_first(top, "X-Gmail-Labels")).split(",")}
    return Letter(
        author=author,
        others=tuple(others),
        subject=head(subject),
        body=body_of(mail),
        heads=_heads_as_written(data),
        written=written_body(mail),
        date=date,
        own_id=own_id.strip()[:500] or None,
        draft=bool(labels & _DRAFTS) or _first(top, "X-Unsent") == "1" or bool(_first(top, "X-Mozilla-Draft-Info")),
        owners=_owners(top, author.address if author and labels & (_SENT | _DRAFTS) else None),
        files=tuple(files_in(mail)),
    )


def _first(mail: Message, name: str) -> str:
    return next(iter(heads_of(mail, name)), "")


def _owners(mail: Message, sender: str | None) -> tuple[str, ...]:
    delivered = [one.address for one in people_in(heads_of(mail, "Delivered-To")[:1])]
    return tuple(one for one in (*delivered, sender) if one)


def _heads_as_written(data: bytes) -> str:
    end = _HEADS_END.search(data)
    return text_of_bytes(data[: end.start()] if end else data).replace("\0", "")
