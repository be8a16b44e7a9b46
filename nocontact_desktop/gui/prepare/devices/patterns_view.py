"""How do they know? The pattern questions, and where to look first. It narrows down and proves nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.facts import mark_words, source_words, with_mark
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.links import way_link
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Fold,
    Heading,
    Notice,
    SecondaryText,
    Segmented,
    announce,
    clear_layout_of,
    column,
)
from nocontact_desktop.preparation.answers import get_answers
from nocontact_desktop.preparation.papers.patterns import patterns_paper
from nocontact_desktop.preparation.patterns import (
    PatternState,
    patterns,
    set_fit,
    set_pattern_note,
    sources,
)
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook


@dataclass(frozen=True)
class _Shown:
    states: list[PatternState]
    voice: Voice


class PatternsView(PrepareView):
    """Each question on a card, and below them the places that those that fit lead to."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._words = self.content.words["patterns"]
        self._made = False
        self.body.addWidget(BodyText(self._words["intro"], quiet=True))
        self.body.addWidget(Notice(self._about(), tone="info", name="patternsNotice"))
        self._cards = QWidget()
        column(self._cards, gap=20)
        self.body.addWidget(self._cards)
        self._first = Card(name="patternsFirst", gap=8)
        self.body.addWidget(self._first)
        self.body.addWidget(FlowRow(print_button(self, patterns_paper)))
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("How do they know?")

    def read(self) -> None:
        def ask(notebook: Notebook) -> _Shown:
            return _Shown(patterns(notebook, self.content), voice_for(get_answers(notebook), self.content))

        self.desk.ask(ask, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        for note in self.findChildren(KeptText):
            note.keep_now()

    def _about(self) -> str:
        return f"{self._words['proves_nothing']} {self._words['more_common']}"

    def _show(self, shown: _Shown) -> None:
        self._show_first(shown)
        layout = self._cards.layout()
        if self._made or layout is None:
            return
        self._made = True
        section = ""
        for state in shown.states:
            if state.step.section != section:
                section = state.step.section
                layout.addWidget(Heading(section, level=3))
            layout.addWidget(self._card(state, shown.voice))

    def _show_first(self, shown: _Shown) -> None:
        card, found = self._first, sources(shown.states)
        clear_layout_of(card)
        card.add(Heading(self._words["first"], level=3))
        if not found:
            card.add(BodyText(self._words["none_yet"], quiet=True))
            return
        for count, of_count in groupby(found, key=lambda one: one.named):
            named = counted(count, self.tr("One that fits leads here:"), self.tr("{n} that fit lead here:"))
            card.add(SecondaryText(named))
            links = FlowRow(gap=20)
            for one in of_count:
                link = way_link(self, one.address)
                link.setAccessibleDescription(named)
                links.add(link)
            card.add(links)
        card.add(BodyText(self._about(), quiet=True))

    def _card(self, state: PatternState, say: Voice) -> Card:
        step = state.step
        card = Card(name=f"pattern_{step.id}")
        card.add(Heading(say(step.title), level=4))
        card.add(BodyText(say(step.what), quiet=True))
        fit = Segmented(
            list(self.content.words["pattern_fit"].items()),
            name=f"fit_{step.id}",
            spoken=say(step.title),
            value=state.fit,
        )
        fit.chosen.connect(partial(self._on_fit, step.id))
        card.add(fit)
        card.add(self._more(state, say))
        return card

    def _more(self, state: PatternState, say: Voice) -> Fold:
        step = state.step
        fold = Fold(
            self.tr("More, and a note"),
            name=f"more_{step.id}",
            closed_words=self.tr("open to read"),
            is_open=bool(state.note),
        )
        fold.add(BodyText(say(with_mark(step.why.says, step.why.mark))))
        for line in (*step.how, *step.more):
            fold.add(BodyText(say(line), marker="•"))
        if mark_words(step.how_mark):
            fold.add(SecondaryText(mark_words(step.how_mark)))
        fold.add(SecondaryText(self.tr("What they could notice")))
        tone = "careful" if step.notice.level else "info"
        fold.add(Notice(say(with_mark(step.notice.says, step.notice.mark)), tone=tone, name=f"notice_{step.id}"))  # type: ignore[arg-type]
        for claim in (*step.doors, *((step.evidence,) if step.evidence else ())):
            fold.add(BodyText(say(with_mark(claim.says, claim.mark))))
        note = KeptText(
            self.tr("A note, if you like"),
            name=f"note_{step.id}",
            value=state.note,
            hint=self.tr("What they knew, and when. It is kept as you write it."),
            lines=2,
        )
        note.edit.setAccessibleName(self.tr("A note on: {title}").format(title=say(step.title)))
        note.kept.connect(partial(self._on_note, step.id))
        fold.add(note)
        fold.add(SecondaryText(source_words(step.sources, step.checked)))
        return fold

    def _on_fit(self, step_id: str, fit: str) -> None:
        def then(_changes: object) -> None:
            announce(self, self.tr("Kept"))
            self.read()

        self.desk.save(set_fit, step_id, fit, owner=self, on_done=then)

    def _on_note(self, step_id: str, note: str) -> None:
        self.desk.save(set_pattern_note, step_id, note, owner=self)
