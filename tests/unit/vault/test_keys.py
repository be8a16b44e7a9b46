"""The key file and the keys made from it: published vectors, ways in, and every kind of damage."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault import keyfile
from nocontact_desktop.vault.keyfile import CEILING, DEFAULT, FLOOR, LOW_MEMORY, KdfParameters, KeyFile, read_key_file
from nocontact_desktop.vault.master import Master, expand

SECRET = "seven quiet lamps by the river"
MASTER = bytes(range(32))


def made(kdf: KdfParameters = FLOOR) -> KeyFile:
    empty = KeyFile(kdf, ())
    return empty.with_slot("passphrase", SECRET, MASTER, os.urandom).with_slot("recovery", "CODE", MASTER, os.urandom)


def test_argon2id_gives_the_vector_of_rfc_9106() -> None:
    tag = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    ).derive(b"\x01" * 32)
    assert tag.hex() == "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"


def test_hkdf_gives_the_first_vector_of_rfc_5869() -> None:
    hkdf = HKDF(algorithm=SHA256(), length=42, salt=bytes(range(13)), info=bytes.fromhex("f0f1f2f3f4f5f6f7f8f9"))
    assert hkdf.derive(b"\x0b" * 22).hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )


def test_expand_is_that_hkdf() -> None:
    wanted = HKDF(algorithm=SHA256(), length=12, salt=b"salt", info=b"nonce").derive(MASTER)
    assert expand(bytearray(MASTER), b"salt", "nonce", 12) == wanted


def test_each_file_has_its_own_key() -> None:
    master = Master(bytearray(MASTER))
    assert master.database_key(b"a" * 16) != master.database_key(b"b" * 16)
    assert master.signing_seed("one") != master.signing_seed("two")


def test_both_secrets_open_and_another_does_not() -> None:
    file = read_key_file(made().to_bytes())
    assert file.unwrap([("passphrase", SECRET)]) == MASTER
    assert file.unwrap([("recovery", "CODE")]) == MASTER
    assert file.unwrap([("passphrase", SECRET + " ")]) is None
    assert file.unwrap([("passphrase", "CODE"), ("recovery", SECRET)]) is None


def test_keyboards_that_compose_letters_differently_agree() -> None:
    file = KeyFile(FLOOR, ()).with_slot("passphrase", "caf\u00e9", MASTER, os.urandom)
    assert file.unwrap([("passphrase", "cafe\u0301")]) == MASTER


def test_bytes_that_are_no_text_are_a_wrong_passphrase_and_not_a_crash() -> None:
    assert made().unwrap([("passphrase", "caf\udce9")]) is None


def test_a_slot_in_another_place_does_not_open() -> None:
    first, second = made().slots
    assert KeyFile(FLOOR, (second, first)).unwrap([("passphrase", SECRET), ("recovery", "CODE")]) is None


def test_the_commitment_is_looked_at_before_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    file = made()

    class Untouchable:
        def __init__(self, key: bytearray) -> None:
            raise AssertionError("the box was opened")

    monkeypatch.setattr(keyfile, "AESGCM", Untouchable)
    assert file.unwrap([("passphrase", "another")]) is None


def test_a_box_changed_behind_its_check_is_damage() -> None:
    file = made()
    box = file.slots[0].box
    slot = keyfile.Slot("passphrase", file.slots[0].salt, box[:-1] + bytes([box[-1] ^ 1]))
    with pytest.raises(Problem, match="key-damaged"):
        KeyFile(FLOOR, (slot, file.slots[1])).unwrap([("passphrase", SECRET)])


def test_every_flipped_bit_of_the_file_is_damage_and_none_a_wrong_passphrase() -> None:
    data = made().to_bytes()
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 1 << at % 8
        # A space that became another kind of space means the same; everything else is found.
        assert _outcome(bytes(changed)) in {"notebook.key-damaged", "notebook.key-newer", _outcome(data)}


def _outcome(data: bytes) -> object:
    try:
        return read_key_file(data)
    except Problem as problem:  # what it says is what is looked at
        return problem.code


@pytest.mark.parametrize(
    "kdf",
    [
        KdfParameters(FLOOR.memory_kib - 1, 2, 1),
        KdfParameters(FLOOR.memory_kib, 1, 1),
        KdfParameters(FLOOR.memory_kib, 2, 0),
        KdfParameters(CEILING.memory_kib + 1, 2, 1),
        KdfParameters(FLOOR.memory_kib, CEILING.passes + 1, 1),
        KdfParameters(FLOOR.memory_kib, 2, CEILING.lanes + 1),
    ],
)
def test_a_cost_outside_the_bounds_is_refused_before_anything_is_derived(kdf: KdfParameters) -> None:
    data = KeyFile(kdf, made().slots).to_bytes()
    with pytest.raises(Problem, match="key-damaged"):
        read_key_file(data)


def test_the_offered_costs_lie_within_the_bounds() -> None:
    assert all(kdf.within_bounds() for kdf in (DEFAULT, LOW_MEMORY, FLOOR, CEILING))
    assert (DEFAULT.memory_kib, DEFAULT.passes, DEFAULT.lanes) == (256 * 1024, 4, 4)


def test_a_newer_key_file_is_named_as_such() -> None:
    content = json.loads(made().to_bytes())
    content["version"] = 2
    with pytest.raises(Problem, match="key-newer"):
        read_key_file(json.dumps(content).encode())


def test_a_slot_of_a_kind_not_known_yet_stays_when_another_is_replaced() -> None:
    content = json.loads(made().to_bytes())
    content["slots"].append({**content["slots"][0], "kind": "this computer"})
    del content["check"]
    content["check"] = keyfile._check(content)
    file = read_key_file(json.dumps(content).encode())
    changed = read_key_file(file.with_slot("passphrase", "new", MASTER, os.urandom).to_bytes())
    assert changed.slots[2] == file.slots[2]
    assert changed.unwrap([("passphrase", "new")]) == MASTER
    assert changed.unwrap([("passphrase", SECRET)]) is None


@pytest.mark.slow_key
def test_opening_at_full_cost() -> None:
    file = read_key_file(KeyFile(DEFAULT, ()).with_slot("passphrase", SECRET, MASTER, os.urandom).to_bytes())
    assert file.unwrap([("passphrase", SECRET)]) == MASTER


def test_too_little_memory_is_a_sentence(tmp_path: Path) -> None:
    import subprocess
    import sys

    script = f"""
import resource
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.keyfile import KdfParameters, stretch
stretch("warm", b"s" * 16, KdfParameters({FLOOR.memory_kib}, 2, 1))
resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
try:
    stretch("secret", b"s" * 16, KdfParameters({CEILING.memory_kib}, 2, 1))
except Problem as problem:
    print(problem.code, problem.params["megabytes"])
"""
    if sys.platform == "win32":
        pytest.skip("memory limits are set otherwise on Windows")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.split() == ["memory.short", "2048"], done.stderr
