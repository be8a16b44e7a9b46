"""Keeping the summary to one page: what has no room there is told in whole under "Further facts".

The summary is composed whole at first, then with less and less in it, until it fits. Nothing is lost on the
way: a fact that is cut short, or left out, says on which page it stands in whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nocontact_desktop.report.compose.saying import excerpt, join
from nocontact_desktop.report.document import PageOf, Table, Text, text
from nocontact_desktop.report.words import Words

_ON_OTHER_PAGES = frozenset({"cases", "answered_no"})
_RARELY_ASKED_FIRST = _ON_OTHER_PAGES | {"protected", "custody_orders", "earlier_orders", "firearms", "children"}


@dataclass(frozen=True)
class Budget:
    """How much of each thing the summary shows.

    ``fact`` and ``story`` are lengths in signs (a ``fact`` of None is whole), ``references`` is how many entries
    a line names; facts in ``elsewhere`` stand on another page, and so do the counts unless ``counts``.
    """

    fact: int | None
    story: int
    references: int
    elsewhere: frozenset[str] = frozenset()
    counts: bool = True


BUDGETS = (
    Budget(None, 74, 6),
    Budget(None, 44, 6),
    *(Budget(length, story, 6) for length in (600, 450, 320, 220) for story in (74, 44)),
    Budget(160, 44, 4),
    Budget(120, 44, 3),
    Budget(120, 44, 3, _ON_OTHER_PAGES),
    Budget(80, 44, 2, _ON_OTHER_PAGES),
    Budget(50, 44, 1, _RARELY_ASKED_FIRST),
    Budget(24, 24, 1, _RARELY_ASKED_FIRST, counts=False),
    Budget(6, 6, 1, _RARELY_ASKED_FIRST, counts=False),
)
"""From everything to what fits whatever is written."""


@dataclass(frozen=True)
class Moved:
    """What the summary has no room for: a heading, where it stands, and the whole of it."""

    name: str
    heading: str
    content: Text | Table

    @property
    def anchor(self) -> str:
        """Where it stands in whole."""
        return moved_anchor(self.name)


def moved_anchor(name: str) -> str:
    """Return where a fact stands that was moved out of the summary."""
    return f"further-{name}"


@dataclass
class Sheet:
    """The summary's page while it is filled under a budget; ``moved`` is what did not fit."""

    budget: Budget
    say: Words
    moved: list[Moved] = field(default_factory=list)
    _left_out: list[Moved] = field(default_factory=list)

    def fact(self, name: str, label: str, said: str, after: Text = ()) -> list[tuple[str, Text]]:
        """Return the row of a fact, with ``after`` at its end: whole, cut short, or none."""
        if name in self.budget.elsewhere:
            self._leave_out(Moved(name, label, (*text(said), *after)))
            return []
        if self.budget.fact is None or (len(said) <= self.budget.fact and "\n" not in said):
            return [(label, (*text(said), *after))]
        self.moved.append(Moved(name, label, text(said)))
        whole_on = (*text(" ", self.say("summary.whole_on")), PageOf(moved_anchor(name)), *text(")"))
        return [(label, (*text(excerpt(said, self.budget.fact)), *whole_on, *after))]

    def named(self, name: str, label: str, entries: list[Text]) -> Text:
        """Name as many entries as there is room for, and say where all of them stand."""
        shown = join(entries[: self.budget.references], "; ")
        rest = len(entries) - self.budget.references
        if rest <= 0:
            return shown
        self.moved.append(Moved(name, label, join(entries, "; ")))
        more = text(self.say("summary.more", n=rest), PageOf(moved_anchor(name)), ")")
        return (*shown, *more)

    def counts(self, label: str, table: Table) -> Table | None:
        """Return the table of counts, or none when it has to stand elsewhere."""
        if self.budget.counts:
            return table
        self._leave_out(Moved("counts", label, table))
        return None

    def elsewhere(self) -> list[tuple[str, Text]]:
        """Say what was left out of the summary altogether, and where it stands."""
        if not self._left_out:
            return []
        named = [text(f"{one.heading} (", self.say("ref.page"), PageOf(one.anchor), ")") for one in self._left_out]
        return [(self.say("summary.elsewhere"), join(named, "; "))]

    def _leave_out(self, what: Moved) -> None:
        self.moved.append(what)
        self._left_out.append(what)
