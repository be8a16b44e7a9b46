"""The one way to ask for files and for a yes. Nothing here waits: the answer comes to a function.

File dialogs are Qt's own, never the system's: those write down which files were used. The dialog's own
memory is sent to a place that cannot be written.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QDir, QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from nocontact_desktop.gui import screen_capture
from nocontact_desktop.gui.theme import tokens
from nocontact_desktop.gui.widgets.buttons import Button, DangerButton, PrimaryButton, SecondaryButton
from nocontact_desktop.gui.widgets.layouts import FlowRow, column
from nocontact_desktop.gui.widgets.naming import announce
from nocontact_desktop.gui.widgets.text import BodyText, Heading

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PROPERTY = "nocontact_dialogs"
_MARGIN = 24
_WIDE, _LEAST, _AROUND = 520, 80, 150
"""How wide a message is, how high its words are at least, and what stands around them, at 100 % text."""
FilesAnswer = Callable[[list[Path]], None]
PathAnswer = Callable[[Path], None]
PrinterAnswer = Callable[["QPrinter"], None]


class Dialogs(Protocol):
    """What pages may ask.

    Answer functions are called only when the user answers; closing a dialog asks nothing of the page.
    """

    def open_files(
        self, parent: QWidget, title: str, filters: str, answer: FilesAnswer, *, several: bool = True
    ) -> None:
        """Ask for files to open."""

    def save_file(self, parent: QWidget, title: str, suggested: str, filters: str, answer: PathAnswer) -> None:
        """Ask where to save; the dialog itself asks before replacing a file."""

    def choose_folder(self, parent: QWidget, title: str, answer: PathAnswer) -> None:
        """Ask for a folder."""

    def choose_printer(self, parent: QWidget, name: str, answer: PrinterAnswer) -> None:
        """Ask for a printer; ``name`` is what its queue calls what is printed."""

    def confirm(
        self,
        parent: QWidget,
        title: str,
        says: str,
        act: str,
        answer: Callable[[], None],
        *,
        danger: bool = False,
    ) -> None:
        """Ask before something happens.

        ``act`` names what happens ("Delete this entry"); cancel comes first.
        """

    def tell(self, parent: QWidget, title: str, says: str) -> None:
        """Say something that needs no answer."""


class MessageDialog(QDialog):
    """A small window with a heading, words and buttons, cancel first."""

    def __init__(self, parent: QWidget, title: str, says: str, *, act: str = "", danger: bool = False) -> None:
        super().__init__(parent.window())
        self.setObjectName("messageDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(parent.window().windowTitle())
        self.setAccessibleName(title)
        body = column(self, gap=12, margins=(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
        body.addWidget(Heading(title, level=3, name="messageTitle"))
        text = BodyText(says, name="messageText")
        body.addWidget(text)
        away = SecondaryButton(self.tr("Cancel") if act else self.tr("Close"), name="messageCancel")
        away.clicked.connect(self.reject)
        buttons: list[Button] = [away]
        if act:
            doing = (DangerButton if danger else PrimaryButton)(act, name="messageAct")
            doing.clicked.connect(self.accept)
            buttons.append(doing)
        body.addSpacing(8)
        body.addWidget(FlowRow(*buttons))
        self._make_room_for(text, parent.window())
        away.setFocus()
        announce(self, f"{title}. {says}", at_once=True)

    def _make_room_for(self, text: BodyText, window: QWidget) -> None:
        """Show all words. Left alone, a dialog is cut off at two thirds of the screen."""
        width = min(tokens().px(_WIDE), window.width())
        self.setMinimumWidth(width)
        room = max(tokens().px(_LEAST), window.height() - tokens().px(_AROUND))
        wanted = text.heightForWidth(width - 2 * _MARGIN)
        text.setMinimumHeight(min(room, wanted))
        if wanted > room:
            text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)


class WindowDialogs:
    """The real dialogs."""

    def open_files(
        self, parent: QWidget, title: str, filters: str, answer: FilesAnswer, *, several: bool = True
    ) -> None:
        """Ask for files to open."""
        dialog = file_dialog(parent, title, filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile)
        dialog.filesSelected.connect(lambda chosen: answer([Path(path) for path in chosen]))
        _show(dialog)

    def save_file(self, parent: QWidget, title: str, suggested: str, filters: str, answer: PathAnswer) -> None:
        """Ask where to save."""
        dialog = file_dialog(parent, title, filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
        dialog.selectFile(suggested)
        dialog.fileSelected.connect(lambda chosen: answer(Path(chosen)))
        _show(dialog)

    def choose_folder(self, parent: QWidget, title: str, answer: PathAnswer) -> None:
        """Ask for a folder."""
        dialog = file_dialog(parent, title, "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: answer(Path(chosen)))
        _show(dialog)

    def choose_printer(self, parent: QWidget, name: str, answer: PrinterAnswer) -> None:
        """Ask for a printer. Printing into a file is not offered: that way around would remember the place."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        dialog = QPrintDialog(printer, parent.window())
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(parent.window().windowTitle())
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(lambda: answer(printer))
        _show(dialog)

    def confirm(
        self,
        parent: QWidget,
        title: str,
        says: str,
        act: str,
        answer: Callable[[], None],
        *,
        danger: bool = False,
    ) -> None:
        """Ask before something happens."""
        dialog = MessageDialog(parent, title, says, act=act, danger=danger)
        dialog.accepted.connect(answer)
        _show(dialog)

    def tell(self, parent: QWidget, title: str, says: str) -> None:
        """Say something that needs no answer."""
        _show(MessageDialog(parent, title, says))


def _show(dialog: QDialog) -> None:
    """A dialog is a window of its own: it is left out of screen pictures as the one behind it is."""
    screen_capture.refuse(dialog)
    QDialog.open(dialog)


def file_dialog(parent: QWidget, title: str, filters: str) -> QFileDialog:
    """A file dialog of Qt's own that remembers nothing."""
    keep_no_settings()
    window = parent.window()
    dialog = QFileDialog(window, window.windowTitle(), QDir.homePath(), filters)
    dialog.setObjectName("fileDialog")
    dialog.setAccessibleName(title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    _put_on_top(dialog, Heading(title, level=3, name="fileDialogTitle"))
    return dialog


def _put_on_top(dialog: QFileDialog, heading: Heading) -> None:
    """Show what the dialog is for inside it: title bars and lists of windows show the neutral name alone."""
    layout = dialog.layout()
    assert layout is not None
    margins = layout.contentsMargins()
    heading.setContentsMargins(margins.left(), margins.top(), margins.right(), 0)
    # The one place that is free in the dialog's own grid.
    layout.setMenuBar(heading)


def keep_no_settings() -> None:
    """Send what Qt would write about its dialogs to a place that cannot be written."""
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, os.devnull)


def install_dialogs(app: QApplication, made: Dialogs) -> None:
    """Answer every question of the application with ``made``; tests put their own answers here."""
    app.setProperty(_PROPERTY, made)


def dialogs() -> Dialogs:
    """The dialogs of the running application."""
    app = QApplication.instance()
    made: Dialogs | None = app.property(_PROPERTY) if app else None
    return made if made is not None else WindowDialogs()
