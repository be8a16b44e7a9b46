"""Replies of time stamp authorities: good ones are read, and whatever is wrong with one is named."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID

from nocontact_desktop.errors import Problem
from nocontact_desktop.intake.time_replies import bytes_of, check_reply
from nocontact_desktop.vault.stamp import Stamp
from nocontact_desktop.vault.timestamps import read_reply, request_for
from tests.time_authority import Authority, Certified, certified, needs_openssl

pytestmark = needs_openssl

DIGEST = sha256(b"a checkpoint").digest()
NONCE = bytes.fromhex("80c0ffee00000001")
REQUEST = request_for(DIGEST, NONCE)
TIME_STAMPING = (ExtendedKeyUsageOID.TIME_STAMPING,)


@pytest.fixture(scope="module", params=["ec", "rsa"])
def authority(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"), kind=request.param)


def code_of(reply: bytes, root: bytes = b"") -> str:
    with pytest.raises(Problem) as found:
        read_reply(reply, root)
    return found.value.code


def test_a_good_reply_says_what_who_and_when(authority: Authority) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    reply = authority.reply(REQUEST, authority.between)
    said = read_reply(reply)

    assert authority.agrees(reply, REQUEST)
    assert (said.digest, said.nonce) == (DIGEST, int.from_bytes(NONCE, "big"))
    assert said.authority == "Example Stamps, Example Time"
    assert before <= datetime.fromisoformat(said.time) <= before + timedelta(minutes=5)
    assert (said.chain, said.above) == ("open", "Example Root, Example Time")


def test_it_says_how_far_the_certificates_lead(authority: Authority) -> None:
    both = (authority.between, authority.root)
    given = authority.root.pem

    assert read_reply(authority.reply(REQUEST)).chain == "open"
    assert read_reply(authority.reply(REQUEST)).above == "Example Between, Example Time"
    assert read_reply(authority.reply(REQUEST, *both)).chain == "inside"
    assert read_reply(authority.reply(REQUEST, *both[::-1])).chain == "inside"  # in whatever order they come
    assert read_reply(authority.reply(REQUEST, *both), given).chain == "given"
    assert read_reply(authority.reply(REQUEST, authority.between), given).chain == "given"
    assert read_reply(authority.reply(REQUEST), authority.between.pem + given).chain == "given"


def test_a_root_that_it_does_not_lead_to_is_named(authority: Authority) -> None:
    other = certified("Another Root")
    same_name = certified("Example Root")

    assert code_of(authority.reply(REQUEST, authority.between), other.pem) == "timestamp.other-root"
    assert code_of(authority.reply(REQUEST), authority.root.pem) == "timestamp.other-root"
    assert code_of(authority.reply(REQUEST, authority.between), same_name.pem) == "timestamp.broken-chain"
    assert code_of(authority.reply(REQUEST), b"no certificate") == "timestamp.root-unreadable"


@pytest.mark.parametrize("may", [True, False])
def test_certificates_that_only_bear_the_name_do_not_fit(authority: Authority, may: bool) -> None:
    stranger = certified("Example Between", authority.root, ca=may)

    assert code_of(authority.reply(REQUEST, stranger)) == "timestamp.broken-chain"


def test_a_certificate_that_may_not_sign_others_is_no_authority(authority: Authority) -> None:
    nobody = certified("Nobody", authority.root, ca=False)
    signer = certified("Example Stamps", nobody, ca=False, uses=TIME_STAMPING)
    reply = authority.signed_by(authority.reply(REQUEST), signer)

    assert read_reply(reply).chain == "open"
    assert code_of(reply, nobody.pem + authority.root.pem) == "timestamp.broken-chain"


def test_no_changed_byte_makes_it_say_anything_else(authority: Authority) -> None:
    reply = authority.reply(REQUEST, authority.between, authority.root)
    good = read_reply(reply)
    codes = set()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of some of the certificates that come out
        for at in range(len(reply)):
            try:
                said = read_reply(reply[:at] + bytes([reply[at] ^ 1]) + reply[at + 1 :])
            except Problem as found:
                codes.add(found.code)
            else:
                assert (said.digest, said.nonce, said.authority, said.time) == (
                    good.digest,
                    good.nonce,
                    good.authority,
                    good.time,
                )
    assert "timestamp.changed" in codes
    assert len(codes) > 3


def test_a_changed_time_under_the_old_signature_is_named(authority: Authority) -> None:
    reply = authority.reply(REQUEST)
    year = f"{datetime.now(UTC):%Y}".encode()
    at = reply.index(year, reply.index(DIGEST))
    moved = reply[:at] + b"2019" + reply[at + 4 :]

    assert code_of(moved) == "timestamp.changed"


def test_a_reply_that_refuses_holds_no_time(tmp_path: Path) -> None:
    picky = Authority(tmp_path / "picky", digests="sha512")

    assert code_of(picky.reply(REQUEST)) == "timestamp.refused"


@pytest.mark.parametrize("days", [(-800, -400), (30, 400)])
def test_a_certificate_that_was_not_valid_at_that_time_is_named(tmp_path: Path, days: tuple[int, int]) -> None:
    late = Authority(tmp_path / "late", days=days)

    assert code_of(late.reply(REQUEST)) == "timestamp.expired"


@pytest.mark.parametrize(
    "uses", [(), (ExtendedKeyUsageOID.CODE_SIGNING,), (*TIME_STAMPING, ExtendedKeyUsageOID.SERVER_AUTH)]
)
def test_a_certificate_for_other_things_is_named(authority: Authority, uses: tuple[object, ...]) -> None:
    signer = certified("Example Web", authority.between, ca=False, uses=uses)  # type: ignore[arg-type]
    reply = authority.signed_by(authority.reply(REQUEST), signer)

    assert code_of(reply) == "timestamp.not-for-time"


def test_another_signer_of_the_same_words_is_read_as_what_it_is(authority: Authority) -> None:
    other: Certified = certified("Somebody Else", ca=False, uses=TIME_STAMPING)
    said = read_reply(authority.signed_by(authority.reply(REQUEST), other))

    assert (said.authority, said.chain) == ("Somebody Else, Example Time", "inside")


@pytest.mark.parametrize("cut", [1, 40, 400, -1])
def test_what_is_no_reply_is_named(authority: Authority, cut: int) -> None:
    reply = authority.reply(REQUEST)

    assert code_of(reply[:cut]) == "timestamp.unreadable"
    assert code_of(reply + b"\x00\x00") == "timestamp.unreadable"
    for other in (b"", REQUEST, b"<!DOCTYPE html><title>Not found</title>", authority.signer.pem, b"\x30\x80" * 9):
        assert code_of(other) == "timestamp.unreadable"


def test_it_is_read_in_the_limited_process(authority: Authority, tmp_path: Path) -> None:
    path = tmp_path / "reply.tsr"
    path.write_bytes(authority.reply(REQUEST, authority.between))
    said = check_reply(bytes_of(path), authority.root.pem)

    assert isinstance(said, Stamp)
    assert said == read_reply(path.read_bytes(), authority.root.pem)
    with pytest.raises(Problem, match=r"timestamp\.unreadable"):
        check_reply(b"<html>")
    path.write_bytes(b"")
    with pytest.raises(Problem, match=r"intake\.empty"):
        bytes_of(path)
    path.write_bytes(bytes(1 << 21))
    with pytest.raises(Problem, match=r"timestamp\.unreadable"):
        bytes_of(path)


def test_openssl_reads_the_request_as_it_was_meant(tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "q.tsq").write_bytes(REQUEST)
    command = ["openssl", "ts", "-query", "-in", "q.tsq", "-text"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    assert "Hash Algorithm: sha256" in said
    assert "Nonce: 0x80C0FFEE00000001" in said
    assert "Certificate required: yes" in said
    assert request_for(DIGEST, NONCE) == REQUEST
