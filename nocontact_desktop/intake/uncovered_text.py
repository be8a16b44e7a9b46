"""The words of a PDF's page that are still to be read when parts of it are covered. In the child only."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import pypdfium2
import pypdfium2.raw

from nocontact_desktop.intake.file_facts import WHOLE, Box

_MOST_SIGNS = 200_000
"""Of one page, no more signs than this are looked at."""


def words_outside(page: pypdfium2.PdfPage, boxes: Sequence[Box]) -> str:
    """Return the page's text without the signs whose middle lies in a box; a space stands for each run of those."""
    text = page.get_textpage()
    kept: list[str] = []
    for place in range(min(text.count_chars(), _MOST_SIGNS)):
        left, bottom, right, top = text.get_charbox(place)
        across, down = _on_shown_page(page, (left + right) / 2, (bottom + top) / 2)
        hidden = any(one.left <= across <= one.right and one.top <= down <= one.bottom for one in boxes)
        sign = pypdfium2.raw.FPDFText_GetUnicode(text, place)
        if not hidden:
            kept.append(chr(sign) if 0 < sign < 0x110000 else " ")
        elif kept and kept[-1] != " ":
            kept.append(" ")
    return "".join(kept).encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _on_shown_page(page: pypdfium2.PdfPage, across: float, up: float) -> tuple[int, int]:
    """A place of the page as it is shown, turned and cut as it asks for, in millionths from its left and top."""
    x, y = ctypes.c_int(), ctypes.c_int()
    pypdfium2.raw.FPDF_PageToDevice(page, 0, 0, WHOLE, WHOLE, 0, across, up, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value
