"""The guidance in words that fit: what the person is called, and what they are to the user."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.answers import Answers, name_of_person

_SLOT = re.compile(r"\{([Pp])erson\}")


@dataclass(frozen=True)
class Voice:
    """Fills ``{person}`` and, at the beginning of a sentence, ``{Person}``."""

    person: str
    relation: str | None

    def __call__(self, text: str) -> str:
        """``text`` with the person called as the user calls them."""
        return _SLOT.sub(
            lambda slot: self.person if slot[1] == "p" else self.person[:1].upper() + self.person[1:], text
        )

    def aside(self, for_relation: dict[str, str]) -> str:
        """The sentence of a row for what the person is to the user; empty where there is none."""
        return self(for_relation.get(self.relation or "", ""))


def voice_for(answers: Answers, content: Content) -> Voice:
    """The voice that the answers ask for."""
    return Voice(name_of_person(answers, content), answers.relation)
