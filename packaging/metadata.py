"""Gives the wheel its dependencies: the names in requirements/run.in, so they stand in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class RequirementsHook(MetadataHookInterface):
    """Reads requirements/run.in when the wheel is built."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in ``dependencies``."""
        lines = (Path(self.root) / "requirements" / "run.in").read_text("utf-8").splitlines()
        names = (line.split("#")[0].strip() for line in lines)
        metadata["dependencies"] = [name for name in names if name]
