"""Finds, in the program's source, the codes of problems and findings with the parameters given to them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "nocontact_desktop"
MAKERS = {"Problem", "Finding"}


@dataclass(frozen=True)
class Raised:
    """One place that names a code. ``params`` None: not to be seen there."""

    code: str
    params: frozenset[str] | None
    place: str


def raised() -> list[Raised]:
    """Every code given to ``Problem`` or ``Finding``, or to a function of the same module that hands it on to them."""
    return [one for path in _sources() for one in _raised_in(path)]


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


def _raised_in(path: Path) -> Iterator[Raised]:
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    makers = MAKERS | {function.name for function in functions if _hands_on(function)}
    for call in _calls(tree, makers):
        params = (
            None if any(word.arg is None for word in call.keywords) else frozenset(str(w.arg) for w in call.keywords)
        )
        for code in _strings(call.args[0]):
            yield Raised(code, params, f"{path.relative_to(PACKAGE)}:{call.lineno}")


def _calls(tree: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in names:
                yield node


def _hands_on(node: ast.FunctionDef) -> bool:
    own = {argument.arg for argument in node.args.args}
    return any(isinstance(call.args[0], ast.Name) and call.args[0].id in own for call in _calls(node, MAKERS))


def _strings(argument: ast.expr) -> list[str]:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.IfExp):
        return [*_strings(argument.body), *_strings(argument.orelse)]
    return []
