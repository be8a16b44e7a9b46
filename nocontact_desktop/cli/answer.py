"""What a command answers, for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Answer:
    """``lines`` are printed for people, ``data`` as one JSON object; ``ok`` False ends with status 1."""

    lines: list[str]
    data: dict[str, Any] = field(default_factory=dict)
    ok: bool = True
