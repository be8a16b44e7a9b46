"""What a report is asked to hold, and for whom."""

from __future__ import annotations

from typing import Literal

import msgspec

Privacy = Literal["court", "police", "lawyer", "own"]
Paper = Literal["letter", "a4"]


class ReportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """One report as it was asked for.

    ``date_from`` and ``date_to`` are local dates (``2026-03-02``), both included. ``entries`` names the
    entries to print; None means all of the period. ``own_places`` lets the police copy show where the
    writer and the children can be found; the other profiles decide that by themselves.
    ``all_messages`` prints every message of the period instead of those that entries point to.
    """

    purpose: str = "general"
    privacy: Privacy = "court"
    date_from: str | None = None
    date_to: str | None = None
    entries: tuple[str, ...] | None = None
    paper: Paper = "letter"
    language: str = "en"
    draft: bool = False
    own_places: bool = False
    all_messages: bool = False
