"""The little of DER (X.690) that a time stamp is written in: elements with a tag, a length and a content."""

from __future__ import annotations

from dataclasses import dataclass

BOOLEAN, INTEGER, OCTETS, NULL, OBJECT, TIME, SEQUENCE, SET = 0x01, 0x02, 0x04, 0x05, 0x06, 0x18, 0x30, 0x31
CONTEXT = 0xA0
"""The tag of a constructed element numbered ``[0]``; ``[n]`` is ``CONTEXT + n``."""


class NotDer(ValueError):
    """The bytes are not written as DER has it, or not what is expected there."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its tag, what is in it, and all of it as it was written."""

    tag: int
    content: bytes
    whole: bytes

    def parts(self) -> list[Element]:
        """The elements in it. Raises NotDer when it does not consist of such."""
        return elements(self.content)

    def of(self, tag: int) -> Element:
        """The element itself. Raises NotDer when its tag is another."""
        if self.tag != tag:
            raise NotDer("another tag is expected here")
        return self


def element(data: bytes) -> Element:
    """Read exactly one element. Raises NotDer."""
    found = elements(data)
    if len(found) != 1:
        raise NotDer("one element is expected here")
    return found[0]


def elements(data: bytes) -> list[Element]:
    """Read elements one after the other to the end. Raises NotDer."""
    found, at = [], 0
    while at < len(data):
        start, end = _content_of(data, at)
        found.append(Element(data[at], data[start:end], data[at:end]))
        at = end
    return found


def encoded(tag: int, *parts: bytes) -> bytes:
    """Write one element."""
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def number(value: int) -> bytes:
    """Write a whole number that is not negative."""
    return encoded(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def number_in(found: Element) -> int:
    """Read a whole number. Raises NotDer."""
    if not found.of(INTEGER).content:
        raise NotDer("a number without digits")
    return int.from_bytes(found.content, "big", signed=True)


def _content_of(data: bytes, at: int) -> tuple[int, int]:
    """Where the content of the element at ``at`` begins and ends."""
    start = at + 2
    if start > len(data) or data[at] & 0x1F == 0x1F:
        raise NotDer("cut off, or a tag of several bytes")
    size = data[at + 1]
    if size >= 0x80:
        digits = size & 0x7F
        if not 1 <= digits <= 4 or start + digits > len(data):
            raise NotDer("a length that is open or too long")
        size = int.from_bytes(data[start : start + digits], "big")
        start += digits
    if start + size > len(data):
        raise NotDer("cut off")
    return start, start + size
