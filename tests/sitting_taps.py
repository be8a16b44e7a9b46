"""Taps in a sitting, for tests that make many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nocontact_desktop.preparation import sitting as sittings

if TYPE_CHECKING:
    from nocontact_desktop.vault.notebook import Notebook

CHANNELS = ("email", "whatsapp", "x", "location")
"""One of them, the last, is apart."""

TAPS = ("on", "on", "on", "against", "later", "skipped", "pause", "go-on", "again", "back", "anyway", "end")


def tap(notebook: Notebook, what: str) -> None:
    """Do one thing that can be done where the sitting is; what cannot be done there does nothing.

    "on" answers what is asked and says that the card is done.
    """
    now = sittings.sitting(notebook)
    if now is None:
        return
    stop = now.stop
    if what == "pause":
        sittings.pause(notebook)
    elif what == "go-on":
        sittings.go_on(notebook)
    elif what == "again":
        sittings.ask_again(notebook)
    elif what == "back":
        sittings.open_card(notebook, now.cards[0].id)
    elif what == "end" and stop.kind == "end":
        sittings.end(notebook)
    elif stop.kind == "question":
        answers = sittings.QUESTIONS[stop.id]  # type: ignore[index]
        sittings.answer(notebook, stop.id, answers[-1 if what == "against" else 0])  # type: ignore[arg-type]
    elif stop.kind == "wait" and what in ("on", "anyway"):
        sittings.go_on_anyway(notebook)
    elif stop.kind == "apart":
        sittings.answer_apart(notebook, "later" if what == "later" else "now")
    elif stop.kind == "card":
        state = what if what in ("later", "skipped") else "done"
        sittings.mark(notebook, stop.id, state, "a reason")  # type: ignore[arg-type]
