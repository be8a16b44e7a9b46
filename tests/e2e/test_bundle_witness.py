"""What somebody outside has seen travels in the bundle, and can be checked there with other programs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import bagit
import pytest

from nocontact_desktop.diary import entries, sealed_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.witness import stamps
from nocontact_desktop.diary.witness.slips import make_slip, note_signature, slips
from nocontact_desktop.intake.time_replies import check_reply
from nocontact_desktop.report.making import make_report
from nocontact_desktop.report.request import Privacy, ReportRequest
from nocontact_desktop.report.standalone.verify import check
from nocontact_desktop.vault.notebook import Notebook
from tests.bundle_files import hash_again
from tests.time_authority import Authority, needs_openssl

pytestmark = needs_openssl


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "authority")


@pytest.fixture
def seen(notebook: Notebook, tmp_path: Path, authority: Authority) -> Notebook:
    """A notebook with two checkpoints that an authority has stamped, and a slip that was signed."""
    for title in ("First", "Second"):
        entries.save(notebook, EntryDraft(kind="incident", occurred_from="2026-03-02", title=title))
        stamps.write_request(notebook, tmp_path / "q.tsq")
        reply = authority.reply((tmp_path / "q.tsq").read_bytes(), authority.between)
        stamps.keep_reply(notebook, reply, b"", check_reply(reply))
    make_slip(notebook)
    note_signature(notebook, slips(notebook)[0].id, "A. Notary", "2026-03-05")
    return notebook


def bundle_of(notebook: Notebook, folder: Path, privacy: Privacy = "court") -> Path:
    folder.mkdir(exist_ok=True)
    request = ReportRequest(privacy=privacy)
    make_report(notebook, request, folder / "r.pdf", folder / "b", lambda _done, _total: None, lambda: False)
    return folder / "b"


def test_the_replies_travel_and_the_bundle_is_in_order(seen: Notebook, tmp_path: Path) -> None:
    bundle = bundle_of(seen, tmp_path / "out")
    names = sorted(path.name for path in (bundle / "data/witness").iterdir())
    assert names == ["1-1.tsr", "1.json", "2-1.tsr", "2.json", "slips.json"]
    assert check(str(bundle)) == []
    assert bagit.Bag(str(bundle)).validate()
    alone = subprocess.run([sys.executable, "-I", "verify.py"], cwd=bundle, capture_output=True, check=False)
    assert alone.returncode == 0
    assert [one.body for one in sealed_log.checkpoints(seen)] == [
        (bundle / f"data/witness/{size}.json").read_bytes() for size in (1, 2)
    ]


def test_openssl_checks_a_reply_as_the_page_says(seen: Notebook, tmp_path: Path, authority: Authority) -> None:
    bundle = bundle_of(seen, tmp_path / "out")
    (bundle / "root.pem").write_bytes(authority.root.pem)
    page = (bundle / "CHECK.html").read_text("utf-8")
    command = "openssl ts -verify -in data/witness/8-1.tsr -data data/witness/8.json -CAfile root.pem"
    assert command in page
    for about, right in (("2-1", True), ("1-1", False)):
        typed = command.replace("8-1", about).replace("8.json", "2.json").split()
        done = subprocess.run(typed, cwd=bundle, capture_output=True, check=False)
        assert (done.returncode == 0) is right


def test_a_reply_about_another_checkpoint_is_named_even_with_the_key_at_hand(seen: Notebook, tmp_path: Path) -> None:
    bundle = bundle_of(seen, tmp_path / "out")
    shutil.copyfile(bundle / "data/witness/1-1.tsr", bundle / "data/witness/2-1.tsr")
    hash_again(bundle, seen.signer.sign)
    assert {finding.file for finding in check(str(bundle))} == {"data/witness/2-1.tsr"}


def test_another_checkpoint_beside_its_reply_is_named_even_with_the_key_at_hand(seen: Notebook, tmp_path: Path) -> None:
    bundle = bundle_of(seen, tmp_path / "out")
    body = (bundle / "data/witness/2.json").read_bytes()
    (bundle / "data/witness/2.json").write_bytes(body.replace(b"2026", b"2020"))
    hash_again(bundle, seen.signer.sign)
    assert {finding.file for finding in check(str(bundle))} == {"data/witness/2.json"}


def test_one_changed_byte_is_named_by_its_file(seen: Notebook, tmp_path: Path) -> None:
    bundle = bundle_of(seen, tmp_path / "out")
    for path in sorted((bundle / "data/witness").iterdir()):
        before = path.read_bytes()
        path.write_bytes(before[:-1] + bytes([before[-1] ^ 1]))
        assert {finding.file for finding in check(str(bundle))} == {f"data/witness/{path.name}"}
        path.write_bytes(before)


@pytest.mark.parametrize(("privacy", "named"), [("court", False), ("police", True), ("lawyer", True), ("own", True)])
def test_who_signed_is_not_in_what_a_court_gets(seen: Notebook, tmp_path: Path, privacy: Privacy, named: bool) -> None:
    bundle = bundle_of(seen, tmp_path / "out", privacy)
    (told,) = json.loads((bundle / "data/witness/slips.json").read_text("utf-8"))
    assert told == {"size": 2, "signed_on": "2026-03-05"} | ({"signed_by": "A. Notary"} if named else {})
    everything = b"".join(path.read_bytes() for path in bundle.rglob("*") if path.is_file())
    assert (b"A. Notary" in everything) is named


def test_the_same_witnesses_give_the_same_bytes(seen: Notebook, tmp_path: Path) -> None:
    first, second = (bundle_of(seen, tmp_path / name) for name in ("one", "two"))
    for path in sorted(first.rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (second / path.relative_to(first)).read_bytes()


def test_without_a_witness_there_is_no_such_folder(notebook: Notebook, tmp_path: Path) -> None:
    entries.save(notebook, EntryDraft(kind="incident", occurred_from="2026-03-02", title="First"))
    make_slip(notebook)
    bundle = bundle_of(notebook, tmp_path / "out")
    assert not (bundle / "data/witness").exists()
    assert check(str(bundle)) == []
