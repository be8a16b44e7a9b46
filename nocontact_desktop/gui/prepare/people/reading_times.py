"""When messages on terms are read: days of the week, from when until when."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.parts.record_fields import KeptLine
from nocontact_desktop.gui.widgets import (
    Card,
    Checkbox,
    FlowRow,
    QuietButton,
    SecondaryButton,
    announce,
    clear_layout_of,
    column,
)
from nocontact_desktop.gui.widgets.day_and_time import read_time
from nocontact_desktop.guidance.content import Content
from nocontact_desktop.preparation.terms import ReadingTime


class ReadingTimes(QWidget):
    """``changed(times)`` with all times whenever one has come to rest."""

    changed = Signal(object)

    def __init__(self, content: Content, times: tuple[ReadingTime, ...]) -> None:
        super().__init__()
        self.setObjectName("readingTimes")
        self._days = content.words["weekdays"]
        self._times = list(times)
        body = column(self, gap=12)
        self._rows = QWidget()
        column(self._rows, gap=12)
        body.addWidget(self._rows)
        add = SecondaryButton(
            self.tr("Add a time"), name="addReading", icon_name="plus", spoken=self.tr("Add a time to read")
        )
        add.clicked.connect(self._on_add)
        body.addWidget(FlowRow(add))
        self._draw()

    def _draw(self) -> None:
        clear_layout_of(self._rows)
        self._rows.setVisible(bool(self._times))
        layout = self._rows.layout()
        assert layout is not None
        for place, one in enumerate(self._times):
            layout.addWidget(self._row(place, one))

    def _row(self, place: int, one: ReadingTime) -> Card:
        card = Card(name=f"reading_{place}", gap=10)
        days = FlowRow(gap=16)
        for day, words in self._days.items():
            box = Checkbox(words, name=f"reading_{place}_day{day}", checked=int(day) in one.days)
            box.toggled.connect(partial(self._on_day, place, int(day)))
            days.add(box)
        card.add(days)
        line = FlowRow(gap=16)
        for field, label, value in (
            ("start", self.tr("From"), one.start),
            ("end", self.tr("Until"), one.end),
        ):
            at = KeptLine(label, name=f"reading_{place}_{field}", value=value)
            at.edit.setPlaceholderText("18:30")
            at.kept.connect(partial(self._on_time, place, field, at))
            line.add(at)
        card.add(line)
        out = QuietButton(
            self.tr("Take this out"),
            name=f"remove_reading_{place}",
            spoken=self.tr("Take out time {number}").format(number=place + 1),
        )
        out.clicked.connect(lambda: self._on_remove(place))
        card.add(FlowRow(out))
        return card

    def _on_day(self, place: int, day: int, on: bool) -> None:
        days = {*self._times[place].days} | {day} if on else {*self._times[place].days} - {day}
        self._set(place, days=tuple(sorted(days)))

    def _on_time(self, place: int, field: str, at: KeptLine, text: str) -> None:
        try:
            read = read_time(text)
        except ValueError:  # what was typed is no time: said in words
            at.set_error(self.tr("Please write the time like 18:30 or 6:30 pm."))
            return
        at.set_error(None)
        self._set(place, **{field: read.strftime("%H:%M") if read else ""})

    def _set(self, place: int, **values: object) -> None:
        self._times[place] = msgspec.structs.replace(self._times[place], **values)
        self.changed.emit(tuple(self._times))

    def _on_add(self) -> None:
        self._times.append(ReadingTime())
        self._draw()
        first = self._rows.findChild(Checkbox, f"reading_{len(self._times) - 1}_day0")
        if first is not None:
            first.setFocus()

    def _on_remove(self, place: int) -> None:
        for line in self._rows.findChildren(KeptLine):
            line.keep_now()
        del self._times[place]
        self._draw()
        announce(self, self.tr("Taken out"))
        self.changed.emit(tuple(self._times))
