"""Something to read, and what people say about no contact."""

from __future__ import annotations

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.facts import source_words, with_mark
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import BodyText, Card, Fold, Heading, Notice, SecondaryText
from nocontact_desktop.preparation.answers import Answers, get_answers
from nocontact_desktop.preparation.voice import voice_for

_WORDS_A_MINUTE = 160


class ReadingView(PrepareView):
    """``row_id`` is the reading's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        found = self.content.reading(row_id)
        assert found is not None, row_id
        self._reading = found

    def title(self) -> str:
        return next(one.title for one in self.content.chapters if one.id == self._reading.chapter)

    def read(self) -> None:
        self.desk.ask(get_answers, owner=self, on_done=self._show)

    def _show(self, answers: Answers) -> None:
        say, reading = voice_for(answers, self.content), self._reading
        card = Card(name="readingCard")
        card.add(Heading(say(reading.title), level=2))
        words = sum(len(part.says.split()) for part in reading.paragraphs)
        minutes = max(1, round(words / _WORDS_A_MINUTE))
        card.add(
            SecondaryText(counted(minutes, self.tr("About {n} minute to read"), self.tr("About {n} minutes to read")))
        )
        if reading.note:
            card.add(Notice(say(reading.note), tone="info", name="readingNote"))
        for part in reading.paragraphs:
            card.add(BodyText(say(with_mark(part.says, part.mark))))
        if reading.views:
            card.add(Heading(self.tr("Sources differ. What they say:"), level=4))
            for view in reading.views:
                card.add(BodyText(say(view), marker="•"))
        if reading.sources:
            card.add(SecondaryText(source_words(reading.sources, reading.checked), name="readingSources"))
        self.body.addWidget(card)
        self.body.addStretch(1)


class MythsView(PrepareView):
    """What people say, each with an answer, folded. ``row_id`` is the one to open, if one was looked for."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self.body.addWidget(
            BodyText(self.tr("Things people say about no contact, and what there is to say to them."), quiet=True)
        )

    def title(self) -> str:
        return self.tr("What others say")

    def read(self) -> None:
        self.desk.ask(get_answers, owner=self, on_done=self._show)

    def _show(self, answers: Answers) -> None:
        say = voice_for(answers, self.content)
        card = Card(name="mythsCard", gap=8)
        for myth in self.content.myths:
            fold = Fold(
                say(myth.says),
                name=f"myth_{myth.id}",
                closed_words=self.tr("open to read"),
                is_open=myth.id == self.row_id,
            )
            fold.add(BodyText(say(myth.answer)))
            card.add(fold)
        self.body.addWidget(card)
        self.body.addStretch(1)
