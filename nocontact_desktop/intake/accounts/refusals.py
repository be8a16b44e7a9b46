"""What people choose instead of an export, known by its first bytes, so that it can be told in words."""

from __future__ import annotations

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.text import text_of_head

_VAULTS = (
    b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5",  # KeePass 2
    b"\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5",  # KeePass 1
    b"SQLite format 3\0",  # where browsers and programs keep theirs
    b"var profile=",  # 1Password's opvault
    b"ld({",
    b"opdata01",
)
_OLD_1PASSWORD = "***5642bee8-a5ff-11dc-8314-0800200c9a66***"  # stands between the entries of a .1pif
_PAGES = ("<!doctype", "<html", "<?xml", "%pdf", "{\\rtf")


def refuse_what_is_no_export(head: bytes, name: str) -> None:
    """Raise :class:`Problem` for a vault itself, an encrypted or old export, and a page or document."""
    if head.startswith(_VAULTS):
        raise Problem("intake.accounts-vault")
    if name.casefold().endswith(".dash"):
        raise Problem("intake.accounts-encrypted")
    text = text_of_head(head).lstrip("\ufeff \t\r\n")
    if _OLD_1PASSWORD in text:
        raise Problem("intake.accounts-old")
    if text[:20].casefold().startswith(_PAGES):
        raise Problem("intake.accounts-page")
