"""One text to say or to write: made one's own, copied, or printed."""

from __future__ import annotations

from functools import partial

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.kept_text import KeptText
from nocontact_desktop.gui.parts.printing import print_button
from nocontact_desktop.gui.prepare.view import PrepareView
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Fold,
    Heading,
    Notice,
    PrimaryButton,
    QuietButton,
    SecondaryText,
    announce,
    dialogs,
)
from nocontact_desktop.gui.widgets.clipboard import SECONDS
from nocontact_desktop.preparation.papers.scripts import script_paper
from nocontact_desktop.preparation.scripts import ScriptState, adapt, back_to_given, script


class ScriptView(PrepareView):
    """``row_id`` is the script's."""

    def __init__(self, desk: Desk, row_id: str = "") -> None:
        super().__init__(desk, row_id)
        self._text: KeptText | None = None

    def title(self) -> str:
        return self.tr("Words to use")

    def read(self) -> None:
        self.desk.ask(script, self.row_id, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        if self._text is not None:
            self._text.keep_now()

    def _show(self, state: ScriptState) -> None:
        card = Card(name="scriptCard")
        card.add(Heading(state.title, level=2))
        card.add(BodyText(state.use, quiet=True))
        if state.note:
            card.add(Notice(state.note, name="scriptNote"))
        self._text = KeptText(
            self.tr("The words"),
            name="scriptText",
            value=state.text,
            hint=self.tr("Change them as you like. They are kept as you write them."),
            lines=4,
        )
        self._text.kept.connect(self._on_kept)
        card.add(self._text)
        card.add(self._buttons())
        self._copied = Notice("", tone="info", name="scriptCopied", icon_name="copy")
        self._copied.hide()
        card.add(self._copied)
        card.add(self._given(state))
        card.add(SecondaryText(self.tr("Nothing is sent from here. What you send, and if, is your choice.")))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _buttons(self) -> FlowRow:
        copy = PrimaryButton(self.tr("Copy"), name="copyScript", icon_name="copy", spoken=self.tr("Copy the words"))
        copy.clicked.connect(self._on_copy)
        return FlowRow(copy, print_button(self, partial(script_paper, script_id=self.row_id)))

    def _given(self, state: ScriptState) -> Fold:
        self._fold = Fold(self.tr("The words as given"), name="scriptGiven", closed_words=self.tr("open to read"))
        self._fold.add(BodyText(state.given, name="scriptGivenText"))
        back = QuietButton(self.tr("Go back to these words"), name="backToGiven", icon_name="undo-2")
        back.clicked.connect(self._on_back)
        self._fold.add(FlowRow(back))
        self._fold.setVisible(state.own is not None)
        self._given_words = state.given
        return self._fold

    def _on_kept(self, text: str) -> None:
        self._fold.setVisible(bool(text.strip()) and text != self._given_words)
        self.desk.save(adapt, self.row_id, text, owner=self)

    def _on_copy(self) -> None:
        assert self._text is not None
        self.desk.clipboard.copy(self._text.value())
        said = self.tr(
            "On the clipboard for {seconds} seconds. Then it is taken off again. "
            "Other programs on this computer can read it there, and some keep a list."
        ).format(seconds=SECONDS)
        self._copied.set_text(said)
        self._copied.show()
        announce(self, said)

    def _on_back(self) -> None:
        dialogs().confirm(
            self,
            self.tr("Go back to the words as given?"),
            self.tr("Your own words for this text are erased. They cannot be brought back."),
            self.tr("Erase my words"),
            self._go_back,
            danger=True,
        )

    def _go_back(self) -> None:
        self.desk.save(back_to_given, self.row_id, owner=self, on_done=lambda _changes: self._on_given())

    def _on_given(self) -> None:
        assert self._text is not None
        self._text.set_value(self._given_words)
        self._fold.hide()
        self._text.setFocus()
        announce(self, self.tr("The words as given"))
