"""The master key of a notebook, and the keys made from it by HKDF-SHA256 (RFC 5869)."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_LENGTH = 32
SALT_LENGTH = 16


class Master:
    """256 secret bits that every other key is made from. Its holder wipes it when done."""

    def __init__(self, key: bytearray) -> None:
        self.key = key

    def database_key(self, salt: bytes) -> bytearray:
        """The key of the file that starts with ``salt``. A copy has another salt and so another key."""
        return expand(self.key, salt, "nocontact database")

    def signing_seed(self, notebook_id: str) -> bytearray:
        """The 32 secret bytes of the notebook's signing key, as long as it is under its first master."""
        return expand(self.key, notebook_id.encode(), "nocontact signing")

    def wipe(self) -> None:
        """Overwrite the key."""
        wipe(self.key)


def expand(secret: bytes | bytearray, salt: bytes, purpose: str, length: int = KEY_LENGTH) -> bytearray:
    """A key for ``purpose`` from another, by HKDF-SHA256."""
    out = bytearray(length)
    HKDF(algorithm=SHA256(), length=length, salt=salt, info=purpose.encode()).derive_into(secret, out)
    return out


def wipe(secret: bytearray) -> None:
    """Overwrite a secret. Copies made by libraries are not reached: that is why locking ends the process."""
    secret[:] = bytes(len(secret))
