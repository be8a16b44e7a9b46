"""The bill of materials names all that runs, down to the libraries inside packages."""

from __future__ import annotations

import json
import re

from nocontact_desktop.guidance.licences import load_licences
from tests.packaging_tools import ROOT, script

sbom = script("sbom")
LOCK = (ROOT / "requirements" / "run.lock").read_text("utf-8")


def test_every_package_stands_in_it_with_hashes_and_licence() -> None:
    packages = [one for one in sbom.bill(LOCK)["components"] if one["type"] == "library"]
    assert [(one["name"], one["version"]) for one in packages] == re.findall(r"^([\w.-]+)==(\S+)", LOCK, re.MULTILINE)
    for one in packages:
        assert one["externalReferences"][0]["hashes"]
        assert one["licenses"][0]["expression"]


def test_the_libraries_inside_tell_their_versions_themselves() -> None:
    found = {
        (package["name"], inside["name"]): inside["version"]
        for package in sbom.bill(LOCK)["components"]
        for inside in package.get("components", ())
    }
    assert set(found) == set(sbom.VERSIONS)
    assert set(found) == {(row.name, one.name) for row in load_licences().package for one in row.inside}
    assert re.fullmatch(r"4\.\d+\.\d+", found["sqlcipher3", "SQLCipher"])
    assert re.fullmatch(r"3\.\d+\.\d+", found["sqlcipher3", "SQLite"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", found["sqlcipher3", "OpenSSL"])
    assert all(re.fullmatch(r"[\d.]+", version) for version in found.values())


def test_the_same_parts_give_the_same_bytes() -> None:
    assert json.dumps(sbom.bill(LOCK)) == json.dumps(sbom.bill(LOCK))
    assert sbom.bill(LOCK)["serialNumber"] != sbom.bill(LOCK.replace("==", "==9", 1))["serialNumber"]
