"""The hand-overs: how many were on time, late and missed in each month, and each of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from nocontact_desktop.diary.handovers import KeptHandover, MonthCount, by_month, delete_handover, handovers
from nocontact_desktop.diary.printed import handovers_paper, said_month, said_outcome
from nocontact_desktop.diary.when import say_short
from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    Divider,
    EmptyState,
    FlowRow,
    Fold,
    Heading,
    LinkButton,
    PrimaryButton,
    QuietButton,
    SecondaryText,
    Value,
    announce,
    clear_layout_of,
    column,
    dialogs,
)
from nocontact_desktop.vault.changes import Changes


class ExchangesView(View):
    """Counts first, then month by month; what was said stays folded."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(
                self.tr("One line for each time the children go from one home to the other. The same day is best."),
                quiet=True,
                name="exchangesIntro",
            )
        )
        note = PrimaryButton(self.tr("Note a hand-over"), name="exchangeNew", icon_name="plus")
        note.clicked.connect(lambda: self.opened.emit("exchange"))
        self._print = print_button(self, handovers_paper, self.tr("Print the list"), name="exchangesPrint")
        self._print.hide()
        self.body.addWidget(FlowRow(note, self._print))
        self._list = QWidget()
        column(self._list, gap=20)
        self.body.addWidget(self._list)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Hand-overs")

    def read(self) -> None:
        self.desk.ask(handovers, owner=self, on_done=self._show)

    def _show(self, kept: list[KeptHandover]) -> None:
        clear_layout_of(self._list)
        layout = self._list.layout()
        assert layout is not None
        self._print.setVisible(bool(kept))
        if not kept:
            layout.addWidget(
                EmptyState(
                    "calendar-days",
                    self.tr("No hand-over is noted yet"),
                    self.tr("Here you see, month by month, how many were on time, late or missed."),
                    name="exchangesEmpty",
                )
            )
            return
        months = by_month(kept)
        layout.addWidget(self._counts(months))
        for place, month in enumerate(months):
            of_month = [one for one in kept if by_month([one])[0].month == month.month]
            layout.addWidget(self._month(place, month, of_month))

    def _counts(self, months: list[MonthCount]) -> Card:
        words = self.content.words
        card = Card(name="exchangeCounts")
        card.add(Heading(words["handover_parts"]["by_month"], level=3, name="exchangeCountsTitle"))
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens().space(24))
        grid.setVerticalSpacing(tokens().space(8))
        grid.setColumnStretch(0, 1)
        heads = (words["handover_parts"]["month"], *(words["handover"][name] for name in ("on_time", "late", "missed")))
        for at, head in enumerate(heads):
            grid.addWidget(SecondaryText(head, name=f"exchangeHead{at}"), 0, at, _side(at))
        for line, month in enumerate(months, 1):
            cells = (said_month(month.month), str(month.on_time), str(month.late), str(month.missed))
            for at, cell in enumerate(cells):
                shown = Value(cell, name=f"exchangeCount{line}_{at}")
                shown.setAccessibleName(cell if at == 0 else f"{heads[at]}: {cell}")
                grid.addWidget(shown, line, at, _side(at))
        card.add(table)
        return card

    def _month(self, place: int, month: MonthCount, kept: list[KeptHandover]) -> Card:
        card = Card(name=f"exchangeMonth{place}", gap=8)
        number = counted(len(kept), self.tr("{n} hand-over"), self.tr("{n} hand-overs"))
        fold = Fold(said_month(month.month), name=f"exchangeMonth{place}Fold", closed_words=number)
        fold.toggled.connect(lambda is_open: self._fill(fold, kept) if is_open else None)
        card.add(fold)
        fold.set_open(place == 0)
        return card

    def _fill(self, fold: Fold, kept: list[KeptHandover]) -> None:
        """The lines of a month are made when it is first opened."""
        if fold.body.count():
            return
        for place, one in enumerate(kept):
            if place:
                fold.add(Divider())
            fold.add(self._line(one))

    def _line(self, kept: KeptHandover) -> QWidget:
        one, name = kept.handover, f"exchange_{kept.id}"
        holder = QWidget()
        holder.setObjectName(name)
        body = column(holder, gap=4, margins=(0, 8, 0, 8))
        when = say_short(kept.when)
        body.addWidget(Value(when[:1].upper() + when[1:], name=f"{name}When"))
        body.addWidget(SecondaryText(said_outcome(one), name=f"{name}Outcome"))
        beside = " · ".join(part for part in (one.place, one.who, one.children) if part)
        if beside:
            body.addWidget(SecondaryText(beside, name=f"{name}Beside"))
        for field, title, words in (
            ("said", self.tr("What was said"), one.said),
            ("note", self.tr("Note to myself"), one.note),
        ):
            if words:
                fold = Fold(title, name=f"{name}_{field}")
                fold.add(BodyText(words, name=f"{name}_{field}Text"))
                body.addWidget(fold)
        change = LinkButton(
            self.tr("Correct or add"), name=f"{name}Change", spoken=self.tr("Correct: {when}").format(when=when)
        )
        change.clicked.connect(lambda: self.opened.emit(f"exchange:{kept.id}"))
        delete = QuietButton(
            self.tr("Delete"), name=f"{name}Delete", small=True, spoken=self.tr("Delete: {when}").format(when=when)
        )
        delete.clicked.connect(partial(self._on_delete, kept.id))
        body.addWidget(FlowRow(change, delete))
        return holder

    def _on_delete(self, handover_id: str) -> None:
        dialogs().confirm(
            self,
            self.tr("Delete this hand-over?"),
            self.tr(
                "Its words are erased in every wording. There is no copy. What remains: a line in the log that says "
                "something was deleted and when.\n\nWhen a court case is likely, ask a lawyer before you delete "
                "anything: a court may ask for what was kept."
            ),
            self.tr("Delete this hand-over"),
            partial(self._delete, handover_id),
            danger=True,
        )

    def _delete(self, handover_id: str) -> None:
        self.desk.save(delete_handover, handover_id, owner=self, on_done=self._on_deleted)

    def _on_deleted(self, _changes: Changes) -> None:
        announce(self, self.tr("The hand-over is deleted."))
        self.read()


def _side(at: int) -> Qt.AlignmentFlag:
    """Words to the left, numbers to the right."""
    return Qt.AlignmentFlag.AlignLeft if at == 0 else Qt.AlignmentFlag.AlignRight
