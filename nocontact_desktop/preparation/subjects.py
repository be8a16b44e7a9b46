"""What a message speaks of, beside the subjects that were agreed. It knows words, not what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nocontact_desktop.guidance.folded import Folded, fold
from nocontact_desktop.guidance.phrases import any_fact, any_of
from nocontact_desktop.guidance.rows import ReplySubject

_WEB = re.compile(r"(?:https?://|www\.)\S+")


def without_web(said: Folded) -> str:
    """The folded text with blanks in place of web addresses, which are no words of the writer."""
    return _WEB.sub(lambda address: " " * len(address[0]), said.text)


class OffSubject:
    """Finds subjects that are not among the ``agreed`` ones.

    It finds nothing where no subjects are agreed, or where they are named in a way that is not known here. A sentence
    that names an agreed subject in the user's own words is not outside.
    """

    def __init__(self, agreed: tuple[str, ...], subjects: tuple[ReplySubject, ...]) -> None:
        named = "\n".join(map(fold, agreed))
        left_out = [one for one in subjects if not any_of((fold(one.name), *one.called, *one.words)).search(named)]
        is_known = bool(agreed) and len(left_out) < len(subjects)
        self._words = any_of(tuple(word for one in left_out for word in one.words) if is_known else ())
        self._own = any_fact(agreed)

    def spans(self, said: Folded) -> Iterator[tuple[int, int]]:
        """Where ``said`` names such a subject: start and end in the original."""
        for match in self._words.finditer(without_web(said)):
            if not self._own.search(said.text, *said.sentence_at(match.start())):
                yield said.span(*match.span())
