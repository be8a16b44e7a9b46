"""One hand-over: when it was due, how it went, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from nocontact_desktop.diary.case import get_case
from nocontact_desktop.diary.handovers import Handover, get_handover, save_handover
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.answers import Answers, occurred_answer, time_of, values_of
from nocontact_desktop.gui.diary.form_row import FieldRow
from nocontact_desktop.gui.diary.record_view import RecordCard, RecordView
from nocontact_desktop.gui.diary.time_zone import own_zone
from nocontact_desktop.gui.diary.words import translate
from nocontact_desktop.vault.changes import Changes
from nocontact_desktop.vault.notebook import Notebook

_PREFIX = "exchange_"
_HOW = 5
"""So many rows say when it was and how it went."""


class ExchangeView(RecordView):
    """``row_id`` is the hand-over's; empty for a new one."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.draft_name = f"handover:{row_id}" if row_id else "handover"
        self.save_words = self.tr("Save this hand-over")

    def title(self) -> str:
        return self.tr("A hand-over")

    def cards(self) -> Sequence[RecordCard]:
        rows = exchange_rows()
        return (
            RecordCard("exchangeHow", self.tr("When, and how it went"), "", rows[:_HOW]),
            RecordCard("exchangeMore", self.tr("Where, who, and what was said"), "", rows[_HOW:], column=1),
        )

    def answers_kept(self, notebook: Notebook) -> Answers:
        zone = get_case(notebook).time_zone or own_zone()
        if not self.row_id:
            return {"time_zone": zone} if zone else {}
        kept = get_handover(notebook, self.row_id).handover
        return {
            **answers_of_handover(kept),
            **({"time_zone": kept.time_zone or zone} if kept.time_zone or zone else {}),
        }

    def write(self, notebook: Notebook, answers: Answers) -> Changes:
        return save_handover(notebook, self.row_id or None, handover_of(answers, self.now().date(), self._zone()))

    def on_saved(self) -> None:
        self.back_asked.emit()

    def _zone(self) -> str | None:
        zone: str | None = self._begun.get("time_zone")
        return zone


def exchange_rows() -> tuple[FieldRow, ...]:
    """What is asked about a hand-over."""
    not_on_time = ("exchange_outcome", ("late", "missed"))
    return (
        FieldRow("exchange_occurred", "", "when", translate("diary", "When was it due?")),
        FieldRow("exchange_outcome", "", "pick", translate("diary", "How did it go?"), options="handover"),
        FieldRow(
            "exchange_how_late",
            "",
            "line",
            translate("diary", "How late"),
            hint=translate("diary", "For example: 20 minutes, or they came the next day."),
            only_if=("exchange_outcome", ("late",)),
        ),
        FieldRow(
            "exchange_late_side",
            "",
            "tri",
            translate("diary", "On whose side?"),
            options="handover_side",
            only_if=not_on_time,
        ),
        FieldRow(
            "exchange_way", "", "tri", translate("diary", "Which way did the children go?"), options="handover_way"
        ),
        FieldRow("exchange_place", "", "line", translate("diary", "Where")),
        FieldRow("exchange_who", "", "name", translate("diary", "Who was there")),
        FieldRow(
            "exchange_children",
            "",
            "line",
            translate("diary", "Which children"),
            hint=translate("diary", "Initials are enough."),
        ),
        FieldRow(
            "exchange_said",
            "",
            "text",
            translate("diary", "What was said"),
            hint=translate("diary", "Word for word, where you remember."),
        ),
        FieldRow(
            "exchange_note",
            "",
            "text",
            translate("diary", "Note to myself"),
            seen_by=translate("diary", "It is not printed."),
        ),
    )


def answers_of_handover(handover: Handover) -> Answers:
    """The answers a kept hand-over shows in the form."""
    fields: Answers = msgspec.to_builtins(handover)
    occurred = occurred_answer(fields)
    for name in ("time_zone", "occurred_text"):
        fields.pop(name, None)
    answers = {f"{_PREFIX}{name}": value for name, value in fields.items()}
    return {**answers, **({f"{_PREFIX}occurred": occurred} if occurred else {})}


def handover_of(answers: Answers, today: date, time_zone: str | None) -> Handover:
    """The hand-over the answers make.

    Raises:
        Problem: ``handover.needs-outcome`` or ``entry.time-two-ways``, with the row's name as ``field``.
    """
    values = {name.removeprefix(_PREFIX): value for name, value in values_of(exchange_rows(), answers).items()}
    if "outcome" not in values:
        raise Problem("handover.needs-outcome", field="outcome")
    time = time_of({"occurred": answers.get(f"{_PREFIX}occurred")}, today)
    return msgspec.convert({**values, **time, **({"time_zone": time_zone} if time_zone else {})}, Handover)
