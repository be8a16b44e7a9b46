"""Telling such a file from other JSON, and Instagram's from Messenger's."""

from __future__ import annotations

import re

from nocontact_desktop.intake.meta.pages import looks_like_page

_SENDER = re.compile(rb'"(?:sender_name|senderName)"\s*:\s*"')
_TIME = re.compile(rb'"(?:timestamp_ms|timestamp)"\s*:\s*\d')
_ONLY_MESSENGER = (b'"type": "Generic"', b'"is_unsent"', b'"isUnsent"', b"your_facebook_activity", b'"senderName"')


def looks_like_messages(head: bytes) -> bool:
    """Whether a file that begins with ``head`` holds messages with senders and times, as JSON or as a web page."""
    if looks_like_page(head):
        return True
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return begins and b'"messages"' in head and bool(_SENDER.search(head)) and bool(_TIME.search(head))


def looks_like_instagram(head: bytes, name: str) -> bool:
    """Whether it is rather Instagram's, by the folders above it or by what stands in it."""
    if "instagram" in name.casefold() or b"your_instagram_activity" in head:
        return True
    return b"instagram" in head and not any(mark in head for mark in _ONLY_MESSENGER)
