"""The whole program with a user at its window: ``python -m tests.e2e.whole_program``.

Its start, its work and its ends are the program's own; the user takes the place of whoever sits there. One line of
JSON on standard input is what they type and choose (:class:`Typed`). When all is done, the titles that windows have
shown go to standard output, as one line of JSON; the next line of input says how it ends, by ``leave`` or by something
from outside, such as ``sleep``. Standard output is closed then by the system, when the process ends or begins anew.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from nocontact_desktop import app as program_module
from nocontact_desktop.app import Program
from tests.e2e import story
from tests.e2e.traces import planted_word
from tests.e2e.user import User

LONG = 60_000


@dataclass(frozen=True)
class Typed:
    """What the user types, and where the chat lies and the report goes."""

    passphrase: str
    person: str
    title: str
    reason: str
    message: str
    chat: str
    out: str

    @property
    def words(self) -> list[str]:
        """The words that are looked for afterwards."""
        return [self.passphrase.split()[0], self.person, self.title, self.reason, self.message]


def plant(place: Path) -> Typed:
    """Words made by chance, a chat with two of them, and a folder for the report, in ``place``."""
    passphrase, person, title, reason, message = (planted_word() for _ in range(5))
    chat, out = place / "chat.txt", place / "out"
    out.mkdir()
    lines = [f"[01/02/2026, 21:15:03] {person}: {message}", "[13/02/2026, 07:02:11] M. Example: Please do not come."]
    chat.write_text("\n".join(lines) + "\n", "utf-8")
    return Typed(f"{passphrase} by the river", person, title, reason, message, str(chat), str(out))


class TitleWatch(QObject):
    """Collects what the title bars say."""

    def __init__(self) -> None:
        super().__init__()
        self.titles: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shows = event.type() in {QEvent.Type.Show, QEvent.Type.WindowTitleChange}
        if shows and isinstance(watched, QWidget) and watched.isWindow() and watched.isVisible():
            self.titles.add(watched.windowTitle())
        return False


def tell_the_story(user: User, typed: Typed) -> None:
    """Everything that takes in or gives out words."""
    told = story.Told(typed.passphrase, typed.person, typed.title, Path(typed.chat), Path(typed.out))
    story.make_the_notebook(user, told)
    write_a_reason(user, typed.reason)
    story.write_an_entry_with_a_screenshot(user, told)
    story.bring_in_a_chat(user, told)
    story.print_the_report(user, told)
    story.cover_a_part_of_the_picture(user, told)
    story.save_a_paper(user, told)
    story.show_the_entry(user)


def write_a_reason(user: User, reason: str) -> None:
    """A sheet of the plan, which keeps by itself what is typed."""
    user.click("go_prepare")
    user.click("chapter_decide")
    user.click("way_sheet_reasons")
    user.type_into("answer_why", reason)


def sit_at_the_window() -> int:
    """Stands in for the event loop of the program."""
    sys.excepthook = sys.__excepthook__  # a test wants to know more of a bug than a user is told
    app = QApplication.instance()
    assert app is not None
    watch = TitleWatch()
    app.installEventFilter(watch)
    program = app.findChild(Program)
    assert program is not None
    watch.titles |= {window.windowTitle() for window in QApplication.topLevelWidgets() if window.isVisible()}
    tell_the_story(User(program), Typed(**json.loads(sys.stdin.readline())))
    print(json.dumps(sorted(watch.titles)), flush=True)
    os.dup(1)  # a new program does not get this copy, and when it is closed whoever reads sees the end
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if sys.stdin.readline().strip() == "leave":
        program.leave()
    QTest.qWait(LONG)
    return 1  # it should have ended or begun anew long ago


if __name__ == "__main__":
    QApplication.exec = staticmethod(sit_at_the_window)  # type: ignore[method-assign]
    sys.exit(program_module.main([]))
