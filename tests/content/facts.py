"""The list of facts, and what covers each: a row of the guidance, or a test that names it."""

from __future__ import annotations

import ast
import tomllib
from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop.guidance.content import load

TESTS = Path(__file__).resolve().parents[1]
BY_A_ROW = {"C", "K"}
"""Kinds that words can cover. Everything else is something the program does, which only a test can show."""


@dataclass(frozen=True)
class Fact:
    """One fact by its key, such as ``idea:E-03``."""

    key: str
    kind: str
    says: str


def facts() -> list[Fact]:
    """Every fact of the list."""
    tables = tomllib.loads((TESTS / "content" / "facts.toml").read_text("utf-8"))
    return [
        Fact(f"{group}:{name}", row["kind"], row["says"])
        for group, rows in tables.items()
        for name, row in rows.items()
    ]


def named_by_rows() -> set[str]:
    """The keys that the rows of the guidance name."""
    content = load()
    named = {
        key
        for rows in (
            content.sheets,
            content.readings,
            content.myths,
            content.scripts,
            content.articles,
            content.practices,
            content.own_pages,
            content.flavours,
        )
        for row in rows
        for key in row.facts
    }
    named |= {key for row in content.steps for key in row.facts} | {
        f"audit:{row.audit}" for row in content.steps if row.audit
    }
    return (
        named
        | {key for row in content.channels for key in row.facts}
        | {f"channel:{row.fact}" for row in content.channels}
    )


def named_by_tests() -> set[str]:
    """The keys that tests name, as ``@pytest.mark.fact("idea:E-11", …)``."""
    named: set[str] = set()
    for path in TESTS.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "fact":
                named |= {
                    word.value for word in node.args if isinstance(word, ast.Constant) and isinstance(word.value, str)
                }
    return named
