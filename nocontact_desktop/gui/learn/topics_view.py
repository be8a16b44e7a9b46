"""What there is to read, by topic, and finding words in it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.counting import counted
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.lines import add_lines, way_line
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import BodyText, Card, Fold, LineField, LinkButton, announce, clear_layout_of, column
from nocontact_desktop.guidance.rows import Article, Myth, Topic
from nocontact_desktop.preparation.answers import Answers, get_answers
from nocontact_desktop.preparation.voice import Voice, voice_for
from nocontact_desktop.steady.topics import hidden_topics, show_topic
from nocontact_desktop.vault.notebook import Notebook


class TopicsView(View):
    """The first view of Learn."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._say: Voice | None = None
        self._hidden: tuple[str, ...] = ()
        self.body.addWidget(BodyText(self.tr("Short texts. Each can be read in a few minutes."), quiet=True))
        self._find = LineField(self.tr("Find in these texts"), name="learnFind")
        self._find.changed.connect(lambda _text: self._show_list())
        self.body.addWidget(self._find)
        self._holder = QWidget()
        self._list = column(self._holder, gap=20)
        self.body.addWidget(self._holder)
        self.body.addStretch(1)

    def title(self) -> str:
        return self.tr("Learn")

    def read(self) -> None:
        self.desk.ask(_what_is_shown, owner=self, on_done=self._show)

    def _show(self, shown: tuple[Answers, tuple[str, ...]]) -> None:
        answers, self._hidden = shown
        self._say = voice_for(answers, self.content)
        self._show_list()

    def _show_list(self) -> None:
        if self._say is None:
            return
        clear_layout_of(self._holder)
        wanted = self._find.value().casefold().split()
        if wanted:
            self._show_found(wanted)
        else:
            self._show_topics()

    def _show_topics(self) -> None:
        topics = [one for one in self.content.topics if one.id not in self._hidden]
        card = Card(name="topicsCard", gap=0)
        says = self.tr("Emergency numbers and helplines by country, and numbers of your own.")
        lines = [way_line(self, "help", "phone", self.tr("Someone to call"), says, name="topic_help")]
        lines += [
            way_line(self, f"topic:{one.id}", one.icon, one.title, one.summary, name=f"topic_{one.id}")
            for one in topics
        ]
        says = self.tr("Things people say about no contact, and what there is to say to them.")
        lines.append(way_line(self, "myths", "messages-square", self.tr("What others say"), says, name="topic_myths"))
        add_lines(card, lines)
        self._list.addWidget(card)
        hidden = [one for one in self.content.topics if one.id in self._hidden]
        if hidden:
            self._list.addWidget(self._hidden_fold(hidden))

    def _hidden_fold(self, hidden: list[Topic]) -> Fold:
        words = counted(len(hidden), self.tr("{n} topic is hidden"), self.tr("{n} topics are hidden"))
        fold = Fold(words, name="hiddenTopics", closed_words=self.tr("open to see which"))
        for topic in hidden:
            link = LinkButton(self.tr("Show “{title}” again").format(title=topic.title), name=f"showTopic_{topic.id}")
            link.clicked.connect(lambda _checked=False, topic=topic: self._show_again(topic))
            fold.add(link)
        return fold

    def _show_again(self, topic: Topic) -> None:
        self.desk.save(show_topic, topic.id, owner=self, on_done=lambda _changes: self.read())

    def _show_found(self, wanted: list[str]) -> None:
        say = self._say
        assert say is not None
        found = [
            one for one in self.content.articles if one.topic not in self._hidden and _has(_words_of(one, say), wanted)
        ]
        lines = [article_line(self, one, say) for one in found]
        lines += [_myth_line(self, one, say) for one in self.content.myths if _has(_words_of_myth(one, say), wanted)]
        said = self.tr("No text has these words.")
        if lines:
            said = counted(len(lines), self.tr("{n} text has these words"), self.tr("{n} texts have these words"))
        self._list.addWidget(BodyText(said, name="learnFound", quiet=True))
        announce(self, said)
        if lines:
            card = Card(name="foundCard", gap=0)
            add_lines(card, lines)
            self._list.addWidget(card)


def article_line(view: View, article: Article, say: Voice) -> QWidget:
    """A line that leads to an article, with its beginning, or, where it is hard, with what it is about."""
    return way_line(
        view,
        f"article:{article.id}",
        "file-text",
        say(article.title),
        say(article.note or article.short),
        name=f"article_{article.id}",
    )


def _myth_line(view: View, myth: Myth, say: Voice) -> QWidget:
    """A line that leads to something people say, and what there is to say to it."""
    title, name = say(myth.says), f"found_myth_{myth.id}"
    return way_line(view, f"myths:{myth.id}", "messages-square", title, say(myth.answer), name=name)


def _has(text: str, wanted: list[str]) -> bool:
    return all(word in text for word in wanted)


def _words_of_myth(myth: Myth, say: Voice) -> str:
    return say(f"{myth.says}\n{myth.answer}").casefold()


def _words_of(article: Article, say: Voice) -> str:
    texts = (article.title, article.short, *(one.says for one in article.paragraphs), *article.views)
    return say("\n".join(texts)).casefold()


def _what_is_shown(notebook: Notebook) -> tuple[Answers, tuple[str, ...]]:
    return get_answers(notebook), hidden_topics(notebook)
