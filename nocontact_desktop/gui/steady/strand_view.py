"""One strand of recovery: small practices, each folded, each to try or to put aside."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.redraw import fill, keeping_focus
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.steady.ways import link_to
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Fold,
    Heading,
    LinkButton,
    Notice,
    QuietButton,
    SecondaryText,
    announce,
    column,
)
from nocontact_desktop.guidance.rows import Practice
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.steady.practices import put_aside, put_practice_aside, take_practice_back
from nocontact_desktop.vault.notebook import Notebook


class StrandView(SteadyView):
    """``row_id`` is the strand's. What was tried is not noted anywhere."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._strand = next(one for one in self.content.strands if one.id == row_id)
        self._practices = [one for one in self.content.practices if one.strand == row_id]
        self._place = QWidget()
        column(self._place, gap=20)
        self.body.addWidget(self._place)
        self.body.addStretch(1)

    def title(self) -> str:
        return self._strand.title

    def read(self) -> None:
        def ask(notebook: Notebook) -> tuple[tuple[str, ...], Voice]:
            return put_aside(notebook), voice_for(get_answers(notebook), self.content)

        self.desk.ask(ask, owner=self, on_done=lambda found: keeping_focus(self, lambda: self._show(*found)))

    def _show(self, aside: tuple[str, ...], say: Voice) -> None:
        card = Card(name="practicesCard", gap=6)
        card.add(Heading(self.tr("Small things to try"), level=2))
        card.add(BodyText(self.tr("Try one, or skip all of them. What you tried is not noted anywhere."), quiet=True))
        for one in self._practices:
            if one.id not in aside:
                card.add(self._practice(one, say))
        more = link_to(self, f"article:{self._strand.article}", self.tr("More about this strand"), name="strandArticle")
        cards: list[QWidget] = [card]
        put = [one for one in self._practices if one.id in aside]
        if put:
            cards.append(self._aside_fold(put, say))
        fill(self._place, *cards, FlowRow(more))

    def _practice(self, one: Practice, say: Voice) -> Fold:
        fold = Fold(say(one.title), name=f"practice_{one.id}", closed_words=self.tr("open to read"))
        if one.note:
            fold.add(Notice(say(one.note), tone="info", name=f"practiceNote_{one.id}"))
        fold.add(BodyText(say(one.what)))
        for at, line in enumerate(one.how, 1):
            fold.add(BodyText(say(line), marker=f"{at}."))
        fold.add(SecondaryText(say(one.some), name=f"practiceSome_{one.id}"))
        aside = QuietButton(
            self.tr("Not for me"), name=f"aside_{one.id}", spoken=f"{self.tr('Not for me')}: {one.title}"
        )
        aside.clicked.connect(lambda: self._on_aside(one.id))
        fold.add(FlowRow(aside))
        return fold

    def _aside_fold(self, put: list[Practice], say: Voice) -> Fold:
        fold = Fold(self.tr("Put aside"), name="asideFold", closed_words=self.tr("open to take one back"))
        for one in put:
            title = say(one.title)
            back = LinkButton(self.tr("Show “{title}” again").format(title=title), name=f"takeBack_{one.id}")
            back.clicked.connect(lambda _checked=False, one=one: self._on_take_back(one.id))
            fold.add(FlowRow(back))
        return fold

    def _on_aside(self, practice_id: str) -> None:
        def then(_changes: object) -> None:
            announce(self, self.tr("Put aside"))
            self.setFocus()
            self.read()

        self.desk.save(put_practice_aside, practice_id, owner=self, on_done=then)

    def _on_take_back(self, practice_id: str) -> None:
        def then(_changes: object) -> None:
            announce(self, self.tr("Shown again"))
            self.setFocus()
            self.read()

        self.desk.save(take_practice_back, practice_id, owner=self, on_done=then)
