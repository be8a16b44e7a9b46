"""The child's side of comparing the apps of a phone with a list of known names."""

from __future__ import annotations

from io import BytesIO

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.comparison import Comparison
from nocontact_desktop.intake.indicators import indicators_in
from nocontact_desktop.intake.packages import packages_in
from nocontact_desktop.intake.text import text_chunks


def compared(packages: bytes, indicators: bytes) -> Comparison:
    """Compare two files.

    Raises :class:`Problem` ``intake.no-packages`` when the first holds no package names, and as
    :func:`~nocontact_desktop.intake.indicators.indicators_in` does.
    """
    names, unread = packages_in(_text(packages))
    if not names:
        raise Problem("intake.no-packages")
    known = indicators_in(_text(indicators))
    return Comparison(
        packages=len(names),
        listed=len(known.by_package),
        unread=unread,
        hits=known.hits(names),
        list_date=known.date,
    )


def _text(data: bytes) -> str:
    """A text with one kind of line end."""
    return "".join(text_chunks(BytesIO(data))).replace("\r\n", "\n").replace("\r", "\n")
