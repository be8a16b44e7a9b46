"""When it happened, typed as people say it, with what was read from it shown before anything is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from nocontact_desktop.diary.when import say_written
from nocontact_desktop.gui.diary.answers import reading_of, said_reading
from nocontact_desktop.gui.diary.controls import Control
from nocontact_desktop.gui.diary.form_row import FieldRow
from nocontact_desktop.gui.widgets import (
    FlowRow,
    LineField,
    SecondaryButton,
    SecondaryText,
    clear_layout_of,
)


def is_to_come(written: str | None, today: date) -> bool:
    """Whether a day, month or year (``2026-03-02``, ``2026-03``, ``2024-summer``) lies after ``today``."""
    day = (written or "")[:10]
    if not day.replace("-", "").isdigit():
        day = day[:4]
    return day > today.isoformat()[: len(day)]


class WhenControl(Control):
    """``answer()`` is ``{"typed": …}``, with what a saved time stands for as long as it was not changed."""

    def __init__(self, row: FieldRow, now: Callable[[], datetime]) -> None:
        super().__init__(row)
        self._now = now
        self._saved: dict[str, Any] = {}
        self._line = LineField(
            row.label,
            name=f"entry_{row.name}",
            hint=self.tr("As well as you know: 2 March 2026, 21:15, or last Tuesday evening, or summer 2024."),
        )
        self._line.changed.connect(lambda _text: self._on_changed())
        self.body.addWidget(self._line)
        self.setFocusProxy(self._line)
        self.body.addWidget(self._buttons())
        self._read = SecondaryText("", name=f"entry_{row.name}Read")
        self.body.addWidget(self._read)
        self._choices = FlowRow(gap=8)
        self.body.addWidget(self._choices)
        self._show_reading()

    def answer(self) -> dict[str, Any] | None:
        typed = self._line.edit.text()
        if not typed.strip():
            return None
        return {**self._saved, "typed": typed} if typed == self._saved.get("said") else {"typed": typed}

    def show_answer(self, answer: Any) -> None:
        answer = answer or {}
        self._saved = {name: answer[name] for name in ("said", "as") if name in answer}
        self._line.set_value(answer.get("typed", ""))
        self._show_reading()

    def set_error(self, words: str | None) -> None:
        self._line.set_error(words)

    def _buttons(self) -> FlowRow:
        now = SecondaryButton(self.tr("Now"), name=f"entry_{self.row.name}Now", small=True, icon_name="clock")
        now.clicked.connect(lambda: self._fill(self._now().strftime("%Y-%m-%dT%H:%M")))
        today = SecondaryButton(self.tr("Today"), name=f"entry_{self.row.name}Today", small=True)
        today.clicked.connect(lambda: self._fill(self._now().date().isoformat()))
        unknown = SecondaryButton(self.tr("I don't know"), name=f"entry_{self.row.name}Unknown", small=True)
        unknown.clicked.connect(lambda: self._put(self.tr("I don't know")))
        return FlowRow(now, today, unknown, gap=8)

    def _fill(self, written: str) -> None:
        self._put(say_written(written, weekday=False))

    def _put(self, words: str) -> None:
        self._line.set_value(words)
        self._line.set_error(None)
        self._on_changed()

    def _on_changed(self) -> None:
        self._show_reading()
        self.answered.emit()

    def _show_reading(self) -> None:
        reading = reading_of({"occurred": self.answer()}, self._now().date())
        clear_layout_of(self._choices)
        if reading is None:
            self._read.setText("")
        elif reading.choices:
            self._read.setText(self.tr("This can be read in two ways. Which one is it?"))
            self._offer(reading.choices)
        elif reading.occurred_from is None and reading.own_words:
            self._read.setText(
                self.tr("No date was read from this. It is kept in your words, with the date not known.")
            )
        else:
            said = [self.tr("Read as: {when}").format(when=said_reading(reading))]
            if is_to_come(reading.occurred_from, self._now().date()):
                said.append(self.tr("That is still to come."))
            if reading.own_words:
                said.append(self.tr("Your own words are kept with it."))
            self._read.setText(". ".join([said[0], " ".join(said[1:])]) if len(said) > 1 else said[0])
        self._line.edit.setAccessibleDescription(self._read.text())
        self._read.setVisible(bool(self._read.text()))
        self._choices.setVisible(reading is not None and bool(reading.choices))

    def _offer(self, choices: tuple[str, ...]) -> None:
        for place, words in enumerate(choices, 1):
            button = SecondaryButton(words, name=f"entry_{self.row.name}Choice{place}", small=True)
            button.clicked.connect(lambda _checked=False, words=words: self._put(words))
            self._choices.add(button)
