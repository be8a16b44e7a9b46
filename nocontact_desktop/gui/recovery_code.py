"""The recovery code: shown to be copied by hand, then two of its groups are asked back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from nocontact_desktop.gui.theme import theme, tokens
from nocontact_desktop.gui.widgets import (
    BodyText,
    Card,
    LineField,
    PlainLabel,
    SecondaryText,
    column,
    named,
)

_GROUP = 4
_COLUMNS = 4
_READ_AS = str.maketrans("OIL", "011")
"""Copied by hand, these look alike; opening with the code reads them the same way."""


def groups_of(code: str) -> list[str]:
    """The code in groups of four, however it was written."""
    signs = "".join(sign for sign in code.upper() if sign.isalnum())
    return [signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP)]


class CodeSigns(PlainLabel):
    """The four signs of a group, large and evenly spaced."""

    def __init__(self, text: str, number: int) -> None:
        super().__init__(text, name=f"codeGroup{number}")
        self._restyle()
        theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        font = QFont(self.font())
        font.setPixelSize(tokens().px(22))
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
        self.setFont(font)
        self.setStyleSheet(f"font-size: {tokens().px(22)}px;")


class CodeGroup(QWidget):
    """One group under its number."""

    def __init__(self, text: str, number: int) -> None:
        super().__init__()
        body = column(self, gap=2)
        body.addWidget(SecondaryText(str(number), name=f"codeNumber{number}"))
        body.addWidget(CodeSigns(text, number))


class RecoveryCode(QWidget):
    """Shows a code.

    :meth:`ask_back` hides it and asks for two groups; ``confirmed()`` when both are right.
    """

    confirmed = Signal()

    def __init__(self, code: str, *, asked: tuple[int, int] = (2, 5)) -> None:
        super().__init__()
        self.setObjectName("recoveryCode")
        self._groups = groups_of(code)
        self._asked = asked
        body = column(self, gap=12)
        self._shown = Card(name="codeCard", inside=18)
        spoken = ", ".join(" ".join(group) for group in self._groups)
        whole = named(QWidget(), "codeGroups", spoken)
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        for at, group in enumerate(self._groups):
            grid.addWidget(CodeGroup(group, at + 1), at // _COLUMNS, at % _COLUMNS)
        self._shown.add(whole)
        body.addWidget(self._shown)
        self._help = SecondaryText(
            self.tr("Letters and digits only. There is no letter O, I or L in it: those are 0 and 1."),
            name="codeHelp",
        )
        body.addWidget(self._help)
        self._questions = QWidget()
        asks = column(self._questions, gap=12)
        asks.addWidget(BodyText(self.tr("Please type two of the groups from your copy."), name="codeAsk"))
        self._fields = [
            LineField(self.tr("Group {number}").format(number=number + 1), name=f"codeBack{number + 1}", longest=8)
            for number in asked
        ]
        for field in self._fields:
            field.submitted.connect(self.check)
            asks.addWidget(field)
        body.addWidget(self._questions)
        self._questions.hide()

    def ask_back(self) -> None:
        """Hide the code and ask."""
        self._shown.hide()
        self._help.hide()
        self._questions.show()
        self._fields[0].setFocus()

    def show_again(self) -> None:
        """Show the code again."""
        self._questions.hide()
        self._shown.show()
        self._help.show()

    @property
    def is_asking(self) -> bool:
        """Whether the groups are being asked back."""
        return self._shown.isHidden()

    def check(self) -> bool:
        """Say which group is not right; emits ``confirmed`` and gives True when both are."""
        right = True
        for number, field in zip(self._asked, self._fields, strict=True):
            if groups_of(field.value().upper().translate(_READ_AS)) != [self._groups[number]]:
                field.set_error(
                    self.tr("This is not group {number}. Please look at your copy again.").format(number=number + 1)
                )
                right = False
        if right:
            self.confirmed.emit()
        return right
