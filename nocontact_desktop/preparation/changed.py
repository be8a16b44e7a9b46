"""What a write has changed, and when."""

from __future__ import annotations

from nocontact_desktop.vault.notebook import Notebook

Changed = frozenset[tuple[str, str]]
"""Pairs of kind (``answers``, ``channel``, ``step``) and id."""


def changed(kind: str, *ids: str) -> Changed:
    """The change of some things of one kind."""
    return frozenset((kind, one) for one in ids)


def moment(notebook: Notebook) -> str:
    """Now, as plans keep it: ISO 8601 in UTC, to the second."""
    return notebook.surroundings.now().isoformat(timespec="seconds")
