"""The handling record of a file: what was done with it, and a line to add."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.handling import Handling, add_handling
from nocontact_desktop.diary.when import say_recorded
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.exhibit_jobs import FileShown
from nocontact_desktop.gui.diary.exhibit_words import handling_choices, handling_line
from nocontact_desktop.gui.diary.time_zone import own_zone
from nocontact_desktop.gui.problems import one_line
from nocontact_desktop.gui.widgets import (
    ChoiceField,
    FlowRow,
    Fold,
    LineField,
    SecondaryButton,
    SecondaryText,
    Value,
    announce,
    clear_layout_of,
    column,
)


class ExhibitHandling(Fold):
    """``show_file(shown)``. Lines are added and never changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Handling record"), name="exhibitHandling")
        self._desk = desk
        self._exhibit_id = ""
        self._lines = QWidget()
        self._rows = column(self._lines, gap=10)
        self.add(self._lines)
        self.add(self._made_form())

    def show_file(self, shown: FileShown) -> None:
        """Show the lines of a file's record."""
        self._exhibit_id = shown.exhibit.id
        self.set_closed_words(counted(len(shown.handling) + 1, self.tr("{n} line"), self.tr("{n} lines")))
        clear_layout_of(self._lines)
        zone = shown.time_zone or own_zone()
        first = (shown.earlier or (shown.exhibit,))[0]
        taken_in = self.tr("Taken into the notebook, with its fingerprint")
        self._add_line("exhibitTakenIn", taken_in, say_recorded(first.recorded_at, zone))
        for line in shown.handling:
            when = self.tr("Noted {when}").format(when=say_recorded(line.recorded_at, zone))
            self._add_line(f"exhibitHandling{line.place}", handling_line(line.handling), when)

    def _add_line(self, name: str, words: str, when: str) -> None:
        pair = QWidget()
        body = column(pair, gap=2)
        body.addWidget(Value(words, name=name))
        body.addWidget(SecondaryText(when, name=f"{name}When"))
        self._rows.addWidget(pair)

    def _made_form(self) -> Fold:
        form = Fold(
            self.tr("Add a line"), name="exhibitHandlingAdd", closed_words=self.tr("shown, handed over, came back")
        )
        self._what = ChoiceField(self.tr("What was done"), handling_choices(), name="handlingWhat", value="handed_over")
        form.add(self._what)
        self._fields = {
            "at": LineField(
                self.tr("When"), name="handlingAt", hint=self.tr("As far as you know it: 2026-03-02, 2026-03 or 2026")
            ),
            "who": LineField(self.tr("Who"), name="handlingWho"),
            "where": LineField(self.tr("Where"), name="handlingWhere"),
            "note": LineField(self.tr("Note"), name="handlingNote"),
        }
        for field in self._fields.values():
            form.add(field)
        keep = SecondaryButton(self.tr("Add this line"), name="handlingKeep")
        keep.clicked.connect(self._on_keep)
        form.add(FlowRow(keep))
        form.add(SecondaryText(self.tr("A line stays as it is once it is added."), name="handlingNoteOnce"))
        return form

    def _on_keep(self) -> None:
        said = {name: field.value() or None for name, field in self._fields.items()}
        line = msgspec.convert({"what": self._what.value(), **said}, Handling)
        self._desk.save(
            add_handling,
            self._exhibit_id,
            line,
            owner=self,
            on_done=lambda _changes: self._on_kept(),
            on_problem=self._on_problem,
        )

    def _on_kept(self) -> None:
        for field in self._fields.values():
            field.set_value("")
        announce(self, self.tr("The line is added."))

    def _on_problem(self, problem: Problem) -> None:
        self._fields["at"].set_error(one_line(problem))
