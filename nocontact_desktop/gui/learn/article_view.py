"""An article: in short, and more for those who want it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.learn.call_now import CallNow
from nocontact_desktop.gui.learn.content_note import ContentNote
from nocontact_desktop.gui.parts.facts import source_words, with_mark
from nocontact_desktop.gui.parts.links import way_button
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import BodyText, Card, FlowRow, Fold, Heading, SecondaryText, column
from nocontact_desktop.guidance.rows import Article
from nocontact_desktop.preparation.answers import Answers, get_answers
from nocontact_desktop.preparation.people import Person, callable_people
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.vault.notebook import Notebook

WORDS_A_MINUTE = 160


@dataclass(frozen=True)
class _Shown:
    answers: Answers
    trusted: tuple[Person, ...]


def _what_is_shown(notebook: Notebook) -> _Shown:
    return _Shown(get_answers(notebook), tuple(callable_people(notebook)))


class ArticleView(View):
    """``row_id`` is the article's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._article = next(one for one in self.content.articles if one.id == row_id)

    def title(self) -> str:
        return next(one.title for one in self.content.topics if one.id == self._article.topic)

    def read(self) -> None:
        self.desk.ask(_what_is_shown, owner=self, on_done=self._show)

    def _show(self, shown: _Shown) -> None:
        say, article = voice_for(shown.answers, self.content), self._article
        card = Card(name="articleCard")
        card.add(Heading(say(article.title), level=2))
        card.add(SecondaryText(self._how_long(article), name="articleTime"))
        text = QWidget()
        inside = column(text, gap=12)
        inside.addWidget(BodyText(say(article.short), name="articleShort"))
        more = Fold(self.tr("Tell me more"), name="articleMore", closed_words=self.tr("open to read"))
        for part in article.paragraphs:
            more.add(BodyText(say(with_mark(part.says, part.mark))))
        self._add_views(more, article, say)
        if article.sources:
            more.add(SecondaryText(source_words(article.sources, article.checked), name="articleSources"))
        inside.addWidget(more)
        if article.note:
            card.add(ContentNote(self, say(article.note), text))
        card.add(text)
        self.body.addWidget(card)
        if article.call:
            self.body.addWidget(CallNow(self, article.call, shown.trusted))
        if article.see:
            self.body.addWidget(FlowRow(*(way_button(self, address) for address in article.see)))
        self.body.addStretch(1)

    def _add_views(self, more: Fold, article: Article, say: Voice) -> None:
        if article.views:
            more.add(Heading(self.tr("Sources differ. What they say:"), level=4))
            for view in article.views:
                more.add(BodyText(say(view), marker="•"))

    def _how_long(self, article: Article) -> str:
        words = sum(len(text.split()) for text in (article.short, *(one.says for one in article.paragraphs)))
        minutes = max(1, round(words / WORDS_A_MINUTE))
        return counted(minutes, self.tr("About {n} minute to read"), self.tr("About {n} minutes to read"))
