"""What to look at before something is saved, and how long things stay: as widgets, for one way of contact or all."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.diary.words import translate
from nocontact_desktop.gui.parts.facts import source_words, with_mark
from nocontact_desktop.gui.widgets import BodyText, Fold, Heading, SecondaryText, Value, clear_layout_of, column
from nocontact_desktop.guidance.age import is_old
from nocontact_desktop.guidance.content import Content, load
from nocontact_desktop.guidance.rows import CaptureTip, Stays


def tips_for(way: str, content: Content) -> list[CaptureTip]:
    """The tips for one way of contact; all of them while none is chosen."""
    return [tip for tip in content.capture_tips if not way or way in tip.ways]


def stays_for(way: str, content: Content) -> list[Stays]:
    """How long what comes by one way stays; all of it while none is chosen."""
    return [row for row in content.stays if not way or not row.ways or way in row.ways]


class CaptureFold(Fold):
    """Beside the form: folded, and about the way of contact that was chosen."""

    def __init__(self) -> None:
        super().__init__(
            translate("diary", "What to save, and how"),
            name="captureFold",
            closed_words=translate("diary", "open to read"),
        )
        self._way: str | None = None
        self._lines = QWidget()
        column(self._lines, gap=10)
        self.add(self._lines)
        self.toggled.connect(lambda _is_open: self._draw())
        self._wanted = ""

    def show_way(self, way: str) -> None:
        """Speak of this way of contact from now on; empty for all."""
        self._wanted = way
        self._draw()

    def _draw(self) -> None:
        """Drawn when it is open, and once for each way."""
        if not self.is_open or self._way == self._wanted:
            return
        self._way = self._wanted
        clear_layout_of(self._lines)
        layout = self._lines.layout()
        assert layout is not None
        content = load()
        for tip in tips_for(self._way, content):
            layout.addWidget(Heading(tip.title, level=4, name=f"captureTip_{tip.id}"))
            for place, look in enumerate(tip.looks):
                layout.addWidget(
                    SecondaryText(f"• {with_mark(look.says, look.mark)}", name=f"captureTip_{tip.id}{place}")
                )
        rows = stays_for(self._way, content)
        if rows:
            layout.addWidget(Heading(translate("diary", "How long it stays"), level=4, name="captureStays"))
        for row in rows:
            words = f"• {row.title}: {row.how_long[:1].lower()}{row.how_long[1:]}."
            layout.addWidget(SecondaryText(words, name=f"captureStays_{row.id}"))


def stays_line(row: Stays, content: Content) -> QWidget:
    """One thing that goes, how long it stays, and how well that is known."""
    holder = QWidget()
    body = column(holder, gap=2)
    body.addWidget(Value(f"{row.title}: {row.how_long[:1].lower()}{row.how_long[1:]}", name=f"stays_{row.id}"))
    body.addWidget(BodyText(with_mark(row.says.says, row.says.mark), name=f"stays_{row.id}Says"))
    body.addWidget(SecondaryText(aged(row.sources, row.checked, content), name=f"stays_{row.id}Sources"))
    return holder


def aged(sources: tuple[str, ...], checked: str, content: Content) -> str:
    """Where a row comes from and how old it is; an old one says so."""
    words = source_words(sources, checked)
    if is_old(checked, date.today()):  # noqa: DTZ011  the day on this computer is what is meant
        words = f"{words} {content.words['aside']['check_first']}"
    return words
