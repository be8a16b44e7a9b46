"""The short codes that are printed, to be compared by eye."""

from __future__ import annotations

from hashlib import sha256


def short_code(data: bytes) -> str:
    """Return 16 digits of the SHA-256 of ``data``, in groups of four."""
    digest = sha256(data).hexdigest()[:16].upper()
    return " ".join(digest[at : at + 4] for at in range(0, 16, 4))
