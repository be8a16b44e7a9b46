"""The pages of a SQLCipher 4 file, each opened by itself: one that is damaged does not stand in the way of the next.

A page is AES-256-CBC under the file's key; behind it stand its initialisation vector and a seal, HMAC-SHA512 over
page, vector and page number. The first page begins with the file's salt, in the open.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from nocontact_desktop.vault.database import PAGE_SIZE
from nocontact_desktop.vault.files import disk_problems
from nocontact_desktop.vault.master import SALT_LENGTH, Master, wipe

_VECTOR = 16
_SEAL = 64
USABLE = PAGE_SIZE - _VECTOR - _SEAL
"""Bytes of a page that hold content."""
_HEADER = b"SQLite format 3\x00"
_SEAL_SALT = 0x3A
_SEAL_ROUNDS = 2
_LOCK_PAGE = 0x40000000 // PAGE_SIZE + 1
"""The page in which SQLite locks bytes. It is never written."""


class SealedPages:
    """The pages of the file at ``path``, numbered from 1. It is opened for reading alone.

    Raises:
        Problem: the file can't be read.
    """

    def __init__(self, path: Path, master: Master) -> None:
        with disk_problems():
            self._file = path.open("rb")
            self.count = -(-path.stat().st_size // PAGE_SIZE)
            written = self._file.read(SALT_LENGTH).ljust(SALT_LENGTH, b"\x00")
        self._key = self._seal_key = bytearray()
        self._take_salt(self._salt_that_fits(master, written), master)

    def page(self, number: int) -> bytes | None:
        """The content of a page, :data:`USABLE` bytes; None when it is not there or its seal does not fit."""
        start = SALT_LENGTH if number == 1 else 0
        with disk_problems():
            self._file.seek((number - 1) * PAGE_SIZE)
            sealed = self._file.read(PAGE_SIZE)
        if len(sealed) < PAGE_SIZE or not self._fits(number, sealed[start:]):
            return None
        cipher = Cipher(algorithms.AES(self._key), modes.CBC(sealed[USABLE : USABLE + _VECTOR])).decryptor()
        return (_HEADER if start else b"") + cipher.update(sealed[start:USABLE])

    def is_in_use(self, number: int) -> bool:
        """Whether SQLite keeps anything in a page with this number."""
        return number != _LOCK_PAGE

    def close(self) -> None:
        """Close the file and wipe its key."""
        self._file.close()
        wipe(self._key)
        wipe(self._seal_key)

    def _fits(self, number: int, sealed: bytes) -> bool:
        mine = hmac.digest(self._seal_key, sealed[:-_SEAL] + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(mine, sealed[-_SEAL:])

    def _take_salt(self, salt: bytes, master: Master) -> None:
        self._key = master.database_key(salt)
        seal_salt = bytes(byte ^ _SEAL_SALT for byte in salt)
        self._seal_key = bytearray(hashlib.pbkdf2_hmac("sha512", self._key, seal_salt, _SEAL_ROUNDS, len(self._key)))

    def _salt_that_fits(self, master: Master, written: bytes) -> bytes:
        """The salt as it is written, or with the one bit turned back that was turned in it."""
        tried = [number for number in (2, 3, self.count // 2, self.count) if number > 1]
        if not tried:
            return written
        bits = range(8 * SALT_LENGTH)
        turned = ((int.from_bytes(written) ^ 1 << bit).to_bytes(SALT_LENGTH) for bit in bits)
        for salt in (written, *turned):
            self._take_salt(salt, master)
            if any(self.page(number) for number in tried):
                return salt
        return written
