"""The doubter's check: what a reader could ask, with the way to the place it is about."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.view import ReportView
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    EmptyState,
    FlowRow,
    Fold,
    Heading,
    ProgressRow,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    clear_layout_of,
    column,
)
from nocontact_desktop.report.doubts import Doubt, find_doubts, put_aside, take_up
from nocontact_desktop.report.doubts.words import asks, helps

_AT_ONCE = 20
"""How many findings are shown before the user asks for more."""


class DoubtsView(ReportView):
    """Open findings one below the other; those that were put aside are folded away."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._task: Task | None = None
        self._found: tuple[Doubt, ...] = ()
        self._shown = _AT_ONCE
        self.body.addWidget(
            BodyText(
                self.tr(
                    "Here stands where dates, counts and captions in your notebook do not fit each other. Most of it"
                    " has a plain reason. It does not say who is right, and nothing is changed by itself."
                ),
                quiet=True,
                name="doubtsIntro",
            )
        )
        self._progress = ProgressRow(name="doubtsProgress")
        self._progress.cancel_requested.connect(self._on_cancel)
        self.body.addWidget(self._progress)
        self._says = SecondaryText("", name="doubtsCount")
        self._says.hide()
        self.body.addWidget(self._says)
        self._list = QWidget()
        self._list.setObjectName("doubtsList")
        column(self._list, gap=16)
        self.body.addWidget(self._list)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("What a reader could ask")

    def read(self) -> None:
        self._task = self.desk.work(
            find_doubts,
            self.desk.notebook,
            owner=self,
            on_done=self._on_found,
            on_progress=self._progress.set_progress,
            on_cancelled=lambda: self._progress.finish(self.tr("Stopped.")),
        )
        self._progress.start(self.tr("Looking through the notebook"))

    def keep_now(self) -> None:
        self._on_cancel()

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_found(self, found: tuple[Doubt, ...]) -> None:
        self._progress.finish("")
        self._found = found
        self._show()
        announce(self, self._says.text() or self.tr("Nothing was found"))

    def _show(self) -> None:
        clear_layout_of(self._list)
        body = self._list.layout()
        assert body is not None
        still_open = [one for one in self._found if not one.aside]
        aside = [one for one in self._found if one.aside]
        self._says.setText(counted(len(still_open), self.tr("{n} question"), self.tr("{n} questions")))
        self._says.setVisible(bool(still_open))
        if not still_open:
            body.addWidget(self._nothing(looked_at=bool(aside)))
        for place, one in enumerate(still_open[: self._shown]):
            body.addWidget(self._card(one, place))
        if len(still_open) > self._shown:
            more = SecondaryButton(self.tr("Show more"), name="moreDoubts")
            more.clicked.connect(self._on_more)
            body.addWidget(FlowRow(more))
        if aside:
            body.addWidget(self._put_aside(aside))

    def _nothing(self, *, looked_at: bool) -> EmptyState:
        words = self.tr("As far as a program can see, dates, counts and captions fit each other.")
        if looked_at:
            words = self.tr("You have looked at everything that was found.")
        return EmptyState("circle-check", self.tr("Nothing is open"), words, name="doubtsEmpty")

    def _card(self, one: Doubt, place: int) -> Card:
        language = self.desk.settings.language
        card = Card(name=f"doubt{place}")
        card.add(Heading(one.title, level=4))
        card.add(BodyText(asks(one, language), name=f"doubtAsks{place}"))
        card.add(SecondaryText(helps(one, language)))
        buttons: list[QWidget] = []
        if one.entry:
            buttons.append(self._way(self.tr("Open the entry"), one.entry, f"openEntry{place}", one))
        if one.exhibit:
            buttons.append(self._way(self.tr("Open the file"), f"file:{one.exhibit}", f"openFile{place}", one))
        seen = QuietButton(self.tr("I have looked at this"), name=f"putAside{place}")
        seen.setAccessibleDescription(one.title)
        seen.clicked.connect(lambda: self._on_seen(one))
        card.add(FlowRow(*buttons, seen))
        return card

    def _way(self, words: str, where: str, name: str, one: Doubt) -> SecondaryButton:
        button = SecondaryButton(words, name=name, small=True)
        button.setAccessibleDescription(one.title)
        button.clicked.connect(lambda: self.desk.go_to("diary", where))
        return button

    def _put_aside(self, aside: list[Doubt]) -> Fold:
        words = counted(len(aside), self.tr("{n} question"), self.tr("{n} questions"))
        fold = Fold(self.tr("Looked at"), name="doubtsAside", closed_words=words)
        for place, one in enumerate(aside):
            card = Card(name=f"aside{place}")
            card.add(Heading(one.title, level=4))
            card.add(SecondaryText(asks(one, self.desk.settings.language)))
            again = QuietButton(self.tr("Show it again"), name=f"takeUp{place}")
            again.setAccessibleDescription(one.title)
            again.clicked.connect(lambda _checked=False, one=one: self._on_again(one))
            card.add(FlowRow(again))
            fold.add(card)
        return fold

    def _on_more(self) -> None:
        self._shown += _AT_ONCE
        self._show()

    def _on_seen(self, one: Doubt) -> None:
        self.desk.save(put_aside, one, owner=self, on_done=lambda _changes: self._set(one, aside=True))

    def _on_again(self, one: Doubt) -> None:
        self.desk.save(take_up, one, owner=self, on_done=lambda _changes: self._set(one, aside=False))

    def _set(self, one: Doubt, *, aside: bool) -> None:
        self._found = tuple(other.put(aside=aside) if other.key == one.key else other for other in self._found)
        self._show()
        announce(self, self._says.text() if self._says.isVisible() else self.tr("Nothing is open"))
