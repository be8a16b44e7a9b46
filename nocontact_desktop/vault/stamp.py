"""What a time stamp says. Apart from what reads it, so that saying it needs no cipher."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Chain = Literal["given", "inside", "open"]
"""Where the certificates lead: to a root the user gave, to one inside the reply, or to none that is at hand."""


@dataclass(frozen=True)
class Stamp:
    """What a checked reply says: about which SHA-256, to which request, who, and when (ISO 8601, UTC).

    ``above`` is the last name in the chain of certificates: who vouches for the authority.
    """

    digest: bytes
    nonce: int | None
    authority: str
    time: str
    chain: Chain
    above: str
