"""The shape of a court form: which boxes it has, in its own order, and what in the diary answers each.

Every form is one file in ``resources/content/<language>/forms``. The boxes are told in our own words; only their
numbers, and what they ask for, are the form's.
"""

from __future__ import annotations

from typing import Literal

from nocontact_desktop.guidance.rows import Claim, Mark, Row, weakest

Picks = Literal["most_recent", "worst", "first"]
GENERAL = "general"
"""The id of the sheet that belongs to no form."""


class Box(Row, frozen=True, kw_only=True):
    """One box of a form.

    ``number`` is the form's own, or empty. ``fields`` are the paths of what answers it (``case.relationship``,
    ``entry.weapon``, and ``entry.when`` for when it happened); none where the notebook holds nothing for it.
    ``room`` is about how many signs it has room for, by our own guess, and ``most`` how many things of a list; 0 where
    that is not known or does not matter. ``more`` says where the rest can go.
    ``private`` boxes ask where the writer can be found: they are never filled in from the notebook.
    """

    number: str = ""
    asks: str
    fields: tuple[str, ...] = ()
    note: str = ""
    room: int = 0
    most: int = 0
    more: str = ""
    private: bool = False
    mark: Mark | None = None


class Slot(Row, frozen=True, kw_only=True):
    """A place for one incident. ``number`` stands before the numbers of its boxes; ``each``: one for each entry."""

    number: str = ""
    title: str
    picks: Literal["most_recent", "worst", "first", "each"]


class Part(Row, frozen=True, kw_only=True):
    """Boxes under one heading. With ``slots``, they come once for each of these."""

    title: str
    boxes: tuple[Box, ...]
    slots: tuple[Slot, ...] = ()


class Confidential(Row, frozen=True, kw_only=True):
    """The separate paper that takes what the other side is not to see."""

    form: str
    says: str
    mark: Mark


class Form(Row, frozen=True, kw_only=True):
    """A court form. ``number`` is what the court calls it, ``country`` an ISO 3166 code, or empty for any country.

    ``picks`` are the ranks of the incidents it asks for; none means every one. ``confidential`` is None where there
    is no such paper that we know of. ``declaration`` is what is signed at the end, ``signed`` before whom.
    ``source`` is where the current form is found, ``sources`` are the sites behind the row. ``box_mark`` says how
    well the order, numbers and questions of the boxes are supported; None where they are no form's.
    """

    id: str
    title: str
    number: str
    country: str
    region: str
    about: str
    edition: str = ""
    picks: tuple[Picks, ...] = ()
    confidential: Confidential | None = None
    declaration: Claim
    signed: Claim
    notes: tuple[Claim, ...] = ()
    parts: tuple[Part, ...]
    box_mark: Mark | None = None
    source: str
    sources: tuple[str, ...]
    checked: str

    @property
    def marks(self) -> tuple[Mark | None, ...]:
        """The marks of everything it claims."""
        claims = (self.declaration, self.signed, *self.notes)
        boxes = (box.mark for part in self.parts for box in part.boxes)
        apart = (self.confidential.mark,) if self.confidential else ()
        return (self.box_mark, *boxes, *apart, *(claim.mark for claim in claims))

    @property
    def mark(self) -> Mark:
        """The mark of the least supported thing in it."""
        return weakest(*self.marks)

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all fields that answer one of its boxes."""
        return frozenset(path for part in self.parts for box in part.boxes for path in box.fields)
