"""notebook.key: the master key, wrapped once for each way in.

A slot's key comes from its secret by Argon2id (RFC 9106). The slot holds ``r || commit || box``: HKDF-SHA256
(RFC 5869) makes from that key, ``r`` and the slot's number a commitment, a cipher key and a nonce; the
commitment is compared first, so that a box can't be made to open under two secrets; the box is AES-256-GCM.

A plain SHA-256 over the rest tells a damaged file from a wrong passphrase. It protects nothing: whoever can
change the file can change it too.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.master import KEY_LENGTH, SALT_LENGTH, expand, wipe

FORMAT = "notebook-key"
VERSION = 1
MOST_SLOTS = 8
LARGEST = 64 * 1024
"""A key file has well under this many bytes."""


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
    """One way in. ``kind`` is ``passphrase``, ``recovery`` or ``this computer``; ``box`` holds the wrapped master key.

    Kinds this version doesn't know are left as they are.
    """

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
        content: dict[str, Any] = {
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
        content["check"] = _check(content)
        return (json.dumps(content, indent=1, sort_keys=True) + "\n").encode()

    def unwrap(self, attempts: Iterable[tuple[str, str]]) -> bytearray | None:
        """The master key by the first of ``attempts`` (kind and secret) that opens a slot, or None.

        Raises:
            Problem: ``notebook.key-damaged``; ``memory.short`` when there isn't the memory to try.
        """
        for kind, secret in attempts:
            for number, slot in enumerate(self.slots):
                master = _open_slot(slot, number, secret, self.kdf) if slot.kind == kind else None
                if master is not None:
                    return master
        return None

    def slot(self, kind: str) -> Slot | None:
        """The slot of ``kind``, or None."""
        return next((slot for slot in self.slots if slot.kind == kind), None)

    def without(self, kind: str) -> KeyFile:
        """The same file without the slot of ``kind``.

        A slot's keys depend on its place: one that stands before others leaves an empty one, which opens nothing.
        """
        slots = [_EMPTY if slot.kind == kind else slot for slot in self.slots]
        while slots[-1:] == [_EMPTY]:
            slots.pop()
        return replace(self, slots=tuple(slots))

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
    if len(data) > LARGEST:
        raise Problem("notebook.key-damaged")
    try:
        content: dict[str, Any] = json.loads(data)
        version = _whole(content["version"])
        if content["format"] == FORMAT and version > VERSION:
            raise Problem("notebook.key-newer")
        kdf = content["kdf"]
        parameters = KdfParameters(*(_whole(kdf[name]) for name in ("memory_kib", "passes", "lanes")))
        slots = tuple(Slot(_text(slot["kind"]), _read(slot["salt"]), _read(slot["box"])) for slot in content["slots"])
        known = (content["format"], version, kdf["name"]) == (FORMAT, VERSION, "argon2id")
        whole = content.pop("check") == _check(content)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):  # not JSON, or not of this shape
        raise Problem("notebook.key-damaged") from None
    fits = all(len(slot.salt) == SALT_LENGTH and len(slot.box) == _BOX_LENGTH for slot in slots)
    if not (known and whole and fits and 0 < len(slots) <= MOST_SLOTS and parameters.within_bounds()):
        raise Problem("notebook.key-damaged")
    return KeyFile(parameters, slots)


def stretch(secret: str, salt: bytes, kdf: KdfParameters) -> bytearray:
    """The key a typed secret stands for: Argon2id over its NFC form in UTF-8, which keyboards agree on.

    Raises:
        Problem: ``memory.short``.
    """
    # A terminal can hand in lone surrogates for bytes that are no UTF-8: they count as they are.
    typed = bytearray(unicodedata.normalize("NFC", secret).encode("utf-8", "surrogatepass"))
    out = bytearray(KEY_LENGTH)
    try:
        Argon2id(
            salt=salt, length=KEY_LENGTH, iterations=kdf.passes, lanes=kdf.lanes, memory_cost=kdf.memory_kib
        ).derive_into(typed, out)  # type: ignore[arg-type]  # it takes any buffer
    except MemoryError:  # the key file says how much is needed; this computer has less to spare
        raise Problem("memory.short", megabytes=kdf.memory_kib // 1024) from None
    finally:
        wipe(typed)
    return out


_R_LENGTH = 32
_BOX_LENGTH = _R_LENGTH + KEY_LENGTH + KEY_LENGTH + 16
_EMPTY = Slot("empty", bytes(SALT_LENGTH), bytes(_BOX_LENGTH))


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
    sealed = AESGCM(key).encrypt(nonce, master, kind.encode())
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
    master = bytearray(KEY_LENGTH)
    try:
        if not hmac.compare_digest(expected, commitment):
            return None
        AESGCM(key).decrypt_into(nonce, sealed, slot.kind.encode(), master)
    except InvalidTag:  # the secret is right, so the box itself was changed
        raise Problem("notebook.key-damaged") from None
    finally:
        wipe(key)
    return master


def _check(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _write(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _read(text: object) -> bytes:
    return base64.b64decode(_text(text), validate=True)


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise TypeError("not text")
    return text


def _whole(number: object) -> int:
    if type(number) is not int:
        raise TypeError("not a whole number")
    return number
