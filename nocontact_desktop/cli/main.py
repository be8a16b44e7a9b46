"""Runs one command: exit 0 when it is done, 1 on a known problem, 2 on wrong usage."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from nocontact_desktop.cli.answer import Answer
from nocontact_desktop.cli.arguments import parser
from nocontact_desktop.cli.copied_places import warn_of_copied_places
from nocontact_desktop.errors import Problem
from nocontact_desktop.vault.crashes import say_place_only
from nocontact_desktop.vault.hardening import harden

COMMAND_MODULES = {
    "create": "notebooks",
    "check": "notebooks",
    "backup": "notebooks",
    "restore": "notebooks",
    "salvage": "notebooks",
    "import": "diary",
    "log": "diary",
    "list": "diary",
    "report": "reports",
    "verify": "reports",
    "demo": "made_up",
    "content": "guidance",
}
"""Where each command stands, as a function of its name with ``_command`` behind it."""


def start() -> int:
    """The process itself: closed to others and quiet about what goes wrong. Then the command."""
    harden()
    say_place_only()
    return main()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in ``arguments`` (by default the process's own) and return the exit status."""
    words = parser()
    options = words.parse_args(arguments)
    if getattr(options, "from_json", None) == getattr(options, "passphrase_file", None) == "-":
        words.error("only one of --from-json and --passphrase-file can be read from standard input")
    module = import_module(f"nocontact_desktop.cli.{COMMAND_MODULES[options.command]}")
    warn_of_copied_places(options)
    try:
        answer: Answer = getattr(module, f"{options.command}_command")(options)
    except Problem as problem:  # something that can happen to a user: one plain line
        _tell(problem, as_json=options.json)
        return 1
    except KeyboardInterrupt:  # Ctrl-C: what was begun has been taken back on the way here
        return 1
    try:
        print(json.dumps(answer.data, ensure_ascii=False) if options.json else "\n".join(answer.lines), flush=True)
    except BrokenPipeError:
        # Whoever read has seen enough, as "head" has. What is left must not be tried again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0 if answer.ok else 1


def _tell(problem: Problem, *, as_json: bool) -> None:
    from nocontact_desktop.guidance.content import say

    said = say(problem.code, **problem.params)
    print(f"{said.text} {said.next}".strip(), file=sys.stderr)
    if as_json:
        print(json.dumps({"error": problem.code}))
