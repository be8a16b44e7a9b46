"""The words of a mail that is only there as rich text, packed as Outlook packs it ([MS-OXRTFCP], [MS-OXRTFEX])."""

from __future__ import annotations

import re

from nocontact_desktop.intake.mail_heads import text_of_bytes

_PACKED, _PLAIN = b"LZFu", b"MELA"
_WINDOW = 4096
_LARGEST = 16 * 1024 * 1024
_PRIMER = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    b"SymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    rb"\pard\plain\f0\fs20\b\i\u\tab\tx"
)
_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.IGNORECASE
)
_SAYS_NOTHING = frozenset({
    b"colortbl", b"filetbl", b"fldinst", b"fonttbl", b"footer", b"footnote", b"generator", b"header", b"info",
    b"listtable", b"listoverridetable", b"object", b"pict", b"revtbl", b"stylesheet", b"themedata", b"xmlnstbl",
})  # fmt: skip
_SIGNS = {
    b"par": "\n", b"line": "\n", b"row": "\n", b"sect": "\n", b"page": "\n", b"tab": "\t", b"cell": " ",
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•",
}  # fmt: skip
_ESCAPED = {b"~": "\u00a0", b"_": "‑", b"-": "", b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n", b"\r": "\n"}


def unpacked(data: bytes) -> bytes:
    """Rich text as it was before it was packed; nothing where this is not how it is packed."""
    size = min(int.from_bytes(data[4:8], "little"), _LARGEST)
    if data[8:12] == _PLAIN:
        return data[16 : 16 + size]
    if data[8:12] != _PACKED:
        return b""
    out = bytearray(_PRIMER)
    end, place = size + len(_PRIMER), 16
    while place < len(data) and len(out) < end:
        marks = data[place]
        place += 1
        for bit in range(8):
            if not marks >> bit & 1:
                out += data[place : place + 1]
                place += 1
                continue
            pair = int.from_bytes(data[place : place + 2], "big")
            place += 2
            back = (len(out) - (pair >> 4)) % _WINDOW
            if back == 0 or place > len(data):
                return bytes(out[len(_PRIMER) : end])
            for _ in range((pair & 15) + 2):
                out.append(out[-back] if back <= len(out) else 0x20)
    return bytes(out[len(_PRIMER) : end])


def text_of_rtf(rtf: bytes) -> str:
    """What a reader of rich text would see, in lines."""
    reader = _Reader()
    for token in _TOKEN.finditer(rtf):
        reader.take(token)
    text = "".join([*reader.pieces, reader.bytes_so_far()])
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # signs come in halves
    kept = [line.strip() for line in whole.replace("\0", "").split("\n")]
    return "\n".join(line for number, line in enumerate(kept) if line or (number and kept[number - 1])).strip()


class _Reader:
    """Walks through rich text. Of a page that is wrapped in it, the marks of the page say nothing."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._bytes = bytearray()
        self._codepage = "cp1252"
        self._above: list[tuple[bool, int]] = []
        self._silent = False
        self._stand_ins = 1  # how many signs follow one given by number, for programs that do not know numbers
        self._to_pass = 0

    def take(self, token: re.Match[bytes]) -> None:
        """Take one token into account."""
        word, number, code, escaped, brace, text = token.groups()
        if brace:
            self._brace(brace)
        elif word:
            self._word(word.lower(), number)
        elif escaped == b"*":
            self._silent = True
        elif self._to_pass and (code or text):
            self._pass(text)
        elif code:
            self._say_byte(bytes.fromhex(code.decode()))
        elif escaped is not None:
            self._say(_ESCAPED.get(escaped, ""))
        elif text:
            self._say_byte(text)

    def bytes_so_far(self) -> str:
        """What was given in bytes since the last sign given otherwise; signs of two bytes come in halves."""
        text = text_of_bytes(bytes(self._bytes), self._codepage) if self._bytes else ""
        self._bytes.clear()
        return text

    def _brace(self, brace: bytes) -> None:
        self._to_pass = 0
        if brace == b"{":
            self._above.append((self._silent, self._stand_ins))
        elif self._above:
            self._silent, self._stand_ins = self._above.pop()

    def _word(self, word: bytes, number: bytes | None) -> None:
        if word == b"ansicpg" and number:
            self._codepage = f"cp{int(number)}"
        elif word == b"uc":
            self._stand_ins = max(0, min(int(number or 1), 10))
        elif word == b"u" and number:
            self._say(chr(int(number) % 0x10000))
            self._to_pass = self._stand_ins
        elif word in _SAYS_NOTHING:
            self._silent = True
        elif word in _SIGNS:
            self._say(_SIGNS[word])

    def _pass(self, text: bytes | None) -> None:
        if text is None:
            self._to_pass -= 1
            return
        rest = text[self._to_pass :]
        self._to_pass = max(0, self._to_pass - len(text))
        if rest:
            self._say_byte(rest)

    def _say(self, text: str) -> None:
        if not self._silent:
            self.pieces += [self.bytes_so_far(), text]

    def _say_byte(self, data: bytes) -> None:
        if not self._silent:
            self._bytes += data
