"""Finds, in the program's source, the codes of problems and findings with the parameters given to them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "nocontact_desktop"
CODE = re.compile(r"[a-z]+\.[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Raised:
    """One place that names a code. ``params`` None: not to be seen there."""

    code: str
    params: frozenset[str] | None
    place: str


def raised(prefixes: set[str]) -> list[Raised]:
    """Every call whose first argument is a code: of a problem or finding, or beginning with one of ``prefixes``."""
    return [one for path in _sources() for one in _raised_in(path, prefixes)]


def mentioned() -> tuple[set[str], list[re.Pattern[str]]]:
    """All string constants of the source, and patterns for f-strings such as ``strength.{n}``."""
    constants: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                constants.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                start = str(node.values[0].value)
                if re.fullmatch(r"[a-z]+\.[a-z0-9-]*", start):
                    patterns.append(re.compile(re.escape(start) + r"[a-z0-9-]+"))
    return constants, patterns


def _sources() -> Iterator[Path]:
    # The stand-alone verifier has findings of its own, in words: it travels without the guidance.
    return (path for path in PACKAGE.rglob("*.py") if "standalone" not in path.parts)


def _raised_in(path: Path, prefixes: set[str]) -> Iterator[Raised]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        params = (
            None if any(word.arg is None for word in node.keywords) else frozenset(str(w.arg) for w in node.keywords)
        )
        for code in _strings(node.args[0]):
            is_code = CODE.fullmatch(code) and code.split(".")[0] in prefixes
            if name in {"Problem", "Finding"} or is_code:
                yield Raised(code, params, f"{path.relative_to(PACKAGE)}:{node.lineno}")


def _strings(argument: ast.expr) -> list[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.IfExp):
        return [*_strings(argument.body), *_strings(argument.orelse)]
    return []
