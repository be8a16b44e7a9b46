"""notebook.key: the master key, wrapped once for each way in.

A slot's key comes from its secret by Argon2id (RFC 9106). The slot holds ``r || commit || box``: HKDF-SHA256
(RFC 5869) makes from that key, ``r`` and the slot's number a commitment, a cipher key and a nonce; the
commitment is compared first, so that a box can't be made to open under two secrets; the box is AES-256-GCM.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nocontact_desktop.errors import Problem

FORMAT = "notebook-key"
VERSION = 1
KEY_LENGTH = 32
SALT_LENGTH = 16
MOST_SLOTS = 8


@dataclass(frozen=True)
class KdfParameters:
    """Argon2id's cost: memory in KiB, passes over it, and lanes."""

    memory_kib: int
    passes: int
    lanes: int

    def within_bounds(self) -> bool:
        """Whether a key file may ask for this: not too cheap to guess, not too dear to try."""
        return (
            FLOOR.memory_kib <= self.memory_kib <= CEILING.memory_kib
            and FLOOR.passes <= self.passes <= CEILING.passes
            and FLOOR.lanes <= self.lanes <= CEILING.lanes
        )


DEFAULT = KdfParameters(256 * 1024, 4, 4)
LOW_MEMORY = KdfParameters(64 * 1024, 10, 4)
FLOOR = KdfParameters(19 * 1024, 2, 1)
CEILING = KdfParameters(2 * 1024 * 1024, 64, 16)


@dataclass(frozen=True)
class Slot:
    """One way in: ``kind`` is ``passphrase`` or ``recovery``; ``box`` holds the wrapped master key."""

    kind: str
    salt: bytes
    box: bytes


@dataclass(frozen=True)
class KeyFile:
    """What notebook.key holds."""

    kdf: KdfParameters
    slots: tuple[Slot, ...]

    def to_bytes(self) -> bytes:
        """The file's content: JSON with sorted names."""
        content = {
            "format": FORMAT,
            "version": VERSION,
            "kdf": {
                "name": "argon2id",
                "memory_kib": self.kdf.memory_kib,
                "passes": self.kdf.passes,
                "lanes": self.kdf.lanes,
            },
            "slots": [{"kind": slot.kind, "salt": _write(slot.salt), "box": _write(slot.box)} for slot in self.slots],
        }
        return (json.dumps(content, indent=1, sort_keys=True) + "\n").encode()

    def unwrap(self, secrets: dict[str, str]) -> bytearray:
        """The master key, by the first slot that one of ``secrets`` (kind to secret) opens.

        Raises:
            Problem: ``notebook.wrong-passphrase`` when none does.
        """
        for number, slot in enumerate(self.slots):
            secret = secrets.get(slot.kind)
            if secret is None:
                continue
            master = _open_slot(slot, number, secret, self.kdf)
            if master is not None:
                return master
        raise Problem("notebook.wrong-passphrase")

    def with_slot(self, kind: str, secret: str, master: bytes | bytearray, chance: Callable[[int], bytes]) -> KeyFile:
        """The same file with the slot of ``kind`` made anew for ``secret``, or added."""
        kinds = [slot.kind for slot in self.slots]
        number = kinds.index(kind) if kind in kinds else len(kinds)
        slot = _make_slot(kind, number, secret, master, self.kdf, chance)
        slots = list(self.slots)
        slots[number : number + 1] = [slot]
        return replace(self, slots=tuple(slots))


def read_key_file(data: bytes) -> KeyFile:
    """Read the file's content.

    Raises:
        Problem: ``notebook.key-damaged`` or ``notebook.key-newer``.
    """
    try:
        content: dict[str, Any] = json.loads(data)
        if content["format"] != FORMAT:
            raise Problem("notebook.key-damaged")
        if isinstance(content["version"], int) and content["version"] > VERSION:
            raise Problem("notebook.key-newer")
        kdf = content["kdf"]
        parameters = KdfParameters(*(_whole(kdf[name]) for name in ("memory_kib", "passes", "lanes")))
        slots = tuple(Slot(str(slot["kind"]), _read(slot["salt"]), _read(slot["box"])) for slot in content["slots"])
        known = content["version"] == VERSION and kdf["name"] == "argon2id"
    except (ValueError, TypeError, KeyError, RecursionError) as error:  # not JSON, or not of this shape
        raise Problem("notebook.key-damaged") from error
    fits = all(len(slot.salt) == SALT_LENGTH and len(slot.box) == _BOX_LENGTH for slot in slots)
    if not (known and fits and 0 < len(slots) <= MOST_SLOTS and parameters.within_bounds()):
        raise Problem("notebook.key-damaged")
    return KeyFile(parameters, slots)


def expand(secret: bytes | bytearray, salt: bytes, purpose: str, length: int = KEY_LENGTH) -> bytearray:
    """A key for ``purpose`` from another, by HKDF-SHA256."""
    out = bytearray(length)
    HKDF(algorithm=SHA256(), length=length, salt=salt, info=purpose.encode()).derive_into(secret, out)
    return out


def wipe(secret: bytearray) -> None:
    """Overwrite a secret. Copies made by libraries are not reached: that is why locking ends the process."""
    secret[:] = bytes(len(secret))


def stretch(secret: str, salt: bytes, kdf: KdfParameters) -> bytearray:
    """The key a typed secret stands for (Argon2id over its NFC form in UTF-8)."""
    typed = bytearray(unicodedata.normalize("NFC", secret).encode())
    out = bytearray(KEY_LENGTH)
    Argon2id(
        salt=salt, length=KEY_LENGTH, iterations=kdf.passes, lanes=kdf.lanes, memory_cost=kdf.memory_kib
    ).derive_into(typed, out)  # type: ignore[arg-type]  # it takes any buffer
    wipe(typed)
    return out


_R_LENGTH = 32
_BOX_LENGTH = _R_LENGTH + KEY_LENGTH + KEY_LENGTH + 16


def _slot_keys(stretched: bytearray, r: bytes, number: int) -> tuple[bytearray, bytearray, bytearray]:
    purpose = f"nocontact slot {number} "
    return (
        expand(stretched, r, purpose + "commitment"),
        expand(stretched, r, purpose + "key"),
        expand(stretched, r, purpose + "nonce", 12),
    )


def _make_slot(
    kind: str,
    number: int,
    secret: str,
    master: bytes | bytearray,
    kdf: KdfParameters,
    chance: Callable[[int], bytes],
) -> Slot:
    salt, r = chance(SALT_LENGTH), chance(_R_LENGTH)
    stretched = stretch(secret, salt, kdf)
    commitment, key, nonce = _slot_keys(stretched, r, number)
    sealed = AESGCM(bytes(key)).encrypt(bytes(nonce), bytes(master), kind.encode())
    wipe(stretched)
    wipe(key)
    return Slot(kind, salt, r + bytes(commitment) + sealed)


def _open_slot(slot: Slot, number: int, secret: str, kdf: KdfParameters) -> bytearray | None:
    r, commitment, sealed = (
        slot.box[:_R_LENGTH],
        slot.box[_R_LENGTH : 2 * _R_LENGTH],
        slot.box[2 * _R_LENGTH :],
    )
    stretched = stretch(secret, slot.salt, kdf)
    expected, key, nonce = _slot_keys(stretched, r, number)
    wipe(stretched)
    if not hmac.compare_digest(bytes(expected), commitment):
        return None
    try:
        return bytearray(AESGCM(bytes(key)).decrypt(bytes(nonce), sealed, slot.kind.encode()))
    except InvalidTag as error:  # the secret is right, so the box itself was changed
        raise Problem("notebook.key-damaged") from error
    finally:
        wipe(key)


def _write(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _read(text: object) -> bytes:
    if not isinstance(text, str):
        raise TypeError("not text")
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:  # not base64: the same to the reader as any other damage
        raise ValueError("not base64") from error


def _whole(number: object) -> int:
    if type(number) is not int:
        raise TypeError("not a whole number")
    return number
