"""The bundle: report, records, exhibits and proofs as one signed bag that anybody can check.

What is in each file stands in ``CHECK.html``, in plain words; ``verify.py`` in the bundle checks it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

from nocontact_desktop.errors import Cancelled
from nocontact_desktop.report.bag import Bag, new_bag
from nocontact_desktop.report.check_page import check_page
from nocontact_desktop.report.codes import short_code
from nocontact_desktop.report.privacy import opened, shown
from nocontact_desktop.report.proofs import consistency
from nocontact_desktop.report.records import LogState, Record
from nocontact_desktop.report.request import ReportRequest

Progress = Callable[[int, int], None]

_SPKI_ED25519 = bytes.fromhex("302a300506032b6570032100")  # RFC 8410 section 4, before the key itself
_FILES = {
    "entry": "entries",
    "message": "messages",
    "exhibit": "exhibits",
    "redaction": "redactions",
    "handling": "handling",
    "handover": "handovers",
    "source": "sources",
    "order": "orders",
    "case": "case",
}


@dataclass(frozen=True)
class ExhibitFile:
    """One file among the exhibits. ``name`` is ours; ``kind`` says which record of the exhibit speaks of it.

    ``original`` is False for a copy made for the bundle: such a one has not the hash of its record.
    """

    kind: Literal["exhibit", "redaction"]
    exhibit_id: str
    name: str
    original: bool
    pieces: Callable[[], Iterable[bytes]]


@dataclass(frozen=True)
class MessagesFile:
    """Messages that stand beside the report. ``name`` is without its end: "messages-1"."""

    name: str
    pdf: Callable[[], Iterable[bytes]]
    html: Callable[[], Iterable[bytes]]


@dataclass(frozen=True)
class Contents:
    """All that goes into one bundle. ``made_at`` is the checkpoint's time, ISO 8601 in UTC.

    The report's files are handed out piece by piece when they are asked for.
    """

    request: ReportRequest
    log: LogState
    records: tuple[Record, ...]
    exhibits: tuple[ExhibitFile, ...]
    pdf: Callable[[], Iterable[bytes]]
    html: Callable[[], Iterable[bytes]]
    made_at: str
    check_code: str
    messages: tuple[MessagesFile, ...] = ()


def write_bundle(
    contents: Contents,
    folder: Path,
    sign: Callable[[bytes], bytes],
    progress: Progress,
    cancelled: Callable[[], bool],
) -> None:
    """Write a bundle into the new folder ``folder``, whole or not at all.

    Raises Cancelled when the user stops it, and Problem as :func:`bag.new_bag` does.
    """
    total = len(contents.exhibits) + 1
    with new_bag(folder) as bag:
        bag.add("report.pdf", _until(contents.pdf(), cancelled))
        bag.add("report.html", _until(contents.html(), cancelled))
        for file in contents.messages:
            bag.add(f"{file.name}.pdf", _until(file.pdf(), cancelled))
            bag.add(f"{file.name}.html", _until(file.html(), cancelled))
        _add_records(bag, contents)
        bag.add("proofs.json", [_proofs(contents)])
        _add_witnesses(bag, contents)
        progress(1, total)
        for done, exhibit in enumerate(contents.exhibits, 2):
            bag.add(f"exhibits/{exhibit.name}", _until(exhibit.pieces(), cancelled))
            progress(done, total)
        if cancelled():
            raise Cancelled
        bag.close(_info(contents), _tag_files(contents), sign)


def _until(pieces: Iterable[bytes], cancelled: Callable[[], bool]) -> Iterator[bytes]:
    for piece in pieces:
        if cancelled():
            raise Cancelled
        yield piece


def _add_records(bag: Bag, contents: Contents) -> None:
    exhibits: dict[tuple[str, str], ExhibitFile] = {
        (exhibit.kind, exhibit.exhibit_id): exhibit for exhibit in contents.exhibits
    }
    for kind, name in _FILES.items():
        rows = [_row(contents.request, one, exhibits) for one in contents.records if one.kind == kind]
        if rows:
            bag.add(f"{name}.jsonl", [_line(row) for row in sorted(rows, key=lambda row: int(str(row["leaf"])))])


def _row(request: ReportRequest, record: Record, exhibits: Mapping[tuple[str, str], ExhibitFile]) -> dict[str, object]:
    """Open the fields that the profile shows as they are; of the others only the hashes stand here.

    A field in which the writer covers a passage is not opened; how it is printed stands beside its hash.
    """
    open_names = opened(request, record.rules, record.fields) - record.before_covers.keys()
    row: dict[str, object] = {
        "id": record.id,
        "kind": record.kind,
        "leaf": record.leaf,
        "revision": record.revision,
    }
    row["fields"] = {
        name: {"salt": record.salt_of(name).hex(), "value": record.fields[name]} for name in sorted(open_names)
    }
    row["not_opened"] = {name: record.closed(name) for name in sorted(record.fields) if name not in open_names}
    printed = shown(request, record.rules, {name: record.fields[name] for name in record.before_covers})
    if printed:
        row["covered"] = printed
    file = exhibits.get((record.rules, record.id))
    if file is not None:
        row |= {"file": f"data/exhibits/{file.name}", "original": file.original}
    return row


def _line(row: Mapping[str, object]) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _proofs(contents: Contents) -> bytes:
    log = contents.log
    tree = log.tree
    records = [
        {
            "file": f"data/{_FILES[one.kind]}.jsonl",
            "hash": one.hash.hex(),
            "leaf": one.leaf,
            "path": [step.hex() for step in tree.inclusion_proof(one.leaf)],
        }
        for one in sorted(contents.records, key=lambda one: one.leaf)
    ]
    sizes = [0, *(head.size for head in log.checkpoints)]
    checkpoints = [
        {
            "body": head.body.decode(),
            "consistency": [step.hex() for step in consistency(tree, before, head.size)],
            "signature": head.signature.hex(),
        }
        for before, head in zip(sizes, log.checkpoints, strict=False)
    ]
    return json.dumps({"checkpoints": checkpoints, "records": records}, ensure_ascii=False, indent=1).encode() + b"\n"


def _add_witnesses(bag: Bag, contents: Contents) -> None:
    """Add what stands beside checkpoints: replies as they came, with what they are about, and notes of signatures."""
    log = contents.log
    for head in log.checkpoints:
        replies = [one.reply for one in log.replies if one.size == head.size]
        if replies:
            bag.add(f"witness/{head.size}.json", [head.body])
        for number, reply in enumerate(replies, 1):
            bag.add(f"witness/{head.size}-{number}.tsr", [reply])
    noted = [{"size": one.size, "signed_by": one.signed_by, "signed_on": one.signed_on} for one in log.slips]
    if noted:
        told = [shown(contents.request, "slip", one) for one in noted]
        bag.add("witness/slips.json", [json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"])


def _info(contents: Contents) -> dict[str, str]:
    return {
        "Bag-Software-Agent": "nocontact-desktop",
        "Bagging-Date": contents.made_at[:10],
        "External-Identifier": contents.check_code,
    }


def _tag_files(contents: Contents) -> dict[str, bytes]:
    key = contents.log.public_key
    pem = base64.b64encode(_SPKI_ED25519 + key)
    return {
        "CHECK.html": check_page(contents.request.language, contents.check_code, short_code(key)),
        "public-key.pem": b"-----BEGIN PUBLIC KEY-----\n" + pem + b"\n-----END PUBLIC KEY-----\n",
        "verify.py": files("nocontact_desktop.report.standalone").joinpath("verify.py").read_bytes(),
    }
