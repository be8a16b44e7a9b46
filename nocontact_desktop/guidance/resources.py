"""Finds the files that travel with the program, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(*parts: str) -> Traversable:
    """The file or folder ``parts`` below nocontact_desktop/resources."""
    return files("nocontact_desktop").joinpath("resources", *parts)
