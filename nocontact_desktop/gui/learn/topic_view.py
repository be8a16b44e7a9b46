"""The articles of a topic."""

from __future__ import annotations

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.learn.topics_view import article_line
from nocontact_desktop.gui.parts.lines import add_lines
from nocontact_desktop.gui.views import View
from nocontact_desktop.gui.widgets import BodyText, Card, FlowRow, Notice, QuietButton, announce
from nocontact_desktop.preparation.answers import Answers, get_answers
from nocontact_desktop.preparation.voice import voice_for
from nocontact_desktop.steady.topics import hide_topic


class TopicView(View):
    """``row_id`` is the topic's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._topic = next(one for one in self.content.topics if one.id == row_id)

    def title(self) -> str:
        return self._topic.title

    def read(self) -> None:
        self.desk.ask(get_answers, owner=self, on_done=self._show)

    def _show(self, answers: Answers) -> None:
        say = voice_for(answers, self.content)
        self.body.addWidget(BodyText(say(self._topic.summary), quiet=True))
        if self._topic.note:
            self.body.addWidget(Notice(say(self._topic.note), tone="info", name="topicNote"))
        card = Card(name="topicCard", gap=0)
        add_lines(card, [article_line(self, one, say) for one in self.content.articles if one.topic == self._topic.id])
        self.body.addWidget(card)
        hide = QuietButton(self.tr("Hide this topic"), name="hideTopic", icon_name="eye-off")
        hide.clicked.connect(self._on_hide)
        self.body.addWidget(FlowRow(hide))
        self.body.addStretch(1)

    def _on_hide(self) -> None:
        self.desk.save(hide_topic, self._topic.id, owner=self, on_done=lambda _changes: self._gone())

    def _gone(self) -> None:
        announce(self, self.tr("Hidden. It can be shown again from Learn."))
        self.back_asked.emit()
