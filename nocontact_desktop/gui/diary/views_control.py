"""Saved views: choose one, keep the present choice as one, rename and erase them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.diary.filters import EntryFilter
from nocontact_desktop.diary.views import LONGEST_NAME, SavedView, erase_view, keep_view, rename_view
from nocontact_desktop.errors import Problem
from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.diary.filter_words import filter_words
from nocontact_desktop.gui.widgets import (
    Divider,
    Heading,
    IconButton,
    LineField,
    LinkButton,
    SecondaryButton,
    SecondaryText,
    announce,
    clear_layout_of,
    column,
    dialogs,
    row,
)
from nocontact_desktop.guidance.content import load


class ViewsControl(QWidget):
    """``chosen(EntryFilter)`` when a view is opened."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("viewsControl")
        self._desk = desk
        self._wanted = EntryFilter()
        self._renamed: SavedView | None = None
        body = column(self, gap=12)
        body.addWidget(Divider())
        body.addWidget(Heading(self.tr("Saved views"), level=3, name="viewsTitle"))
        self._none = SecondaryText(self.tr("A choice that you use again can be kept under a name."), name="viewsNone")
        body.addWidget(self._none)
        self._rows = QWidget()
        column(self._rows, gap=8)
        body.addWidget(self._rows)
        self._name = LineField(self.tr("Name of the view"), name="viewName", longest=LONGEST_NAME)
        self._name.submitted.connect(self._on_keep)
        self._keep = SecondaryButton(self.tr("Keep this choice"), name="viewKeep", small=True)
        self._keep.clicked.connect(self._on_keep)
        self._naming = QWidget()
        naming = column(self._naming, gap=8)
        naming.addWidget(self._name)
        naming.addWidget(self._keep)
        body.addWidget(self._naming)

    def show_views(self, views: Sequence[SavedView], wanted: EntryFilter, orders: Mapping[str, str]) -> None:
        """Show these views, and offer to keep ``wanted`` as one."""
        clear_layout_of(self._rows)
        rows = self._rows.layout()
        assert rows is not None
        for view in views:
            rows.addWidget(self._row(view, filter_words(view.wanted, orders)))
        self._none.setVisible(not views)
        self.set_filter(wanted)

    def set_filter(self, wanted: EntryFilter) -> None:
        """The choice that would be kept. One that shows everything needs no name."""
        self._wanted = wanted
        self._naming.setVisible(bool(wanted.parts) or self._renamed is not None)

    def _row(self, view: SavedView, words: str) -> QWidget:
        made = QWidget()
        line = row(made, gap=4)
        text = column(gap=0)
        open_it = LinkButton(view.name, name=f"view_{view.id}", icon_name="bookmark")
        open_it.clicked.connect(lambda: self.chosen.emit(view.wanted))
        open_it.setAccessibleDescription(words)
        text.addWidget(open_it)
        text.addWidget(SecondaryText(words or self.tr("All entries"), name=f"view_{view.id}Words"))
        line.addLayout(text, 1)
        rename = IconButton(
            self.tr("Rename “{name}”").format(name=view.name), name=f"view_{view.id}Rename", icon_name="pencil"
        )
        rename.clicked.connect(lambda: self._on_rename(view))
        erase = IconButton(
            self.tr("Erase the view “{name}”").format(name=view.name), name=f"view_{view.id}Erase", icon_name="trash-2"
        )
        erase.clicked.connect(lambda: self._on_erase(view))
        line.addWidget(rename)
        line.addWidget(erase)
        return made

    def _on_keep(self) -> None:
        renamed = self._renamed
        if renamed is None:
            said = self.tr("The view is kept.")
            self._desk.save(
                keep_view,
                self._name.value(),
                self._wanted,
                owner=self,
                on_done=lambda _changes: self._on_kept(said),
                on_problem=self._on_problem,
            )
        else:
            said = self.tr("The view has its new name.")
            self._desk.save(
                rename_view,
                renamed.id,
                self._name.value(),
                owner=self,
                on_done=lambda _changes: self._on_kept(said),
                on_problem=self._on_problem,
            )

    def _on_kept(self, said: str) -> None:
        self._say_naming(None)
        announce(self, said)

    def _on_problem(self, problem: Problem) -> None:
        said = load(self._desk.settings.language).say(problem.code)
        self._name.set_error(f"{said.text} {said.next}".strip())
        self._name.setFocus()

    def _on_rename(self, view: SavedView) -> None:
        self._say_naming(view)
        self._name.edit.selectAll()
        self._name.setFocus()

    def _say_naming(self, view: SavedView | None) -> None:
        self._renamed = view
        self._name.set_error(None)
        self._name.set_value(view.name if view else "")
        self._keep.set_words(self.tr("Rename") if view else self.tr("Keep this choice"))
        self.set_filter(self._wanted)

    def _on_erase(self, view: SavedView) -> None:
        def erase() -> None:
            self._say_naming(None)
            self._desk.save(
                erase_view,
                view.id,
                owner=self,
                on_done=lambda _changes: announce(self, self.tr("The view is erased.")),
            )

        dialogs().confirm(
            self,
            self.tr("Erase this view?"),
            self.tr("“{name}” goes. The entries it showed stay as they are.").format(name=view.name),
            self.tr("Erase the view"),
            erase,
            danger=True,
        )
