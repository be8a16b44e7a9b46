"""What a write has changed: which ids of which kind. Pages ask again for just those."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Changes:
    """Kinds (``entry``, ``exhibit``, ``case``, ``source``, ``conversation``…) to the ids that changed."""

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @staticmethod
    def of(kind: str, *ids: str) -> Changes:
        """The change of some things of one kind."""
        return Changes({kind: frozenset(ids)})

    def __or__(self, other: Changes) -> Changes:
        kinds = {*self.ids, *other.ids}
        return Changes({kind: self.touched(kind) | other.touched(kind) for kind in kinds})

    def touched(self, kind: str) -> frozenset[str]:
        """The ids of ``kind`` that changed."""
        return self.ids.get(kind, frozenset())
