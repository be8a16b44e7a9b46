#!/usr/bin/env python3
"""Check a bundle, with nothing but Python 3.8 or later: no other program, no network, no notebook.

    python3 verify.py [FOLDER]     checks the folder this file lies in, or another

It says in words what it has found, and ends with 0 when all is in order and with 1 when something is not.
A bundle is a BagIt 1.0 bag (RFC 8493). Its lists of hashes are signed with Ed25519 (RFC 8032), and its
records come with proofs (RFC 9162) that they stood in a notebook's log when that signed a checkpoint.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import sys
from typing import Any, Callable, Dict, NamedTuple, Tuple

ALGORITHMS = ("sha256", "sha512")
KEY, PROOFS, EXHIBITS = "public-key.pem", "data/proofs.json", "data/exhibits/"
LISTS = tuple("tagmanifest-%s.txt" % algorithm for algorithm in ALGORITHMS)
APART = (*LISTS, *(name + ".sig" for name in LISTS))
LINE = re.compile(r"([0-9a-f]+)  ([A-Za-z0-9._/-]+)")
PEM_HEAD = bytes.fromhex("302a300506032b6570032100")  # what RFC 8410 puts before the 32 bytes of the key


class Finding(NamedTuple):
    """One thing that is not in order: the file it is in, and what is wrong in words."""

    file: str
    words: str


class Wrong(Exception):
    """What is read is not what it has to be; carries the words."""


# --- Ed25519: RFC 8032 section 5.1 in plain Python. A point is (X, Y, Z, T). ---

Point = Tuple[int, int, int, int]
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a: Point, b: Point) -> Point:
    """Add two points of the curve."""
    p, q = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    r, s = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = q - p, s - r, s + r, q + p
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number: int, point: Point) -> Point:
    """Multiply a point by a number."""
    result = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = add(result, point)
        point, number = add(point, point), number >> 1
    return result


def same(a: Point, b: Point) -> bool:
    """Say whether two points are the same one."""
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point_from(written: bytes) -> Point:
    """Read a point from its 32 bytes; raises Wrong when they are none."""
    y = int.from_bytes(written, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if len(written) != 32 or y >= P or (x * x - square) % P or (x == 0 and sign):
        raise Wrong("these bytes are no point of the curve")
    x = x if x & 1 == sign else P - x
    return (x, y, 1, x * y % P)


def signed(key: bytes, signature: bytes, message: bytes) -> bool:
    """Say whether ``signature`` was made over ``message`` with the secret half of ``key``."""
    try:
        public, commitment = point_from(key), point_from(signature[:32])
    except Wrong:
        return False
    number = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or number >= ORDER or same(times(8, public), (0, 1, 1, 0)):
        return False
    base = point_from((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return same(times(number, base), add(commitment, times(challenge, public)))


def read_key(written: bytes) -> bytes:
    """Read a public key from its PEM text; raises Wrong when it is not exactly that."""
    inside = base64.b64decode(b"".join(written.split(b"\n")[1:2]) or b"-")
    whole = b"-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n" % base64.b64encode(inside)
    if whole != written or inside[:12] != PEM_HEAD or len(inside) != 44:
        raise Wrong("it holds no Ed25519 public key")
    return inside[12:]


# --- The log: the leaf of a record, and the tree over all leaves ---


def canonical(value: Any) -> str:
    """Write a value the way RFC 8785 says, so that the same value is always the same bytes."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{%s}" % ",".join(canonical(name) + ":" + canonical(value[name]) for name in names)
    if isinstance(value, list):
        return "[%s]" % ",".join(canonical(one) for one in value)
    if isinstance(value, float):
        raise Wrong("it holds a number with a decimal point, which no record has")
    return json.dumps(value, ensure_ascii=False)


def leaf_hash(row: Dict[str, Any]) -> bytes:
    """Work out a record's leaf from its opened fields and from the hashes of those not opened."""
    fields = dict(row["not_opened"])
    for name, one in row["fields"].items():
        if name in fields:
            raise Wrong("a field is both opened and not opened")
        fields[name] = hashlib.sha256(bytes.fromhex(one["salt"]) + canonical(one["value"]).encode()).hexdigest()
    record = {"id": row["id"], "revision": row["revision"], "kind": row["kind"], "fields": fields}
    return hashlib.sha256(b"\0" + canonical(record).encode()).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return hashlib.sha256(b"\1" + left + right).digest()


def turns(at: int, last: int, path: list[bytes]) -> list[tuple[bytes, bool]]:
    """Say of each step of a proof whether it joins from the left (the loop of RFC 9162 section 2.1.3.2)."""
    result = []
    for step in path:
        if last <= 0:
            raise Wrong("a proof in it is too long")
        result.append((step, bool(at & 1) or at == last))
        while at == last and not at & 1:
            at, last = at >> 1, last >> 1
        at, last = at >> 1, last >> 1
    if last:
        raise Wrong("a proof in it is too short")
    return result


def included(index: int, size: int, leaf: bytes, path: list[bytes], root: bytes) -> bool:
    """Say whether the leaf stands at ``index`` in the tree (RFC 9162 section 2.1.3.2)."""
    for step, left in turns(index, size - 1, path):
        leaf = node(step, leaf) if left else node(leaf, step)
    return 0 <= index < size and leaf == root


def consistent(first: int, second: int, old: bytes, new: bytes, path: list[bytes]) -> bool:
    """Say whether the bigger tree begins with the smaller one (RFC 9162 section 2.1.4.2)."""
    if first in (0, second) or not 0 < first < second:
        return not path and (first == 0 or (first == second and old == new))
    steps = ([old] if first & (first - 1) == 0 else []) + path
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    before = after = steps[0]
    for step, left in turns(at, last, steps[1:]):
        before, after = (node(step, before), node(step, after)) if left else (before, node(after, step))
    return before == old and after == new


def load(text: str) -> Any:
    """Read JSON; a name that stands twice in one object is refused, since readers differ about it."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({name for name, _ in pairs}) != len(pairs):
            raise Wrong("a name stands in it twice")
        return dict(pairs)

    return json.loads(text, object_pairs_hook=once)


def code(data: bytes) -> str:
    """Return the short form of a hash that is printed on paper: 16 digits, in groups of four."""
    digest = hashlib.sha256(data).hexdigest().upper()
    return " ".join(digest[at : at + 4] for at in range(0, 16, 4))


class Bundle:
    """A bundle while it is checked. ``findings`` are what is wrong, ``said`` is what is in order."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.findings: list[Finding] = []
        self.said: list[str] = []
        self.hashes: dict[str, dict[str, str]] = {}
        self.records: dict[int, dict[str, Any]] = {}
        self.shown: dict[str, str | None] = {}

    def find(self, file: str, words: str) -> None:
        """Add a finding, once."""
        if Finding(file, words) not in self.findings:
            self.findings.append(Finding(file, words))

    def sound(self, file: str) -> bool:
        """Say whether nothing was found in ``file`` so far."""
        return all(finding.file != file for finding in self.findings)

    def attempt(self, file: str, do: Callable[[], None]) -> None:
        """Do a check; what makes it stop is a finding in ``file``, for a bundle can come from anybody."""
        try:
            do()
        except Wrong as wrong:
            self.find(file, "This file is not right: %s." % wrong)
        except (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError):
            self.find(file, "This file is missing, or cannot be read the way it was made.")

    def read(self, name: str) -> bytes:
        """Read a small file; one that is missing reads as empty, and is named elsewhere."""
        if name not in self.hashes:
            return b""
        with open(os.path.join(self.folder, name), "rb") as file:
            return file.read()

    def hash_files(self) -> None:
        """Work out the hashes of every file; links are named and not followed."""
        for where, folders, files in os.walk(self.folder):
            for path in (os.path.join(where, name) for name in folders + files):
                name = os.path.relpath(path, self.folder).replace(os.sep, "/")
                if os.path.isfile(path) and not os.path.islink(path):
                    self.attempt(name, lambda: self.hash_file(name, path))  # noqa: B023
                elif os.path.islink(path) or not os.path.isdir(path):
                    self.find(name, "This is a link or a device, not a file. It was not opened.")

    def hash_file(self, name: str, path: str) -> None:
        """Work out the hashes of one file, piece by piece."""
        sums = {algorithm: hashlib.new(algorithm) for algorithm in ALGORITHMS}
        with open(path, "rb") as file:
            for piece in iter(lambda: file.read(1 << 20), b""):
                for one in sums.values():
                    one.update(piece)
        self.hashes[name] = {algorithm: one.hexdigest() for algorithm, one in sums.items()}

    def read_list(self, name: str, algorithm: str) -> dict[str, str]:
        """Read a list of hashes; a list that is not written exactly as we write it is a finding."""
        written = self.read(name).decode("ascii", "replace")
        matches = [LINE.fullmatch(line) for line in written.split("\n")[:-1]]
        listed = {match.group(2): match.group(1) for match in matches if match}
        digits = hashlib.new(algorithm).digest_size * 2
        again = "".join("%s  %s\n" % (listed[path], path) for path in sorted(listed))
        if written != again or any(len(digest) != digits for digest in listed.values()):
            self.find(name, "This list of hashes was changed: it is not written the way it was made.")
        return listed

    def check_lists(self, stem: str, names: set[str]) -> None:
        """Compare files with both lists of their hashes; where the two disagree, the wrong list is named."""
        files = {algorithm: "%s-%s.txt" % (stem, algorithm) for algorithm in ALGORITHMS}
        lists = {algorithm: self.read_list(file, algorithm) for algorithm, file in files.items()}
        for name in sorted(names.union(*lists.values())):
            truth = self.hashes.get(name, {})
            holders = [files[a] for a in ALGORITHMS if name in lists[a]]
            wrong = [files[a] for a in ALGORITHMS if lists[a].get(name, "unlisted") != truth.get(a)]
            if len(wrong) == 1:
                self.find(wrong[0], "This list is wrong about %s; the other list is right." % name)
            elif wrong and truth and not holders:
                self.find(name, "This file is in no list: it was added after the bundle was made.")
            elif wrong and truth:
                self.find(name, "This file was changed: its hashes are not the listed ones.")
            elif wrong and len(holders) == len(files):
                self.find(name, "This file is missing: it is listed, but it is not there.")
            elif wrong:
                self.find(holders[0], "This list was changed: it names a file that is not there.")

    def check_signatures(self) -> None:
        """Check the signatures over both lists of tag files, and go on to the proofs."""
        if not self.sound(KEY):
            self.said.append("The public key was changed, so no signature could be checked with it.")
            return
        key = read_key(self.read(KEY))
        good = {name: signed(key, self.read(name + ".sig"), self.read(name)) for name in LISTS}
        for name in LISTS:
            if good[name]:
                self.said.append("The signature over %s is right." % name)
            elif any(good.values()) and self.sound(name):
                self.find(name + ".sig", "This signature was changed or is missing; the other one is right.")
            elif self.sound(name):
                self.find(name, "The signature does not fit: what is listed was changed after it was signed.")
        self.said.append("Key code %s. Compare it with the one on the paper." % code(key))
        if self.sound(PROOFS):
            self.attempt(PROOFS, lambda: self.check_proofs(key))

    def check_proofs(self, key: bytes) -> None:
        """Check the checkpoints and the proof of every record, and go on to the records."""
        proofs = load(self.read(PROOFS).decode())
        last = self.check_chain(proofs["checkpoints"], key)
        for record in proofs["records"]:
            path = [bytes.fromhex(step) for step in record["path"]]
            leaf, root = bytes.fromhex(record["hash"]), bytes.fromhex(last["root"])
            if not included(record["leaf"], last["size"], leaf, path, root):
                raise Wrong("record %d is not in the log of the last checkpoint" % record["leaf"])
            self.records[record["leaf"]] = record
        self.said.append("%d records stood in the log at the last checkpoint." % len(self.records))
        self.check_records()

    def check_chain(self, checkpoints: list[dict[str, Any]], key: bytes) -> dict[str, Any]:
        """Check every checkpoint, and that each was made by adding to the one before. Return the last."""
        last: dict[str, Any] = {"size": 0, "root": ""}
        previous, written = None, b""
        for number, one in enumerate(checkpoints, 1):
            written, body = one["body"].encode(), load(one["body"])
            path = [bytes.fromhex(step) for step in one["consistency"]]
            roots = bytes.fromhex(last["root"]), bytes.fromhex(body["root"])
            if not signed(key, bytes.fromhex(one["signature"]), written):
                raise Wrong("checkpoint %d was not signed with the key of this bundle" % number)
            if body["previous"] != previous:
                raise Wrong("checkpoint %d does not follow the one before it" % number)
            if not consistent(last["size"], body["size"], *roots, path):
                raise Wrong("the log of checkpoint %d does not begin with the log before it" % number)
            for name in [name for name in self.hashes if re.match("data/witness/%d[.-]" % body["size"], name)]:
                if written != self.read(name) and hashlib.sha256(written).digest() not in self.read(name):
                    self.find(name, "This is not about the checkpoint that it is named after.")
            previous, last = hashlib.sha256(written).hexdigest(), body
        if not checkpoints:
            raise Wrong("there is no checkpoint in it")
        self.said.append("%d checkpoints, the last of %s, are right." % (len(checkpoints), last["time"]))
        self.said.append("Check code %s. Compare it with the one on the paper." % code(written))
        return last

    def check_records(self) -> None:
        """Check every record and every exhibit against the log, and that no proven record is missing."""
        payload = sorted(name for name in self.hashes if name.startswith("data/"))
        for name in payload:
            if name.endswith(".jsonl") and self.sound(name):
                self.attempt(name, lambda: self.check_rows(name))  # noqa: B023
        for place, record in self.records.items():
            if self.sound(record["file"]):
                self.find(record["file"], "Record %d was taken out: only its proof is there." % place)
        for name in payload:
            digest = self.shown.get(name)
            if name.startswith(EXHIBITS) and name not in self.shown and self.sound("data/exhibits.jsonl"):
                self.find(name, "No record of this bundle speaks of this file.")
            elif digest not in (None, self.hashes[name]["sha256"]):
                self.find(name, "This is not the file that the notebook sealed: its record has another hash.")
        if all(self.sound(name) for name in payload):
            self.said.append("Every record and exhibit is as the notebook sealed it.")

    def check_rows(self, name: str) -> None:
        """Check one file of records line by line; note the records and the exhibit files it speaks of."""
        for number, line in enumerate(self.read(name).decode().split("\n")[:-1], 1):
            row = load(line)
            record = self.records.pop(row["leaf"], {})
            if record.get("file") != name:
                raise Wrong("line %d: there is no proof for this record" % number)
            if leaf_hash(row).hex() != record["hash"]:
                raise Wrong("line %d: the notebook sealed other words; something was changed" % number)
            if "file" in row:
                self.shown[row["file"]] = row["fields"]["sha256"]["value"] if row["original"] else None


def examine(folder: str) -> Bundle:
    """Check a bundle and keep everything there is to say about it."""
    bundle = Bundle(folder)
    bundle.attempt(".", bundle.hash_files)
    if not bundle.hashes:
        bundle.find(os.path.basename(folder), "There is no bundle here.")
        return bundle
    payload = {name for name in bundle.hashes if name.startswith("data/")}
    bundle.check_lists("tagmanifest", set(bundle.hashes) - payload - set(APART))
    bundle.check_lists("manifest", payload)
    if not bundle.findings:
        bundle.said.append("All %d files are there and fit their hashes." % len(bundle.hashes))
    bundle.attempt(KEY, bundle.check_signatures)
    return bundle


def check(folder: str) -> list[Finding]:
    """Check a bundle and return what is wrong with it; an empty list means that nothing is."""
    return examine(folder).findings


def main(arguments: list[str]) -> int:
    """Check the folder that was named, or the one this file lies in, and print what was found."""
    bundle = examine(arguments[0] if arguments else os.path.dirname(os.path.abspath(__file__)))
    for words in bundle.said:
        print("ok     " + words)
    for finding in bundle.findings:
        print("WRONG  %s: %s" % (ascii(finding.file)[1:-1], finding.words))
    if bundle.findings:
        print("\nSomething in this bundle is not as it was made. The lines marked WRONG name each file.")
        return 1
    print("\nNothing in this bundle was changed since it was signed. That does not say who wrote it or when.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
