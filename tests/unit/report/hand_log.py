"""A small sealed log written out by hand, after the formulas in the design, and a bundle of it."""

from __future__ import annotations

import hmac
import io
import json
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from nocontact_desktop.diary.merkle import Tree
from nocontact_desktop.diary.witness.slips import Slip
from nocontact_desktop.diary.witness.stamps import TimeReply
from nocontact_desktop.report.bundle import Contents, ExhibitFile, write_bundle
from nocontact_desktop.report.records import LogState, Record, SignedHead
from nocontact_desktop.report.request import ReportRequest

PICTURE = b"\xff\xd8\xff\xe0 a picture of a door \xff\xd9"


def canonical(value: Any) -> bytes:
    """Enough of RFC 8785 for names and texts in ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@dataclass
class HandLog:
    """A log whose every hash is worked out here, apart from the code under test."""

    seed: bytes = b"k" * 32
    records: list[Record] = field(default_factory=list)
    heads: list[SignedHead] = field(default_factory=list)
    replies: tuple[TimeReply, ...] = ()
    slips: tuple[Slip, ...] = ()

    def __post_init__(self) -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(self.seed)
        self.public_key = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def append(self, kind: str, record_id: str, **fields: Any) -> Record:
        salt = sha256(self.seed + record_id.encode()).digest()
        salts = {name: hmac.digest(salt, name.encode(), "sha256") for name in fields}
        hashes = {name: sha256(salts[name] + canonical(value)).hexdigest() for name, value in fields.items()}
        body = canonical({"id": record_id, "revision": 1, "kind": kind, "fields": hashes})
        leaf = sha256(b"\0" + body).digest()
        made = Record(kind, record_id, 1, len(self.records), leaf, fields, salt, kind)
        self.records.append(made)
        return made

    def checkpoint(self, time: str) -> None:
        hashes = [record.hash for record in self.records]
        previous = sha256(self.heads[-1].body).hexdigest() if self.heads else None
        body = canonical(
            {
                "size": len(hashes),
                "root": Tree(hashes).root().hex(),
                "time": time,
                "clock": "computer",
                "previous": previous,
            }
        )
        self.heads.append(SignedHead(len(hashes), body, self.key.sign(body)))

    def state(self) -> LogState:
        tree = Tree([one.hash for one in self.records])
        return LogState(tree, tuple(self.heads), self.public_key, self.replies, self.slips)


def hand_log(seed: bytes = b"k" * 32) -> HandLog:
    """Five records under three checkpoints, the last of which covers all of them."""
    log = HandLog(seed)
    log.append("entry", "e1", occurred_from="2026-03-02", title="At the door", private_note="only mine")
    log.checkpoint("2026-03-02T21:04:00Z")
    log.append("exhibit", "x1", sha256=sha256(PICTURE).hexdigest(), caption="The door", name="IMG_secret.jpg")
    log.append("message", "m1", text="Where are you? \u2028 \u00e9 \U0001f600", time="2026-03-02T20:00")
    log.checkpoint("2026-03-03T08:00:00Z")
    log.append("entry", "e2", occurred_from="2026-03-04", title="A call", adverse="for the lawyer")
    log.append("entry", "e3", occurred_from="2026-03-05", title="A letter")
    log.checkpoint("2026-03-02T08:00:00Z")
    return log


def contents(log: HandLog, **changes: Any) -> Contents:
    given: dict[str, Any] = {
        "request": ReportRequest(),
        "log": log.state(),
        "records": tuple(log.records),
        "exhibits": (ExhibitFile("exhibit", "x1", "A-1.jpg", True, lambda: io.BytesIO(PICTURE)),),
        "pdf": lambda: [b"%PDF-1.7 ", b"a report"],
        "html": lambda: [b"<!DOCTYPE html>"],
        "made_at": "2026-03-05T08:00:00Z",
        "check_code": "0000 0000 0000 0000",
    }
    return Contents(**(given | changes))


def write(log: HandLog, folder: Path, **changes: Any) -> Path:
    """Write a good bundle of ``log`` and return its folder."""
    write_bundle(contents(log, **changes), folder, log.key.sign, lambda _done, _total: None, lambda: False)
    return folder
