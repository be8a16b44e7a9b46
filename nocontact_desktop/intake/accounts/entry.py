"""Makes an account of what an export says, or says why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from nocontact_desktop.intake.account_items import AccountItem, AccountSkipped, Entry

_LONGEST = 1000
_APP_SCHEMES = frozenset({"android", "androidapp", "ios", "iosapp"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_HOST = re.compile(r"[\w.-]{1,253}|\[[0-9a-fA-F:.%]{2,60}\]")
_PORT = re.compile(r":\d{0,5}$")


def entry(  # each is one cell of the export
    locator: str,
    *,
    title: str,
    addresses: Iterable[str],
    login: str,
    made_at: str = "",
    changed_at: str = "",
    password_changed_at: str = "",
) -> Entry:
    """An account, or why it is left out: there is nothing in it, or a text longer than any name."""
    title, login = title.strip(), login.strip()
    address = _best_of(addresses)
    if max(len(title), len(login)) > _LONGEST:
        return AccountSkipped(locator=locator, reason="too-long")
    if not (title or address or login):
        return AccountSkipped(locator=locator, reason="nothing-in-it")
    return AccountItem(
        locator=locator,
        title=title,
        address=address,
        login=login,
        made_at=made_at,
        changed_at=changed_at,
        password_changed_at=password_changed_at,
    )


def bare_address(text: str) -> str:
    """The host of an address, or the app it names; empty for what is neither.

    Nothing else of it is kept: what follows a host, and what stands before it, can hold keys and passwords.
    """
    text = text.strip()
    scheme = _SCHEME.match(text)
    rest = text[scheme.end() :] if scheme else text
    host = re.split(r"[/?#\\]", rest, maxsplit=1)[0].rpartition("@")[2]
    host = _PORT.sub("", host).strip(".").lower()
    if not _HOST.fullmatch(host) or not (scheme or "." in host or host == "localhost"):
        return ""
    if scheme and scheme[1].lower() in _APP_SCHEMES:
        return f"{scheme[1].lower().removesuffix('app')}://{host}"
    return host


def from_epoch(value: object, per_second: int = 1) -> str:
    """A time counted from 1970, as ISO 8601 in UTC; empty for what is no such number."""
    try:
        return datetime.fromtimestamp(int(str(value)) / per_second, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):  # no number, or a year no calendar has
        return ""


def from_iso(text: str | None) -> str:
    """A time with its zone, as ISO 8601 in UTC; empty for what is none."""
    try:
        found = datetime.fromisoformat((text or "").strip())
        return found.astimezone(UTC).isoformat(timespec="seconds") if found.tzinfo else ""
    except (ValueError, OverflowError):  # not written as a time, or at the edge of the calendar
        return ""


def _best_of(addresses: Iterable[str]) -> str:
    """The first that is a host; the first app where there is none."""
    found = [bare for address in addresses if (bare := bare_address(address))]
    return next((one for one in found if "://" not in one), found[0] if found else "")
