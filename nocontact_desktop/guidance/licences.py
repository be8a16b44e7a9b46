"""What the program is made of, and under which licences."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import PurePosixPath

import msgspec
import tomli

from nocontact_desktop.guidance.resources import resource
from nocontact_desktop.guidance.rows import Row

_TEXTS = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\s+OR\s+")


class Inside(Row, frozen=True, kw_only=True):
    """A library that a package carries in itself."""

    name: str
    licence: str


class Component(Row, frozen=True, kw_only=True):
    """A package, or a part of ours. ``licence`` is an SPDX expression; ``text`` are files below the resources."""

    name: str
    licence: str
    inside: tuple[Inside, ...] = ()
    text: tuple[str, ...] = ()


class Licences(Row, frozen=True, kw_only=True):
    """All of them: packages by their names in the lock file, and what is no package."""

    package: tuple[Component, ...]
    part: tuple[Component, ...]


def load_licences() -> Licences:
    """Everything that has a licence of its own."""
    data = tomli.loads(resource("licences", "licences.toml").read_text("utf-8"))
    return msgspec.convert(data, Licences)


def version_of(component: Component) -> str:
    """The version that is installed; empty where it is not (it belongs to another system) or is no package."""
    found = _installed(component)
    return found.version if found else ""


def text_of(component: Component) -> str:
    """The full texts: those the package brings, and those that travel with the program."""
    found = _installed(component)
    brought = [file for file in (found.files or []) if _is_text(PurePosixPath(str(file)))] if found else []
    texts = [_decoded(file.read_binary()) for file in brought]
    texts += [resource(*name.split("/")).read_text("utf-8").strip() for name in component.text]
    return "\n\n\n".join(texts)


def is_compatible(licence: str) -> bool:
    """Whether a work under an SPDX expression may go into one under GPL-3.0-or-later. ``OR`` leaves a choice."""
    parts = [part.strip(" ()") for part in licence.split(" AND ")]
    return all(any(one in _COMPATIBLE for one in _ALTERNATIVE.split(part)) for part in parts)


_COMPATIBLE = frozenset({
    "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "FTL", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later",
    "IJG", "ISC", "LGPL-3.0-only", "LGPL-3.0-or-later", "MIT", "MIT-0", "MIT-CMU", "MIT-Modern-Variant", "MPL-2.0",
    "Zlib", "blessing", "libtiff",
})  # fmt: skip


def _installed(component: Component) -> Distribution | None:
    try:
        return distribution(component.name)
    except PackageNotFoundError:
        return None


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8").strip()
    except UnicodeDecodeError:  # an old file, with the sign of copyright in one byte
        return data.decode("latin-1").strip()


def _is_text(path: PurePosixPath) -> bool:
    of_package = any(part.endswith(".dist-info") for part in path.parts)
    return of_package and path.suffix not in {".html", ".yml"} and bool(_TEXTS.search("/".join(path.parts[1:])))
