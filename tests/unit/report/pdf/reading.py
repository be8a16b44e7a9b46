"""Reads the marked content of a page straight from its operators, as ISO 32000-1 says it is to be read."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

import pikepdf


def to_unicode(font: pikepdf.Object) -> dict[int, str]:
    rows = re.findall(rb"<([0-9A-F]{4})> <([0-9a-f]*)>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}


@dataclass
class PageContent:
    """The text of each marked content id, in the order of drawing, and of artifacts; pictures by id."""

    marks: dict[int, str] = field(default_factory=lambda: defaultdict(str))
    tags: dict[int, str] = field(default_factory=dict)
    artifacts: str = ""
    pictures: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    unmarked: int = 0


def read_page(page: pikepdf.Page) -> PageContent:
    content = PageContent()
    maps = {name: to_unicode(font) for name, font in page.Resources.Font.items()}
    inside: list[int | None] = []
    current: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "BDC" and "/ActualText" in operands[1]:
            inside.append(inside[-1])
        elif operator == "BDC":
            inside.append(int(operands[1].MCID))
            content.tags[inside[-1]] = str(operands[0])  # type: ignore[index]
        elif operator == "BMC":
            inside.append(None)
        elif operator == "EMC":
            inside.pop()
        elif operator == "Tf":
            current = maps[str(operands[0])]
        elif operator == "Do":
            content.pictures[inside[-1] if inside and inside[-1] is not None else -1].append(str(operands[0]))
        elif operator == "TJ":
            codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
            text = "".join(
                current[int.from_bytes(codes[place : place + 2], "big")] for place in range(0, len(codes), 2)
            )
            if not inside:
                content.unmarked += 1
            elif inside[-1] is None:
                content.artifacts += text
            else:
                content.marks[inside[-1]] += text
    assert not inside
    return content


def structure_text(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Every leaf of the structure tree in its order: type and text."""
    pages = {page.obj.objgen: read_page(page) for page in pdf.pages}
    found: list[tuple[str, str]] = []

    def walk(element: pikepdf.Object) -> None:
        text = ""
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                text += pages[element.Pg.objgen].marks[kid]
            elif kid.get("/Type") == "/MCR":
                text += pages[kid.Pg.objgen].marks[int(kid.MCID)]
            else:
                walk(kid)
        if text or element.get("/Alt") is not None:
            found.append((str(element.S), text or f"[{element.Alt}]"))

    walk(pdf.Root.StructTreeRoot.K)
    return found
