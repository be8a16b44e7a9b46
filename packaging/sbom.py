"""Writes what the program is made of, as CycloneDX 1.6 in JSON: ``python packaging/sbom.py FILE``.

Every package of requirements/run.lock with its hashes, and the libraries inside packages with the versions they tell
of themselves. The same lock file and libraries give the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from lock import REQUIREMENTS, Locked, read_lock

from nocontact_desktop import __version__
from nocontact_desktop.guidance.licences import Component, Inside, load_licences

NAME = "nocontact-desktop"
_NUMBER = re.compile(r"\d+(?:\.\d+)+")


def bill(lock: str) -> dict[str, Any]:
    """The whole document for the text of a lock file.

    Raises:
        KeyError: a package has no row in licences.toml, or a library inside one has no way to tell its version.
    """
    licences = load_licences()
    by_name = {one.name: one for one in licences.package}
    root = {"bom-ref": NAME, "type": "application", "name": NAME, "version": __version__} | _licence("GPL-3.0-or-later")
    packages = [_package(one, by_name[one.name]) for one in read_lock(lock)]
    parts = [
        {"bom-ref": one.name, "type": "data", "name": one.name} | _licence(one.licence) for one in licences.part[1:]
    ]
    body = {"metadata": {"component": root}, "components": [*packages, *parts]}
    number = uuid5(NAMESPACE_URL, json.dumps(body, sort_keys=True))
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{number}", "version": 1} | body


def _package(locked: Locked, row: Component) -> dict[str, Any]:
    purl = f"pkg:pypi/{locked.name}@{locked.version}"
    found: dict[str, Any] = {"bom-ref": purl, "type": "library", "name": locked.name, "version": locked.version}
    found |= {"purl": purl} | _licence(row.licence)
    found["externalReferences"] = [
        {
            "type": "distribution",
            "url": f"https://pypi.org/project/{locked.name}/{locked.version}/#files",
            "hashes": [{"alg": "SHA-256", "content": one} for one in locked.hashes],
        }
    ]
    if row.inside:
        found["components"] = [_library(purl, row.name, one) for one in row.inside]
    return found


def _library(purl: str, package: str, row: Inside) -> dict[str, Any]:
    told = _NUMBER.search(VERSIONS[package, row.name]())
    assert told is not None, f"{row.name} tells no version"
    found = {"bom-ref": f"{purl}#{row.name}", "type": "library", "name": row.name, "version": told[0]}
    return found | _licence(row.licence)


def _licence(expression: str) -> dict[str, Any]:
    return {"licenses": [{"expression": expression}]}


def _of_sqlcipher(question: str) -> str:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    try:
        connection.execute("PRAGMA key = 'x'")
        return str(connection.execute(question).fetchone()[0])
    finally:
        connection.close()


def _of_pillow(feature: str) -> str:
    from PIL import features

    return str(features.version(feature))


def _of_heif(name: str) -> str:
    import pillow_heif

    info: dict[str, Any] = pillow_heif.libheif_info()
    every = {"libheif": info["libheif"]} | info["encoders"] | info["decoders"]
    return str(every[name])


def _openssl_of_cryptography() -> str:
    from cryptography.hazmat.backends.openssl.backend import backend

    return backend.openssl_version_text()


def _pdfium() -> str:
    import pypdfium2

    return str(pypdfium2.PDFIUM_INFO)


def _qt() -> str:
    from PySide6.QtCore import qVersion

    return qVersion()


def _harfbuzz() -> str:
    import uharfbuzz

    return str(uharfbuzz.version_string())


def _libyaml() -> str:
    from yaml import _yaml

    return str(_yaml.get_version_string())


VERSIONS: dict[tuple[str, str], Callable[[], str]] = {
    ("cryptography", "OpenSSL"): _openssl_of_cryptography,
    ("sqlcipher3", "SQLCipher"): lambda: _of_sqlcipher("PRAGMA cipher_version"),
    ("sqlcipher3", "SQLite"): lambda: _of_sqlcipher("SELECT sqlite_version()"),
    ("sqlcipher3", "OpenSSL"): lambda: _of_sqlcipher("PRAGMA cipher_provider_version"),
    ("pillow", "FreeType"): lambda: _of_pillow("freetype2"),
    ("pillow", "libavif"): lambda: _of_pillow("avif"),
    ("pillow", "libjpeg-turbo"): lambda: _of_pillow("libjpeg_turbo"),
    ("pillow", "libtiff"): lambda: _of_pillow("libtiff"),
    ("pillow", "libwebp"): lambda: _of_pillow("webp"),
    ("pillow", "Little CMS"): lambda: _of_pillow("littlecms2"),
    ("pillow", "OpenJPEG"): lambda: _of_pillow("jpg_2000"),
    ("pillow", "zlib-ng"): lambda: _of_pillow("zlib_ng"),
    ("pillow-heif", "libheif"): lambda: _of_heif("libheif"),
    ("pillow-heif", "libde265"): lambda: _of_heif("libde265"),
    ("pillow-heif", "x265"): lambda: _of_heif("x265"),
    ("pypdfium2", "PDFium"): _pdfium,
    ("pyside6-essentials", "Qt"): _qt,
    ("pyyaml", "libyaml"): _libyaml,
    ("uharfbuzz", "HarfBuzz"): _harfbuzz,
}
"""How each library inside a package tells its version."""


def main(path: Path) -> None:
    """Write the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = bill((REQUIREMENTS / "run.lock").read_text("utf-8"))
    path.write_text(json.dumps(made, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    print(f"{path}: {len(made['components'])} parts, {len(VERSIONS)} libraries inside them")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
