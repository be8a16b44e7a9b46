"""Looking at the pages of a report in the window. Nothing of it is written anywhere for that."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.report.drawing import Pages
from nocontact_desktop.gui.report.looking_jobs import PageLook, Part, Room, page_look, parts_of
from nocontact_desktop.gui.report.page_list import PageList
from nocontact_desktop.gui.report.page_search import PageSearch
from nocontact_desktop.gui.report.page_sheet import MarkedPage, PageScroll
from nocontact_desktop.gui.report.records_on import Lead
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets import (
    ChoiceField,
    FlowRow,
    IconButton,
    LineField,
    LinkButton,
    QuietButton,
    SecondaryText,
    announce,
    clear_layout_of,
    column,
)

_WIDEST = 760
_AROUND_WINDOW = 230
_LEAST_HIGH = 360
_LIST_HIGH = 420
_SCROLL_BAR = 16
_LONGEST_PART = 60
_A_MOMENT = 150


class Preview(QWidget):
    """A page at a time, with the ways to the others: step by step, by number, by part, by words, or seen small."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("preview")
        self._desk = desk
        self._drawn: Pages | None = None
        self._leads: Mapping[int, tuple[Lead, ...]] = {}
        self._page = 0
        self._room_drawn_for = 0
        body = column(self, gap=12)
        self._step_row = self._steps()
        body.addWidget(self._step_row)
        body.addWidget(self._ways())
        self._view = MarkedPage()
        self._scroll = PageScroll(self._view)
        self._scroll.turned.connect(self._turn)
        self._scroll.jumped.connect(lambda first: self.go_to(0 if first else self._last()))
        self._list = PageList(desk)
        self._list.page_chosen.connect(self._on_page_chosen)
        self._list.hide()
        self._on_page = QWidget()
        column(self._on_page, gap=0)
        body.addWidget(self._on_page)
        body.addWidget(self._list)
        body.addWidget(self._scroll, 1)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(_A_MOMENT)
        self._resized.timeout.connect(self._on_resized)

    @property
    def page(self) -> int:
        """The page that is looked at, from 0."""
        return self._page

    def show_report(self, drawn: Pages, leads: Mapping[int, tuple[Lead, ...]] | None = None, page: int = 0) -> None:
        """Show a finished report; ``leads`` are the ways from its pages to the diary."""
        self._drawn, self._leads = drawn, leads or {}
        self._page = min(page, self._last())
        many = drawn.facts.pages > 1
        for way in (self._step_row, self._parts, self._number, self._search):
            way.setVisible(many)
        self._show_list(shown=False)
        self._list.show_report(drawn)
        self._search.show_report(drawn)
        self._desk.tasks.run(
            parts_of,
            drawn.pdf,
            owner=self,
            executor="work",
            on_done=lambda parts: self._on_parts(drawn, parts),
        )
        self._ask_for_page()

    def go_to(self, page: int) -> None:
        """Show a page, counted from 0; before the first and after the last there is none."""
        if self._drawn is not None:
            self._page = min(max(page, 0), self._last())
            self._scroll.verticalScrollBar().setValue(0)
            self._ask_for_page()

    def event(self, event: QEvent) -> bool:
        """In here the keys for Find look through the pages."""
        if event.type() == QEvent.Type.ShortcutOverride and _finds(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find, wherever in the preview the keyboard is."""
        if _finds(event):
            self._search.take_focus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def _steps(self) -> FlowRow:
        self._back = IconButton(self.tr("Page before"), name="pageBefore", icon_name="chevron-left")
        self._next = IconButton(self.tr("Next page"), name="pageNext", icon_name="chevron-right")
        self._back.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(1))
        self._says = SecondaryText("", name="pageNumber")
        self._all = QuietButton(self.tr("All pages"), name="allPages", icon_name="layout-grid", small=True)
        self._all.clicked.connect(lambda: self._show_list(shown=self._list.isHidden()))
        return FlowRow(self._back, self._next, self._says, self._all)

    def _ways(self) -> FlowRow:
        self._parts = ChoiceField(self.tr("Part"), [], name="pagePart")
        combo = self._parts.combo
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(16)
        self._parts.changed.connect(lambda page: self.go_to(int(page.partition(":")[0])))
        self._zoom = ChoiceField(
            self.tr("Size"),
            [
                ("width", self.tr("Full width")),
                ("whole", self.tr("Whole page")),
                ("1.5", self.tr("150 %")),
                ("2", self.tr("200 %")),
            ],
            name="pageZoom",
            value="width",
        )
        self._zoom.changed.connect(lambda _size: self._ask_for_page())
        self._number = LineField(self.tr("Go to page"), name="goToPage", longest=5)
        self._number.edit.setMaximumWidth(tokens().px(96))
        self._number.submitted.connect(self._on_number)
        self._search = PageSearch(self._desk)
        self._search.hit_shown.connect(self._on_hit)
        return FlowRow(self._parts, self._zoom, self._number, self._search)

    def _last(self) -> int:
        return self._drawn.facts.pages - 1 if self._drawn else 0

    def _turn(self, pages: int) -> None:
        self.go_to(self._page + pages)

    def _on_number(self) -> None:
        typed = self._number.value()
        if typed.isdecimal() and 1 <= int(typed) <= self._last() + 1:
            self._number.set_error(None)
            self.go_to(int(typed) - 1)
        else:
            self._number.set_error(self.tr("Pages 1 to {pages}").format(pages=self._last() + 1))

    def _on_page_chosen(self, page: int) -> None:
        self._show_list(shown=False)
        self.go_to(page)
        self._scroll.setFocus()

    def _show_list(self, *, shown: bool) -> None:
        self._list.setFixedHeight(tokens().px(_LIST_HIGH))
        self._list.setVisible(shown)
        self._scroll.setVisible(not shown)
        self._on_page.setVisible(not shown)
        self._all.set_words(self.tr("One page") if shown else self.tr("All pages"))
        if shown:
            self._list.show_present(self._page)
            self._list.setFocus()

    def _on_parts(self, drawn: Pages, parts: tuple[Part, ...]) -> None:
        if drawn is not self._drawn:
            return
        # A page can begin several parts: the place in the list keeps their values apart.
        named = [(f"{part.page}:{place}", _line_of(part)) for place, part in enumerate(parts)]
        self._parts.set_options(named)
        self._parts.setVisible(len(parts) > 1)
        self._show_part()

    def _show_part(self) -> None:
        """The part that the page belongs to stands in the choice."""
        combo = self._parts.combo
        pages = [int(str(combo.itemData(place)).partition(":")[0]) for place in range(combo.count())]
        present = [place for place, page in enumerate(pages) if page <= self._page]
        first = [place for place in present if pages[place] == self._page]
        # Chosen by hand, a later part of the page is as right as the first.
        if present and combo.currentIndex() not in first:
            combo.setCurrentIndex(first[0] if first else present[-1])

    def _on_hit(self, page: int) -> None:
        if page >= 0:
            self._show_list(shown=False)
        if page in (-1, self._page):
            self._mark()
        else:
            self.go_to(page)

    def _ask_for_page(self) -> None:
        if self._drawn is None:
            return
        page, ratio = self._page, self.devicePixelRatioF()
        self._room_drawn_for = self._scroll.viewport().width()
        self._desk.tasks.run(
            page_look,
            self._drawn.pdf,
            page,
            self._room(ratio),
            owner=self,
            executor="work",
            on_done=lambda look: self._on_look(page, look, ratio),
        )
        self._tell()

    def _room(self, ratio: float) -> Room:
        width = min(self._scroll.viewport().width() - 2, tokens().px(_WIDEST)) * ratio
        size = self._zoom.value()
        if size == "width":
            return Room(width)
        if size == "whole":
            return Room(width, self._high() * ratio)
        return Room(width, scale=float(size) * ratio)

    def _high(self) -> int:
        """How high a page can be that is seen whole."""
        return max(self.window().height() - _AROUND_WINDOW, _LEAST_HIGH)

    def _on_look(self, page: int, look: PageLook, ratio: float) -> None:
        if page != self._page:  # turned on meanwhile
            return
        self._view.show_picture(look.picture, ratio)
        is_large = self._zoom.value() not in ("width", "whole")
        bars = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_large else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(bars)
        self._scroll.setHorizontalScrollBarPolicy(bars)
        high = min(self._view.height() + _SCROLL_BAR, self._high()) if is_large else self._view.height() + 2
        self._scroll.setFixedHeight(high)
        self._scroll.setAccessibleDescription(look.words)
        self._mark()

    def _mark(self) -> None:
        hits, present = self._search.on_page(self._page)
        self._view.mark(hits, present)
        self._scroll.bring_into_sight(present)

    def _on_resized(self) -> None:
        if self._drawn is not None and self._scroll.viewport().width() != self._room_drawn_for:
            self._ask_for_page()

    def _tell(self) -> None:
        says = self.tr("Page {n} of {pages}").format(n=self._page + 1, pages=self._last() + 1)
        self._says.setText(says)
        self._scroll.setAccessibleName(says)
        self._back.setEnabled(self._page > 0)
        self._next.setEnabled(self._page < self._last())
        self._show_part()
        self._show_leads()
        announce(self, says)

    def _show_leads(self) -> None:
        clear_layout_of(self._on_page)
        ways: list[QWidget] = []
        for place, lead in enumerate(self._leads.get(self._page, ())):
            way = LinkButton(lead.words, name=f"pageLead{place}")
            way.clicked.connect(lambda _checked=False, where=lead.where: self._desk.go_to("diary", where))
            ways.append(way)
        layout = self._on_page.layout()
        if ways and layout is not None:
            layout.addWidget(FlowRow(*ways))


def _line_of(part: Part) -> str:
    title = part.title if len(part.title) <= _LONGEST_PART else part.title[: _LONGEST_PART - 1].rstrip() + "…"
    return "\u2003" * part.level + title


def _finds(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find)
