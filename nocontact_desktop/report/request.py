"""What a report is asked to hold, and for whom."""

from __future__ import annotations

from typing import Literal

import msgspec

from nocontact_desktop.guidance.forms import GENERAL
from nocontact_desktop.preparation.terms_kept import Agreed

Privacy = Literal["court", "police", "lawyer", "own"]
Paper = Literal["letter", "a4"]
Apart = Literal["conversation", "month"]


class ReportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """One report as it was asked for.

    ``date_from`` and ``date_to`` are local dates (``2026-03-02``), both included. ``purpose`` is the id of the
    court form it goes with, or ``general``. ``entries`` names the entries to print; None means those of the
    period that the form asks for, and without a form all of them, as ``every`` does with one. ``own_places`` lets
    the police copy show where the writer and the children can be found; the other profiles decide that by themselves.
    ``messages`` says whether every message of the period is printed or only those that entries point to,
    with a few around each; None means all, unless entries are named or a form asks for some. Exhibits named
    ``without`` are left out. With ``messages_apart`` messages stand in files of their own, one for each conversation or
    month. ``earlier_wording`` prints what corrected entries said before, and ``technician`` a page for somebody who
    has checked the files. ``exhibits`` says whether copies with parts covered stand for the exhibits that have
    one, or the originals; None means copies for a court or the police, and originals for a lawyer or the writer.
    ``terms`` are the writer's own terms for contact that messages are compared with; they are part of the plan, and
    are printed only because the user has put them in here.
    """

    purpose: str = GENERAL
    privacy: Privacy = "court"
    date_from: str | None = None
    date_to: str | None = None
    entries: tuple[str, ...] | Literal["every"] | None = None
    without: tuple[str, ...] = ()
    paper: Paper = "letter"
    language: str = "en"
    draft: bool = False
    own_places: bool = False
    messages: Literal["all", "linked"] | None = None
    messages_apart: Apart | None = None
    earlier_wording: bool = False
    technician: bool = False
    exhibits: Literal["covered", "original"] | None = None
    terms: tuple[Agreed, ...] = ()

    @property
    def all_messages(self) -> bool:
        """Whether every message of the period is printed."""
        return self.messages == "all" or (self.messages is None and self.every_entry)

    @property
    def covered_copies(self) -> bool:
        """Whether copies with parts covered stand for the exhibits that have one."""
        return self.exhibits == "covered" or (self.exhibits is None and self.privacy in {"court", "police"})

    @property
    def every_entry(self) -> bool:
        """Whether every entry of the period is printed, whatever a form asks for."""
        return self.entries == "every" or (self.entries is None and self.purpose == GENERAL)
