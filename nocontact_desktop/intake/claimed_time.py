"""Times that files claim for themselves."""

from __future__ import annotations

import re
from datetime import datetime

from nocontact_desktop.intake.file_facts import Claim

_LONGEST = 200
_TIME = re.compile(r"(\d{4})[:\-](\d\d)[:\-](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_OFFSET = re.compile(r"[+-](?:0\d|1[0-4]):[0-5]\d")
# Clocks that were never set begin at one of these.
_NEVER_SET = ("1904-01-01T00:00", "1970-01-01T00:00", "1980-01-01T00:00", "2000-01-01T00:00")


def time_claim(name: str, raw: str, offset: str | None = None) -> Claim:
    """Return a claim about a time: ISO 8601, or as it stands under ``<name>_implausible`` when it can't be right."""
    found = _TIME.match(raw)
    try:
        said = datetime.fromisoformat("{}-{}-{}T{}:{}:{}".format(*found.groups())) if found else None
    except ValueError:
        said = None  # the thirteenth month, the hour 24
    local = said.isoformat() if said else ""
    if not said or not 1990 <= said.year <= 2100 or local.startswith(_NEVER_SET):
        return Claim(name=f"{name}_implausible", value=raw[:_LONGEST])
    return Claim(name=name, value=local + (offset if offset and _OFFSET.fullmatch(offset) else ""))
