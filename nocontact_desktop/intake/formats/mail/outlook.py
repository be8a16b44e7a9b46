"""A mail as Outlook keeps it in a file of its own ([MS-OXMSG]): a compound file with a stream for each property."""

from __future__ import annotations

import io
import struct
from email.message import Message
from email.parser import HeaderParser

import olefile

from nocontact_desktop.intake.formats.mail.letter import Letter, Person, people_in
from nocontact_desktop.intake.formats.mail.rtf import text_of_rtf, unpacked
from nocontact_desktop.intake.mail import MailPart, heads_of
from nocontact_desktop.intake.mail_heads import head, text_of_bytes
from nocontact_desktop.intake.mail_page import words_of_page

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0"
_NO_BODY = "(The text of this mail is in a form that can’t be read here. The file is kept.)"
_MOST_FILES = 500
_LONGEST_PAGE = 8 * 1024 * 1024

_SUBJECT, _BODY, _HTML, _RTF, _HEADS, _OWN_ID = "0037", "1000", "1013", "1009", "007D", "1035"
_SENDERS = (("0C1A", ("5D01", "0C1F")), ("0042", ("5D02", "0065")))
_RECIPIENT = ("3001", ("39FE", "3003"))
_FILE_NAMES, _FILE_DATA = ("3707", "3704", "3001"), "3701"
_SENT_AT, _STATE = 0x0039, 0x0E07
_UNSENT = 0x8
_TICKS = 10_000_000
_FROM_1601_TO_1970 = 11_644_473_600
_CODEPAGES = (0x3FDE, 0x3FFD)


def is_message(start: bytes, name: str) -> bool:
    """Whether a file that begins with ``start`` is one of Outlook's mails, and not one of another old program."""
    if not start.startswith(MAGIC):
        return False
    return _PROPERTIES.encode("utf-16-le") in start or name.casefold().endswith(".msg")


def letter_of(data: bytes) -> Letter | None:
    """Take a mail apart; None when this is no such file. Raises what ``mail.NOISE`` lists."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return _letter(ole) if ole.exists(_PROPERTIES) else None
    except (OSError, struct.error, OverflowError):  # the compound file is damaged
        return None


def _letter(ole: olefile.OleFileIO) -> Letter:
    top = _Storage(ole, "", header=32)
    written = top.text(_HEADS)
    heads: Message = HeaderParser().parsestr(written)
    author = next(iter(people_in(heads_of(heads, "From"))), None) or _sender(top)
    others = people_in([*heads_of(heads, "To"), *heads_of(heads, "Cc")]) or _recipients(ole)
    date = next(iter(heads_of(heads, "Date")), "")
    files, lost, inside = _files(ole)
    body = "\n\n".join(part for part in (_body(top), *inside) if part)
    return Letter(
        author=author,
        others=tuple(others),
        subject=head(top.text(_SUBJECT)) or head(next(iter(heads_of(heads, "Subject")), "")),
        body=body,
        heads=written.strip(),
        written=body,
        date=date or top.instant(_SENT_AT)[0],
        utc=None if date else top.instant(_SENT_AT)[1],
        own_id=(top.text(_OWN_ID).strip() or next(iter(heads_of(heads, "Message-ID")), "").strip())[:500] or None,
        draft=bool(top.number(_STATE) & _UNSENT),
        files=tuple(files),
        lost=tuple(lost),
    )


class _Storage:
    """A folder of properties inside the file: those of the mail, of one recipient, or of one file."""

    def __init__(self, ole: olefile.OleFileIO, path: str, header: int) -> None:
        self._ole = ole
        self._path = path
        table = self.bytes_of(_PROPERTIES)[header:]
        rows = [table[at : at + 16] for at in range(0, len(table) - 15, 16)]
        self._fixed = {int.from_bytes(row[2:4], "little"): row[8:] for row in rows}
        self._codepage = next((f"cp{number}" for tag in _CODEPAGES if (number := self.number(tag))), "cp1252")
        self._codepage = {"cp65001": "utf-8", "cp28591": "iso-8859-1"}.get(self._codepage, self._codepage)

    def bytes_of(self, name: str) -> bytes:
        """The bytes of a stream; none where there is no such stream."""
        path = f"{self._path}/{name}" if self._path else name
        if self._ole.get_type(path) != olefile.STGTY_STREAM:
            return b""
        with self._ole.openstream(path) as stream:
            found = stream.read()
            return found if isinstance(found, bytes) else b""

    def text(self, tag: str) -> str:
        """A text; "" where there is none."""
        wide = self.bytes_of(f"__substg1.0_{tag}001F")
        if wide:
            return wide.decode("utf-16-le", "replace").replace("\0", "")
        return text_of_bytes(self.bytes_of(f"__substg1.0_{tag}001E"), self._codepage).replace("\0", "")

    def page(self, tag: str) -> str:
        """A text whose encoding is that of the mail."""
        return self.text(tag) or text_of_bytes(self.bytes_of(f"__substg1.0_{tag}0102"), self._codepage)

    def first_text(self, tags: tuple[str, ...]) -> str:
        """The first of these texts that there is."""
        return next((text for tag in tags if (text := self.text(tag).strip())), "")

    def number(self, tag: int) -> int:
        """A number; 0 where there is none."""
        return int.from_bytes(self._fixed.get(tag, b"")[:4], "little")

    def instant(self, tag: int) -> tuple[str, float | None]:
        """An instant as it stands there and in seconds since 1970; "" and None where there is none."""
        ticks = int.from_bytes(self._fixed.get(tag, b"")[:8], "little")
        return (str(ticks), ticks / _TICKS - _FROM_1601_TO_1970) if ticks else ("", None)

    def person(self, tags: tuple[str, tuple[str, ...]]) -> Person | None:
        """Someone by the properties of their name and address."""
        name, address = self.text(tags[0]).strip(), self.first_text(tags[1])
        plain = (address or name).casefold()
        return Person(plain, "" if name.casefold() == plain else name) if plain else None


def _sender(top: _Storage) -> Person | None:
    return next((found for tags in _SENDERS if (found := top.person(tags))), None)


def _recipients(ole: olefile.OleFileIO) -> list[Person]:
    found = [_Storage(ole, path, header=8).person(_RECIPIENT) for path in _folders(ole, "__recip_version1.0_#")]
    return [one for one in found if one]


def _files(ole: olefile.OleFileIO) -> tuple[list[MailPart], list[str], list[str]]:
    """The files of the mail, the names of those that have no bytes of their own, and what mails inside it say."""
    files, lost, inside = [], [], []
    for path in _folders(ole, "__attach_version1.0_#"):
        storage = _Storage(ole, path, header=8)
        name = storage.first_text(_FILE_NAMES) or "file"
        data = storage.bytes_of(f"__substg1.0_{_FILE_DATA}0102")
        if data:
            files.append(MailPart(name, data))
            continue
        lost.append(name)
        mail = f"{path}/__substg1.0_{_FILE_DATA}000D"
        if ole.get_type(mail) == olefile.STGTY_STORAGE:
            inside.append(_words_of(_Storage(ole, mail, header=24)))
    return files, lost, inside


def _words_of(mail: _Storage) -> str:
    """A mail inside a mail, whose file is not there as such: who wrote it, its subject and what it says."""
    sender = _sender(mail)
    who = " ".join(filter(None, (sender.name, sender.address))) if sender else ""
    heads = [part for part in (who, head(mail.text(_SUBJECT))) if part]
    return "\n".join([*heads, "", _body(mail)]).strip()


def _folders(ole: olefile.OleFileIO, beginning: str) -> list[str]:
    names = [path[0] for path in ole.listdir(streams=False, storages=True) if len(path) == 1]
    return [name for name in names if name.startswith(beginning)][:_MOST_FILES]


def _body(top: _Storage) -> str:
    plain = top.text(_BODY).replace("\r\n", "\n").strip()
    if plain:
        return plain
    page = top.page(_HTML)
    if page.strip():
        return words_of_page(page[:_LONGEST_PAGE].replace("\0", ""))
    packed = top.bytes_of(f"__substg1.0_{_RTF}0102")
    rtf = unpacked(packed) if packed else b""
    return text_of_rtf(rtf) if rtf else _NO_BODY if packed else ""
