"""Numbers of one's own: added, changed, removed. They are shown under "In danger now" and with an urge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nocontact_desktop.gui.desk import Desk
from nocontact_desktop.gui.parts.redraw import fill
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    FlowRow,
    Heading,
    LineField,
    LinkButton,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    SecondaryText,
    announce,
    column,
    dialogs,
)
from nocontact_desktop.preparation.numbers import OwnNumber, keep_number, own_numbers, remove_number


class OwnNumbersCard(Card):
    """``read()`` shows them anew; ``keep_now()`` keeps what stands in an open form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="ownNumbersCard", gap=12)
        self._desk = desk
        self._form: _Form | None = None
        self.add(Heading(self.tr("Your own numbers"), level=3))
        says = self.tr(
            "A local line, a shelter, someone near. They stand under “In danger now” and beside an urge, "
            "while the notebook is open."
        )
        self.add(BodyText(says, quiet=True))
        self._place = QWidget()
        column(self._place, gap=12)
        self.add(self._place)

    def read(self) -> None:
        """Ask for them."""
        self._desk.ask(own_numbers, owner=self, on_done=self._show)

    def keep_now(self) -> None:
        """The view is about to go: keep what was typed, where there is a number in it."""
        if self._form is not None and self._form.is_whole():
            self._desk.save(keep_number, self._form.number(), owner=self)

    def _show(self, numbers: Sequence[OwnNumber]) -> None:
        self._form = None
        add = SecondaryButton(self.tr("Add a number"), name="addNumber", icon_name="plus")
        add.clicked.connect(lambda: self._open(OwnNumber(name="", number="")))
        fill(self._place, *(self._line(one) for one in numbers), FlowRow(add))

    def _line(self, one: OwnNumber) -> QWidget:
        holder = QWidget()
        words = column(holder, gap=2)
        if one.name:
            words.addWidget(Heading(one.name, level=4, name=f"ownName_{one.id}"))
        words.addWidget(BodyText(one.number, name=f"ownReach_{one.id}"))
        if one.note:
            words.addWidget(SecondaryText(one.note))
        called = one.name or one.number
        change = LinkButton(
            self.tr("Change"), name=f"changeNumber_{one.id}", spoken=self.tr("Change: {name}").format(name=called)
        )
        change.clicked.connect(lambda: self._open(one))
        remove = LinkButton(
            self.tr("Remove"), name=f"removeNumber_{one.id}", spoken=self.tr("Remove: {name}").format(name=called)
        )
        remove.clicked.connect(lambda: self._on_remove(one, called))
        words.addWidget(FlowRow(change, remove))
        return holder

    def _open(self, one: OwnNumber) -> None:
        form = _Form(one)
        form.save.clicked.connect(self._on_save)
        form.leave.clicked.connect(self._on_leave)
        self._form = form
        fill(self._place, form)
        form.show()
        form.name.setFocus()

    def _on_save(self) -> None:
        if self._form is not None and self._form.check():
            self._desk.save(
                keep_number, self._form.number(), owner=self, on_done=lambda _c: self._done(self.tr("Saved"))
            )

    def _on_leave(self) -> None:
        self._form = None
        self._done(self.tr("Nothing was changed"))

    def _on_remove(self, one: OwnNumber, called: str) -> None:
        def remove() -> None:
            said = self.tr("Removed")
            self._desk.save(remove_number, one.id, owner=self, on_done=lambda _changes: self._done(said))

        dialogs().confirm(
            self,
            self.tr("Remove “{name}”?").format(name=called),
            self.tr("It is taken out of the notebook. There is no copy."),
            self.tr("Remove it"),
            remove,
            danger=True,
        )

    def _done(self, said: str) -> None:
        announce(self, said)
        self.setFocus()
        self.read()


class _Form(QWidget):
    """What is asked of one number."""

    def __init__(self, one: OwnNumber) -> None:
        super().__init__()
        self.setObjectName("numberForm")
        self._id = one.id
        self.name = LineField(self.tr("Who is it?"), name="numberName", value=one.name, longest=120)
        hint = self.tr("Or how they can be reached.")
        self._number = LineField(self.tr("Number"), name="numberNumber", hint=hint, value=one.number, longest=200)
        self._note = LineField(self.tr("What to know, if you like"), name="numberNote", value=one.note, longest=300)
        self.save = PrimaryButton(self.tr("Save this number"), name="saveNumber", icon_name="check")
        self.leave = QuietButton(self.tr("Not now"), name="leaveNumber")
        body = column(self, gap=12)
        for field in (self.name, self._number, self._note):
            body.addWidget(field)
        body.addWidget(FlowRow(self.save, self.leave))

    def number(self) -> OwnNumber:
        """What stands in it."""
        return OwnNumber(id=self._id, name=self.name.value(), number=self._number.value(), note=self._note.value())

    def is_whole(self) -> bool:
        """Whether there is a number."""
        return bool(self._number.value().strip())

    def check(self) -> bool:
        """Whether there is a number; if not, the field says so."""
        self._number.set_error(None if self.is_whole() else self.tr("A number is missing."))
        return self.is_whole()
