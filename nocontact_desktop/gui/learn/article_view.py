"""An article: in short, and more for those who want it."""

from __future__ import annotations

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.facts import source_words, with_mark
from nocontact_desktop.gui.parts.links import way_button
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import BodyText, Card, FlowRow, Fold, Heading, Notice, SecondaryText
from nocontact_desktop.guidance.rows import Article
from nocontact_desktop.preparation.answers import Answers, get_answers
from nocontact_desktop.preparation.voice import Voice, voice_for

WORDS_A_MINUTE = 160


class ArticleView(View):
    """``row_id`` is the article's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._article = next(one for one in self.content.articles if one.id == row_id)

    def title(self) -> str:
        return next(one.title for one in self.content.topics if one.id == self._article.topic)

    def read(self) -> None:
        self.desk.ask(get_answers, owner=self, on_done=self._show)

    def _show(self, answers: Answers) -> None:
        say, article = voice_for(answers, self.content), self._article
        card = Card(name="articleCard")
        card.add(Heading(say(article.title), level=2))
        card.add(SecondaryText(self._how_long(article), name="articleTime"))
        if article.note:
            card.add(Notice(say(article.note), tone="info", name="articleNote"))
        card.add(BodyText(say(article.short), name="articleShort"))
        more = Fold(self.tr("Tell me more"), name="articleMore", closed_words=self.tr("open to read"))
        for part in article.paragraphs:
            more.add(BodyText(say(with_mark(part.says, part.mark))))
        self._add_views(more, article, say)
        if article.sources:
            more.add(SecondaryText(source_words(article.sources, article.checked), name="articleSources"))
        card.add(more)
        self.body.addWidget(card)
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
