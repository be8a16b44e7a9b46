"""What stands beside a checkpoint from outside: slips with their signatures, requests and replies about the time."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from nocontact_desktop.diary import entries, sealed_log
from nocontact_desktop.diary.check import check_log
from nocontact_desktop.diary.entry import EntryDraft
from nocontact_desktop.diary.witness import stamps
from nocontact_desktop.diary.witness.slips import make_slip, note_signature, slips
from nocontact_desktop.diary.witness.today import log_today
from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.time_replies import check_reply
from nocontact_desktop.report.papers import draw_paper
from nocontact_desktop.vault.timestamps import request_for
from tests.time_authority import Authority, needs_openssl

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook
    from tests.conftest import Clock


def save(notebook: Notebook, title: str = "one") -> None:
    entries.save(notebook, EntryDraft(kind="note", occurred_from="2026-03-02", title=title))


def codes(notebook: Notebook) -> list[str]:
    return [finding.code for finding in check_log(notebook, lambda _done, _total: None, lambda: False)]


def bring(notebook: Notebook, reply: bytes, root: bytes = b"") -> None:
    stamps.keep_reply(notebook, reply, root, check_reply(reply, root))


def asked(notebook: Notebook, folder: Path) -> bytes:
    stamps.write_request(notebook, folder / "request.tsq")
    return (folder / "request.tsq").read_bytes()


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "authority")


def test_a_slip_has_the_code_the_size_the_time_and_room_to_sign(notebook: Notebook) -> None:
    for title in ("one", "two"):
        save(notebook, title)
    paper, changes = make_slip(notebook)
    head = sealed_log.checkpoints(notebook)[-1]
    assert changes.touched("log") == {"2"}
    for size in ("a4", "letter"):
        out = io.BytesIO()
        assert draw_paper(paper, out, size) == 1  # type: ignore[arg-type]
        text = PdfReader(out).pages[0].extract_text()
        assert sealed_log.check_code(head) in text
        assert sha256(head.body).hexdigest().upper() in "".join(text.split())
        assert "2 March 2026, 21:04 UTC" in text
        for words in ("Name and profession", "Signature", "Date", "does not say that the records were read"):
            assert words in " ".join(text.split())
    assert paper.title == "Slip"
    assert "notebook" not in text.lower()
    assert "diary" not in text.lower()


def test_a_slip_is_one_until_it_is_signed(notebook: Notebook) -> None:
    save(notebook)
    first, second = make_slip(notebook), make_slip(notebook)
    assert first == second
    (slip,) = slips(notebook)
    assert (slip.size, slip.sealed_at, slip.signed_by) == (1, "2026-03-02T21:04:00+00:00", "")
    note_signature(notebook, slip.id, " A. Notary ", "2026-03-05")
    make_slip(notebook)
    assert [(one.signed_by, one.signed_on) for one in slips(notebook)] == [("", ""), ("A. Notary", "2026-03-05")]
    note_signature(notebook, slip.id, "", "")
    assert [one.signed_by for one in slips(notebook)] == ["", ""]


def test_a_signature_needs_a_name_and_a_slip(notebook: Notebook) -> None:
    save(notebook)
    make_slip(notebook)
    with pytest.raises(Problem, match=r"slip\.no-name"):
        note_signature(notebook, slips(notebook)[0].id, "  ", "2026-03-05")
    with pytest.raises(Problem, match=r"slip\.gone"):
        note_signature(notebook, 99, "A. Notary", "")


def test_the_same_checkpoint_gives_the_same_request(notebook: Notebook, tmp_path: Path, clock: Clock) -> None:
    save(notebook)
    first = asked(notebook, tmp_path)
    clock.advance(days=1)
    assert asked(notebook, tmp_path) == first
    assert len(sealed_log.checkpoints(notebook)) == 1
    save(notebook, "two")
    assert asked(notebook, tmp_path) != first
    assert log_today(notebook).waiting == ("2026-03-03T21:04:00+00:00", "2026-03-02T21:04:00+00:00")


def test_a_disk_that_refuses_leaves_no_request_behind(notebook: Notebook, tmp_path: Path) -> None:
    save(notebook)
    with pytest.raises(Problem, match=r"disk\."):
        stamps.write_request(notebook, tmp_path / "not there" / "request.tsq")
    assert log_today(notebook).waiting == ()


@needs_openssl
def test_a_good_reply_stands_beside_its_checkpoint(notebook: Notebook, tmp_path: Path, authority: Authority) -> None:
    save(notebook)
    reply = authority.reply(asked(notebook, tmp_path), authority.between)
    save(notebook, "written while the request was away")
    sealed_log.checkpoint(notebook)
    bring(notebook, reply)
    today = log_today(notebook)
    (kept,) = today.replies
    assert (kept.size, kept.sealed_at) == (1, "2026-03-02T21:04:00+00:00")
    assert (kept.authority, kept.chain, kept.above) == (
        "Example Stamps, Example Time",
        "open",
        "Example Root, Example Time",
    )
    assert (kept.reply, kept.root) == (reply, b"")
    assert today.waiting == ()
    assert codes(notebook) == []


@needs_openssl
def test_a_reply_brought_again_with_its_root_leads_further(
    notebook: Notebook, tmp_path: Path, authority: Authority
) -> None:
    save(notebook)
    reply = authority.reply(asked(notebook, tmp_path), authority.between)
    bring(notebook, reply)
    bring(notebook, reply, authority.root.pem)
    assert [(one.chain, one.root) for one in stamps.replies(notebook)] == [("given", authority.root.pem)]
    assert codes(notebook) == []


@needs_openssl
def test_replies_of_two_authorities_stand_side_by_side(notebook: Notebook, tmp_path: Path) -> None:
    save(notebook)
    request = asked(notebook, tmp_path)
    for name in ("one", "other"):
        bring(notebook, Authority(tmp_path / name).reply(request))
    assert len(stamps.replies(notebook)) == 2
    assert codes(notebook) == []


@needs_openssl
def test_a_reply_to_something_else_is_not_kept(notebook: Notebook, tmp_path: Path, authority: Authority) -> None:
    save(notebook)
    digest = sha256(sealed_log.checkpoint(notebook).body).digest()
    early = authority.reply(request_for(digest, bytes(8)))
    with pytest.raises(Problem, match=r"timestamp\.no-request"):
        bring(notebook, early)
    asked(notebook, tmp_path)
    nonce = notebook.db.query("SELECT nonce FROM time_request")[0][0]
    for request, code in (
        (request_for(digest, bytes(8)), "other-request"),
        (request_for(sha256(b"another notebook").digest(), bytes(nonce)), "other-checkpoint"),
    ):
        with pytest.raises(Problem, match=rf"timestamp\.{code}"):
            bring(notebook, authority.reply(request))
    save(notebook, "two")
    later = sha256(sealed_log.checkpoint(notebook).body).digest()
    with pytest.raises(Problem, match=r"timestamp\.other-checkpoint"):  # one that was not asked about
        bring(notebook, authority.reply(request_for(later, bytes(nonce))))
    assert stamps.replies(notebook) == ()
    assert log_today(notebook).waiting != ()


@needs_openssl
@pytest.mark.parametrize(
    "change",
    [
        "reply = CAST(reply || x'00' AS BLOB)",
        "reply = CAST(x'31' || substr(reply, 2) AS BLOB)",
        "sha256 = zeroblob(32)",
        "root = CAST('x' AS BLOB)",
        "authority = 'Somebody'",
        "time = '2020-01-01T00:00:00+00:00'",
        "chain = 'given'",
        "above = ''",
        "size = 2",
    ],
)
def test_whatever_was_changed_about_a_kept_reply_is_named(
    notebook: Notebook, tmp_path: Path, authority: Authority, change: str
) -> None:
    save(notebook)
    bring(notebook, authority.reply(asked(notebook, tmp_path)))
    save(notebook, "two")
    asked(notebook, tmp_path)
    assert codes(notebook) == []
    with notebook.db.transaction():
        notebook.db.execute(f"UPDATE time_reply SET {change}")
    assert codes(notebook) == ["check.reply-changed"]


@needs_openssl
def test_another_nonce_in_the_request_is_named(notebook: Notebook, tmp_path: Path, authority: Authority) -> None:
    save(notebook)
    bring(notebook, authority.reply(asked(notebook, tmp_path)))
    with notebook.db.transaction():
        notebook.db.execute("UPDATE time_request SET nonce = zeroblob(8)")
    assert codes(notebook) == ["check.reply-changed"]


def test_what_the_log_shows_today(notebook: Notebook, clock: Clock) -> None:
    empty = log_today(notebook)
    assert (empty.size, empty.last, empty.code, empty.after) == (0, None, "", 0)
    save(notebook)
    head = sealed_log.checkpoint(notebook)
    clock.advance(days=2)
    save(notebook, "two")
    today = log_today(notebook)
    assert (today.size, today.after, today.last, today.code) == (2, 1, head, sealed_log.check_code(head))
    assert today.since == "2026-03-02T21:04:00+00:00"


def test_none_of_it_is_sealed(notebook: Notebook, tmp_path: Path) -> None:
    """A checkpoint would else call for another: whoever attaches something has to come to an end."""
    save(notebook)
    make_slip(notebook)
    note_signature(notebook, slips(notebook)[0].id, "A. Notary", "2026-03-05")
    asked(notebook, tmp_path)
    assert sealed_log.tree_head(notebook).size == 1
    assert len(sealed_log.checkpoints(notebook)) == 1
