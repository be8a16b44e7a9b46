"""Whatever is changed, removed, added or swapped in a bundle is named by its file, even with the key at hand.

Whoever has the key can write all lists of hashes and their signatures anew; then only the sealed log is in the way.
What it can't hold for (the report's own pages, copies made for the bundle) the check says in words.
"""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hand_log import PICTURE, canonical, contents, hand_log, write

from nocontact_desktop.diary.witness.slips import Slip
from nocontact_desktop.diary.witness.stamps import TimeReply
from nocontact_desktop.report.standalone import verify
from tests.bundle_files import all_files, edit_proofs, hash_again, put_rows, rows

LISTS = {"tagmanifest-sha256.txt", "tagmanifest-sha512.txt"}
ENTRIES, EXHIBITS, MESSAGES = "data/entries.jsonl", "data/exhibits.jsonl", "data/messages.jsonl"
PROOFS, KEY, PHOTO = "data/proofs.json", "public-key.pem", "data/exhibits/A-1.jpg"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle with a witness beside its second checkpoint."""
    log = hand_log()
    head = log.heads[1]
    about = b"a reply about " + sha256(head.body).digest()
    reply = TimeReply(head.size, "2026-03-03T08:00:00Z", about, b"", "An authority", "2026-03-03T08:01:00Z", "open", "")
    log.replies, log.slips = (reply,), (Slip(1, 3, "2026-03-03T08:00:00Z", "A. N.", "2026-03-04"),)
    return write(log, tmp_path_factory.mktemp("matrix") / "good")


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good bundle of another notebook."""
    return write(hand_log(b"o" * 32), tmp_path_factory.mktemp("other") / "other")


@pytest.fixture
def bundle(good: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(good, tmp_path / "copy"))


def named(folder: Path) -> set[str]:
    return {finding.file for finding in verify.check(str(folder))}


def sign_again(folder: Path) -> None:
    hash_again(folder, hand_log().key.sign)


def test_the_good_bundles_are_in_order(good: Path, other: Path) -> None:
    assert (named(good), named(other)) == (set(), set())


# --- every value and every name in every file of JSON ---


def mutations(value: Any, put: Callable[[Any], None]) -> Iterator[Callable[[], None]]:
    """Every way to change one thing in a value, down to its last part. ``put`` sets the value in its place."""
    if isinstance(value, dict):
        for name in list(value):
            yield from mutations(value[name], lambda new, name=name: value.update({name: new}))
            yield lambda name=name: value.pop(name)
        yield lambda: value.update(more="x")
    elif isinstance(value, list):
        for place, one in enumerate(list(value)):
            yield from mutations(one, lambda new, place=place: value.__setitem__(place, new))
        yield lambda: value.append(value[-1] if value else "00" * 32)
        if value:
            yield value.pop
    elif isinstance(value, str):
        yield lambda: put(("1" if value[:1] == "0" else "0") + value[1:])
    elif isinstance(value, int):
        yield lambda: put(value + 1)
    else:
        yield lambda: put("x")


def variants(value: Any, skip: tuple[str, ...]) -> Iterator[Any]:
    """Copies of a value with one thing changed in each. What is named in ``skip`` is left to tests of its own."""
    whole = copy.deepcopy(value)
    for number in range(sum(1 for _ in mutations(whole, lambda _new: None))):
        changed = copy.deepcopy(value)
        place = enumerate(mutations(changed, lambda _new: None))
        next(change for at, change in place if at == number)()
        if not any(name in skip for name in _touched(value, changed)):
            yield changed


def _touched(before: Any, after: Any) -> Iterator[str]:
    """The names in an object, at any depth, whose value differs."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in before.keys() | after.keys():
            if before.get(name) != after.get(name):
                yield name
                yield from _touched(before.get(name), after.get(name))
    elif isinstance(before, list) and isinstance(after, list):
        for one, two in zip(before, after, strict=False):
            yield from _touched(one, two)


@pytest.mark.parametrize("name", [ENTRIES, EXHIBITS, MESSAGES])
def test_any_part_of_any_record_changed_is_named_even_with_the_key_at_hand(bundle: Path, name: str) -> None:
    kept = rows(bundle, name)
    tried = 0
    for place, row in enumerate(kept):
        for changed in variants(row, skip=("file", "original")):
            put_rows(bundle, name, [*kept[:place], changed, *kept[place + 1 :]])
            sign_again(bundle)
            assert named(bundle) == {name}, changed
            tried += 1
    assert tried > 10 * len(kept)


def test_any_part_of_any_proof_changed_is_named_even_with_the_key_at_hand(bundle: Path) -> None:
    proofs = json.loads((bundle / PROOFS).read_text("utf-8"))
    tried = 0
    for changed in variants(proofs, skip=("file",)):
        (bundle / PROOFS).write_text(json.dumps(changed), "utf-8")
        sign_again(bundle)
        found = named(bundle)
        # A record whose proof was taken out is named by the file it stands in.
        assert PROOFS in found or (len(changed["records"]) < 5 and found), changed
        tried += 1
    assert tried > 60


# --- whole things ---


@dataclass(frozen=True)
class Change:
    """Something done to a bundle (with one of another notebook beside it), and the files that are named then."""

    what: str
    do: Callable[[Path, Path], object]
    found: frozenset[str]
    signed: bool = True


def case(what: str, do: Callable[[Path, Path], object], *found: str, signed: bool = True) -> Any:
    return pytest.param(Change(what, do, frozenset(found), signed), id=what)


def _copy(name: str, to: str | None = None) -> Callable[[Path, Path], object]:
    return lambda bundle, other: shutil.copyfile(other / name, bundle / (to or name))


def _remove(name: str) -> Callable[[Path, Path], object]:
    return lambda bundle, _other: (bundle / name).unlink()


def _write(name: str, data: bytes) -> Callable[[Path, Path], object]:
    return lambda bundle, _other: (bundle / name).write_bytes(data)


def _proofs(change: Callable[[Any], object]) -> Callable[[Path, Path], object]:
    return lambda bundle, _other: edit_proofs(bundle, change)


def _rows(name: str, change: Callable[[list[Any]], object]) -> Callable[[Path, Path], object]:
    def do(bundle: Path, _other: Path) -> None:
        kept = rows(bundle, name)
        change(kept)
        put_rows(bundle, name, kept)

    return do


def _swap_data(bundle: Path, other: Path) -> None:
    shutil.rmtree(bundle / "data")
    shutil.copytree(other / "data", bundle / "data")


def _swap_tags(bundle: Path, other: Path) -> None:
    for name in all_files(other):
        if not name.startswith("data/"):
            shutil.copyfile(other / name, bundle / name)


def _other_proof(bundle: Path, other: Path) -> None:
    theirs = json.loads((other / PROOFS).read_text("utf-8"))["records"][0]
    edit_proofs(bundle, lambda proofs: proofs["records"].__setitem__(0, theirs))


def _other_chain(bundle: Path, other: Path) -> None:
    theirs = json.loads((other / PROOFS).read_text("utf-8"))["checkpoints"]
    edit_proofs(bundle, lambda proofs: proofs.update(checkpoints=theirs))


def _other_photo_with_every_hash(bundle: Path, _other: Path) -> None:
    data = PICTURE.replace(b"door", b"wall")
    (bundle / PHOTO).write_bytes(data)
    row = rows(bundle, EXHIBITS)[0]
    row["fields"]["sha256"]["value"] = sha256(data).hexdigest()
    put_rows(bundle, EXHIBITS, [row])


def _other_times(proofs: Any) -> None:
    for one in proofs["checkpoints"]:
        one["body"] = one["body"].replace("2026-03", "2026-01")


def _other_times_signed_again(proofs: Any) -> None:
    """The first checkpoint is signed anew with another time: those after it say which one they followed."""
    first = proofs["checkpoints"][0]
    first["body"] = canonical(json.loads(first["body"]) | {"time": "2026-01-01T08:00:00Z"}).decode()
    first["signature"] = hand_log().key.sign(first["body"].encode()).hex()


def _shorter_head_signed_again(proofs: Any) -> None:
    """The last checkpoint is signed anew over a log without its last leaf."""
    last = proofs["checkpoints"][-1]
    last["body"] = canonical(json.loads(last["body"]) | {"size": 4}).decode()
    last["signature"] = hand_log().key.sign(last["body"].encode()).hex()


def _no_original(bundle: Path, _other: Path) -> None:
    for part in ("file", "original"):
        kept = rows(bundle, EXHIBITS)
        kept[0].pop(part)
        put_rows(bundle, EXHIBITS, kept)


MATRIX = [
    # without the key
    case("report of another bundle", _write("data/report.pdf", b"%PDF other"), "data/report.pdf", signed=False),
    case("page on checking", _write("CHECK.html", b"<p>All is well"), "CHECK.html", signed=False),
    case("check that says yes to everything", _write("verify.py", b"print('ok')"), "verify.py", signed=False),
    case("other date on the bag", _write("bag-info.txt", b"Bagging-Date: 2020-01-01\n"), "bag-info.txt", signed=False),
    case("another notebook's key", _copy(KEY), KEY, signed=False),
    case("another signature", _copy("tagmanifest-sha256.txt.sig"), "tagmanifest-sha256.txt.sig", signed=False),
    # with the key
    case("another notebook's records", _copy(ENTRIES), ENTRIES),
    case("another notebook's proofs", _copy(PROOFS), PROOFS),
    case("a proof from another bundle", _other_proof, PROOFS),
    case("checkpoints from another notebook", _other_chain, PROOFS),
    case("another notebook's data", _swap_data, PROOFS),
    case("another notebook's key, signed again", _copy(KEY), *LISTS, PROOFS),
    case("checkpoints in another order", _proofs(lambda it: it["checkpoints"].reverse()), PROOFS),
    case("a checkpoint twice", _proofs(lambda it: it["checkpoints"].append(it["checkpoints"][-1])), PROOFS),
    case("times moved back", _proofs(_other_times), PROOFS),
    case("a time moved back and signed again", _proofs(_other_times_signed_again), PROOFS),
    case("the last leaf cut off and signed again", _proofs(_shorter_head_signed_again), PROOFS),
    case("a record's proof twice", _proofs(lambda it: it["records"].append(it["records"][-1])), PROOFS),
    case(
        "a record said to be in another file",
        _proofs(lambda it: it["records"][0].update(file=MESSAGES)),
        ENTRIES,
        MESSAGES,
    ),
    case("a record taken out", _rows(MESSAGES, list.clear), MESSAGES),
    case("a record twice", _rows(ENTRIES, lambda it: it.append(it[0])), ENTRIES),
    case("a field in the open and closed", _rows(ENTRIES, lambda it: it[0]["not_opened"].update(title="00")), ENTRIES),
    case("a file of records taken out", _remove(ENTRIES), ENTRIES),
    case("a file of records added", _write("data/more.jsonl", b"{}\n"), "data/more.jsonl"),
    case("a photograph swapped", _write(PHOTO, b"another"), PHOTO),
    case("a photograph swapped, its hash as well", _other_photo_with_every_hash, EXHIBITS),
    case("a photograph taken out", _remove(PHOTO), PHOTO),
    case("a photograph added", _write("data/exhibits/B-1.jpg", b"x"), "data/exhibits/B-1.jpg"),
    case("a photograph with no record", _no_original, PHOTO),
    case(
        "a record of another photograph",
        _rows(EXHIBITS, lambda it: it[0].update(file="data/exhibits/B-1.jpg")),
        PHOTO,
        "data/exhibits/B-1.jpg",
    ),
    case("the report taken out", _remove("data/report.pdf"), "data/report.pdf"),
    case("a reply about nothing", _write("data/witness/3-1.tsr", b"x"), "data/witness/3-1.tsr"),
    case("a reply about no checkpoint of this log", _write("data/witness/4-1.tsr", b"x"), "data/witness/4-1.tsr"),
    case("another text beside a reply", _write("data/witness/3.json", b"{}"), "data/witness/3.json"),
]


@pytest.mark.parametrize("change", MATRIX)
def test_everything_that_can_be_done_to_a_bundle_is_named(bundle: Path, other: Path, change: Change) -> None:
    change.do(bundle, other)
    if change.signed:
        sign_again(bundle)
    assert named(bundle) == change.found


@pytest.mark.parametrize("change", [one for one in MATRIX if one.values[0].signed])
def test_without_the_key_the_lists_that_were_written_anew_are_named(bundle: Path, other: Path, change: Change) -> None:
    change.do(bundle, other)
    hash_again(bundle)
    assert named(bundle) >= LISTS


def test_another_notebooks_seals_over_this_data_are_named(bundle: Path, other: Path) -> None:
    _swap_tags(bundle, other)
    assert named(bundle) >= {PROOFS, "data/witness/3-1.tsr", "data/witness/slips.json"}


def test_what_only_the_signature_holds_for_is_said(bundle: Path) -> None:
    kept = rows(bundle, EXHIBITS)
    kept[0]["original"] = False
    put_rows(bundle, EXHIBITS, kept)
    (bundle / PHOTO).write_bytes(b"a copy")
    sign_again(bundle)
    found = verify.examine(str(bundle))
    assert found.findings == []
    assert "Copies made for this bundle: 1. The signature alone holds for them." in found.said


# --- two bundles ---


def at(folder: Path, heads: int, seed: bytes = b"k" * 32, end: str = "A letter") -> Path:
    """A bundle made at one of the three checkpoints of a log; ``end`` is what its last entry says."""
    log = hand_log(seed)
    if end != "A letter":
        log.records.pop()
        log.heads.pop()
        log.append("entry", "e3", title=end)
        log.checkpoint("2026-03-06T08:00:00Z")
    log.heads = log.heads[:heads]
    log.records = log.records[: log.heads[-1].size]
    files = contents(log).exhibits if len(log.records) > 1 else ()
    return write(log, folder, exhibits=files)


@pytest.mark.parametrize("heads", [1, 2, 3])
def test_a_later_bundle_begins_with_an_earlier_one(tmp_path: Path, heads: int) -> None:
    later, earlier = at(tmp_path / "later", 3), at(tmp_path / "earlier", heads)
    found = verify.examine(str(later), str(earlier))
    assert found.findings == []
    assert "This log begins with the whole log of the earlier bundle: nothing was taken out of it." in found.said


def test_the_wrong_way_round_is_said(tmp_path: Path) -> None:
    later, earlier = at(tmp_path / "later", 3), at(tmp_path / "earlier", 2)
    (finding,) = verify.check(str(earlier), str(later))
    assert finding.file == PROOFS
    assert "shorter" in finding.words


def test_a_bundle_of_another_notebook_is_not_an_earlier_one(tmp_path: Path) -> None:
    later, earlier = at(tmp_path / "later", 3), at(tmp_path / "earlier", 2, seed=b"o" * 32)
    (finding,) = verify.check(str(later), str(earlier))
    assert finding.file == KEY
    assert "another notebook" in finding.words


@pytest.mark.parametrize("longer", [False, True])
def test_a_log_that_parted_from_the_earlier_one_is_said(tmp_path: Path, longer: bool) -> None:
    """As after a notebook was put back from a backup and written in again."""
    later, earlier = at(tmp_path / "later", 3, end="Something else"), at(tmp_path / "earlier", 3)
    if longer:
        later, earlier = earlier, later
    (finding,) = verify.check(str(later), str(earlier))
    assert finding.file == PROOFS
    assert "part" in finding.words


def test_a_bundle_that_is_not_in_order_is_not_compared(tmp_path: Path) -> None:
    later, earlier = at(tmp_path / "later", 3), at(tmp_path / "earlier", 2)
    (earlier / "data/report.pdf").write_bytes(b"another")
    found = verify.examine(str(later), str(earlier))
    assert [(one.file, one.words.startswith("In the earlier bundle: ")) for one in found.findings] == [
        ("data/report.pdf", True)
    ]
    assert not any("begins with" in words for words in found.said)


def test_no_bundle_is_no_earlier_one(tmp_path: Path) -> None:
    later = at(tmp_path / "later", 3)
    assert verify.check(str(later), str(tmp_path / "nothing")) != []
