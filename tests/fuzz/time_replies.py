"""Fuzzing of the replies of time stamp authorities: a valid one, changed at random. Only known problems may come out.

What is still read as a reply says what the valid one says.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault import der
from nocontact_desktop.vault.timestamps import read_reply, request_for
from tests.fuzz._target import Target, changing

DIGEST, NONCE = sha256(b"a checkpoint").digest(), bytes(range(8))
_KEY = ec.derive_private_key(7, ec.SECP256R1())
_SHA256 = "608648016503040201"
_PIECES = (
    b"\x30",
    b"\x30\x80",
    b"\x31\x00",
    b"\xa0\x03\x02\x01\x02",
    b"\x05\x00",
    b"\x84\xff\xff\xff\xff",
    b"\x1f\x81",
    b"\x00",
)


def feed(data: bytes, chance: random.Random) -> None:
    """Read one case. Raises whatever should not happen."""
    try:
        said = read_reply(data)
    except Problem as problem:
        if not problem.code.startswith("timestamp."):
            raise
        return
    assert said == read_reply(valid())
    assert said.digest == DIGEST


@cache
def valid() -> bytes:
    """A reply written out by hand, with a certificate that signed itself."""
    certificate = _certificate()
    said = _said()
    attributes = b"".join(
        sorted(
            der.encoded(der.SEQUENCE, der.encoded(der.OBJECT, bytes.fromhex(kind)), der.encoded(der.SET, value))
            for kind, value in (
                ("2a864886f70d010903", der.encoded(der.OBJECT, bytes.fromhex("2a864886f70d0109100104"))),
                ("2a864886f70d010904", der.encoded(der.OCTETS, sha256(said).digest())),
                ("2a864886f70d010910022f", _nested(der.encoded(der.OCTETS, certificate.fingerprint(hashes.SHA256())))),
            )
        )
    )
    signature = _KEY.sign(der.encoded(der.SET, attributes), ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
    named = der.encoded(der.SEQUENCE, certificate.issuer.public_bytes(), der.number(certificate.serial_number))
    ecdsa = der.encoded(der.SEQUENCE, der.encoded(der.OBJECT, bytes.fromhex("2a8648ce3d040302")))
    signer = der.encoded(
        der.SEQUENCE,
        der.number(1),
        named,
        _algorithm(),
        der.encoded(der.CONTEXT, attributes),
        ecdsa,
        der.encoded(der.OCTETS, signature),
    )
    inside = der.encoded(der.CONTEXT, der.encoded(der.OCTETS, said))
    content = der.encoded(der.SEQUENCE, der.encoded(der.OBJECT, bytes.fromhex("2a864886f70d0109100104")), inside)
    listed = der.encoded(der.CONTEXT, certificate.public_bytes(Encoding.DER))
    digests, signers = der.encoded(der.SET, _algorithm()), der.encoded(der.SET, signer)
    signed = der.encoded(der.SEQUENCE, der.number(3), digests, content, listed, signers)
    kind = der.encoded(der.OBJECT, bytes.fromhex("2a864886f70d010702"))
    token = der.encoded(der.SEQUENCE, kind, der.encoded(der.CONTEXT, signed))
    return der.encoded(der.SEQUENCE, der.encoded(der.SEQUENCE, der.number(0)), token)


def _said() -> bytes:
    """TSTInfo: the imprint as the request has it, a number, a time and the nonce."""
    asked = der.element(request_for(DIGEST, NONCE)).parts()
    policy = der.encoded(der.OBJECT, bytes.fromhex("2a0304"))
    when = der.encoded(der.TIME, b"20260302210400Z")
    return der.encoded(der.SEQUENCE, der.number(1), policy, asked[1].whole, der.number(5), when, asked[2].whole)


def _nested(value: bytes) -> bytes:
    for _ in range(3):
        value = der.encoded(der.SEQUENCE, value)
    return value


def _algorithm() -> bytes:
    return der.encoded(der.SEQUENCE, der.encoded(der.OBJECT, bytes.fromhex(_SHA256)), der.encoded(der.NULL))


def _certificate() -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Example Stamps")])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(_KEY.public_key())
        .serial_number(77)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2036, 1, 1, tzinfo=UTC))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(_KEY, hashes.SHA256(), ecdsa_deterministic=True)
    )


TARGET = Target("time_replies", changing((valid(),), _PIECES), feed)
