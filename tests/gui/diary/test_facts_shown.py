"""What an entry shows at first sight reads as words."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from nocontact_desktop.diary.entry import Child, EntryDraft, Person
from nocontact_desktop.gui.diary.facts import facts_in_sight, folded


def test_choices_of_several_read_as_words(qapp_themed: QApplication) -> None:
    draft = EntryDraft(
        kind="incident",
        occurred_from="2026-03-02",
        title="At the door",
        types=("threat", "stalking"),
        ranks=("worst",),
        people=(Person(name="A neighbour"),),
        children=(Child(what="heard", initials="A.E."),),
        frequency_dates=("3 March", "4 March"),
    )
    shown = [fact.value for fact in facts_in_sight(draft)]
    shown += [fact.value for part in folded(draft) for fact in part.facts]
    assert "Threat, Stalking" in shown
    assert not [value for value in shown if "(" in value or "'" in value or "_" in value]
