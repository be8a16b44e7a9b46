"""The one root of every error this program raises on purpose.

A :class:`Problem` is something that can happen to a user: it carries a code and parameters, and the
window and the command line turn the code into words. Anything else that is raised is a bug.
Neither ever carries what the user wrote, a name, or a path outside the notebook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Parameter = str | int


class NoContactError(Exception):
    """Root of the program's own errors."""


class Problem(NoContactError):
    """A known problem, by code, with the parameters its sentence needs.

    The words stand in ``resources/content/<language>/problems.toml`` under the same code.
    """

    def __init__(self, code: str, **params: Parameter) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, Parameter] = params


class Cancelled(NoContactError):
    """The user stopped a long operation; whatever it had begun has been taken back."""


@dataclass(frozen=True)
class Finding:
    """One thing a check has found, by code, with the parameters its sentence needs."""

    code: str
    params: Mapping[str, Parameter] = field(default_factory=dict)
