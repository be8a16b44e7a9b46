"""Reads a content file into typed rows, and says in which file and row something is wrong."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec
import tomli

from nocontact_desktop.guidance.rows import Row, Wording

R = TypeVar("R", bound=Row)


class ContentError(ValueError):
    """A content file is not as it has to be: a mistake of ours, not something that can happen to a user."""


class ContentFile:
    """One TOML file, taken apart table by table; :meth:`done` sees to it that nothing was left over."""

    def __init__(self, folder: Traversable, name: str) -> None:
        self._name = name
        self._asked: set[str] = set()
        try:
            self._tables: dict[str, Any] = tomli.loads((folder / name).read_text(encoding="utf-8"))
        except tomli.TOMLDecodeError as error:  # says line and column, but not the file
            raise ContentError(f"{name}: {error}") from error

    def rows(self, table: str, shape: type[R]) -> tuple[R, ...]:
        """The rows of ``[[table]]`` in their order."""
        return tuple(self.by_id(table, shape).values())

    def by_id(self, table: str, shape: type[R], *, may_lack: bool = False) -> dict[str, R]:
        """The rows of ``[[table]]`` in their order, each under the ``id`` it has."""
        if may_lack and table not in self._tables:
            return {}
        found: dict[str, R] = {}
        for place, raw in enumerate(self._take(table, list), start=1):
            label = raw.get("id", "no id") if isinstance(raw, dict) else "not a table"
            row = self._convert(raw, shape, f"[[{table}]] {place} ({label})")
            if label in found:
                raise ContentError(f"{self._name}: [[{table}]] {place}: the id {label!r} is there twice")
            found[label] = row
        return found

    def wordings(self) -> dict[str, Wording]:
        """All tables of the file as wordings by code."""
        self._asked.update(self._tables)
        return {code: self._convert(raw, Wording, f"[{code!r}]") for code, raw in self._tables.items()}

    def words(self) -> dict[str, dict[str, str]]:
        """All tables of the file as words by group and value."""
        self._asked.update(self._tables)
        return {group: self._convert(raw, dict[str, str], f"[{group}]") for group, raw in self._tables.items()}

    def done(self) -> None:
        """Raise :class:`ContentError` when a table has not been asked for."""
        unknown = [table for table in self._tables if table not in self._asked]
        if unknown:
            raise ContentError(f"{self._name}: unknown tables: {', '.join(unknown)}")

    def _take(self, table: str, kind: type[list[Any]]) -> list[Any]:
        rows = self._tables.get(table)
        self._asked.add(table)
        if not isinstance(rows, kind):
            raise ContentError(f"{self._name}: [[{table}]] is missing")
        return rows

    def _convert(self, raw: object, shape: Any, place: str) -> Any:
        try:
            return msgspec.convert(raw, shape)
        except msgspec.ValidationError as error:  # says the field, but neither file nor row
            raise ContentError(f"{self._name}: {place}: {error}") from error
