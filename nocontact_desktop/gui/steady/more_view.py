"""More than usual: a threat first, then what was counted, why attempts can rise, and how they can sound."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.danger import DangerPartView
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.facts import source_words, with_mark
from nocontact_desktop.gui.parts.links import way_button, way_link
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.steady.more_words import how_words, more_words
from nocontact_desktop.gui.steady.view import SteadyView
from nocontact_desktop.gui.steady.ways import link_to
from nocontact_desktop.gui.tasks import Task
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Fold,
    Heading,
    Notice,
    ProgressRow,
    SecondaryText,
    column,
)
from nocontact_desktop.guidance.rows import Flavour
from nocontact_desktop.preparation.answers import Answers, get_answers
from nocontact_desktop.preparation.voice import voice_for
from nocontact_desktop.steady.more_than_usual import Weeks, look


class MoreView(SteadyView):
    """It says when there is more. When there is not, it says nothing about it."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._task: Task | None = None
        self.body.addWidget(self._danger_card())
        self._progress = ProgressRow(name="moreProgress")
        self._progress.cancel_requested.connect(self._on_cancel)
        self.body.addWidget(self._progress)
        self._place = QWidget()
        column(self._place, gap=20)
        self.body.addWidget(self._place)
        self._reading = QWidget()
        column(self._reading, gap=20)
        self.body.addWidget(self._reading)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("More than usual")

    def read(self) -> None:
        self.desk.ask(get_answers, owner=self, on_done=self._show_reading)
        if self._task is None:
            self._progress.start(self.tr("Counting"))
            self._task = self.desk.work(
                look,
                self.desk.notebook,
                owner=self,
                on_done=self._show_weeks,
                on_progress=self._progress.set_progress,
                on_cancelled=self._on_cancelled,
            )

    def _danger_card(self) -> Card:
        card = Card(name="threatCard")
        card.add(Heading(self.tr("A threat is not a phase"), level=2))
        card.add(
            BodyText(self.tr("If there is a threat, or you are afraid, safety comes before all else on this page."))
        )
        country = self.desk.settings.country
        parts = {part.shows: part for part in self.content.danger}
        if country:
            card.add(DangerPartView(self.content, parts["emergency"], country))
            lines = Fold(self.tr("Helplines"), name="moreHelplines", closed_words=self.tr("open to see them"))
            lines.add(DangerPartView(self.content, parts["helplines"], country))
            card.add(lines)
        numbers = link_to(
            self, "danger", self.tr("All numbers and silent ways to call"), name="moreNumbers", danger=True
        )
        card.add(FlowRow(numbers))
        card.add(SecondaryText(self.tr("Keeping it as evidence, without reading on:")))
        card.add(FlowRow(way_button(self, "diary"), way_button(self, "import")))
        return card

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _on_cancelled(self) -> None:
        self._task = None
        self._progress.hide()

    def _show_weeks(self, weeks: Weeks) -> None:
        self._task = None
        self._progress.hide()
        card = Card(name="weeksCard")
        card.add(Heading(self.tr("The last seven days"), level=3))
        if weeks.is_more:
            card.add(Notice(more_words(), tone="info", name="moreNotice"))
        else:
            card.add(
                BodyText(
                    self.tr(
                        "Only when clearly more comes than in your weeks before does this card say so. "
                        "When it says nothing, that tells nothing about how safe you are."
                    ),
                    name="moreSilent",
                    quiet=True,
                )
            )
        how = Fold(self.tr("How this is worked out"), name="moreHow", closed_words=self.tr("open to read"))
        for words in how_words(weeks):
            how.add(BodyText(words))
        how.add(FlowRow(link_to(self, "counts", self.tr("All counts, and whose are counted"), name="moreCounts")))
        card.add(how)
        fill(self._place, card)

    def _show_reading(self, answers: Answers) -> None:
        self._say = voice_for(answers, self.content)
        fill(self._reading, self._why_card(), self._flavours_card())

    def _why_card(self) -> Card:
        article = next(one for one in self.content.articles if one.id == "what-a-burst-is")
        card = Card(name="burstCard")
        card.add(Heading(self._say(article.title), level=3))
        card.add(BodyText(self._say(article.short)))
        for part in article.paragraphs:
            card.add(BodyText(self._say(with_mark(part.says, part.mark)), quiet=True))
        more = link_to(
            self, "article:one-week-at-a-time", self.tr("What you can do in such a week"), name="moreSuchAWeek"
        )
        card.add(FlowRow(more))
        return card

    def _flavours_card(self) -> Card:
        card = Card(name="flavoursCard", gap=4)
        card.add(Heading(self.tr("How it can sound"), level=3))
        card.add(SecondaryText(self.tr("Some of it may be hard to read. Each part is folded.")))
        for one in self.content.flavours:
            card.add(self._flavour(one))
        return card

    def _flavour(self, one: Flavour) -> Fold:
        fold = Fold(self._say(one.title), name=f"flavour_{one.id}", closed_words=self.tr("folded"))
        if one.danger:
            fold.add(FlowRow(link_to(self, "danger", self.tr("In danger now"), name="flavourDanger", danger=True)))
        for words in one.sounds:
            fold.add(BodyText(self._say(words), marker="•"))
        fold.add(BodyText(self._say(with_mark(one.says.says, one.says.mark))))
        for words in one.can:
            fold.add(BodyText(self._say(words)))
        ways = [way_link(self, address) for address in one.see if not (one.danger and address == "danger")]
        for way in ways:
            way.setObjectName(f"{way.objectName()}_{one.id}")
        fold.add(FlowRow(*ways, gap=20))
        fold.add(SecondaryText(source_words(one.sources, one.checked)))
        return fold
