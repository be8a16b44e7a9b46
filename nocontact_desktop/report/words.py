"""The words of the report, from ``resources/content/<language>/report.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from nocontact_desktop.guidance.resources import resource


class Words:
    """Sentences by key, such as ``summary.title``; every text of a report that is not the writer's own."""

    def __init__(self, rows: dict[str, str]) -> None:
        self._rows = rows

    def __call__(self, key: str, **params: str | int) -> str:
        """Return the sentence of ``key``, filled in. Raises KeyError for an unknown key."""
        return self._rows[key].format(**params)

    def count(self, key: str, number: int, **params: str | int) -> str:
        """Return the sentence of ``key`` in the form that fits ``number``, as ``{n}``."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", n=number, **params)

    def has(self, key: str) -> bool:
        """Say whether there are words for ``key``."""
        return key in self._rows

    def parts(self, group: str) -> list[str]:
        """Return the names in ``group``, in the order in which the words have them."""
        prefix = f"{group}."
        return [key[len(prefix) :] for key in self._rows if key.startswith(prefix)]

    def name(self, group: str, value: str) -> str:
        """Return the word for one of a fixed set of values, or the value itself when it is none of them."""
        return self._rows.get(f"{group}.{value}", value)


@lru_cache(maxsize=4)
def words(language: str) -> Words:
    """Load the words of one language. Raises FileNotFoundError when there are none."""
    text = resource("content", language, "report.toml").read_text(encoding="utf-8")
    return Words(dict(_flat("", tomllib.loads(text))))


def _flat(prefix: str, table: dict[str, object]) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            rows += _flat(f"{prefix}{name}.", value)
        else:
            rows.append((prefix + name, str(value)))
    return rows
