#!/usr/bin/env python3
"""Check a bundle, with nothing but Python 3.8 or later: no other program, no network, no notebook.

    python3 verify.py [FOLDER]                 checks the folder this file lies in, or another
    python3 verify.py FOLDER --earlier OTHER   checks both, and that the log of one begins with the other's

It says in words what it has found, and ends with 0 when all is in order and with 1 when something is not.
A bundle is a BagIt 1.0 bag (RFC 8493). Its lists of hashes are signed with Ed25519 (RFC 8032), and its
records come with proofs (RFC 9162) that they stood in a notebook's log when that signed a checkpoint.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import os
import re
import sys
from typing import Any, Callable, Dict, NamedTuple, Tuple

ALGORITHMS = ("sha256", "sha512")
KEY, PROOFS, REPORTS = "public-key.pem", "data/proofs.json", ("data/report.html", "data/report.pdf")
EXHIBITS, WITNESS, SLIPS = "data/exhibits/", "data/witness/", "data/witness/slips.json"
LISTS = tuple("tagmanifest-%s.txt" % algorithm for algorithm in ALGORITHMS)
APART = (*LISTS, *(name + ".sig" for name in LISTS))
LINE = re.compile("^([0-9a-f]+)  ([A-Za-z0-9._/-]+)$", re.MULTILINE)
# The 32 bytes of the key, after what RFC 8410 puts before them.
PEM = re.compile(b"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA([A-Za-z0-9+/]{43}=)\n-----END PUBLIC KEY-----\n")


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
    if not number:
        return (0, 1, 1, 0)
    rest = times(number >> 1, add(point, point))
    return add(rest, point) if number & 1 else rest


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


BASE = point_from((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key: bytes, signature: bytes, message: bytes) -> bool:
    """Say whether ``signature`` was made over ``message`` with the secret half of ``key``; Wrong when that is none."""
    x, y, z, t = point_from(key)
    number = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or number >= ORDER or times(8, (x, y, z, t))[0] == 0:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    x, y, z, t = add(times(number, BASE), times(challenge, (P - x, y, z, P - t)))
    x, y = x * pow(z, P - 2, P) % P, y * pow(z, P - 2, P) % P
    return signature[:32] == (y | (x & 1) << 255).to_bytes(32, "little")


# --- The log: the leaf of a record, and the tree over all leaves ---


def load(text: str) -> Any:
    """Read JSON, with names in the order of RFC 8785; what readers of JSON differ about is refused."""

    def ordered(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({name for name, _ in pairs}) != len(pairs):
            raise Wrong("a name stands in it twice")
        return dict(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be")))

    def refuse(number: str) -> None:
        raise Wrong("it holds the number %s, and no record holds one like that" % number)

    return json.loads(text, object_pairs_hook=ordered, parse_float=refuse, parse_constant=refuse)


def canonical(value: Any) -> bytes:
    """Write what ``load`` has read the way RFC 8785 says, so that the same value is always the same bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def parts(written: Dict[str, Any], names: str) -> list[Any]:
    """Return the parts of an object; raises Wrong when it does not have just those of these names."""
    if set(written) != set(names.split()):
        raise Wrong("something is missing in it, or has no place there")
    return [written[name] for name in names.split()]


def leaf_hash(row: Dict[str, Any]) -> bytes:
    """Work out a record's leaf from its opened fields and from the hashes of those not opened."""
    opened, closed, name, kind, _, revision = parts(row, "fields not_opened id kind leaf revision")
    fields = dict(closed)
    for field in opened:
        salt, value = parts(opened[field], "salt value")
        if field in closed:
            raise Wrong("a field is both opened and not opened")
        fields[field] = hashlib.sha256(bytes.fromhex(salt) + canonical(value)).hexdigest()
    record = load(json.dumps({"id": name, "revision": revision, "kind": kind, "fields": fields}))
    return hashlib.sha256(b"\0" + canonical(record)).digest()


def sides(index: int, size: int) -> list[bool]:
    """Say of each root beside the way from a leaf to the top whether it stands on the left."""
    if size <= 1:
        return []
    left = 1 << (size - 1).bit_length() - 1  # the left side holds the largest power of two below the size
    return [*sides(index, left), False] if index < left else [*sides(index - left, size - left), True]


def climb(start: bytes, path: list[bytes], lefts: list[bool]) -> bytes:
    """Work out a root from where the way starts and the roots beside it."""
    if len(path) != len(lefts):
        raise Wrong("a proof in it has the wrong length")
    for beside, left in zip(path, lefts):
        start = hashlib.sha256(b"\1" + (beside + start if left else start + beside)).digest()
    return start


def included(index: int, size: int, leaf: bytes, path: list[bytes], root: bytes) -> bool:
    """Say whether the leaf stands at ``index`` in the tree (a proof of RFC 9162 section 2.1.3)."""
    return 0 <= index < size and climb(leaf, path, sides(index, size)) == root


def consistent(first: int, second: int, old: bytes, new: bytes, path: list[bytes]) -> bool:
    """Say whether the bigger tree begins with the smaller one (a proof of RFC 9162 section 2.1.4)."""
    if first in (0, second) or not 0 < first < second:
        return not path and (first == 0 or (first == second and old == new))
    level = (first & -first).bit_length() - 1  # the way starts at the last whole part of the smaller tree
    start, *rest = [old] * (first == 1 << level) + path or [b""]
    lefts = sides((first - 1) >> level, ((second - 1) >> level) + 1)
    inside = [beside for beside, left in zip(rest, lefts) if left]
    return climb(start, rest, lefts) == new and climb(start, inside, [True] * len(inside)) == old


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
        self.hashes: dict[str, list[str]] = {}
        self.key, self.chain = b"", [b""]
        self.records: dict[int, dict[str, Any]] = {}
        self.shown: dict[str, str | None] = {}

    def find(self, file: str, words: str) -> None:
        """Add a finding."""
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
        sums = [hashlib.new(algorithm) for algorithm in ALGORITHMS]
        with open(path, "rb") as file:
            for piece in iter(lambda: file.read(1 << 20), b""):
                for one in sums:
                    one.update(piece)
        self.hashes[name] = [one.hexdigest() for one in sums]

    def check_lists(self, stem: str, names: set[str]) -> None:
        """Compare files with both lists of their hashes; where the two disagree, the wrong list is named."""
        files = ["%s-%s.txt" % (stem, algorithm) for algorithm in ALGORITHMS]
        lists = [dict(pair[::-1] for pair in LINE.findall(self.read(file).decode("latin-1"))) for file in files]
        for name in sorted(names.union(*lists)):
            listed, truth = [one.get(name) for one in lists], self.hashes.get(name, [None, None])
            wrong = [file for file, one, digest in zip(files, listed, truth) if one != digest]
            if len(wrong) == 1:
                self.find(wrong[0], "This list is wrong about %s; the other list is right." % name)
            elif wrong and name not in names:
                self.find(name, "This file is missing: it is listed, but it is not there.")
            elif wrong and listed == [None, None]:
                self.find(name, "This file is in no list: it was added after the bundle was made.")
            elif wrong:
                self.find(name, "This file was changed: its hashes are not the listed ones.")
        for file, one in zip(files, lists):
            if self.read(file) != "".join("%s  %s\n" % (one[name], name) for name in sorted(one)).encode():
                self.find(file, "This list of hashes was changed: it is not written the way it was made.")

    def check_signatures(self) -> None:
        """Check the signatures over both lists of tag files, and go on to the proofs."""
        found = PEM.fullmatch(self.read(KEY))
        if not found or not self.sound(KEY):
            raise Wrong("no signature can be checked with it")
        self.key = base64.b64decode(found.group(1))
        good = [signed(self.key, self.read(name + ".sig"), self.read(name)) for name in LISTS]
        for name, fits in zip(LISTS, good):
            if fits:
                self.said.append("The signature over %s is right." % name)
            elif self.sound(name) and any(good):
                self.find(name + ".sig", "This signature was changed or is missing; the other one is right.")
            elif self.sound(name):
                self.find(name, "The signature does not fit: what is listed was changed after it was signed.")
        self.said.append("Key code %s. Compare it with the one on the paper." % code(self.key))
        if self.sound(PROOFS):
            self.attempt(PROOFS, self.check_proofs)

    def check_proofs(self) -> None:
        """Check the checkpoints and the proof of every record, and go on to the records."""
        checkpoints, records = parts(load(self.read(PROOFS).decode()), "checkpoints records")
        last = self.check_chain(checkpoints)
        for record in records:
            _, digest, place, path = parts(record, "file hash leaf path")
            leaf, root = bytes.fromhex(digest), bytes.fromhex(last["root"])
            if not included(place, last["size"], leaf, [bytes.fromhex(step) for step in path], root):
                raise Wrong("record %d is not in the log of the last checkpoint" % place)
            if self.records.setdefault(place, record) is not record:
                raise Wrong("record %d stands in it twice" % place)
        self.said.append("Records that stood in the log at the last checkpoint: %d." % len(self.records))
        self.check_records()

    def check_chain(self, checkpoints: list[dict[str, Any]]) -> dict[str, Any]:
        """Check every checkpoint, that each adds to the one before, and what is about them. Return the last."""
        last: dict[str, Any] = {"size": 0, "root": ""}
        previous, chain = None, {}
        for number, one in enumerate(checkpoints, 1):
            text, signature, path = parts(one, "body signature consistency")
            written, body = text.encode(), load(text)
            roots = bytes.fromhex(last["root"]), bytes.fromhex(body["root"])
            if not signed(self.key, bytes.fromhex(signature), written):
                raise Wrong("checkpoint %d was not signed with the key of this bundle" % number)
            if body["previous"] != previous:
                raise Wrong("checkpoint %d does not follow the one before it" % number)
            if not consistent(last["size"], body["size"], *roots, [bytes.fromhex(step) for step in path]):
                raise Wrong("the log of checkpoint %d does not begin with the log before it" % number)
            previous, last, chain[str(body["size"])] = hashlib.sha256(written).hexdigest(), body, written
        for name in [name for name in self.hashes if name.startswith(WITNESS) and name != SLIPS]:
            about, held = chain.get(re.split("[.-]", name[len(WITNESS) :])[0]), self.read(name)
            if not about or (about != held and hashlib.sha256(about).digest() not in held):
                self.find(name, "This is not about the checkpoint that it is named after.")
        self.chain = list(chain.values())
        self.said.append("Checkpoints that are right: %d, the last of %s." % (len(chain), last["time"]))
        self.said.append("Check code %s. Compare it with the one on the paper." % code(self.chain[-1]))
        return last

    def check_records(self) -> None:
        """Check every record and every exhibit against the log, and that nothing that was proven is missing."""
        payload = {name for name in self.hashes if name.startswith("data/")}
        for name in sorted(payload):
            if name.endswith(".jsonl") and self.sound(name):
                self.attempt(name, lambda: self.check_rows(name))  # noqa: B023
        for place, record in self.records.items():
            if self.sound(record["file"]):
                self.find(record["file"], "Record %d was taken out: only its proof is there." % place)
        for name in sorted(payload.union(self.shown, REPORTS)):
            if name not in payload and self.sound(name):
                self.find(name, "This file is missing: it belongs to the bundle, but it is not there.")
            elif name.startswith(EXHIBITS) and name not in self.shown and self.sound("data/exhibits.jsonl"):
                self.find(name, "No record of this bundle speaks of this file.")
            elif self.shown.get(name) not in (None, *self.hashes.get(name, [])):
                self.find(name, "This is not the file that the notebook sealed: its record has another hash.")
        if all(self.sound(name) for name in payload.union(self.shown, REPORTS)):
            copies = list(self.shown.values()).count(None)
            self.said.append("Every record is as the notebook sealed it, and so is every exhibit, but for copies.")
            self.said.append("Copies made for this bundle: %d. The signature alone holds for them." % copies)

    def check_rows(self, name: str) -> None:
        """Check one file of records line by line; note the exhibit files it speaks of."""
        for number, line in enumerate(self.read(name).decode().split("\n")[:-1], 1):
            row = load(line)
            shown = {row.pop("file"): row.pop("original")} if "file" in row else {}
            unproven = row.pop("covered", {}).keys() - row["not_opened"].keys()
            if self.records.get(row["leaf"], {}).get("file") != name or unproven or self.shown.keys() & shown:
                raise Wrong("line %d: there is no proof for this record" % number)
            if leaf_hash(row).hex() != self.records.pop(row["leaf"])["hash"]:
                raise Wrong("line %d: the notebook sealed other words; something was changed" % number)
            for file, original in shown.items():
                self.shown[file] = row["fields"]["sha256"]["value"] if original else None


def examine(folder: str, earlier: str | None = None) -> Bundle:
    """Check a bundle, and that its log begins with that of an ``earlier`` one; keep all there is to say about it."""
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
    if earlier is not None:
        compare(bundle, examine(earlier))
    return bundle


def compare(later: Bundle, earlier: Bundle) -> None:
    """Say whether the later log begins with the earlier one: then that one's last checkpoint is among the later's."""
    if later.findings or earlier.findings:
        later.said.append("The two bundles were not compared, because one of them is not in order.")
        later.findings += [Finding(file, "In the earlier bundle: " + words) for file, words in earlier.findings]
    elif later.key != earlier.key:
        later.find(KEY, "The earlier bundle has another key: it comes from another notebook.")
    elif earlier.chain[-1] in later.chain:
        later.said.append("This log begins with the whole log of the earlier bundle: nothing was taken out of it.")
    elif later.chain[-1] in earlier.chain:
        later.find(PROOFS, "This log is shorter than the earlier one: it seems to be the older of the two.")
    else:
        later.find(PROOFS, "This log and the earlier one part: each holds what the other does not.")


def check(folder: str, earlier: str | None = None) -> list[Finding]:
    """Check a bundle and return what is wrong with it; an empty list means that nothing is."""
    return examine(folder, earlier).findings


def main(arguments: list[str]) -> int:
    """Check the folder that was named, or the one this file lies in, and print what was found."""
    asked = argparse.ArgumentParser(description="Check a bundle.")
    asked.add_argument("folder", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    asked.add_argument("--earlier", metavar="OTHER", help="an earlier bundle, to be compared with this one")
    bundle = examine(**vars(asked.parse_args(arguments)))
    for words in bundle.said:
        print("ok     " + words)
    for finding in bundle.findings:
        print("WRONG  %s: %s" % (ascii(finding.file)[1:-1], finding.words))
    if bundle.findings:
        print("\nNot everything is in order. Each line marked WRONG names a file and says what is wrong with it.")
        return 1
    print("\nNothing in this bundle was changed since it was signed. That does not say who wrote it or when.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
