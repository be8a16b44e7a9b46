"""The heads of a mail in readable words: encoded words, and bytes in whatever encoding the writer used."""

from __future__ import annotations

import re
from base64 import b64decode
from quopri import decodestring

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([BbQq])\?([^?]*)\?=")
_BETWEEN = re.compile(r"(?<=\?=)[ \t\r\n]+(?==\?)")
_LATIN = frozenset({"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin-1", "latin1", "windows-1252", "cp1252"})


def head(value: object) -> str:
    """A head of a mail in readable words, on one line."""
    written = _BETWEEN.sub("", unescaped(str(value)))
    pieces: list[str] = []
    data, charset, end = b"", "", 0
    for word in _WORD.finditer(written):
        if word.start() != end or word[1] != charset:  # else a sign may be cut in two, half in each word
            pieces += [text_of_bytes(data, charset), written[end : word.start()]]
            data, charset = b"", word[1]
        data += _bytes_of(word)
        end = word.end()
    pieces += [text_of_bytes(data, charset), written[end:]]
    return " ".join("".join(pieces).replace("\0", "").split())


def unescaped(written: str) -> str:
    """A head as text, where the mail package keeps bytes that are not ASCII as halves of signs; without NUL."""
    written = written.replace("\0", "")
    if written.isascii():
        return written
    return text_of_bytes(written.encode("utf-8", "surrogateescape"))


def text_of_bytes(data: bytes, charset: str | None = None) -> str:
    """Text in the encoding that is named, or in the likeliest one where it is another. Nothing is lost."""
    said = (charset or "us-ascii").partition("*")[0].strip().casefold()  # "utf-8*en" names the language too
    for name in ("utf-8", said) if said in _LATIN else (said, "utf-8"):
        try:
            return data.decode(name).encode("utf-8", "replace").decode()
        except (LookupError, ValueError):  # nobody knows this encoding, or these bytes are not in it
            continue
    return data.decode("cp1252", "backslashreplace")


def _bytes_of(word: re.Match[str]) -> bytes:
    written = word[3].encode()
    if word[2] in "Qq":
        return decodestring(written, header=True)
    try:
        return b64decode(written + b"=" * (-len(written) % 4)) or written
    except ValueError:  # cut off, or never in that code
        return written
