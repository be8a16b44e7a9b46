"""A time stamp authority of our own: its certificates are made here, its replies by ``openssl ts``."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from nocontact_desktop.vault import der

needs_openssl = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="the program openssl, which makes the replies, is not there"
)

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

_CONF = """
[tsa]
default_tsa = ours
[ours]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = {digests}
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True)
class Certified:
    """A certificate with its key."""

    key: Key
    certificate: x509.Certificate

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def certified(
    name: str,
    by: Certified | None = None,
    *,
    ca: bool = True,
    uses: tuple[x509.ObjectIdentifier, ...] = (),
    days: tuple[int, int] = (-10, 3650),
    kind: str = "ec",
) -> Certified:
    """A certificate for ``name``, valid from and to so many days from now, signed by ``by`` or by itself."""
    key: Key = ec.generate_private_key(ec.SECP256R1()) if kind == "ec" else rsa.generate_private_key(65537, 2048)
    subject = x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example Time"), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    if uses:
        builder = builder.add_extension(x509.ExtendedKeyUsage(uses), critical=True)
    return Certified(key, builder.sign(by.key if by else key, hashes.SHA256()))


@dataclass
class Authority:
    """Root, one between, and the signer. ``digests`` are those it takes."""

    folder: Path
    kind: str = "ec"
    digests: str = "sha256"
    days: tuple[int, int] = (-10, 3650)
    root: Certified = field(init=False)
    between: Certified = field(init=False)
    signer: Certified = field(init=False)

    def __post_init__(self) -> None:
        self.root = certified("Example Root", kind=self.kind)
        self.between = certified("Example Between", self.root, kind=self.kind)
        uses = (ExtendedKeyUsageOID.TIME_STAMPING,)
        self.signer = certified("Example Stamps", self.between, ca=False, uses=uses, days=self.days, kind=self.kind)
        self.folder.mkdir(exist_ok=True)
        (self.folder / "serial").write_text("01\n")
        (self.folder / "ts.conf").write_text(_CONF.format(folder=self.folder, digests=self.digests))
        for name, data in (("signer.pem", self.signer.pem), ("signer.key", self.signer.key_pem)):
            (self.folder / name).write_bytes(data)

    def reply(self, request: bytes, *others: Certified) -> bytes:
        """Answer a request; ``others`` are the certificates that come along with the signer's."""
        (self.folder / "q.tsq").write_bytes(request)
        command = ["ts", "-reply", "-config", "ts.conf", "-queryfile", "q.tsq", "-signer", "signer.pem"]
        command += ["-inkey", "signer.key", "-out", "r.tsr"]
        if others:
            (self.folder / "chain.pem").write_bytes(b"".join(one.pem for one in others))
            command += ["-chain", "chain.pem"]
        self._openssl(*command)
        return (self.folder / "r.tsr").read_bytes()

    def signed_by(self, reply: bytes, signer: Certified) -> bytes:
        """The same words, signed with another certificate: what ``openssl ts`` itself refuses to do."""
        token = der.element(reply).parts()[1].parts()[1].parts()[0].parts()[2].parts()[1].parts()[0]
        for name, data in (("said", token.content), ("other.pem", signer.pem), ("other.key", signer.key_pem)):
            (self.folder / name).write_bytes(data)
        kind = ["-econtent_type", "1.2.840.113549.1.9.16.1.4", "-nodetach", "-binary", "-outform", "DER"]
        command = ["cms", "-sign", "-in", "said", "-signer", "other.pem", "-inkey", "other.key", "-cades", *kind]
        self._openssl(*command, "-out", "token")
        granted = der.encoded(der.SEQUENCE, der.number(0))
        return der.encoded(der.SEQUENCE, granted, (self.folder / "token").read_bytes())

    def agrees(self, reply: bytes, request: bytes) -> bool:
        """Whether ``openssl ts`` says yes to a reply, seen from the root."""
        files = {"r.tsr": reply, "q.tsq": request, "root.pem": self.root.pem, "between.pem": self.between.pem}
        for name, data in files.items():
            (self.folder / name).write_bytes(data)
        command = ["openssl", "ts", "-verify", "-in", "r.tsr", "-queryfile", "q.tsq", "-CAfile", "root.pem"]
        command += ["-untrusted", "between.pem"]
        return subprocess.run(command, cwd=self.folder, capture_output=True, check=False).returncode == 0

    def _openssl(self, *command: str) -> None:
        subprocess.run(["openssl", *command], cwd=self.folder, capture_output=True, check=True)
