"""Time stamps (RFC 3161): the request for one, and what the authority's reply says and proves.

A reply is checked as far as it reaches: the signature over its words, the certificate that made it and what that
is for, and the certificates above it, up to a root that the user gave, to one that came along, or to where they end.
The certificates have to be valid at the time the authority says, not today.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509 import (
    BasicConstraints,
    Certificate,
    DuplicateExtension,
    ExtendedKeyUsage,
    ExtensionNotFound,
    InvalidVersion,
    KeyUsage,
    Name,
    load_der_x509_certificate,
    load_pem_x509_certificates,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from nocontact_desktop.errors import Problem
from nocontact_desktop.vault import der
from nocontact_desktop.vault.stamp import Chain, Stamp

NONCE_LENGTH = 8

# Object identifiers as DER writes them.
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_TIME_STAMP = bytes.fromhex("2a864886f70d0109100104")
_CONTENT_TYPE = bytes.fromhex("2a864886f70d010903")
_MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")
_SIGNER_SHA1 = bytes.fromhex("2a864886f70d010910020c")
_SIGNER = bytes.fromhex("2a864886f70d010910022f")
_RSA_PSS = bytes.fromhex("2a864886f70d01010a")
_SHA256 = bytes.fromhex("608648016503040201")
_HASHES: dict[bytes, hashes.HashAlgorithm] = {
    _SHA256: hashes.SHA256(),
    bytes.fromhex("608648016503040202"): hashes.SHA384(),
    bytes.fromhex("608648016503040203"): hashes.SHA512(),
}

_GRANTED = {0, 1}
_TIME = re.compile(rb"(\d{14})(?:\.\d{1,9})?Z")
_LONGEST_CHAIN = 8
_LONGEST_NAME = 120
_PEM = b"-----BEGIN"


def request_for(digest: bytes, nonce: bytes) -> bytes:
    """The request file for a SHA-256; the same nonce (eight bytes) gives the same bytes."""
    algorithm = der.encoded(der.SEQUENCE, der.encoded(der.OBJECT, _SHA256), der.encoded(der.NULL))
    imprint = der.encoded(der.SEQUENCE, algorithm, der.encoded(der.OCTETS, digest))
    with_certificate = der.encoded(der.BOOLEAN, b"\xff")
    asked = der.number(int.from_bytes(nonce, "big"))
    return der.encoded(der.SEQUENCE, der.number(1), imprint, asked, with_certificate)


def read_reply(reply: bytes, root: bytes = b"") -> Stamp:
    """Check a reply. ``root`` is the file of a certificate, or several, that its certificates have to lead to.

    Raises:
        Problem: ``timestamp.unreadable``, ``timestamp.refused``, ``timestamp.no-certificate``,
            ``timestamp.not-for-time``, ``timestamp.expired``, ``timestamp.changed``, ``timestamp.unknown-kind``,
            ``timestamp.broken-chain``, ``timestamp.other-root`` or ``timestamp.root-unreadable``.
    """
    given = _certificates_of(root) if root else []
    try:
        token = _token(reply)
        certificate = token.signer_certificate(given)
        _check_signature(token, certificate)
        at = _time(token.said[4])
        _check_purpose(certificate)
        chain = _climb(certificate, token.certificates, given, at)
        return Stamp(
            digest=_imprint(token.said[2]),
            nonce=next((der.number_in(one) for one in token.said[5:] if one.tag == der.INTEGER), None),
            authority=_name_of(certificate.subject),
            time=at.isoformat(timespec="seconds"),
            chain=_end_of(chain, given),
            above=_name_of(chain[-1].issuer),
        )
    except (ValueError, TypeError, IndexError, OverflowError, InvalidVersion, DuplicateExtension):
        # Not written as a reply is: somebody's web page, a cut file, the request itself.
        raise Problem("timestamp.unreadable") from None
    except UnsupportedAlgorithm:
        raise Problem("timestamp.unknown-kind") from None


@dataclass(frozen=True)
class _Token:
    """The signed part of a reply. ``said`` are the parts of TSTInfo, ``content`` its bytes."""

    content: bytes
    said: list[der.Element]
    certificates: list[Certificate]
    signer: list[der.Element]

    def signer_certificate(self, given: Sequence[Certificate]) -> Certificate:
        """The certificate that the signer names by issuer and number."""
        named = self.signer[1]
        for one in (*self.certificates, *given):
            if named.tag == der.SEQUENCE:
                issuer, serial = named.parts()
                if one.issuer.public_bytes() == issuer.whole and one.serial_number == der.number_in(serial):
                    return one
        raise Problem("timestamp.no-certificate")

    def attribute(self, kind: bytes) -> der.Element | None:
        """The value of a signed attribute."""
        for one in self.signer[3].parts():
            named, values = one.parts()
            if named.content == kind:
                return der.element(values.of(der.SET).content)
        return None


def _token(reply: bytes) -> _Token:
    """Take a reply apart (RFC 3161 section 2.4.2, RFC 5652 section 5)."""
    status, *rest = der.element(reply).of(der.SEQUENCE).parts()
    if der.number_in(status.of(der.SEQUENCE).parts()[0]) not in _GRANTED:
        raise Problem("timestamp.refused")
    kind, content = rest[0].of(der.SEQUENCE).parts()
    _expect(kind.content == _SIGNED_DATA)
    parts = der.element(content.of(der.CONTEXT).content).of(der.SEQUENCE).parts()
    what, wrapped = parts[2].of(der.SEQUENCE).parts()
    _expect(what.content == _TIME_STAMP)
    said = der.element(wrapped.of(der.CONTEXT).content).of(der.OCTETS).content
    listed = [one for part in parts[3:-1] if part.tag == der.CONTEXT for one in part.parts()]
    (signer,) = parts[-1].of(der.SET).parts()
    return _Token(
        content=said,
        said=der.element(said).of(der.SEQUENCE).parts(),
        certificates=[load_der_x509_certificate(one.whole) for one in listed if one.tag == der.SEQUENCE],
        signer=signer.of(der.SEQUENCE).parts(),
    )


def _expect(holds: bool) -> None:
    if not holds:
        raise der.NotDer("something else is expected here")


def _imprint(said: der.Element) -> bytes:
    algorithm, digest = said.of(der.SEQUENCE).parts()
    _expect(algorithm.parts()[0].content == _SHA256)
    return digest.of(der.OCTETS).content


def _time(said: der.Element) -> datetime:
    found = _TIME.fullmatch(said.of(der.TIME).content)
    if found is None:
        raise der.NotDer("a time is expected here")
    return datetime.strptime(found.group(1).decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def _check_signature(token: _Token, certificate: Certificate) -> None:
    """Check that the signed attributes speak of this content and this certificate, and who signed them."""
    attributes = token.signer[3].of(der.CONTEXT)
    algorithm = _HASHES.get(token.signer[2].parts()[0].content)
    if algorithm is None:
        raise Problem("timestamp.unknown-kind")
    kind, digest = token.attribute(_CONTENT_TYPE), token.attribute(_MESSAGE_DIGEST)
    again = hashlib.new(algorithm.name, token.content).digest()
    if kind is None or kind.content != _TIME_STAMP or digest is None or digest.content != again:
        raise Problem("timestamp.changed")
    if not _names_certificate(token, certificate):
        raise Problem("timestamp.changed")
    # What was signed are the attributes written as a SET (RFC 5652 section 5.4), not as the [0] they stand in.
    signed = bytes((der.SET,)) + attributes.whole[1:]
    try:
        _verify(certificate, token.signer[4].parts()[0].content, token.signer[5].content, signed, algorithm)
    except InvalidSignature:
        raise Problem("timestamp.changed") from None


def _verify(
    certificate: Certificate, kind: bytes, signature: bytes, signed: bytes, algorithm: hashes.HashAlgorithm
) -> None:
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        pss = padding.PSS(padding.MGF1(algorithm), padding.PSS.AUTO)
        key.verify(signature, signed, pss if kind == _RSA_PSS else padding.PKCS1v15(), algorithm)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, signed, ec.ECDSA(algorithm))
    else:
        raise Problem("timestamp.unknown-kind")


def _names_certificate(token: _Token, certificate: Certificate) -> bool:
    """Whether the signed attributes name the certificate by its hash (RFC 2634 with SHA-1, RFC 5816)."""
    value = token.attribute(_SIGNER)
    algorithm: hashes.HashAlgorithm | None = hashes.SHA256()
    if value is None:
        value, algorithm = token.attribute(_SIGNER_SHA1), hashes.SHA1()  # noqa: S303  as the RFC has it; signs nothing
    if value is None:
        return False
    parts = value.parts()[0].parts()[0].parts()
    if parts[0].tag == der.SEQUENCE:  # another hash than the one that goes without saying
        algorithm = _HASHES.get(parts.pop(0).parts()[0].content)
    return algorithm is not None and parts[0].content == certificate.fingerprint(algorithm)


def _check_purpose(certificate: Certificate) -> None:
    """A certificate for time stamps is for nothing else, and says so (RFC 3161 section 2.3)."""
    try:
        use = certificate.extensions.get_extension_for_class(ExtendedKeyUsage)
    except ExtensionNotFound:
        raise Problem("timestamp.not-for-time") from None
    if not use.critical or list(use.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise Problem("timestamp.not-for-time")


def _climb(
    certificate: Certificate, known: Sequence[Certificate], given: Sequence[Certificate], at: datetime
) -> list[Certificate]:
    """The chain from the signer upwards: to a given root, a self-signed one, or the last that is at hand."""
    chain = [certificate]
    _check_dates(certificate, at)
    while chain[-1] not in given and len(chain) < _LONGEST_CHAIN:
        above = _issuer_of(chain[-1], [*given, *(one for one in known if one not in chain)], len(chain) - 1)
        if above is None:
            break
        _check_dates(above, at)
        chain.append(above)
    if given and chain[-1] not in given:
        raise Problem("timestamp.other-root")
    return chain


def _issuer_of(certificate: Certificate, known: Sequence[Certificate], below: int) -> Certificate | None:
    """The certificate above, None when it is not at hand. ``below`` is how many issuers stand below it already.

    Raises Problem ``timestamp.broken-chain`` when one of its name is there and did not sign it, or may not.
    """
    if certificate.subject == certificate.issuer:
        return None
    named = [one for one in known if one.subject == certificate.issuer]
    for one in named:
        if _may_issue(one, below) and _has_signed(one, certificate):
            return one
    if named:
        raise Problem("timestamp.broken-chain")
    return None


def _has_signed(issuer: Certificate, certificate: Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, TypeError, ValueError):  # another key, or one that signs in another way
        return False
    return True


def _may_issue(certificate: Certificate, below: int) -> bool:
    """Whether it is one that may sign others, so many of them below it."""
    extensions = certificate.extensions
    try:
        basic = extensions.get_extension_for_class(BasicConstraints).value
        use = next((one.value for one in extensions if isinstance(one.value, KeyUsage)), None)
    except ExtensionNotFound:
        return False
    long_enough = basic.path_length is None or basic.path_length >= below
    return basic.ca and long_enough and (use is None or use.key_cert_sign)


def _check_dates(certificate: Certificate, at: datetime) -> None:
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise Problem("timestamp.expired")


def _end_of(chain: Sequence[Certificate], given: Sequence[Certificate]) -> Chain:
    last = chain[-1]
    if last in given:
        return "given"
    return "inside" if last.subject == last.issuer and _has_signed(last, last) else "open"


def _name_of(name: Name) -> str:
    """A name to show: the common one and whose it is, without signs that could mislead, cut to a line."""
    found = [str(one.value) for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME)
             for one in name.get_attributes_for_oid(kind)[:1]]  # fmt: skip
    shown = ", ".join(dict.fromkeys(found)) or name.rfc4514_string()
    return "".join(sign for sign in shown if sign.isprintable())[:_LONGEST_NAME]


def _certificates_of(file: bytes) -> list[Certificate]:
    try:
        found = load_pem_x509_certificates(file) if _PEM in file else [load_der_x509_certificate(file)]
    except ValueError:
        raise Problem("timestamp.root-unreadable") from None
    return found
